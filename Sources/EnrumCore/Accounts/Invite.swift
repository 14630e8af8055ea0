public import EnrumDomain

/// Makes the one-time link by which someone chooses their first password.
public struct Invite: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter viewer: The admin who invites; nil from the command line, where whoever runs it owns the machine.
    /// - Throws: ``NotFound`` for others than admins and for someone who is not there or has left; ``RuleBroken`` when they already have a
    ///   password, which a link that lives a week must not replace.
    public func callAsFunction(_ person: Person.ID, as viewer: Viewer?) async throws -> IssuedLink {
        guard viewer?.isAdmin ?? true else { throw NotFound() }
        let (now, link) = (environment.clock.now, environment.newLink(.invitation))
        try await environment.store.write { transaction in
            guard let person = try transaction.person(person), person.isActive else { throw NotFound() }
            guard try transaction.passwordHash(of: person.id) == nil else {
                throw RuleBroken("account.already_has_password", ["name": person.name])
            }
            try transaction.insert(link, for: person.id)
            try transaction.log("person.invited", at: now, by: viewer?.id, about: person.id)
        }
        return link
    }
}
