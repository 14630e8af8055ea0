public import EnrumDomain

/// Sets the installation up: names the organisation, and adds its first department and its first admin.
public struct SetUpFirstAdmin: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What the first admin fills in.
    public struct Choices: Sendable {
        public var organisation: String
        public var department: String
        public var name: String
        public var email: String
        public var password: String
        public var language: Language

        public init(organisation: String, department: String, name: String, email: String, password: String, language: Language) {
            (self.organisation, self.department, self.name) = (organisation, department, name)
            (self.email, self.password, self.language) = (email, password, language)
        }
    }

    /// Whether the token can be used, so that the page can say so before anything is typed.
    /// - Throws: ``LinkRefused``.
    public func check(_ token: String) async throws {
        let now = environment.clock.now
        try await environment.store.read { _ = try $0.usableSetup(token, at: now) }
    }

    /// - Throws: ``LinkRefused``, ``RuleBroken`` about one of the fields, or ``TooManySignIns``.
    @discardableResult
    public func callAsFunction(_ token: String, _ choices: Choices) async throws -> Person {
        try await check(token)
        let tidy = try Tidy(choices)
        try await PasswordRules(environment).check(choices.password, name: tidy.name, email: tidy.email)
        let hash = try await environment.passwords.hash(choices.password)
        let (now, departmentID) = (environment.clock.now, environment.newID() as Identifier<Department>)
        let personID: Person.ID = environment.newID()
        return try await environment.store.write { transaction in
            let link = try transaction.usableSetup(token, at: now)
            guard try transaction.person(email: tidy.email) == nil else { throw RuleBroken("account.email_taken", field: "email") }
            let department = try transaction.topDepartment(tidy.department, orNew: departmentID)
            let person = Person(
                id: personID, name: tidy.name, email: tidy.email, department: department, language: choices.language, roles: [.admin])
            try transaction.insert(person, at: now)
            try transaction.setPasswordHash(hash, of: person.id, at: now)
            try transaction.setSetting(InstallationSetting.organisation, to: tidy.organisation)
            try transaction.setSetting(InstallationSetting.language, to: choices.language.rawValue)
            try transaction.useOneTimeLink(link.token, at: now)
            try transaction.log("installation.set_up", at: now, by: person.id, about: person.id)
            return person
        }
    }

    /// The choices, each checked.
    private struct Tidy: Sendable {
        let organisation: String
        let department: String
        let name: String
        let email: EmailAddress

        init(_ choices: Choices) throws(RuleBroken) {
            organisation = try Self.name(choices.organisation, "organisation")
            department = try Self.name(choices.department, "department")
            name = try Self.name(choices.name, "name")
            guard let email = EmailAddress(choices.email) else { throw RuleBroken("account.not_an_email", field: "email") }
            self.email = email
        }

        private static func name(_ text: String, _ field: String) throws(RuleBroken) -> String {
            guard let tidy = text.tidied else { throw RuleBroken("account.empty", field: field) }
            guard tidy.count <= Limits.name else {
                throw RuleBroken("account.too_long", field: field, ["limit": String(Limits.name), "length": String(tidy.count)])
            }
            guard field != "department" || !tidy.contains("/") else { throw RuleBroken("account.department_stroke", field: field) }
            return tidy
        }
    }
}

extension CredentialReading where Self: PeopleReading {
    /// The setup link, as long as there is no admin.
    fileprivate func usableSetup(_ token: String, at now: Instant) throws -> OneTimeLink {
        let link = try usableLink(token, [.setup], at: now)
        guard try !hasAdmin() else { throw LinkRefused() }
        return link
    }
}

extension PeopleWriting where Self: PeopleReading {
    /// The department of that name at the top of the tree, added when it is not there.
    fileprivate func topDepartment(_ name: String, orNew id: Identifier<Department>) throws -> Identifier<Department> {
        if let there = try departments().departments.values.first(where: { $0.parent == nil && $0.name == name }) { return there.id }
        try insert(Department(id: id, name: name, parent: nil))
        return id
    }
}
