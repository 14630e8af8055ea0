public import EnrumDomain

/// Rows of the audit log with the names in them.
public struct AuditView: Sendable {
    public let rows: [AuditRow]
    public let people: [Person.ID: Person]
    /// The days of the conversations in the rows that the viewer may read; the others are only named.
    public let meetings: [Meeting.ID: CalendarDate]
    /// Where the next page goes on; nil when this is the last.
    public let next: Int64?
}

/// Reads what has been done and read that concerns the viewer (Hvem har læst hvad).
public struct ReadAuditLog: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(before sequence: Int64? = nil, limit: Int = 100, as viewer: Viewer) async throws -> AuditView {
        try await environment.store.read { transaction in
            try AccessPolicy.require(.read, .auditLog, for: [.author])
            let rows = try transaction.auditEntries(about: viewer.id, limit: limit, before: sequence)
            return AuditView(
                rows: rows, people: try transaction.people(Set(rows.compactMap(\.actor))),
                meetings: try transaction.meetings(in: rows, readableTo: viewer),
                next: rows.count == limit ? rows.last?.sequence : nil)
        }
    }
}

extension MeetingReading where Self: PeopleReading {
    /// Cost: a query or three for each meeting in the rows.
    fileprivate func meetings(in rows: [AuditRow], readableTo viewer: Viewer) throws -> [Meeting.ID: CalendarDate] {
        var days: [Meeting.ID: CalendarDate] = [:]
        for id in Set(rows.compactMap(\.meeting)) {
            guard let meeting = try meeting(id) else { continue }
            let relations = try relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
            if AccessPolicy.allows(.read, .meeting, for: relations) { days[id] = meeting.schedule.date }
        }
        return days
    }
}

extension AuditRow {
    /// The conversation that the row is about.
    public var meeting: Meeting.ID? {
        guard let object, object.hasPrefix("meeting/") else { return nil }
        return Meeting.ID(object.dropFirst("meeting/".count))
    }
}

/// Reads the security log: sign-ins, refusals, imports. It names no conversation.
public struct ReadSecurityLog: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(before sequence: Int64? = nil, limit: Int = 100, as viewer: Viewer) async throws -> AuditView {
        try await environment.store.read { transaction in
            try AccessPolicy.require(.read, .securityLog, for: viewer.isAdmin ? [.admin] : [.colleague])
            let rows = try transaction.securityEntries(limit: limit, before: sequence)
            return AuditView(
                rows: rows, people: try transaction.people(Set(rows.compactMap(\.actor))), meetings: [:],
                next: rows.count == limit ? rows.last?.sequence : nil)
        }
    }
}
