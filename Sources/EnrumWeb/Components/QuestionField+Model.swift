/// One question with room for an answer.
///
/// Its parts are sent as `answer/ID`, `mark/ID` and `version/ID`; cells of a table as `answer/ID/ROW/COLUMN`, rows counted from 0.
struct QuestionField: Sendable {
    /// The question's id: "basis/tasks".
    let id: String
    let label: String
    var help: String?
    let input: Input
    var isRequired = false
    /// What to mend, in a whole sentence.
    var error: String?
    /// Who can read the answer; nil for what is no answer, such as a module's setting.
    var lane: LaneNote?
    /// What modules say about the question, when they look at the conversation as a whole.
    var findings = FindingList()
    /// What they say about the answer: told anew each time it is saved.
    var answerFindings = FindingList()
    /// Whether its author finds that this is what matters most; nil where that is not asked.
    var isMarked: Bool?
    /// Which set it comes from: "Fra Grundskemaet".
    var source: String?
    /// What the editor has seen; sent back so that a change by somebody else is noticed.
    var version = 0
    /// Someone else changed it meanwhile.
    var conflict: ConflictView?
    /// Whether a choice offers the way back to none, which a radio button alone does not have.
    var canBeCleared = true
    /// Not asked as things stand: it shows itself when an answer makes it fit.
    var isHidden = false

    enum Input: Sendable {
        case text(String)
        case longText(String)
        case scale(Scale)
        case choice([Option])
        case many([Option])
        /// Written as people write it: "2,5".
        case number(String, unit: String?)
        /// "2026-11-24", or nothing.
        case date(String)
        case person([Option])
        case yesNo(Bool?)
        case table(Table)
    }

    /// Whole numbers with both ends worded; nothing is preset.
    struct Scale: Sendable {
        let lowest: Int
        let highest: Int
        let lowestLabel: String
        let highestLabel: String
        var chosen: Int?
    }

    struct Option: Sendable {
        let id: String
        let label: String
        var isChosen = false
    }

    struct Table: Sendable {
        let columns: [Column]
        let rows: [Row]
        /// How many rows there may be; more than are shown where people add their own.
        var mostRows = 0

        struct Column: Sendable {
            let label: String
            var isNumber = false
            /// What may be chosen; empty where people write.
            var options: [Option] = []
        }

        struct Row: Sendable {
            /// Nil where people add their own rows.
            var label: String?
            /// One for each column; the option's id where one is chosen.
            let cells: [String]
        }
    }

    /// Whether there is something in it.
    var isAnswered: Bool {
        switch input {
        case .text(let text), .longText(let text), .number(let text, _), .date(let text): !text.isEmpty
        case .scale(let scale): scale.chosen != nil
        case .choice(let options), .many(let options), .person(let options): options.contains(where: \.isChosen)
        case .yesNo(let answer): answer != nil
        case .table(let table): table.rows.contains { $0.cells.contains { !$0.isEmpty } }
        }
    }
}
