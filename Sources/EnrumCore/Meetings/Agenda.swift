public import EnrumDomain

/// Brings a point to a meeting (P-04).
public struct AddAgendaItem: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter key: The new point's id, when the caller has already made one: adding twice with one key makes one point.
    public func callAsFunction(_ text: String, to meeting: Meeting.ID, key: AgendaItem.ID? = nil, as viewer: Viewer) async throws {
        let id = key ?? environment.newID()
        try await environment.change(meeting, as: viewer, .write, .conversation, log: "agenda.added") { change in
            guard [.planned, .before, .during].contains(change.meeting.phase) else { throw RuleBroken("rule.agenda_closed") }
            if let standing = try change.transaction.agendaItem(id) {
                guard standing.raisedIn == change.meeting.id, standing.author == change.viewer.id else { throw NotFound() }
                return change.nothingDone()
            }
            guard try change.transaction.agenda(of: change.meeting).count < Limits.rows else {
                throw RuleBroken("rule.too_many", field: "item", ["limit": String(Limits.rows)])
            }
            let item = try AgendaItem(id: id, meeting: change.meeting, author: change.viewer.id, text: text, at: change.now)
            try change.transaction.insert(item)
            change.touch(item)
        }
    }
}

/// Brings points that somebody chose in an answer, or that a module thought of, to a meeting.
///
/// A point in the very words of an answer that both can read is its writer's, whoever takes it up; every other is the viewer's.
public struct TakeUpPoints: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// All of them or none; one that is on the agenda already stays as it is.
    public func callAsFunction(_ texts: [String], to meeting: Meeting.ID, as viewer: Viewer) async throws {
        let environment = environment
        try await environment.change(meeting, as: viewer, .write, .conversation, log: "agenda.added") { change in
            guard [.planned, .before, .during].contains(change.meeting.phase) else { throw RuleBroken("rule.agenda_closed") }
            let view = try change.transaction.meetingView(meeting, as: viewer, today: change.today)
            _ = try change.each(texts) { change, text in
                let author = view.writer(of: text) ?? change.viewer.id
                let standing = try change.transaction.agenda(of: change.meeting)
                guard standing.count < Limits.rows else {
                    throw RuleBroken("rule.too_many", field: "item", ["limit": String(Limits.rows)])
                }
                let item = try AgendaItem(
                    id: environment.newID(), meeting: change.meeting, author: author, text: text, at: change.now)
                guard !standing.contains(where: { $0.author == author && $0.text == item.text }) else { return change.nothingDone() }
                try change.transaction.insert(item)
                change.touch(item)
            }
        }
    }
}

/// Takes one's own point back, before the meeting begins. One that is not there, or that the viewer may not see, is gone already.
public struct RemoveAgendaItem: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ item: AgendaItem.ID, from meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .write, .conversation, log: "agenda.removed") { change in
            let visible = try change.transaction.agenda(of: change.meeting).visible(to: change.viewer.id, in: change.meeting)
            guard let item = visible.first(where: { $0.id == item && $0.raisedIn == change.meeting.id }) else {
                return change.nothingDone()
            }
            guard item.author == change.viewer.id else { throw NotFound() }
            guard change.meeting.phase == .planned || change.meeting.phase == .before else { throw RuleBroken("rule.already_begun") }
            try change.transaction.delete(item.id)
            change.touch(item)
        }
    }
}

/// Ticks a point as talked through, or takes the tick away again.
public struct TickAgendaItem: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ item: AgendaItem.ID, in meeting: Meeting.ID, done: Bool, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .write, .conversation, log: done ? "agenda.ticked" : "agenda.unticked") {
            change in
            guard change.meeting.recordIsOpen else {
                throw RuleBroken(change.meeting.phase == .closed ? "rule.is_closed" : "rule.begin_first")
            }
            let visible = try change.transaction.agenda(of: change.meeting).visible(to: change.viewer.id, in: change.meeting)
            guard let standing = visible.first(where: { $0.id == item }) else { throw NotFound() }
            var item = standing
            if done {
                item.tick(by: change.viewer.id, at: change.now, in: change.meeting.id)
            } else if item.ticked?.meeting == change.meeting.id {
                item.untick()
            }
            guard item != standing else { return change.nothingDone() }
            try change.transaction.update(item)
            change.touch()
        }
    }
}

extension MeetingChange {
    /// A point came or went: what the other cannot see is its author's alone to know of.
    fileprivate mutating func touch(_ item: AgendaItem) {
        if item.sharedAt == nil || meeting.holdsBack(item) { keepToSelf() } else { touch() }
    }
}

extension [AgendaItem] {
    /// The points that someone of the pair may see, the employee's first (P-05).
    func visible(to viewer: Person.ID, in meeting: Meeting) -> [AgendaItem] {
        let visible = filter { $0.author == viewer || $0.isVisible(to: viewer) && !meeting.holdsBack($0) }
        return visible.filter { $0.author == meeting.employee } + visible.filter { $0.author != meeting.employee }
    }
}

extension Meeting {
    /// Whether a point waits with the answers until both are ready or the two have begun, where each reads the other's at once.
    fileprivate func holdsBack(_ item: AgendaItem) -> Bool { item.raisedIn == id && holdsPreparationsBack }
}
