/// What someone answered.
public enum AnswerValue: Hashable, Sendable {
    case text(String)
    case scale(Int)
    case choice(Slug)
    case many([Slug])
    case number(Double)
    case date(CalendarDate)
    case person(Person.ID)
    case yesNo(Bool)
    /// Rows of cells in the order of the question's columns; an empty cell is "".
    case table([[String]])
}

extension AnswerValue {
    /// The value as conditions see it.
    public var condition: Condition.Value {
        switch self {
        case .text(let text): .text(text)
        case .scale(let step): .number(Double(step))
        case .choice(let option): .text(option.rawValue)
        case .many(let options): .list(options.map(\.rawValue))
        case .number(let number): .number(number)
        case .date(let date): .date(date)
        case .person(let person): .text(person.rawValue)
        case .yesNo(let answer): .yesNo(answer)
        case .table(let rows): .list(rows.map { $0.joined(separator: " ") })
        }
    }
}

extension AnswerValue {
    private static let cellSeparator: Character = "\u{1f}"
    private static let rowSeparator: Character = "\u{1e}"

    /// The value as one line of text for the store, read back with its ``tag``. Tidied texts hold no control characters, so the
    /// two separators of a table cannot stand in a cell.
    public var stored: String {
        switch self {
        case .text(let text): text
        case .scale(let step): String(step)
        case .choice(let option): option.rawValue
        case .many(let options): options.map(\.rawValue).joined(separator: String(Self.cellSeparator))
        case .number(let number): String(number)
        case .date(let date): date.iso
        case .person(let person): person.rawValue
        case .yesNo(let answer): answer ? "yes" : "no"
        case .table(let rows):
            rows.map { $0.joined(separator: String(Self.cellSeparator)) }.joined(separator: String(Self.rowSeparator))
        }
    }

    /// The kind's short name beside the stored text.
    public var tag: String {
        switch self {
        case .text: "text"
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

    /// Nil when the text is not a value of the tag's kind, which a store that was written by us never holds.
    public init?(stored text: String, tag: String) {
        switch tag {
        case "text": self = .text(text)
        case "scale": guard let step = Int(text) else { return nil }; self = .scale(step)
        case "choice": guard let option = Slug(text) else { return nil }; self = .choice(option)
        case "many": self = .many(text.split(separator: Self.cellSeparator).compactMap { Slug($0) })
        case "number": guard let number = Double(text) else { return nil }; self = .number(number)
        case "date": guard let date = CalendarDate(iso: text) else { return nil }; self = .date(date)
        case "person": self = .person(Person.ID(stored: text))
        case "yes_no": self = .yesNo(text == "yes")
        case "table":
            self = .table(
                text.split(separator: Self.rowSeparator, omittingEmptySubsequences: false).map {
                    $0.split(separator: Self.cellSeparator, omittingEmptySubsequences: false).map(String.init)
                })
        default: return nil
        }
    }
}
