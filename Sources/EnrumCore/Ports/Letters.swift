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
    /// A last day, and the closed day that it was moved from.
    case deadline(CalendarDate, movedFrom: CalendarDate?)
    /// What is intended, or decided.
    case decision(Decision)
    /// What the employee should have had and did not get, why, and by whom.
    case passedOver([PassedOver])
    /// What has to be different, in the decision's own words, and the plan of action.
    case plan(change: String?, ActionPlan?)
    case time(TimeOfDay)
    /// How long something takes.
    case minutes(Int)
    case number(Int)
    /// Only a section looks at it.
    case flag(Bool)
}

/// A rule of form that was passed over: who asked, why, and who said yes.
public struct PassedOver: Hashable, Sendable {
    /// The ``CaseOverride/finding``.
    public let finding: String
    public let reason: String
    public let askedBy: String
    public let approvedBy: String

    public init(finding: String, reason: String, askedBy: String, approvedBy: String) {
        (self.finding, self.reason, self.askedBy, self.approvedBy) = (finding, reason, askedBy, approvedBy)
    }
}

/// Without letters: says so rather than sending an empty one.
public struct NoLetters: Letters {
    public init() {}

    public func fill(_ template: String, with values: LetterValues, in language: Language) throws -> String {
        throw RuleBroken("rule.case_no_letters")
    }
}
