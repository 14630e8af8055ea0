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
            let agenda = try change.transaction.agenda(of: change.meeting)
            guard !agenda.contains(where: { $0.id == id }) else { return }
            guard agenda.count < Limits.rows else { throw RuleBroken("rule.too_many", field: "item", ["limit": String(Limits.rows)]) }
            let item = try AgendaItem(id: id, meeting: change.meeting, author: change.viewer.id, text: text, at: change.now)
            try change.transaction.insert(item)
            change.isOwnAffair = item.sharedAt == nil
            if !change.isOwnAffair { change.touch() }
        }
    }
}

/// Takes one's own point back, before the meeting begins.
public struct RemoveAgendaItem: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ item: AgendaItem.ID, from meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .write, .conversation, log: "agenda.removed") { change in
            // One that is gone already, and one that the viewer may not know of, are the same to whoever asks (rule h).
            let visible = try change.transaction.agenda(of: change.meeting).visible(to: change.viewer.id, of: change.meeting.employee)
            guard let item = visible.first(where: { $0.id == item }) else { return }
            guard item.author == change.viewer.id, item.raisedIn == change.meeting.id else { throw NotFound() }
            guard change.meeting.phase == .planned || change.meeting.phase == .before else { throw RuleBroken("rule.already_begun") }
            try change.transaction.delete(item.id)
            change.isOwnAffair = item.sharedAt == nil
            if !change.isOwnAffair { change.touch() }
        }
    }
}

/// Ticks a point as talked through, or takes the tick away again.
public struct TickAgendaItem: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ item: AgendaItem.ID, in meeting: Meeting.ID, done: Bool, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .write, .conversation, log: done ? "agenda.ticked" : "agenda.unticked") { change in
            guard change.meeting.recordIsOpen else { throw RuleBroken("rule.begin_first") }
            let visible = try change.transaction.agenda(of: change.meeting).visible(to: change.viewer.id, of: change.meeting.employee)
            guard var item = visible.first(where: { $0.id == item }) else { throw NotFound() }
            if done {
                item.tick(by: change.viewer.id, at: change.now, in: change.meeting.id)
            } else {
                guard item.ticked?.meeting == change.meeting.id else { return }
                item.untick()
            }
            try change.transaction.update(item)
            change.touch()
        }
    }
}

extension [AgendaItem] {
    /// The points that someone of the pair may see, the employee's first (P-05).
    func visible(to viewer: Person.ID, of employee: Person.ID) -> [AgendaItem] {
        let visible = filter { $0.isVisible(to: viewer) }
        return visible.filter { $0.author == employee } + visible.filter { $0.author != employee }
    }
}
