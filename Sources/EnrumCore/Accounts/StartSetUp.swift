import EnrumDomain

/// Makes the one-time token with which the first admin sets the installation up (ASVS 6.3.2: there is no account to begin with).
public struct StartSetUp: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The token, for the console of whoever runs the server; nil once there is an admin. An earlier token stops working.
    public func callAsFunction() async throws -> IssuedLink? {
        let (now, link) = (environment.clock.now, environment.newLink(.setup))
        return try await environment.store.write { transaction in
            guard try !transaction.hasAdmin() else { return nil }
            try transaction.insert(link, for: nil)
            try transaction.log("installation.set_up_offered", at: now, by: nil)
            return link
        }
    }
}
