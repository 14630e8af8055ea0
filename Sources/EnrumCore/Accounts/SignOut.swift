import EnrumDomain

/// Ends the session at once, on the server (ASVS 7.4.1).
public struct SignOut: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Does nothing for a session that has ended already.
    public func callAsFunction(_ token: String) async throws {
        let (now, hash) = (environment.clock.now, TokenHash(of: token))
        try await environment.store.write { transaction in
            guard let (_, person) = try transaction.session(hash) else { return }
            try transaction.endSession(hash)
            try transaction.log("session.signed_out", at: now, by: person.id, about: person.id)
        }
    }
}
