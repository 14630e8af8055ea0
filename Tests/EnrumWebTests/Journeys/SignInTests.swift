import EnrumDomain
import HTTPTypes
import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

/// In and out.
struct SignInTests {
    private static let password = "fire grå måger på taget"

    @Test func `With the right password one is in`() async throws {
        let site = try await Site.cast()
        try await site.setPassword(Self.password, of: Cast.mette)
        let browser = site.browser()
        try await browser.visit("/")
        let page = try await browser.submit("/sign-in", ["email": " Mette.Holm@Solvig.example ", "password": Self.password])
        #expect(page.status == 200 && page.path == "/team" && page.text.contains("Mette Holm"))
    }

    @Test func `A wrong password and an unknown address are answered alike`() async throws {
        let site = try await Site.cast()
        try await site.setPassword(Self.password, of: Cast.mette)
        let wrong = try await site.browser().post("/sign-in", [("email", Cast.mette.email.address), ("password", "forkert")])
        let unknown = try await site.browser().post("/sign-in", [("email", "nobody.her@solvig.example"), ("password", "forkert")])
        #expect(wrong.status == 401 && unknown.status == 401)
        #expect(wrong.headers == unknown.headers)
        #expect(wrong.body.replacing("mette.holm", with: "nobody.her") == unknown.body)
        #expect(!wrong.body.contains("forkert"))
    }

    @Test func `After too many tries one is told how long to wait`() async throws {
        let site = try await Site.cast()
        let browser = site.browser()
        for _ in 0..<10 { try await browser.post("/sign-in", [("email", Cast.mette.email.address), ("password", "forkert")]) }
        let page = try await browser.post("/sign-in", [("email", Cast.mette.email.address), ("password", "forkert")])
        #expect(page.status == 429)
        #expect(page.headers[.retryAfter] == "360")
        #expect(page.text.contains("Vent 6 minutter"))
    }

    @Test func `Whoever is in does not see the door`() async throws {
        let site = try await Site.cast()
        #expect(try await site.browser(of: Cast.mette).get("/sign-in?next=/agreements").location == "/agreements")
    }

    @Test func `Outside the demo nobody is let in with a click`() async throws {
        let site = try await Site.cast()
        let browser = site.browser()
        let page = try await browser.visit("/sign-in")
        #expect(!page.body.contains("Mette Holm") && !page.body.contains("/sign-in/demo"))
        #expect(try await browser.post("/sign-in/demo", [("person", "mette")]).status == 404)
        #expect(await browser.cookies["enrum"] == nil)
    }

    @Test func `In the demo one chooses whom to be`() async throws {
        let site = try await Site.demo()
        let browser = site.browser()
        let door = try await browser.visit("/sign-in?next=/agreements")
        #expect(door.text.contains("Mette Holm leder for 12") && door.text.contains("Børnehuset Solstrålen"))
        let page = try await browser.submit("/sign-in/demo", button: ("person", "dorthe"))
        #expect(page.path == "/agreements" && page.text.contains("Dorthe Bech"))
    }

    @Test func `A session that has ended opens nothing`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.mette)
        #expect(try await browser.get("/account").status == 200)
        site.clock.advance(seconds: 30 * 60)
        #expect(try await browser.get("/account").location == "/sign-in?next=/account")
    }
}
