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
    /// What the procedure calls the things that it is about; "{names}" in the text.
    public let names: LocalizedText?
    /// Whether a written reason and a second person get past it. Nothing else gets past a block.
    public let isOverridable: Bool

    init(
        _ level: Finding.Level, _ rule: String, _ key: String, field: String? = nil, _ values: [String: String] = [:],
        say: LocalizedText? = nil, names: LocalizedText? = nil, isOverridable: Bool = false
    ) {
        (self.level, self.rule, self.key, self.field, self.values) = (level, rule, key, field, values)
        (self.say, self.names, self.isOverridable) = (say, names, isOverridable)
    }

    public var text: Phrase { Phrase("formality.\(key)", values) }
    public var source: Phrase { Phrase("formality.\(key).source", values) }
    public var remedy: Phrase { Phrase("formality.\(key).remedy", values) }

    /// Every key that a finding can have.
    public static let keys = [
        "skip_reason", "skip_advice", "hr_named", "hr_named_today", "convening_field", "notice_short", "move_agreement", "told_short",
        "held_early",
        "not_told", "not_convened", "no_record_here", "other_record", "record_avoids", "record_empty", "no_hearing_here",
        "no_decision_here", "no_hearing", "hearing_deadline", "hearing_request", "hearing_statement", "hearing_graver",
        "decision_grounds", "warning_change", "decision_maker", "hearing_field", "not_opened", "record_missing", "not_filed",
        "remarks_wait",
    ]
}

/// Rules of form say no. Nothing was done.
public struct StoppedByFormalities: Error, Hashable, Sendable {
    /// The blocks, and the warnings that came with them.
    public let findings: [CaseFinding]

    public init(findings: [CaseFinding]) { self.findings = findings }

    /// Whether every block can be got past with a reason and a second person.
    public var canBeOverruled: Bool { findings.allSatisfy { $0.level != .block || $0.isOverridable } }
}

/// What the employee is to be heard about (forvaltningsloven section 19).
public struct HearingContent: Hashable, Sendable, Codable {
    /// What speaks against them.
    public let facts: String?
    /// What is intended; the letter words it.
    public let intended: Decision?
    /// How it is seen; need not be said.
    public let assessment: String?

    public init(facts: String?, intended: Decision?, assessment: String? = nil) {
        (self.facts, self.intended, self.assessment) = (facts, intended, assessment)
    }

    public func checked() throws(RuleBroken) -> HearingContent {
        HearingContent(
            facts: try facts?.checkedIfAny("facts", atMost: Limits.text),
            intended: intended,
            assessment: try assessment?.checkedIfAny("assessment", atMost: Limits.text))
    }
}

/// Something that is about to be done in a case.
public enum CaseDeed: Hashable, Sendable {
    case begin(Stage, reason: String?)
    /// The convening letter goes out, delivered on a day.
    case convene(on: CalendarDate)
    /// An appointment that the employee knows of is moved.
    case move(Appointment, agreed: String?)
    /// It was held on a day.
    case hold(on: CalendarDate)
    /// - Parameter missing: The fields that it must hold and does not.
    case handOver(CaseDocument.Kind, text: String, missing: [LocalizedText])
    case startHearing(HearingContent)
    case decide(Decision, CaseStep.Grounds)
    case endStep
}
