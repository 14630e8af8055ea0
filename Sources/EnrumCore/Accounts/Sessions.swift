public import EnrumDomain

/// Lists where someone is signed in, so that they can end what they do not recognise (ASVS 7.5.2). An admin sees it for everybody.
public struct ListSessions: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Those that still count, last seen first.
    /// - Throws: ``NotFound`` for somebody else's, unless the viewer is admin.
    public func callAsFunction(of person: Person.ID, as viewer: Viewer) async throws -> [Session] {
        let (now, limits) = (environment.clock.now, environment.sessionLimits)
        guard viewer.id == person || viewer.isAdmin else { throw NotFound() }
        return try await environment.store.read { transaction in
            try transaction.sessions(of: person).filter { limits.allow($0, at: now) }.sorted { $0.lastSeenAt > $1.lastSeenAt }
        }
    }
}

/// Ends a session from the list; it stops working at the next request.
public struct EndSession: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` when the person has no such session, or the viewer may not know.
    public func callAsFunction(_ session: TokenHash, of person: Person.ID, as viewer: Viewer) async throws {
        let now = environment.clock.now
        guard viewer.id == person || viewer.isAdmin else { throw NotFound() }
        try await environment.store.write { transaction in
            guard try transaction.session(session)?.person.id == person else { throw NotFound() }
            try transaction.endSession(session)
            try transaction.log("session.ended", at: now, by: viewer.id, about: person)
        }
    }
}
