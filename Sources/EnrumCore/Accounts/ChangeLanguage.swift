public import EnrumDomain

/// Lets someone choose the language they see Enrum in.
public struct ChangeLanguage: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Does nothing, and logs nothing, when it is theirs already.
    public func callAsFunction(to language: Language, as viewer: Viewer) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            guard var person = try transaction.person(viewer.id), person.isActive else { throw NotFound() }
            guard person.language != language else { return }
            person.language = language
            try transaction.update(person, at: now)
            try transaction.log("person.language_chosen", at: now, by: viewer.id, about: viewer.id)
        }
    }
}
