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
    /// Hearings about something milder, before one about something graver took their place.
    public internal(set) var earlierHearings: [Hearing] = []
    public internal(set) var decided: Decided?
    public internal(set) var followUps: [FollowUp] = []
    public internal(set) var ended: Noted?

    public var id: Int { number }

    /// That something happened on a day, and when that was written down: the two are never the same field.
    public struct Noted: Hashable, Sendable, Codable {
        public let on: CalendarDate
        public let by: Person.ID
        public let at: Instant
        /// The day it was written down; nil for what was kept before that day was.
        public let written: CalendarDate?

        init(on: CalendarDate, by: Person.ID, at: Instant, written: CalendarDate? = nil) {
            (self.on, self.by, self.at, self.written) = (on, by, at, written)
        }

        /// More than two working days after it happened ("skrevet sent").
        public var isLate: Bool { written.map { WorkingDays.isLate(on, written: $0) } ?? false }
        /// The day from which it counts as notice: what was written late counts from when it was written.
        public var counts: CalendarDate { isLate ? written ?? on : on }
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
        /// What has to be different; a warning without a plan of action says it (I-24).
        public let change: String?

        public init(rule: String? = nil, facts: String? = nil, reasons: String? = nil, change: String? = nil) {
            (self.rule, self.facts, self.reasons, self.change) = (rule, facts, reasons, change)
        }

        public func checked() throws(RuleBroken) -> Grounds {
            Grounds(
                rule: try rule?.checkedIfAny("rule", atMost: Limits.remark), facts: try facts?.checkedIfAny("facts", atMost: Limits.text),
                reasons: try reasons?.checkedIfAny("reasons", atMost: Limits.text),
                change: try change?.checkedIfAny("change", atMost: Limits.text))
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
        step.earlierHearings = earlierHearings
        (step.followUps, step.ended) = (followUps, ended)
        return step
    }

    /// Whether the employee knows when it is held: then it is moved, and not planned anew.
    public var isAppointed: Bool { told != nil || convening != nil }
    /// Whether a sanction is expected, heard about or decided.
    public var isAboutSanction: Bool { !expects.isEmpty || hearing != nil || decided?.decision.isSanction == true }
    /// What the employee said in hearings, oldest first.
    public var statements: [CaseDocument.Addition] { (earlierHearings + [hearing].compactMap { $0 }).flatMap(\.statements) }

    public var isOpen: Bool { ended == nil }
    /// Where and when the two meet next: the conversation, or its continuation after a pause (I-39); nil when neither is ahead.
    public var meeting: Appointment? {
        if held == nil { return isAppointed ? appointment : nil }
        return isPaused ? pauses.last?.goesOn : nil
    }

    /// Whether the conversation is going on, or paused.
    public var isPaused: Bool { pauses.last.map { $0.continued == nil } ?? false }
}
