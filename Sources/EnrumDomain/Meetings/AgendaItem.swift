/// A point that one of the two brings; it comes up again until someone ticks it (punkt).
public struct AgendaItem: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<AgendaItem>

    public let id: ID
    public let employee: Person.ID
    public let leader: Person.ID
    /// The meeting it was brought to first.
    public let raisedIn: Meeting.ID
    public let author: Person.ID
    public let text: String
    public let raisedAt: Instant
    /// When the other could first read it; nil while it is the employee's draft.
    public private(set) var sharedAt: Instant?
    /// That it was talked through, and in which meeting.
    public private(set) var ticked: Tick?

    /// Who ticked a point, when, and in which meeting.
    public struct Tick: Hashable, Sendable {
        public let by: Person.ID
        public let at: Instant
        public let meeting: Meeting.ID

        public init(by: Person.ID, at: Instant, meeting: Meeting.ID) { (self.by, self.at, self.meeting) = (by, at, meeting) }
    }

    /// A new point. The employee's is a draft until the preparation is shared; what is said at the table, and what the leader brings, is
    /// for both at once.
    public init(id: ID, meeting: Meeting, author: Person.ID, text: String, at instant: Instant) throws(RuleBroken) {
        (self.id, self.employee, self.leader, self.raisedIn) = (id, meeting.employee, meeting.leader, meeting.id)
        (self.author, self.raisedAt) = (author, instant)
        self.text = try text.checked("item", atMost: Limits.title)
        sharedAt = author != meeting.employee || meeting.shared != nil || meeting.begun != nil ? instant : nil
    }

    /// Rebuilds one from the store.
    public init(
        stored id: ID, employee: Person.ID, leader: Person.ID, raisedIn: Meeting.ID, author: Person.ID, text: String, raisedAt: Instant,
        sharedAt: Instant?, ticked: Tick?
    ) {
        (self.id, self.employee, self.leader, self.raisedIn) = (id, employee, leader, raisedIn)
        (self.author, self.text, self.raisedAt, self.sharedAt, self.ticked) = (author, text, raisedAt, sharedAt, ticked)
    }

    public func isVisible(to person: Person.ID) -> Bool { person == author || sharedAt != nil }

    public mutating func share(at instant: Instant) {
        if sharedAt == nil { sharedAt = instant }
    }

    /// Makes it a draft again.
    public mutating func withdraw() { sharedAt = nil }

    public mutating func tick(by person: Person.ID, at instant: Instant, in meeting: Meeting.ID) {
        if ticked == nil { ticked = Tick(by: person, at: instant, meeting: meeting) }
    }

    /// It was not talked through after all.
    public mutating func untick() { ticked = nil }
}
