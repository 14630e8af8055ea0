public import EnrumDomain

/// The conversations of one employee that the viewer may read, newest first.
public struct HistoryView: Sendable {
    public let employee: Person
    public let meetings: [Meeting]
    /// The leaders mentioned, by id.
    public let people: [Person.ID: Person]
    public let today: CalendarDate

    /// The open conversation with the earliest date.
    public var next: Meeting? { meetings.filter(\.isOpen).min { ($0.schedule.date, $0.id) < ($1.schedule.date, $1.id) } }
}

/// Reads somebody's conversations: one's own, or those that a leader has had with an employee of theirs.
public struct ReadHistory: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but the employee and their leader now.
    public func callAsFunction(of employee: Person.ID, as viewer: Viewer) async throws -> HistoryView {
        let today = environment.clock.today
        return try await environment.store.read { transaction in
            guard let employee = try transaction.person(employee) else { throw NotFound() }
            let isLeader = employee.leader == viewer.id
            guard employee.id == viewer.id || isLeader else { throw NotFound() }
            let meetings = try transaction.meetings(ofEmployee: employee.id).filter { meeting in
                let relation: AccessMatrix.Relation =
                    employee.id == viewer.id ? .employee : meeting.leader == viewer.id ? .leader : .newLeader
                return AccessPolicy.allows(.read, .meeting, for: [relation])
            }
            let people = try transaction.people(Set(meetings.map(\.leader)).union([employee.id]).union(employee.leader.map { [$0] } ?? []))
            return HistoryView(employee: employee, meetings: meetings, people: people, today: today)
        }
    }
}
