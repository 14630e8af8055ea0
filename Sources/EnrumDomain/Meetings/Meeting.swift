/// One conversation between an employee and the leader they had when it was planned (samtale).
///
/// State is facts with a time and a person, not flags. A meeting belongs to its pair for ever: when the employee gets a new leader it
/// ends, and what was planned is planned anew with the new one.
public struct Meeting: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Meeting>

    public let id: ID
    /// The kind of conversation, with its terms as they were when it was planned.
    public let type: MeetingType
    public let employee: Person.ID
    public let leader: Person.ID
    public let planned: Stamp
    public internal(set) var schedule: Schedule
    public internal(set) var moves: [Move]
    /// The form went to the employee; from here on it is frozen.
    public internal(set) var sent: Stamp?
    /// The frozen form; there exactly when the form was sent.
    public internal(set) var form: FormID?
    /// Questions that the form could have had, and that the leader left for a later conversation, sorted.
    public internal(set) var leftForLater: [QuestionID] = []
    /// The employee let the leader read the preparation (P-03).
    public internal(set) var shared: Stamp?
    /// When the leader first read the shared preparation; from then on it cannot be taken back.
    public internal(set) var opened: Instant?
    /// The leader has prepared too; kept only where each reads the other's preparation when both are ready.
    public internal(set) var ready: Stamp?
    public internal(set) var begun: Stamp?
    /// The conversation itself is over; both can still write, remark and acknowledge.
    public internal(set) var held: Stamp?
    /// From here on the record is only appended to.
    public internal(set) var closed: Stamp?
    /// It will not be held.
    public internal(set) var ending: Ending?
    /// Who writes the minutes; the other comments (SECURITY rule l).
    public internal(set) var minuteTaker: Person.ID
    /// Counts up with each change that someone else may see.
    public var version: Int

    /// Who did something, and when.
    public struct Stamp: Hashable, Sendable {
        public let by: Person.ID
        public let at: Instant

        public init(by: Person.ID, at: Instant) { (self.by, self.at) = (by, at) }
    }

    /// When and where.
    public struct Schedule: Hashable, Sendable {
        public let date: CalendarDate
        public let time: TimeOfDay?
        /// Minutes, 5...480.
        public let length: Int
        public let place: String?

        public init(date: CalendarDate, time: TimeOfDay? = nil, length: Int = 45, place: String? = nil) throws(RuleBroken) {
            guard (5...480).contains(length) else { throw RuleBroken("rule.length", field: "length") }
            self.place = try place?.checkedIfAny("place", atMost: Limits.title)
            (self.date, self.time, self.length) = (date, time, length)
        }
    }

    /// A conversation that got another date; what was agreed should be kept, so a move is seen.
    public struct Move: Hashable, Sendable {
        public let from: CalendarDate
        public let to: CalendarDate
        public let stamp: Stamp
        public let reason: String?

        public init(from: CalendarDate, to: CalendarDate, stamp: Stamp, reason: String?) {
            (self.from, self.to, self.stamp, self.reason) = (from, to, stamp, reason)
        }
    }

    /// Why a meeting is not held.
    public struct Ending: Hashable, Sendable {
        public let kind: Kind
        public let stamp: Stamp
        public let reason: String?

        public enum Kind: String, CaseIterable, Hashable, Sendable {
            case cancelled
            /// The day came and it did not happen.
            case missed
            /// The employee got another leader.
            case leaderChanged = "leader_changed"
        }

        public init(kind: Kind, stamp: Stamp, reason: String?) { (self.kind, self.stamp, self.reason) = (kind, stamp, reason) }
    }

    /// Plans a meeting; nothing is sent yet.
    public init(id: ID, type: MeetingType = .oneToOne, employee: Person.ID, leader: Person.ID, schedule: Schedule, planned: Stamp) {
        (self.id, self.type, self.employee, self.leader) = (id, type, employee, leader)
        (self.schedule, self.planned, self.moves, self.minuteTaker, self.version) = (schedule, planned, [], leader, 1)
    }

    /// Where in its life it is.
    public var phase: Phase {
        if let ending { return .ended(ending.kind) }
        if closed != nil { return .closed }
        if held != nil { return .after }
        if begun != nil { return .during }
        return sent == nil ? .planned : .before
    }

    /// Before, during, after (P-01), with what lies around them.
    public enum Phase: Hashable, Sendable {
        /// On the calendar; the form has not been sent.
        case planned
        case before
        case during
        case after
        case closed
        case ended(Ending.Kind)
    }

    /// Whether the leader reads what the employee prepared: it is shared and, where both show at once, the leader is ready or they have begun.
    public var isRevealed: Bool { shared != nil && (!type.revealsTogether || ready != nil || begun != nil) }

    /// Whether the employee reads what the leader prepared: where both show at once, exactly when the leader reads theirs.
    public var isLeaderRevealed: Bool { !type.revealsTogether || isRevealed }

    /// Whether neither sees yet what the other brings to it: answers or points.
    public var holdsPreparationsBack: Bool { type.revealsTogether && begun == nil && !isRevealed }

    /// Whether beginning shows what was kept until then, so that the leader begins.
    public var isBegunByLeader: Bool { type.revealsTogether || !type.handsOut }

    /// Whether the employee has the questions (T-03).
    public var isHandedOut: Bool { type.handsOut || begun != nil }

    /// Whether someone of the pair has what its modules bring, beside what stands on every conversation: it is sent, and to the employee
    /// handed out (T-03, L-03).
    public func showsModules(to person: Person.ID) -> Bool { sent != nil && (isHandedOut || person == leader) }

    /// Whether the employee answers the question at home, to be shared; else it is answered while the two talk, or after, for both at once.
    public func isPrepared(_ question: Question) -> Bool {
        question.phase == .before && (question.answeredBy == .leader || type.handsOut && !question.isKeptBack)
    }

    public func includes(_ person: Person.ID) -> Bool { person == employee || person == leader }

    /// The other of the two.
    public func other(than person: Person.ID) -> Person.ID { person == employee ? leader : employee }

    /// The day is gone and nothing happened.
    public func isOverdue(on today: CalendarDate) -> Bool {
        (phase == .planned || phase == .before) && schedule.date < today
    }
}
