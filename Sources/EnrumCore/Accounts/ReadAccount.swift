public import EnrumDomain

/// What the organisation holds about someone beside their conversations, and where they are signed in.
public struct AccountView: Sendable {
    public let person: Person
    public let leader: Person?
    /// "Solvig Kommune/Børn og Unge/Dagtilbud".
    public let department: String
    /// The sessions that still count, last seen first.
    public let sessions: [Session]
    /// Nobody in the demo has a password to change.
    public let hasPassword: Bool
}

/// Reads someone's own account.
public struct ReadAccount: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(as viewer: Viewer) async throws -> AccountView {
        let (now, limits) = (environment.clock.now, environment.sessionLimits)
        return try await environment.store.read { transaction in
            guard let person = try transaction.person(viewer.id) else { throw NotFound() }
            let sessions = try transaction.sessions(of: person.id).filter { limits.allow($0, at: now) }
            return AccountView(
                person: person, leader: try person.leader.flatMap { try transaction.person($0) },
                department: try transaction.departments().path(of: person.department),
                sessions: sessions.sorted { $0.lastSeenAt > $1.lastSeenAt }, hasPassword: try transaction.passwordHash(of: person.id) != nil
            )
        }
    }
}
