import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@Suite struct SessionTests {
    @Test func `A session token leads to the person as they are now`() async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn()
        let now = accounts.clock.now
        try await accounts.environment.store.write { transaction in
            var mette = accounts.mette
            mette.roles = [.admin]
            try transaction.update(mette, at: now)
        }
        let viewer = try await ResolveSession(accounts.environment)(signedIn.session)
        #expect(viewer?.id == accounts.mette.id)
        #expect(viewer?.isAdmin == true)
        #expect(try await ResolveSession(accounts.environment)("unknown") == nil)
    }

    @Test(arguments: [(29 * 60 + 59, true), (30 * 60, false)])
    func `A session ends after half an hour without a request`(seconds: Int, lives: Bool) async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn()
        accounts.clock.advance(seconds: Int64(seconds))
        #expect((try await ResolveSession(accounts.environment)(signedIn.session) != nil) == lives)
    }

    @Test func `A session that is used ends after twelve hours all the same`() async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn()
        for _ in 0..<(12 * 3 - 1) {
            accounts.clock.advance(seconds: 20 * 60)
            #expect(try await ResolveSession(accounts.environment)(signedIn.session) != nil)
        }
        accounts.clock.advance(seconds: 20 * 60)
        #expect(try await ResolveSession(accounts.environment)(signedIn.session) == nil)
    }

    @Test func `The limits are those of the installation`() async throws {
        let accounts = try await Accounts.withPassword(limits: SessionLimits(idle: 300, absolute: 600))
        let signedIn = try await accounts.signIn()
        accounts.clock.advance(seconds: 299)
        #expect(try await ResolveSession(accounts.environment)(signedIn.session) != nil)
        accounts.clock.advance(seconds: 299)
        #expect(try await ResolveSession(accounts.environment)(signedIn.session) != nil)
        accounts.clock.advance(seconds: 2)
        #expect(try await ResolveSession(accounts.environment)(signedIn.session) == nil)
    }

    @Test func `The last request is written down at most once a minute`() async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn()
        let start = accounts.clock.now
        func lastSeen() async throws -> Instant? {
            try await accounts.environment.store.read { try $0.session(TokenHash(of: signedIn.session))?.session.lastSeenAt }
        }
        accounts.clock.advance(seconds: 59)
        _ = try await ResolveSession(accounts.environment)(signedIn.session)
        #expect(try await lastSeen() == start)
        accounts.clock.advance(seconds: 1)
        _ = try await ResolveSession(accounts.environment)(signedIn.session)
        #expect(try await lastSeen() == accounts.clock.now)
    }

    @Test func `Someone who has left is nobody at the next request`() async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn()
        try await accounts.deactivate(accounts.mette)
        #expect(try await ResolveSession(accounts.environment)(signedIn.session) == nil)
        #expect(try await accounts.outcome(Accounts.password) == .refused)
    }

    @Test func `Signing out ends the session on the server`() async throws {
        let accounts = try await Accounts.withPassword()
        let (first, second) = (try await accounts.signIn(), try await accounts.signIn())
        try await SignOut(accounts.environment)(first.session)
        #expect(try await ResolveSession(accounts.environment)(first.session) == nil)
        #expect(try await ResolveSession(accounts.environment)(second.session) != nil)
        try await SignOut(accounts.environment)(first.session)
        #expect(try await accounts.actions().count { $0 == "session.signed_out" } == 1)
    }

    @Test func `Signing in makes a new token and ends the session that the browser had`() async throws {
        let accounts = try await Accounts.withPassword()
        try await accounts.choosePassword(accounts.amir)
        let planted = try await accounts.signIn("amir@enrum.example")
        let signedIn = try await accounts.signIn(from: accounts.browser(session: planted.session))
        #expect(signedIn.session != planted.session)
        #expect(try await ResolveSession(accounts.environment)(planted.session) == nil)
        let viewer = try await ResolveSession(accounts.environment)(signedIn.session)
        #expect(viewer?.id == accounts.mette.id)
    }

    @Test func `A token that we did not make never becomes a session or a known browser`() async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn(from: accounts.browser(session: "planted", device: "planted"))
        #expect(signedIn.session != "planted" && signedIn.device != "planted")
        #expect(try await ResolveSession(accounts.environment)("planted") == nil)
    }

    @Test func `People see and end their own sessions, an admin those of everybody, others nobody's`() async throws {
        let accounts = try await Accounts.withPassword()
        let (first, second) = (try await accounts.signIn(), try await accounts.signIn())
        let (mette, amir, admin) = (Viewer(accounts.mette), Viewer(accounts.amir), Viewer(accounts.admin))
        let list = ListSessions(accounts.environment)
        #expect(try await list(of: accounts.mette.id, as: mette).map(\.device) == ["Firefox på Linux", "Firefox på Linux"])
        #expect(try await list(of: accounts.mette.id, as: admin).count == 2)
        await #expect(throws: NotFound.self) { try await list(of: accounts.mette.id, as: amir) }

        let end = EndSession(accounts.environment)
        await #expect(throws: NotFound.self) { try await end(TokenHash(of: first.session), of: accounts.mette.id, as: amir) }
        await #expect(throws: NotFound.self) { try await end(TokenHash(of: first.session), of: accounts.amir.id, as: amir) }
        try await end(TokenHash(of: first.session), of: accounts.mette.id, as: mette)
        #expect(try await ResolveSession(accounts.environment)(first.session) == nil)
        try await end(TokenHash(of: second.session), of: accounts.mette.id, as: admin)
        #expect(try await list(of: accounts.mette.id, as: mette).isEmpty)
    }

    @Test func `Expired sessions are not in the list, and go from the database`() async throws {
        let accounts = try await Accounts.withPassword()
        try await accounts.signIn()
        accounts.clock.advance(seconds: 3600)
        #expect(try await ListSessions(accounts.environment)(of: accounts.mette.id, as: Viewer(accounts.mette)).isEmpty)
        accounts.clock.advance(days: 2)
        try await accounts.signIn()
        #expect(try await accounts.environment.store.read { try $0.sessions(of: accounts.mette.id).count } == 1)
    }

    @Test func `Only hashes of tokens are kept`() async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn()
        let link = try await OfferNewPassword(accounts.environment)(accounts.amir.id, as: nil)
        let kept = try await accounts.environment.store.read { transaction in
            let session = try transaction.sessions(of: accounts.mette.id)
            let link = try transaction.oneTimeLink(TokenHash(of: link.token))
            return (session.map { String(describing: $0) }, String(describing: link))
        }
        #expect(kept.0.count == 1)
        #expect(!kept.0[0].contains(signedIn.session))
        #expect(!kept.1.contains(link.token))
        #expect(try await accounts.environment.store.read { try $0.session(TokenHash(of: TokenHash(of: signedIn.session).hex)) } == nil)
    }

    @Test func `In the demo one click signs someone in, and nowhere else`() async throws {
        let accounts = try await Accounts()
        let signIn = SignInDemo(accounts.environment)
        await #expect(throws: NotFound.self) { try await signIn(as: accounts.mette.id, from: accounts.browser()) }
        try await accounts.environment.store.write {
            try $0.setSetting(InstallationSetting.kind, to: InstallationSetting.demo)
        }
        let signedIn = try await signIn(as: accounts.mette.id, from: accounts.browser())
        #expect(try await ResolveSession(accounts.environment)(signedIn.session)?.id == accounts.mette.id)
        try await accounts.deactivate(accounts.amir)
        await #expect(throws: NotFound.self) { try await signIn(as: accounts.amir.id, from: accounts.browser()) }
    }

    @Test func `A form's token belongs to its session alone`() {
        let token = CSRFToken.derive("session one")
        #expect(token.count == 43)
        #expect(CSRFToken.isValid(token, for: "session one"))
        #expect(!CSRFToken.isValid(token, for: "session two"))
        for wrong in ["", "session one", String(token.dropLast()), token + "A", String(token.reversed())] {
            #expect(!CSRFToken.isValid(wrong, for: "session one"))
        }
    }
}
