public import EnrumDomain

/// Lets someone choose a password with a one-time link: an invitation, or a new password.
///
/// It ends every session of the person and signs nobody in (SECURITY, reset).
public struct SetPassword: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The kinds of link that this takes.
    private static let kinds: Set<OneTimeLink.Kind> = [.invitation, .password]

    /// Who the link is for, so that the page can greet them and warn before the password is typed. Uses nothing up.
    /// - Throws: ``LinkRefused``.
    public func whom(_ token: String) async throws -> (person: Person, kind: OneTimeLink.Kind) {
        let now = environment.clock.now
        return try await environment.store.read { transaction in
            let link = try transaction.usableLink(token, Self.kinds, at: now)
            return (try transaction.activePerson(of: link), link.kind)
        }
    }

    /// - Returns: Whose password it is now.
    /// - Throws: ``LinkRefused``, ``RuleBroken`` about `password`, or ``TooManySignIns``.
    @discardableResult
    public func callAsFunction(_ token: String, to password: String) async throws -> Person {
        let (person, _) = try await whom(token)
        try await PasswordRules(environment).check(password, name: person.name, email: person.email)
        let hash = try await environment.passwords.hash(password)
        let now = environment.clock.now
        return try await environment.store.write { transaction in
            // Looked at again: someone may have used it while this one was hashed.
            let link = try transaction.usableLink(token, Self.kinds, at: now)
            let person = try transaction.activePerson(of: link)
            try transaction.useOneTimeLink(link.token, at: now)
            try transaction.setPasswordHash(hash, of: person.id, at: now)
            try transaction.endSessions(of: person.id, except: nil)
            try transaction.log(link.kind == .invitation ? "person.joined" : "password.set", at: now, by: person.id, about: person.id)
            return person
        }
    }
}

extension PeopleReading {
    fileprivate func activePerson(of link: OneTimeLink) throws -> Person {
        guard let person = try link.person.flatMap({ try person($0) }), person.isActive else { throw LinkRefused() }
        return person
    }
}
