/// One stage as it was gone through in a case (trin i forløbet).
public struct CaseStep: Identifiable, Hashable, Sendable, Codable {
    /// From 1.
    public let number: Int
    public let stage: Slug
    public let begunAt: Instant
    public let begunBy: Person.ID?
    /// Why stages were passed by; nil when none was.
    public let reason: String?
    /// What it is expected to end in: then HR takes part where the stage says so (I-21).
    public let expects: [Decision]
    public internal(set) var appointment = Appointment()
    /// The day the employee was told topic and time, and when that was noted.
    public internal(set) var told: Noted?
    /// The convening letter's number.
    public internal(set) var convening: Int?
    public internal(set) var held: Noted?
    /// Pauses and continuation meetings, oldest first (I-39).
    public internal(set) var pauses: [Pause] = []
    /// The record's number among the documents.
    public internal(set) var record: Int?
    /// The plan as it stands; every saving is kept.
    public internal(set) var plan: ActionPlan?
    public internal(set) var hearing: Hearing?
    public internal(set) var decided: Decided?
    public internal(set) var followUps: [FollowUp] = []
    public internal(set) var ended: Noted?

    public var id: Int { number }

    /// That something happened on a day, and when that was written down: the two are never the same field.
    public struct Noted: Hashable, Sendable, Codable {
        public let on: CalendarDate
        public let by: Person.ID
        public let at: Instant
    }

    public struct Pause: Hashable, Sendable, Codable {
        public let at: Instant
        public let reason: String?
        /// When the conversation goes on; nil until that is agreed.
        public internal(set) var goesOn: Appointment?
        public internal(set) var continued: Noted?
    }

    public struct Decided: Hashable, Sendable, Codable {
        public let decision: Decision
        public let grounds: Grounds
        public let by: Person.ID
        public let at: Instant
        /// The letter's number.
        public let document: Int
    }

    /// What a decision rests on (forvaltningsloven sections 22 to 24).
    public struct Grounds: Hashable, Sendable, Codable {
        public let rule: String?
        public let facts: String?
        public let reasons: String?

        public init(rule: String? = nil, facts: String? = nil, reasons: String? = nil) {
            (self.rule, self.facts, self.reasons) = (rule, facts, reasons)
        }

        public func checked() throws(RuleBroken) -> Grounds {
            Grounds(
                rule: try rule?.checkedIfAny("rule", atMost: Limits.remark), facts: try facts?.checkedIfAny("facts", atMost: Limits.text),
                reasons: try reasons?.checkedIfAny("reasons", atMost: Limits.text))
        }
    }

    /// How it went since (I-48).
    public struct FollowUp: Hashable, Sendable, Codable {
        public let outcome: Agreement.Outcome
        public let next: Procedure.NextStep
        public let note: String?
        public let by: Person.ID
        public let at: Instant
    }

    /// Whether the employee knows of it: it was told, sent, held, heard about or decided.
    public var isKnownToEmployee: Bool { told != nil || convening != nil || held != nil || hearing != nil || decided != nil }

    /// As the employee sees it, without what is the workplace's alone: why stages were passed by, and what it is expected to end in.
    public var asEmployee: CaseStep {
        var step = CaseStep(number: number, stage: stage, begunAt: begunAt, begunBy: begunBy, reason: nil, expects: [])
        (step.appointment, step.told, step.convening, step.held, step.pauses) = (appointment, told, convening, held, pauses)
        (step.record, step.plan, step.hearing, step.decided) = (record, plan, hearing, decided)
        (step.followUps, step.ended) = (followUps, ended)
        return step
    }

    public var isOpen: Bool { ended == nil }
    /// Whether the conversation is going on, or paused.
    public var isPaused: Bool { pauses.last.map { $0.continued == nil } ?? false }
}
