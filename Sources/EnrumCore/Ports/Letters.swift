public import EnrumDomain

/// Fills letters in: puts values into a logic-less Mustache text, worded in a language.
public protocol Letters: Sendable {
    /// - Throws: ``RuleBroken`` when the text is no template.
    func fill(_ template: String, with values: LetterValues, in language: Language) throws -> String
}

/// What a letter says, by ``LetterTemplate/keys`` and "settings." with a setting's key. What is not there is empty, and its section is left out.
public typealias LetterValues = [String: LetterValue]

/// One thing that a letter says, not yet in words.
public enum LetterValue: Hashable, Sendable {
    case text(String)
    case date(CalendarDate)
    case time(TimeOfDay)
    /// How long something takes.
    case minutes(Int)
    case number(Int)
    /// Only a section looks at it.
    case flag(Bool)
}

/// Without letters: says so rather than sending an empty one.
public struct NoLetters: Letters {
    public init() {}

    public func fill(_ template: String, with values: LetterValues, in language: Language) throws -> String {
        throw RuleBroken("rule.case_no_letters")
    }
}
