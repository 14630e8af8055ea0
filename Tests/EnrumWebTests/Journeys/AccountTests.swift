import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

/// What is one's own: password, language, sessions; and the links by which one gets in.
struct AccountTests {
    private static let (old, new) = ("fire grå måger på taget", "en rød robåd i regnvejr")

    @Test func `A changed password ends every other session`() async throws {
        let site = try await Site.cast()
        try await site.setPassword(Self.old, of: Cast.mette)
        let (here, there) = (try await site.browser(of: Cast.mette), try await site.browser(of: Cast.mette))
        try await here.visit("/account")
        let page = try await here.submit("/account/password", ["current": Self.old, "password": Self.new, "repeat": Self.new])
        #expect(page.status == 200 && page.text.contains("Adgangskoden er skiftet"))
        #expect(try await there.get("/account").status == 303)
    }

    @Test func `What is wrong is said by the field, and no password is shown`() async throws {
        let site = try await Site.cast()
        try await site.setPassword(Self.old, of: Cast.mette)
        let browser = try await site.browser(of: Cast.mette)
        let tries: [(String, String, String, field: String)] = [
            ("forkert", Self.new, Self.new, "current"), (Self.old, "kort", "kort", "password"),
            (Self.old, Self.new, "noget andet", "repeat"),
        ]
        for (current, new, again, field) in tries {
            try await browser.visit("/account")
            let page = try await browser.submit("/account/password", ["current": current, "password": new, "repeat": again])
            #expect(page.status == 422)
            #expect(page.body.contains("id=\"error/\(field)\"") && page.body.contains("href=\"#\(field)\""))
            #expect(!page.body.contains(Self.new))
        }
    }

    @Test func `The language counts from the next page`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.mette)
        try await browser.visit("/account")
        let page = try await browser.submit("/account/language", ["language": "en"])
        #expect(page.body.contains("<html lang=\"en\">") && page.text.contains("Sign out"))
    }

    @Test func `One sees where one is signed in, and ends what one does not know`() async throws {
        let site = try await Site.cast()
        let (here, there) = (try await site.browser(of: Cast.mette), try await site.browser(of: Cast.mette))
        let page = try await here.visit("/account")
        let action = try #require(page.forms.flatMap(\.actions).first { $0.hasSuffix("/end") })
        #expect(try await here.submit(action).text.contains("Det sted er logget ud"))
        #expect(try await there.get("/account").status == 303)
        #expect(try await here.get("/account").status == 200)
    }

    @Test func `Nobody ends somebody else's session`() async throws {
        let site = try await Site.cast()
        let (mette, dorthe) = (try await site.browser(of: Cast.mette), try await site.browser(of: Cast.dorthe))
        let hash = TokenHash(of: try #require(await mette.cookies["enrum"])).hex
        try await dorthe.visit("/account")
        #expect(try await dorthe.post("/account/sessions/\(hash)/end", []).status == 404)
        #expect(try await mette.get("/account").status == 200)
    }

    @Test func `An invitation is shown once, works once, and signs nobody in`() async throws {
        let site = try await Site.cast()
        let jonas = try await site.browser(of: Cast.jonas)
        try await jonas.visit("/people?q=Dorthe")
        let page = try await jonas.submit("/people/dorthe/invitation")
        let address = try #require(page.body.firstMatch(of: /value="http:\/\/localhost(\/invitation\/[a-z0-9]+)"/).map { String($0.1) })
        let dorthe = site.browser()
        #expect(try await dorthe.visit(address).heading == "Velkommen, Dorthe")
        let refused = try await dorthe.submit(address, ["password": "kort", "repeat": "kort"])
        #expect(refused.status == 422)
        let done = try await dorthe.submit(address, ["password": Self.new, "repeat": Self.new])
        #expect(done.path.hasPrefix("/sign-in") && done.text.contains("Nu kan du logge ind"))
        #expect(try await dorthe.get(address).status == 404)
        try await dorthe.visit("/sign-in")
        let home = try await dorthe.submit("/sign-in", ["email": Cast.dorthe.email.address, "password": Self.new])
        #expect(home.text.contains("Dorthe Bech"))
        let again = try await jonas.post("/people/dorthe/invitation", [])
        #expect(again.status == 422 && again.text.contains("har allerede en adgangskode"))
        let offered = try await jonas.submit("/people/dorthe/new-password")
        #expect(offered.body.contains("/password/"))
    }

    @Test func `Only an admin gives a way in`() async throws {
        let site = try await Site.cast()
        for person in [Cast.pernille, Cast.mette, Cast.dorthe] {
            let browser = try await site.browser(of: person)
            try await browser.visit("/account")
            #expect(try await browser.post("/people/dorthe/invitation", []).status == 404)
            #expect(try await browser.post("/people/dorthe/new-password", []).status == 404)
        }
    }

    @Test func `The first admin sets everything up, once`() async throws {
        let site = try await Site.empty()
        let link = try #require(try await StartSetUp(site.environment)())
        let browser = site.browser()
        try await browser.visit(link.path)
        let typed = [
            "organisation": "Nordby", "department": "Nordby", "name": "Anna Berg", "email": "ikke en mail", "password": Self.new,
            "repeat": Self.new,
        ]
        let refused = try await browser.submit(link.path, typed)
        #expect(refused.status == 422 && refused.body.contains("value=\"Anna Berg\"") && refused.body.contains("id=\"error/email\""))
        #expect(!refused.body.contains(Self.new))
        let done = try await browser.submit(link.path, typed.merging(["email": "anna@nordby.example"]) { $1 })
        #expect(done.text.contains("Enrum er klar"))
        #expect(try await browser.get(link.path).status == 404)
        try await browser.visit("/sign-in")
        let home = try await browser.submit("/sign-in", ["email": "anna@nordby.example", "password": Self.new])
        #expect(home.status == 200 && home.text.contains("Anna Berg"))
    }

    @Test func `An unknown link says what to do`() async throws {
        let site = try await Site.empty()
        for path in ["/invitation/x", "/password/x", "/setup/x"] {
            let page = try await site.browser().get(path)
            #expect(page.status == 404 && page.heading == "Linket virker ikke")
        }
    }
}
