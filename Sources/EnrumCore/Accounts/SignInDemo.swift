public import EnrumDomain

/// Signs in as one of the demo's people with one click. There is such a thing only where the installation is a demo.
public struct SignInDemo: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` outside the demo, and for someone who is not there.
    public func callAsFunction(as person: Person.ID, from browser: Browser) async throws -> SignedIn {
        let (now, token) = (environment.clock.now, environment.newToken())
        return try await environment.store.write { transaction in
            guard try transaction.isDemo(), let person = try transaction.person(person), person.isActive else { throw NotFound() }
            try transaction.startSession(token, of: person, in: browser, at: now)
            try transaction.log("sign_in.demo", at: now, by: person.id, about: person.id)
            return SignedIn(session: token, device: nil, viewer: Viewer(person))
        }
    }
}

extension InstallationReading {
    /// Whether this is the demo, where nothing is secret.
    public func isDemo() throws -> Bool { try setting(InstallationSetting.kind) == InstallationSetting.demo }
}

/// The names of what is kept about the installation as a whole.
public enum InstallationSetting {
    /// ``demo`` in a demo; absent everywhere else.
    public static let kind = "installation.kind"
    public static let demo = "demo"
    /// What the organisation is called.
    public static let organisation = "organisation.name"
    /// The language of what is addressed to nobody in particular: a language's code.
    public static let language = "organisation.language"
}
