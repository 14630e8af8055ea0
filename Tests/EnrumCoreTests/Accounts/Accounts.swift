import EnrumCore
import EnrumDomain
import EnrumTesting

/// Three people, a clock and a store, for the tests of accounts.
struct Accounts {
    let clock = FixedClock()
    let environment: Environment
    let mette: Person
    let amir: Person
    let admin: Person

    static let password = "tre blå cykler i regnvejr"

    init(limits: SessionLimits = .standard) async throws {
        let house = try Environment.testing(clock: clock)
        environment = Environment(
            store: house.store, clock: clock, randomness: house.randomness, passwords: house.passwords, sessionLimits: limits)
        let (environment, now) = (self.environment, clock.now)
        (mette, amir, admin) = try await environment.store.write { transaction in
            let department = Department(id: environment.newID(), name: "Solstrålen", parent: nil)
            try transaction.insert(department)
            func person(_ name: String, _ email: String, _ roles: Set<Person.Role> = []) throws -> Person {
                let person = Person(
                    id: environment.newID(), name: name, email: try email.email, department: department.id, roles: roles)
                try transaction.insert(person, at: now)
                return person
            }
            return (
                try person("Mette Holm", "mette@enrum.example"), try person("Amir Yildiz", "amir@enrum.example"),
                try person("Aase Krogh", "aase@enrum.example", [.admin])
            )
        }
    }

    /// With Mette's password chosen.
    static func withPassword(limits: SessionLimits = .standard) async throws -> Accounts {
        let accounts = try await Accounts(limits: limits)
        try await accounts.choosePassword(accounts.mette)
        return accounts
    }

    func choosePassword(_ person: Person, _ password: String = Accounts.password) async throws {
        let hash = try await environment.passwords.hash(password)
        let now = clock.now
        try await environment.store.write { try $0.setPasswordHash(hash, of: person.id, at: now) }
    }

    func browser(session: String? = nil, device: String? = nil, address: String = "192.0.2.10") -> Browser {
        Browser(session: session, device: device, address: address, description: "Firefox på Linux")
    }

    @discardableResult
    func signIn(
        _ email: String = "mette@enrum.example", _ password: String = Accounts.password, from browser: Browser? = nil
    ) async throws -> SignedIn {
        try await SignIn(environment)(email: email, password: password, from: browser ?? self.browser())
    }

    /// What trying to sign in comes to.
    func outcome(_ email: String, _ password: String, from browser: Browser? = nil) async throws -> Outcome {
        do {
            _ = try await signIn(email, password, from: browser)
            return .signedIn
        } catch is SignInRefused {
            return .refused
        } catch is SignInThrottled {
            return .throttled
        }
    }

    /// What Mette's trying to sign in comes to.
    func outcome(_ password: String, from browser: Browser? = nil) async throws -> Outcome {
        try await outcome("mette@enrum.example", password, from: browser)
    }

    enum Outcome: Hashable { case signedIn, refused, throttled }

    func deactivate(_ person: Person) async throws {
        let now = clock.now
        try await environment.store.write { transaction in
            var person = person
            person.deactivatedAt = now
            try transaction.update(person, at: now)
        }
    }

    func actions() async throws -> [String] {
        try await environment.store.read { transaction in
            var actions: [String] = []
            try transaction.forEachAuditRow { row in
                actions.append(row.action)
                return true
            }
            return actions
        }
    }
}

struct NotAnEmail: Error {}

extension String {
    var email: EmailAddress {
        get throws {
            guard let email = EmailAddress(self) else { throw NotAnEmail() }
            return email
        }
    }
}
