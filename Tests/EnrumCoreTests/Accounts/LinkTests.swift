import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@Suite struct LinkTests {
    private static let newPassword = "fire grå måger på taget"

    @Test func `An invitation lets someone choose a password, and signs nobody in`() async throws {
        let accounts = try await Accounts()
        let link = try await Invite(accounts.environment)(accounts.amir.id, as: Viewer(accounts.admin))
        #expect(link.token.count == 32 && link.path == "/invitation/" + link.token)
        #expect(try await SetPassword(accounts.environment).whom(link.token).person.name == "Amir Yildiz")
        try await SetPassword(accounts.environment)(link.token, to: Self.newPassword)
        #expect(try await accounts.environment.store.read { try $0.sessions(of: accounts.amir.id) }.isEmpty)
        #expect(try await accounts.outcome("amir@enrum.example", Self.newPassword) == .signedIn)
    }

    @Test func `A link works once`() async throws {
        let accounts = try await Accounts()
        let link = try await Invite(accounts.environment)(accounts.amir.id, as: nil)
        try await SetPassword(accounts.environment)(link.token, to: Self.newPassword)
        await #expect(throws: LinkRefused.self) { try await SetPassword(accounts.environment)(link.token, to: "en helt anden sætning") }
        #expect(try await accounts.outcome("amir@enrum.example", Self.newPassword) == .signedIn)
    }

    @Test func `Of twenty who use one link at once, one wins`() async throws {
        let accounts = try await Accounts()
        let link = try await Invite(accounts.environment)(accounts.amir.id, as: nil)
        let environment = accounts.environment
        let winners = await withTaskGroup(of: Int.self) { group in
            for number in 0..<20 {
                group.addTask { (try? await SetPassword(environment)(link.token, to: "sætning nummer \(number)")) == nil ? 0 : 1 }
            }
            return await group.reduce(0, +)
        }
        #expect(winners == 1)
    }

    @Test(arguments: [(OneTimeLink.Kind.invitation, Int64(7 * 86_400)), (.password, 1800)])
    func `A link works until its time is up`(kind: OneTimeLink.Kind, lifetime: Int64) async throws {
        let accounts = try await Accounts()
        let link =
            kind == .invitation
            ? try await Invite(accounts.environment)(accounts.amir.id, as: nil)
            : try await OfferNewPassword(accounts.environment)(accounts.amir.id, as: nil)
        accounts.clock.advance(seconds: lifetime - 1)
        _ = try await SetPassword(accounts.environment).whom(link.token)
        accounts.clock.advance(seconds: 1)
        await #expect(throws: LinkRefused.self) { try await SetPassword(accounts.environment)(link.token, to: Self.newPassword) }
    }

    @Test func `A setup token sets no password, and an invitation sets nothing up`() async throws {
        let environment = try Environment.testing()
        let setup = try #require(try await StartSetUp(environment)())
        await #expect(throws: LinkRefused.self) { try await SetPassword(environment)(setup.token, to: Self.newPassword) }
        let accounts = try await Accounts()
        let invitation = try await Invite(accounts.environment)(accounts.amir.id, as: nil)
        await #expect(throws: LinkRefused.self) { try await SetUpFirstAdmin(accounts.environment)(invitation.token, .example) }
        await #expect(throws: LinkRefused.self) { try await SetPassword(accounts.environment)("made up", to: Self.newPassword) }
    }

    @Test func `A newer link of the same kind replaces the older`() async throws {
        let accounts = try await Accounts()
        let old = try await Invite(accounts.environment)(accounts.amir.id, as: nil)
        let new = try await Invite(accounts.environment)(accounts.amir.id, as: nil)
        await #expect(throws: LinkRefused.self) { try await SetPassword(accounts.environment).whom(old.token) }
        _ = try await SetPassword(accounts.environment).whom(new.token)
    }

    @Test func `Only an admin or the command line makes links, for people who work here`() async throws {
        let accounts = try await Accounts.withPassword()
        await #expect(throws: NotFound.self) { try await Invite(accounts.environment)(accounts.amir.id, as: Viewer(accounts.mette)) }
        await #expect(throws: NotFound.self) {
            try await OfferNewPassword(accounts.environment)(accounts.amir.id, as: Viewer(accounts.amir))
        }
        let refused = await #expect(throws: RuleBroken.self) { try await Invite(accounts.environment)(accounts.mette.id, as: nil) }
        #expect(refused?.phrase.key == "account.already_has_password")
        try await accounts.deactivate(accounts.amir)
        await #expect(throws: NotFound.self) { try await Invite(accounts.environment)(accounts.amir.id, as: nil) }
        await #expect(throws: NotFound.self) { try await OfferNewPassword(accounts.environment)(accounts.amir.id, as: nil) }
    }

    @Test func `Someone who left after being invited cannot come in`() async throws {
        let accounts = try await Accounts()
        let link = try await Invite(accounts.environment)(accounts.amir.id, as: nil)
        try await accounts.deactivate(accounts.amir)
        await #expect(throws: LinkRefused.self) { try await SetPassword(accounts.environment)(link.token, to: Self.newPassword) }
    }

    @Test func `A poor password is refused, and the link can still be used`() async throws {
        let accounts = try await Accounts()
        let link = try await Invite(accounts.environment)(accounts.amir.id, as: nil)
        for (password, key) in [
            ("elleve tegn", "password.too_short"), (String(repeating: "ab æ", count: 65), "password.too_long"),
            ("aaaaaaaaaaaaaaaa", "password.easily_guessed"),
        ] {
            let broken = await #expect(throws: RuleBroken.self) { try await SetPassword(accounts.environment)(link.token, to: password) }
            #expect(broken?.phrase.key == key && broken?.field == "password")
        }
        try await SetPassword(accounts.environment)(link.token, to: "tolv tegn æø")
    }

    @Test func `A new password ends every session`() async throws {
        let accounts = try await Accounts.withPassword()
        let signedIn = try await accounts.signIn()
        let link = try await OfferNewPassword(accounts.environment)(accounts.mette.id, as: nil)
        #expect(try await ResolveSession(accounts.environment)(signedIn.session) != nil)
        try await SetPassword(accounts.environment)(link.token, to: Self.newPassword)
        #expect(try await ResolveSession(accounts.environment)(signedIn.session) == nil)
        #expect(try await accounts.outcome(Accounts.password) == .refused)
    }

    @Test func `Changing a password needs the current one, and ends the other sessions`() async throws {
        let accounts = try await Accounts.withPassword()
        let (here, elsewhere) = (try await accounts.signIn(), try await accounts.signIn())
        let change = ChangePassword(accounts.environment)
        let wrong = await #expect(throws: RuleBroken.self) {
            try await change(from: "forkert", to: Self.newPassword, in: here.session, as: here.viewer)
        }
        #expect(wrong?.field == "current")
        try await change(from: Accounts.password, to: Self.newPassword, in: here.session, as: here.viewer)
        #expect(try await ResolveSession(accounts.environment)(here.session) != nil)
        #expect(try await ResolveSession(accounts.environment)(elsewhere.session) == nil)
        #expect(try await accounts.outcome(Self.newPassword) == .signedIn)
    }

    @Test func `Guessing at the current password is slowed`() async throws {
        let accounts = try await Accounts.withPassword()
        let here = try await accounts.signIn()
        let change = ChangePassword(accounts.environment)
        for _ in 0..<10 {
            await #expect(throws: RuleBroken.self) {
                try await change(from: "gæt", to: Self.newPassword, in: here.session, as: here.viewer)
            }
        }
        await #expect(throws: SignInThrottled.self) {
            try await change(from: Accounts.password, to: Self.newPassword, in: here.session, as: here.viewer)
        }
    }

    @Test func `The first admin sets the installation up, once`() async throws {
        let environment = try Environment.testing()
        let old = try #require(try await StartSetUp(environment)())
        let setup = try #require(try await StartSetUp(environment)())
        await #expect(throws: LinkRefused.self) { try await SetUpFirstAdmin(environment).check(old.token) }
        let admin = try await SetUpFirstAdmin(environment)(setup.token, .example)
        #expect(admin.roles == [.admin])
        #expect(try await environment.store.read { try $0.setting(InstallationSetting.organisation) } == "Solby Kommune")
        #expect(try await environment.store.read { try $0.departments().path(of: admin.department) } == "Direktionen")
        #expect(try await StartSetUp(environment)() == nil)
        await #expect(throws: LinkRefused.self) { try await SetUpFirstAdmin(environment)(setup.token, .example) }
        _ = try await SignIn(environment)(
            email: "aase@enrum.example", password: SetUpFirstAdmin.Choices.example.password,
            from: Browser(address: "192.0.2.1", description: ""))
    }

    @Test(arguments: ["organisation", "department", "name", "email", "password"])
    func `A field that is missing is named, and nothing is made`(field: String) async throws {
        let environment = try Environment.testing()
        let setup = try #require(try await StartSetUp(environment)())
        var choices = SetUpFirstAdmin.Choices.example
        switch field {
        case "organisation": choices.organisation = " "
        case "department": choices.department = ""
        case "name": choices.name = ""
        case "email": choices.email = "aase"
        default: choices.password = "kort"
        }
        let broken = await #expect(throws: RuleBroken.self) { try await SetUpFirstAdmin(environment)(setup.token, choices) }
        #expect(broken?.field == field)
        #expect(try await environment.store.read { try $0.counts().people } == 0)
        try await SetUpFirstAdmin(environment)(setup.token, .example)
    }
}

extension SetUpFirstAdmin.Choices {
    static let example = SetUpFirstAdmin.Choices(
        organisation: "Solby Kommune", department: "Direktionen", name: "Aase Krogh", email: "aase@enrum.example",
        password: "seks gule tulipaner", language: .danish)
}
