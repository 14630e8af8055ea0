import EnrumCore
import EnrumDomain
import Testing

@Suite struct SignInTests {
    private func session(_ token: String, of person: Person.ID, seen minutes: Int64) -> Session {
        Session(token: TokenHash(of: token), person: person, startedAt: .after(0), lastSeenAt: .after(minutes), device: "Firefox på Linux")
    }

    @Test(arguments: Backend.allCases)
    func `A password's hash is the last that was set`(backend: Backend) async throws {
        let house = try await House(backend)
        #expect(try await house.store.read { try $0.passwordHash(of: "ali") } == nil)
        for hash in ["one", "two"] {
            try await house.store.write { try $0.setPasswordHash(hash, of: "ali", at: .after(1)) }
            #expect(try await house.store.read { try $0.passwordHash(of: "ali") } == hash)
        }
        #expect(try await house.store.read { try $0.passwordHash(of: "ida") } == nil)
    }

    @Test(arguments: Backend.allCases)
    func `A session comes with its person, and is touched and ended by its token`(backend: Backend) async throws {
        let house = try await House(backend)
        let (one, two, other) = (
            session("one", of: "ida", seen: 0), session("two", of: "ida", seen: 0), session("three", of: "ali", seen: 0)
        )
        try await house.store.write { transaction in
            for session in [one, two, other] { try transaction.insert(session) }
            try transaction.touch(one.token, at: .after(3))
        }
        let found = try await house.store.read {
            try $0.session(one.token).map { [$0.session.lastSeenAt.milliseconds, $0.person == house.ida ? 1 : 0] }
        }
        #expect(found == [Instant.after(3).milliseconds, 1])
        #expect(try await house.store.read { try $0.session(TokenHash(of: "unknown")) == nil })
        #expect(try await Set(house.store.read { try $0.sessions(of: "ida").map(\.token) }) == [one.token, two.token])
        try await house.store.write { try $0.endSessions(of: "ida", except: two.token) }
        #expect(try await house.store.read { try $0.sessions(of: "ida") } == [two])
        try await house.store.write { try $0.endSessions(of: "ida", except: nil) }
        #expect(try await house.store.read { try $0.sessions(of: "ida") } == [])
        #expect(try await house.store.read { try $0.sessions(of: "ali") } == [other])
        try await house.store.write { try $0.endSession(other.token) }
        #expect(try await house.store.read { try $0.session(other.token) == nil })
    }

    @Test(arguments: Backend.allCases)
    func `A new link replaces unused ones of its kind and person, and each works once`(backend: Backend) async throws {
        let house = try await House(backend)
        func link(_ token: String, _ kind: OneTimeLink.Kind, _ person: Person.ID?) -> OneTimeLink {
            OneTimeLink(token: TokenHash(of: token), kind: kind, person: person, expiresAt: .after(60))
        }
        let used = link("used", .password, "ali")
        let kept = [link("invitation", .invitation, "ali"), link("ida", .password, "ida"), link("new", .password, "ali")]
        let setups = [link("first", .setup, nil), link("second", .setup, nil)]
        let replaced = link("old", .password, "ali")
        try await house.store.write { transaction in
            try transaction.insert(used)
            try transaction.useOneTimeLink(used.token, at: .after(1))
            for link in [replaced] + kept + setups { try transaction.insert(link) }
        }
        for link in kept + [setups[1]] { #expect(try await house.store.read { try $0.oneTimeLink(link.token) } == link) }
        for link in [replaced, setups[0]] { #expect(try await house.store.read { try $0.oneTimeLink(link.token) } == nil) }
        #expect(try await house.store.read { try $0.oneTimeLink(used.token)?.usedAt } == .after(1))
        await #expect(throws: StoreFailure.constraint("there is no such row to change")) {
            try await house.store.write { try $0.useOneTimeLink(used.token, at: .after(2)) }
        }
    }

    @Test(arguments: Backend.allCases)
    func `Throttles and devices are remembered`(backend: Backend) async throws {
        let house = try await House(backend)
        for tokens in [4.5, 3.25] {
            let throttle = Throttle(key: "sign_in/203.0.113.7", tokens: tokens, countedAt: .after(1))
            try await house.store.write { try $0.save(throttle) }
            #expect(try await house.store.read { try $0.throttle(throttle.key) } == throttle)
        }
        #expect(try await house.store.read { try $0.throttle("other") } == nil)
        let laptop = TokenHash(of: "laptop")
        for minute in [1, 2] as [Int64] { try await house.store.write { try $0.remember(laptop, for: "ali", at: .after(minute)) } }
        #expect(try await house.store.read { try $0.isKnown(laptop, for: "ali") })
        #expect(try await house.store.read { try $0.isKnown(laptop, for: "ida") } == false)
    }

    @Test(arguments: Backend.allCases)
    func `What was last seen, ran out or was counted before a moment is deleted, and nothing else`(backend: Backend) async throws {
        let house = try await House(backend)
        let (old, new) = (session("old", of: "ali", seen: 9), session("new", of: "ali", seen: 10))
        let links = [9, 10].map {
            OneTimeLink(token: TokenHash(of: "link \($0)"), kind: .password, person: $0 == 9 ? "ali" : "ida", expiresAt: .after($0))
        }
        try await house.store.write { transaction in
            try transaction.insert(old)
            try transaction.insert(new)
            for link in links { try transaction.insert(link) }
            for minute in [9, 10] as [Int64] { try transaction.save(Throttle(key: "key \(minute)", tokens: 1, countedAt: .after(minute))) }
            try transaction.deleteExpired(before: .after(10))
        }
        #expect(try await house.store.read { try $0.sessions(of: "ali") } == [new])
        #expect(try await house.store.read { try [$0.oneTimeLink(links[0].token), $0.oneTimeLink(links[1].token)] } == [nil, links[1]])
        #expect(try await house.store.read { try [$0.throttle("key 9") == nil, $0.throttle("key 10") == nil] } == [true, false])
    }
}
