public import EnrumDomain

/// Makes the one-time link by which someone who has forgotten their password chooses a new one (ASVS 6.4.6: nobody chooses it for them).
public struct OfferNewPassword: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter viewer: The admin who helps; nil from the command line. The person sees it in their log either way.
    /// - Throws: ``NotFound`` for others than admins and for someone who is not there or has left.
    public func callAsFunction(_ person: Person.ID, as viewer: Viewer?) async throws -> IssuedLink {
        guard viewer?.isAdmin ?? true else { throw NotFound() }
        let (now, link) = (environment.clock.now, environment.newLink(.password))
        try await environment.store.write { transaction in
            guard let person = try transaction.person(person), person.isActive else { throw NotFound() }
            try transaction.insert(link, for: person.id)
            try transaction.log("password.link_made", at: now, by: viewer?.id, about: person.id)
        }
        return link
    }
}
