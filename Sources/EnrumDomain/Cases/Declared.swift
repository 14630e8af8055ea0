/// A value that a procedure states, or leaves to one of its plugin's settings, so that the organisation sets its own numbers.
public enum Declared<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    case fixed(Value)
    case setting(Slug)

    /// The value; nil while it is left to a setting, which it never is in a pinned procedure.
    public var value: Value? {
        switch self {
        case .fixed(let value): value
        case .setting: nil
        }
    }

    func settled(_ settings: SettingValues, or fallback: Value, _ read: (AnswerValue) -> Value?) -> Declared {
        switch self {
        case .fixed: self
        case .setting(let key): .fixed(settings[key].flatMap(read) ?? fallback)
        }
    }
}

extension AnswerValue {
    var wholeDays: Int? {
        switch self {
        case .number(let number): Int(exactly: number.rounded()).map { min(max($0, 0), 366) }
        case .scale(let step): step
        default: nil
        }
    }

    var asYesNo: Bool? { if case .yesNo(let value) = self { value } else { nil } }
    var asText: LocalizedText? { if case .text(let text) = self { LocalizedText(danish: text) } else { nil } }
}
