import EnrumDomain

/// Changes someone's own password, and ends their other sessions (ASVS 7.4.3).
public struct ChangePassword: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter session: The session it is done in, which goes on.
    /// - Throws: ``RuleBroken`` about `current` or `password`, ``SignInThrottled`` when the current one was wrong too often, or
    ///   ``TooManySignIns``.
    public func callAsFunction(from current: String, to password: String, in session: String, as viewer: Viewer) async throws {
        try await verify(current, of: viewer)
        try await PasswordRules(environment).check(password, name: viewer.person.name, email: viewer.person.email)
        let hash = try await environment.passwords.hash(password)
        let now = environment.clock.now
        try await environment.store.write { transaction in
            guard try transaction.session(TokenHash(of: session))?.person.id == viewer.id else { throw NotFound() }
            try transaction.setPasswordHash(hash, of: viewer.id, at: now)
            try transaction.endSessions(of: viewer.id, except: TokenHash(of: session))
            try transaction.log("password.changed", at: now, by: viewer.id, about: viewer.id)
        }
    }

    /// Someone at a screen that was left open may not guess for ever either.
    private func verify(_ current: String, of viewer: Viewer) async throws {
        let (now, attempt) = (environment.clock.now, SignInTry(changingPasswordOf: viewer.id))
        let (drawn, hash) = try await environment.store.write { transaction in
            (try transaction.draw(attempt, at: now), try transaction.passwordHash(of: viewer.id))
        }
        if case .wait(let seconds, _) = drawn { throw SignInThrottled(seconds: seconds) }
        guard try await environment.passwords.verify(current, against: hash) else {
            throw RuleBroken("password.current_wrong", field: "current")
        }
        try await environment.store.write { try $0.giveBack(attempt, at: now) }
    }
}
