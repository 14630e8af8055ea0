/// The employee is heard before a decision (partshøring, forvaltningsloven section 19).
public struct Hearing: Hashable, Sendable, Codable {
    /// The hearing letter's number.
    public let document: Int
    public let startedAt: Instant
    /// What is intended: a graver decision needs a hearing of its own.
    public let about: Decision
    /// The last day; a request for more time that is granted moves it. It ends with the day.
    public internal(set) var deadline: CalendarDate
    /// The last day before it was moved off a closed day; nil for what was kept before it was.
    public internal(set) var chosen: CalendarDate?
    public internal(set) var requests: [MoreTime] = []
    /// When the employee asked that the decision waits for their statement (section 21); nil when they have not.
    public internal(set) var waitAskedAt: Instant?
    /// When the leader answered that with a deadline; until then the clock stands still.
    public internal(set) var waitAnsweredAt: Instant?
    public internal(set) var statements: [CaseDocument.Addition] = []

    /// A request for more time, with its answer.
    public struct MoreTime: Hashable, Sendable, Codable {
        public let askedAt: Instant
        public let reason: String
        public let until: CalendarDate?
        public internal(set) var answer: Answer?

        public struct Answer: Hashable, Sendable, Codable {
            public let by: Person.ID
            public let at: Instant
            /// The new deadline; nil when it was not granted.
            public let until: CalendarDate?
            public let reason: String?
        }
    }

    /// The closed day that the deadline was moved from; nil when it was not moved.
    public var movedFrom: CalendarDate? { chosen == deadline ? nil : chosen }
    /// Whether a request waits for its answer.
    public var hasOpenRequest: Bool { requests.last.map { $0.answer == nil } ?? false }
    public var isAnswered: Bool { !statements.isEmpty }

    /// Why the decision has to wait; nil when it may be made.
    public func holdsBack(on today: CalendarDate) -> Wait? {
        if isAnswered { return nil }
        if hasOpenRequest { return .request }
        if waitAskedAt != nil, waitAnsweredAt == nil { return .statement }
        return today <= deadline ? .deadline : nil
    }

    public enum Wait: String, CaseIterable, Hashable, Sendable {
        /// Neither answer nor end of the deadline yet.
        case deadline
        /// A request for more time is not answered.
        case request
        /// The employee has asked that the decision waits for their statement, and no deadline is set for it yet.
        case statement
    }
}
