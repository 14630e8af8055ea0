/// Samtalen: one page for both, in four steps (P-05 to P-08).
struct ConversationPage: Sendable {
    /// The other's first name.
    let other: String
    /// "tirsdag den 24. november, uge 48, kl. 10.00".
    let when: String
    var place: String?
    /// "Mette skriver referatet"; of a closed record, that it is closed and who has seen it.
    let penWords: String
    var isClosed = false
    /// Both in full, for the lines to sign on on paper.
    var signers: [String] = []
    let agenda: AgendaList
    let questions: Questions
    let agreements: [AgreementGroup]
    /// Nil when nothing can be added any more.
    var agreementForm: AgreementForm?
    /// What nobody but the viewer reads.
    var own = Own()
    /// Nil where nothing is written.
    let minutes: Minutes?
    /// Whether what is written is a short note.
    var isNote = false
    /// What modules say, suggest and report.
    var modules = ModuleParts()
    var suggestedAgreements: SuggestionList?
    var reports: [ReportView] = []
    /// Sheets to read, keep and print.
    var contracts: [ContractLink] = []
    let saved: SaveState
    /// Finish, acknowledge, close, or begin, as it fits; nil when there is nothing to do.
    var next: ActionForm?

    /// Where everything that is typed is posted, and saved while one types; nil when it is only read.
    var path: String?

    /// Step 2.
    struct Questions: Sendable {
        /// Why there is nothing to read: the other has not shared, said without content; nil when there is.
        var missing: String?
        let talks: [Talk]
        /// Whether notes are written, or only read.
        var isOpen = false
    }

    /// A question with its answer, and room for what is said about it.
    struct Talk: Sendable {
        let answer: AnswerText
        /// The leader's, of a question that both answer.
        var second: AnswerText?
        /// Where the viewer answers it here and now; nil for what was prepared.
        var field: QuestionField?
        /// Above the first question of a set; nil where there is only one.
        var heading: SetHeading?
        let said: Said
    }

    /// What nobody but the viewer reads, folded and not on paper: the two may look at one screen.
    struct Own: Sendable {
        /// Questions that the viewer answers to themselves while they talk.
        var talks: [Talk] = []
        var checklists: [ChecklistView] = []
        /// Where the viewer reads again what they wrote to themselves beforehand; nil when they wrote nothing.
        var preparationPath: String?
        /// The viewer's agreements with themselves; nil where there are none and none is offered.
        var withOneself: SelfAgreementSection?
    }

    /// What the two write, or have written, about a question.
    enum Said: Sendable {
        case writing(SharedField)
        case reading(String)
    }

    /// Step 4.
    struct Minutes: Sendable {
        let passages: [PassageView]
        /// Whether the viewer writes the passages, or only reads and comments.
        var isOpen = false
        /// Where a passage is added; nil when none can be.
        var addPath: String?
        /// What was added for good, each a whole line.
        var remarks: [String] = []
        /// Where a remark is added; nil before there is something to remark on.
        var remarkPath: String?
        /// A remark that is typed and not added yet.
        var newRemark = ""
        /// Whether nothing can be written any more but remarks.
        var isClosed = false
        /// Whether it is a short note.
        var isNote = false
    }
}
