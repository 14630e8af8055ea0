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
        guard let (session, person) = try await environment.store.read({ try $0.session(hash) }) else { return nil }
        guard person.isActive, environment.sessionLimits.allow(session, at: now) else { return nil }
        if session.lastSeenAt.advanced(bySeconds: Self.touchedEvery) <= now { await touch(hash, at: now) }
        return Viewer(person)
    }

    /// A full disk must not keep people from reading: then the session merely ends sooner.
    private func touch(_ session: TokenHash, at now: Instant) async {
        try? await environment.store.write { try $0.touch(session, at: now) }
    }
}
