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
    /// Talked through, in which meeting.
    public private(set) var ticked: (by: Person.ID, at: Instant, in: Meeting.ID)?

    public init(id: ID, meeting: Meeting, author: Person.ID, text: String, at instant: Instant) throws(RuleBroken) {
        (self.id, self.employee, self.leader, self.raisedIn) = (id, meeting.employee, meeting.leader, meeting.id)
        (self.author, self.raisedAt) = (author, instant)
        self.text = try text.checked("item", atMost: Limits.title)
    }

    public mutating func tick(by person: Person.ID, at instant: Instant, in meeting: Meeting.ID) {
        if ticked == nil { ticked = (person, instant, meeting) }
    }

    /// It was not talked through after all.
    public mutating func untick() { ticked = nil }

    /// Rebuilds one from the store.
    public static func stored(
        id: ID, employee: Person.ID, leader: Person.ID, raisedIn: Meeting.ID, author: Person.ID, text: String, raisedAt: Instant,
        ticked: (by: Person.ID, at: Instant, in: Meeting.ID)?
    ) -> AgendaItem {
        AgendaItem(
            id: id, employee: employee, leader: leader, raisedIn: raisedIn, author: author, text: text, raisedAt: raisedAt, ticked: ticked)
    }

    private init(
        id: ID, employee: Person.ID, leader: Person.ID, raisedIn: Meeting.ID, author: Person.ID, text: String, raisedAt: Instant,
        ticked: (by: Person.ID, at: Instant, in: Meeting.ID)?
    ) {
        (self.id, self.employee, self.leader, self.raisedIn) = (id, employee, leader, raisedIn)
        (self.author, self.text, self.raisedAt, self.ticked) = (author, text, raisedAt, ticked)
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.text == right.text && left.ticked?.at == right.ticked?.at
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
