import EnrumDomain

/// Finds who is behind a session token, as they are now: someone who has left since is nobody (rule a).
public struct ResolveSession: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// How often the time of the last request is written down, in seconds.
    static let touchedEvery: Int64 = 60

    /// Nil for an unknown, ended or expired session, and for someone who has left.
    public func callAsFunction(_ token: String) async throws -> Viewer? {
        let (now, hash) = (environment.clock.now, TokenHash(of: token))
        let found = try await environment.store.read { transaction in
            try transaction.session(hash).map { ($0.session, $0.person, try transaction.leadsAnyone($0.person.id)) }
        }
        guard let (session, person, isLeader) = found else { return nil }
        guard person.isActive, environment.sessionLimits.allow(session, at: now) else { return nil }
        if session.lastSeenAt.advanced(bySeconds: Self.touchedEvery) <= now { await touch(hash, at: now) }
        return Viewer(person, isLeader: isLeader)
    }

    /// A full disk must not keep people from reading: then the session merely ends sooner.
    private func touch(_ session: TokenHash, at now: Instant) async {
        try? await environment.store.write { try $0.touch(session, at: now) }
    }
}
