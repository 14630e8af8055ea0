import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@Suite struct SignInTests {
    @Test func `Unknown, wrong, uninvited and gone are refused alike`() async throws {
        let accounts = try await Accounts.withPassword()
        try await accounts.choosePassword(accounts.admin)
        try await accounts.deactivate(accounts.admin)
        for (email, password) in [
            ("nobody@enrum.example", Accounts.password), ("mette@enrum.example", "forkert forkert forkert"),
            ("amir@enrum.example", Accounts.password), ("aase@enrum.example", Accounts.password), ("not an email", "x"), ("", ""),
        ] {
            #expect(try await accounts.outcome(email, password) == .refused, "\(email)")
        }
    }

    @Test func `Upper case and spaces around an email do not matter`() async throws {
        let accounts = try await Accounts.withPassword()
        #expect(try await accounts.outcome(" Mette@Enrum.Example ", Accounts.password) == .signedIn)
    }

    @Test func `A password longer than any we take is refused without being hashed`() async throws {
        let counted = CountingPasswords()
        let accounts = try await Accounts.withPassword()
        let environment = Environment(
            store: accounts.environment.store, clock: accounts.clock, randomness: accounts.environment.randomness, passwords: counted)
        await #expect(throws: SignInRefused.self) {
            try await SignIn(environment)(
                email: "mette@enrum.example", password: String(repeating: "a", count: 5_000_000), from: accounts.browser())
        }
        #expect(await counted.longest < 2_000)
    }

    @Test func `A password is compared once for every kind of refusal`() async throws {
        let counted = CountingPasswords()
        let accounts = try await Accounts.withPassword()
        let environment = Environment(
            store: accounts.environment.store, clock: accounts.clock, randomness: accounts.environment.randomness, passwords: counted)
        for email in ["mette@enrum.example", "amir@enrum.example", "nobody@enrum.example", "not an email"] {
            await #expect(throws: SignInRefused.self) {
                try await SignIn(environment)(email: email, password: "forkert", from: accounts.browser())
            }
        }
        #expect(await counted.verified == 4)
    }

    @Test func `Guessing at one account is slowed after ten tries, whatever the address`() async throws {
        let accounts = try await Accounts.withPassword()
        for number in 0..<10 {
            #expect(try await accounts.outcome("gæt \(number)", from: accounts.browser(address: "198.51.100.\(number)")) == .refused)
        }
        #expect(try await accounts.outcome("gæt", from: accounts.browser(address: "198.51.100.200")) == .throttled)
        #expect(try await accounts.outcome(Accounts.password, from: accounts.browser(address: "198.51.100.201")) == .throttled)
    }

    @Test func `A day of guessing gives few tries`() async throws {
        let accounts = try await Accounts.withPassword()
        var compared = 0
        for second in stride(from: 0, to: 86_400, by: 30) {
            if try await accounts.outcome("gæt", from: accounts.browser(address: "198.51.100.\(second % 200)")) == .refused {
                compared += 1
            }
            accounts.clock.advance(seconds: 30)
        }
        #expect(compared <= 10 + 24 * 10)
        #expect(compared >= 100)
    }

    @Test func `Nobody can lock another out: a browser they have used still gets in`() async throws {
        let accounts = try await Accounts.withPassword()
        let known = try await accounts.signIn()
        for number in 0..<50 {
            _ = try await accounts.outcome("gæt \(number)", from: accounts.browser(address: "198.51.100.\(number)"))
        }
        #expect(try await accounts.outcome(Accounts.password) == .throttled)
        #expect(try await accounts.outcome(Accounts.password, from: accounts.browser(device: known.device)) == .signedIn)
    }

    @Test func `A known browser that guesses is slowed by itself, and nobody else`() async throws {
        let accounts = try await Accounts.withPassword()
        let known = try await accounts.signIn()
        for _ in 0..<10 { _ = try await accounts.outcome("gæt", from: accounts.browser(device: known.device)) }
        #expect(try await accounts.outcome(Accounts.password, from: accounts.browser(device: known.device)) == .throttled)
        #expect(try await accounts.outcome(Accounts.password) == .signedIn)
    }

    @Test func `A browser known to one person is unknown to another`() async throws {
        let accounts = try await Accounts.withPassword()
        try await accounts.choosePassword(accounts.amir)
        let known = try await accounts.signIn()
        for number in 0..<10 {
            _ = try await accounts.outcome("amir@enrum.example", "gæt", from: accounts.browser(address: "198.51.100.\(number)"))
        }
        let browser = accounts.browser(device: known.device)
        #expect(try await accounts.outcome("amir@enrum.example", Accounts.password, from: browser) == .throttled)
    }

    @Test(arguments: [
        ["198.51.100.7"], ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"], ["198.51.100.7", "::ffff:198.51.100.7"],
    ])
    func `Spraying one password over a thousand accounts from one network is slowed`(addresses: [String]) async throws {
        let accounts = try await Accounts()
        var compared = 0
        for number in 0..<1_000 {
            let address = addresses[number % addresses.count]
            let outcome = try await accounts.outcome(
                "person\(number)@enrum.example", "Sommer2026!", from: accounts.browser(address: address))
            if outcome == .refused { compared += 1 }
        }
        #expect(compared == 50)
        #expect(try await accounts.outcome("one.more@enrum.example", "x", from: accounts.browser(address: "203.0.113.1")) == .refused)
    }

    @Test func `A whole office signs in from one address in the morning`() async throws {
        let accounts = try await Accounts.withPassword()
        for _ in 0..<300 { #expect(try await accounts.outcome(Accounts.password) == .signedIn) }
    }

    @Test func `The time to wait is told, and waiting so long is enough`() async throws {
        let accounts = try await Accounts.withPassword()
        for _ in 0..<10 { _ = try await accounts.outcome("gæt") }
        _ = try await accounts.outcome("gæt")
        let wait = await #expect(throws: SignInThrottled.self) { try await accounts.signIn() }
        let seconds = try #require(wait?.seconds)
        #expect(seconds == 360)
        accounts.clock.advance(seconds: Int64(seconds) - 1)
        #expect(try await accounts.outcome(Accounts.password) == .throttled)
        accounts.clock.advance(seconds: 1)
        #expect(try await accounts.outcome(Accounts.password) == .signedIn)
    }

    @Test func `The log names what happened, and hammering does not fill it`() async throws {
        let accounts = try await Accounts.withPassword()
        let known = try await accounts.signIn()
        for _ in 0..<200 { _ = try await accounts.outcome("gæt") }
        try await accounts.signIn(from: accounts.browser(device: known.device))
        let actions = try await accounts.actions()
        #expect(actions.count { $0 == "sign_in.succeeded" } == 2)
        #expect(actions.count { $0 == "sign_in.refused" } == 10)
        #expect(actions.count { $0 == "sign_in.throttled" } == 1)
    }

    @Test func `What is logged holds neither emails nor addresses`() async throws {
        let accounts = try await Accounts.withPassword()
        _ = try await accounts.outcome("nobody@enrum.example", "gæt", from: accounts.browser(address: "198.51.100.7"))
        for _ in 0..<60 { _ = try await accounts.outcome("gæt", from: accounts.browser(address: "198.51.100.7")) }
        let rows = try await accounts.environment.store.read { try $0.securityEntries(limit: 100, before: nil) }
        #expect(!rows.isEmpty)
        #expect(!rows.contains { String(describing: $0).contains("198.51") || String(describing: $0).contains("@") })
    }

    @Test func `A hash of weaker parameters is renewed at sign-in`() async throws {
        let accounts = try await Accounts()
        let now = accounts.clock.now
        try await accounts.environment.store.write { try $0.setPasswordHash("old:" + Accounts.password, of: accounts.mette.id, at: now) }
        let environment = Environment(
            store: accounts.environment.store, clock: accounts.clock, randomness: accounts.environment.randomness,
            passwords: AgeingPasswords())
        _ = try await SignIn(environment)(email: "mette@enrum.example", password: Accounts.password, from: accounts.browser())
        let hash = try await accounts.environment.store.read { try $0.passwordHash(of: accounts.mette.id) }
        #expect(hash == "new:" + Accounts.password)
    }
}

/// Counts what it is asked.
private actor CountingPasswords: Passwords {
    var longest = 0
    var verified = 0

    func hash(_ password: String) async throws -> String { password }
    func verify(_ password: String, against hash: String?) async throws -> Bool {
        longest = max(longest, password.utf8.count)
        verified += 1
        return false
    }
    nonisolated func isOutdated(_ hash: String) -> Bool { false }
    func bits(of password: String, known: [String]) async -> Double { 99 }
}

/// Takes "old:" and "new:" hashes, and makes new ones.
private struct AgeingPasswords: Passwords {
    func hash(_ password: String) async throws -> String { "new:" + password }
    func verify(_ password: String, against hash: String?) async throws -> Bool { hash?.dropFirst(4) == password[...] }
    func isOutdated(_ hash: String) -> Bool { hash.hasPrefix("old:") }
    func bits(of password: String, known: [String]) async -> Double { 99 }
}
