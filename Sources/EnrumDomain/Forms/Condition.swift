/// A condition as data: "ask only if", "warn when" (level 1 of the plugin contract). One meaning, evaluated in one place.
public indirect enum Condition: Hashable, Sendable, Codable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case compare(Comparison, Operand, Operand)
    /// The left side equals one of these.
    case isIn(Operand, [Value])
    case answered(Operand)
    /// A text holds the text, or a list the item.
    case contains(Operand, Value)

    public enum Comparison: String, CaseIterable, Hashable, Sendable, Codable { case eq, ne, lt, lte, gt, gte }

    /// Something to compare.
    public indirect enum Operand: Hashable, Sendable, Codable {
        case answer(QuestionID)
        /// A fact of the meeting by name, such as `date`.
        case meeting(String)
        case agreement(String)
        case setting(String)
        case today
        case value(Value)
        /// How many items a list has, or how many characters a text.
        case count(Operand)
        /// Days from a date until today.
        case daysSince(Operand)
    }

    /// A plain value; dates are compared as dates when both sides are.
    public enum Value: Hashable, Sendable, Codable {
        case text(String)
        case number(Double)
        case yesNo(Bool)
        case list([String])
        case date(CalendarDate)
    }

    /// Nodes in the tree; a condition has at most 64.
    public var nodes: Int {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.reduce(1) { $0 + $1.nodes }
        case .not(let condition): 1 + condition.nodes
        case .compare(_, let left, let right): 1 + left.nodes + right.nodes
        case .isIn(let operand, let values): 1 + operand.nodes + values.count
        case .answered(let operand): 1 + operand.nodes
        case .contains(let operand, _): 2 + operand.nodes
        }
    }

    /// The most nodes that a condition may have.
    public static let mostNodes = 64

    /// Every question it looks at.
    public var questions: Set<QuestionID> {
        switch self {
        case .all(let conditions), .any(let conditions): conditions.reduce(into: []) { $0.formUnion($1.questions) }
        case .not(let condition): condition.questions
        case .compare(_, let left, let right): left.questions.union(right.questions)
        case .isIn(let operand, _), .answered(let operand), .contains(let operand, _): operand.questions
        }
    }
}

extension Condition.Operand {
    var nodes: Int {
        switch self {
        case .count(let operand), .daysSince(let operand): 1 + operand.nodes
        default: 1
        }
    }

    var questions: Set<QuestionID> {
        switch self {
        case .answer(let id): [id]
        case .count(let operand), .daysSince(let operand): operand.questions
        default: []
        }
    }
}
