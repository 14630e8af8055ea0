/// What a rule of form holds against something that is about to be done in a case, or asks to look at again.
public struct CaseFinding: Hashable, Sendable {
    /// `block` stops it, `warn` asks to look again.
    public let level: Finding.Level
    /// Where the rule comes from: a requirement id ("I-16"), or a section of a law ("FVL-22").
    public let rule: String
    /// Names the finding: `formality.<key>` says what is wrong, `.source` which rule and from where, `.remedy` what to do.
    public let key: String
    /// The field it stands beside.
    public let field: String?
    public let values: [String: String]
    /// What the procedure itself says about it.
    public let say: LocalizedText?
    /// Whether a written reason and a second person get past it. Nothing else gets past a block.
    public let isOverridable: Bool

    init(
        _ level: Finding.Level, _ rule: String, _ key: String, field: String? = nil, _ values: [String: String] = [:],
        say: LocalizedText? = nil, isOverridable: Bool = false
    ) {
        (self.level, self.rule, self.key, self.field, self.values) = (level, rule, key, field, values)
        (self.say, self.isOverridable) = (say, isOverridable)
    }

    public var text: Phrase { Phrase("formality.\(key)", values) }
    public var source: Phrase { Phrase("formality.\(key).source", values) }
    public var remedy: Phrase { Phrase("formality.\(key).remedy", values) }

    /// Every key that a finding can have.
    public static let keys = [
        "skip_reason", "skip_advice", "hr_named", "convening_field", "notice_short", "not_told", "not_convened", "no_record_here",
        "other_record", "record_avoids", "no_hearing_here", "no_decision_here", "no_hearing", "hearing_deadline", "hearing_request",
        "hearing_statement", "decision_grounds", "decision_maker", "hearing_field", "record_missing", "not_filed", "remarks_wait",
    ]
}

/// Rules of form say no. Nothing was done.
public struct StoppedByFormalities: Error, Hashable, Sendable {
    /// The blocks, and the warnings that came with them.
    public let findings: [CaseFinding]

    /// Whether every block can be got past with a reason and a second person.
    public var canBeOverruled: Bool { findings.allSatisfy { $0.level != .block || $0.isOverridable } }
}

/// What the employee is to be heard about (forvaltningsloven section 19).
public struct HearingContent: Hashable, Sendable, Codable {
    /// What speaks against them.
    public let facts: String?
    /// What is intended.
    public let intended: String?
    /// How it is seen; need not be said.
    public let assessment: String?

    public init(facts: String?, intended: String?, assessment: String? = nil) {
        (self.facts, self.intended, self.assessment) = (facts, intended, assessment)
    }

    public func checked() throws(RuleBroken) -> HearingContent {
        HearingContent(
            facts: try facts?.checkedIfAny("facts", atMost: Limits.text),
            intended: try intended?.checkedIfAny("intended", atMost: Limits.text),
            assessment: try assessment?.checkedIfAny("assessment", atMost: Limits.text))
    }
}

/// Something that is about to be done in a case.
public enum CaseDeed: Hashable, Sendable {
    case begin(Stage, reason: String?)
    /// The convening letter goes out, delivered on a day.
    case convene(on: CalendarDate)
    case hold
    case handOver(CaseDocument.Kind, text: String)
    case startHearing(HearingContent)
    case decide(Decision, CaseStep.Grounds)
    case endStep
}
