public import EnrumDomain

/// Rows of the audit log with the names in them.
public struct AuditView: Sendable {
    public let rows: [AuditRow]
    public let people: [Person.ID: Person]
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
                next: rows.count == limit ? rows.last?.sequence : nil)
        }
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
                rows: rows, people: try transaction.people(Set(rows.compactMap(\.actor))),
                next: rows.count == limit ? rows.last?.sequence : nil)
        }
    }
}
