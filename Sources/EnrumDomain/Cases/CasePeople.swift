/// Whom the employee brings (bisidder). The employee alone invites and removes them (I-20).
public struct Companion: Hashable, Sendable, Codable {
    /// Nil for somebody outside the organisation, who gets what there is on paper.
    public let person: Person.ID?
    public let name: String
    public let invitedAt: Instant

    public init(person: Person.ID?, name: String, invitedAt: Instant) {
        (self.person, self.name, self.invitedAt) = (person, name, invitedAt)
    }
}

/// What HR advised, noted by the leader: HR does not see the case for it (I-21).
public struct HRAdvice: Hashable, Sendable, Codable {
    public let from: String
    public let text: String
    public let on: CalendarDate
    public let by: Person.ID
    public let at: Instant
}

/// Something noted about the case (offentlighedsloven section 13): when it happened, and when it was written down.
public struct TimedNote: Hashable, Sendable, Codable {
    public let text: String
    public let occurredOn: CalendarDate
    public let by: Person.ID
    public let at: Instant
    /// More than two working days after it happened ("skrevet sent").
    public let isLate: Bool
}

/// Getting past a block that can be: a written reason, and a second person.
public struct CaseOverride: Hashable, Sendable, Codable {
    /// The finding's ``CaseFinding/key``.
    public let finding: String
    public let step: Int
    public let reason: String
    /// The gravest decision that it is asked for; nil for what was kept before that was said.
    public let intended: Decision?
    public let askedBy: Person.ID
    public let askedAt: Instant
    public internal(set) var approvedBy: Person.ID?
    public internal(set) var approvedAt: Instant?
}

/// Who led a case from when.
public struct CaseLeader: Hashable, Sendable, Codable {
    public let leader: Person.ID
    public let from: Instant
}

/// How a case ended.
public struct CaseClosure: Hashable, Sendable, Codable {
    public let reason: Reason
    public let note: String?
    /// Nil when it closed because the employee had left.
    public let by: Person.ID?
    public let at: Instant

    public enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
        case improved, decided
        case notNeeded = "not_needed"
        case employeeLeft = "employee_left"
    }
}
