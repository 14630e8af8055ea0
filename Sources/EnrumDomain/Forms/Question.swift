/// One question, as data.
public struct Question: Identifiable, Hashable, Sendable, Codable {
    public let id: QuestionID
    public let kind: Kind
    public let label: LocalizedText
    /// A line under the label that helps someone answer.
    public let help: LocalizedText?
    /// Whether the form asks again when it is left empty. It never stops anyone: every answer is voluntary (GDPR 9).
    public let isRequired: Bool
    /// Asked only while this holds; nil means always.
    public let showIf: Condition?
    /// What an answer usually keeps; nil means anything that the kind takes.
    public let constraint: Constraint?
    public let phase: Phase
    public let answeredBy: Answerer
    /// Who may read the answer once it is shared.
    public let lane: Lane
    /// Nil when it is handed out, so that the bytes of what is frozen stay.
    private var keptBack: Bool?

    public init(
        id: QuestionID, kind: Kind, label: LocalizedText, help: LocalizedText? = nil, isRequired: Bool = false, showIf: Condition? = nil,
        constraint: Constraint? = nil, phase: Phase = .before, answeredBy: Answerer = .employee, lane: Lane = .pair
    ) {
        (self.id, self.kind, self.label, self.help, self.isRequired) = (id, kind, label, help, isRequired)
        (self.showIf, self.constraint, self.phase, self.answeredBy, self.lane) = (showIf, constraint, phase, answeredBy, lane)
    }

    /// Whether the employee sees it only when the two sit together, also where the rest of the form is handed out (T-03).
    public var isKeptBack: Bool { keptBack ?? false }

    /// The same question, not handed out.
    public func keepingBack() -> Question {
        var question = self
        question.keptBack = true
        return question
    }

    /// When it is asked (P-01).
    public enum Phase: String, CaseIterable, Hashable, Sendable, Codable { case before, during, after }

    /// Who answers.
    public enum Answerer: String, CaseIterable, Hashable, Sendable, Codable { case employee, leader, both }

    /// What kind of answer it takes.
    public enum Kind: Hashable, Sendable, Codable {
        case text
        case longText
        case scale(Scale)
        case choice([Option])
        case many([Option])
        case number(NumberRange)
        case date
        case person
        case yesNo
        case table(Table)

        /// The kind's name in files and in the API.
        public var name: String {
            switch self {
            case .text: "text"
            case .longText: "long_text"
            case .scale: "scale"
            case .choice: "choice"
            case .many: "many"
            case .number: "number"
            case .date: "date"
            case .person: "person"
            case .yesNo: "yes_no"
            case .table: "table"
            }
        }
    }

    /// Something that an answer usually keeps. One that does not is kept all the same, with a warning beside it for its author.
    public struct Constraint: Hashable, Sendable, Codable {
        /// What usually holds; it can look at this question's answer and at earlier ones.
        public let condition: Condition
        /// What to say while it does not hold; nil leaves the words to the page.
        public let message: LocalizedText?

        public init(_ condition: Condition, message: LocalizedText? = nil) { (self.condition, self.message) = (condition, message) }
    }

    /// Whole numbers from `lowest` to `highest`, both ends worded, nothing preset.
    public struct Scale: Hashable, Sendable, Codable {
        public let lowest: Int
        public let highest: Int
        public let lowestLabel: LocalizedText
        public let highestLabel: LocalizedText

        /// Nil unless there are 2 to 11 steps between -100 and 100.
        public init?(lowest: Int, highest: Int, lowestLabel: LocalizedText, highestLabel: LocalizedText) {
            guard (-100...100).contains(lowest), (-100...100).contains(highest), (1...10).contains(highest - lowest) else { return nil }
            (self.lowest, self.highest, self.lowestLabel, self.highestLabel) = (lowest, highest, lowestLabel, highestLabel)
        }
    }

    /// One of the answers that a choice offers.
    public struct Option: Hashable, Sendable, Codable {
        public let id: Slug
        public let label: LocalizedText

        public init(id: Slug, label: LocalizedText) { (self.id, self.label) = (id, label) }
    }

    /// What a number may be; nil means no bound.
    public struct NumberRange: Hashable, Sendable, Codable {
        public let minimum: Double?
        public let maximum: Double?
        public let unit: LocalizedText?

        public init(minimum: Double? = nil, maximum: Double? = nil, unit: LocalizedText? = nil) {
            (self.minimum, self.maximum, self.unit) = (minimum, maximum, unit)
        }
    }

    /// Rows and columns; without `rows` people add their own, up to `mostRows`.
    public struct Table: Hashable, Sendable, Codable {
        public let columns: [Column]
        public let rows: [Option]
        public let mostRows: Int

        /// Nil unless there are 1 to 8 columns and at most 30 rows.
        public init?(columns: [Column], rows: [Option], mostRows: Int) {
            guard (1...8).contains(columns.count), rows.count <= 30, (1...30).contains(mostRows) else { return nil }
            (self.columns, self.rows, self.mostRows) = (columns, rows, rows.isEmpty ? mostRows : rows.count)
        }

        public struct Column: Hashable, Sendable, Codable {
            public let id: Slug
            public let label: LocalizedText
            public let cell: Cell

            public init(id: Slug, label: LocalizedText, cell: Cell) { (self.id, self.label, self.cell) = (id, label, cell) }
        }

        /// What a cell of the column takes.
        public enum Cell: Hashable, Sendable, Codable {
            case text
            case number
            case choice([Option])
        }
    }
}
