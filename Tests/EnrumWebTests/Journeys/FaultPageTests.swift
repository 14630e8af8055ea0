import HTTPTypes
import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTesting
import HTTPTypes
import NIOCore
import Testing

@testable import EnrumWeb

/// When something does not work, the page says what to do, and what was typed is still there.
struct FaultPageTests {
    private static let text = "Jeg har talt med Anders, og han lover svar på fredag."

    private struct World {
        let site: Site
        let store: FaultyStore
        let sofie: Browser
    }

    private func world() async throws -> World {
        let clock = FixedClock()
        let store = FaultyStore(try SQLiteStore.inMemory())
        let environment = try Environment.testing(store: store, clock: clock)
        try await Demo.make(in: environment, clock: clock)
        let site = try await Site(environment, clock)
        let sofie = try await site.browser(of: Cast.sofie)
        try await sofie.visit("/agreements/sofie-1-liste")
        return World(site: site, store: store, sofie: sofie)
    }

    @Test(arguments: [
        (StoreFailure.full, 507, "plads"), (.readOnly, 503, "kan ikke gemmes"), (.busy, 503, "travlt"), (.other("x"), 500, "hos os"),
    ])
    func `When it cannot be saved, the text stands there and can be sent again`(failure: StoreFailure, status: Int, words: String)
        async throws
    {
        let world = try await world()
        world.store.fail(with: failure)
        let page = try await world.sofie.submit("/agreements/sofie-1-liste/notes", ["update": Self.text])
        #expect(page.status == status)
        #expect(page.text.contains(words) && page.text.contains(Self.text))
        #expect(status == 500 || page.headers[.retryAfter] != nil)
        world.store.fail(with: nil)
        let again = try await world.sofie.submit("/agreements/sofie-1-liste/notes")
        #expect(again.status == 200 && again.text.contains(Self.text))
    }

    @Test func `Nothing of what went wrong inside is shown`() async throws {
        let world = try await world()
        world.store.fail(with: .other("SQLITE_CORRUPT at /var/lib/enrum.sqlite"))
        let page = try await world.sofie.submit("/agreements/sofie-1-liste/notes", ["update": Self.text])
        #expect(!page.body.contains("SQLITE") && !page.body.contains("/var/lib") && !page.body.contains("StoreFailure"))
    }

    @Test func `A password is never written into a page`() async throws {
        let world = try await world()
        try await world.site.setPassword("den gamle grå havnemole", of: Cast.sofie)
        try await world.sofie.visit("/account")
        world.store.fail(with: .full)
        let page = try await world.sofie.submit(
            "/account/password",
            ["current": "den gamle grå havnemole", "password": "hemmelige violette sejl", "repeat": "hemmelige violette sejl"])
        #expect(page.status == 507)
        #expect(!page.body.contains("havnemole") && !page.body.contains("sejl"))
    }

    @Test func `A session that ends while someone types loses no text`() async throws {
        let world = try await world()
        world.site.clock.advance(seconds: 31 * 60)
        let door = try await world.sofie.submit("/agreements/sofie-1-liste/notes", ["update": Self.text])
        #expect(door.status == 401 && door.heading == "Log ind igen, så fortsætter du, hvor du slap")
        let kept = try await world.sofie.submit("/sign-in/demo", button: ("person", "sofie"))
        #expect(kept.text.contains(Self.text) && kept.text.contains("Send det som Sofie Aagaard"))
        #expect(try await world.site.notes(of: "sofie-1-liste").contains(Self.text) == false)
        let sent = try await world.sofie.submit("/agreements/sofie-1-liste/notes")
        #expect(sent.status == 200)
        #expect(try await world.site.notes(of: "sofie-1-liste").contains(Self.text))
    }

    @Test func `A wrong password on the way does not lose it either`() async throws {
        let world = try await world()
        try await world.site.setPassword("fire grå måger på taget", of: Cast.sofie)
        world.site.clock.advance(seconds: 31 * 60)
        try await world.sofie.submit("/agreements/sofie-1-liste/notes", ["update": Self.text])
        try await world.sofie.submit("/sign-in", ["email": Cast.sofie.email.address, "password": "noget andet"])
        let kept = try await world.sofie.submit("/sign-in", ["email": Cast.sofie.email.address, "password": "fire grå måger på taget"])
        #expect(kept.text.contains(Self.text))
    }

    @Test func `Someone else who signs in sees whose name it would be sent in`() async throws {
        let world = try await world()
        world.site.clock.advance(seconds: 31 * 60)
        try await world.sofie.submit("/agreements/sofie-1-liste/notes", ["update": Self.text])
        let kept = try await world.sofie.submit("/sign-in/demo", button: ("person", "bjarne"))
        #expect(kept.text.contains("Send det som Bjarne Lund"))
        #expect(try await world.sofie.submit("/agreements/sofie-1-liste/notes").status == 404)
    }

    @Test func `A token from before one signed in again is mended by sending again`() async throws {
        let world = try await world()
        let page = try await world.sofie.post("/agreements/sofie-1-liste/notes", [("csrf", "old"), ("update", Self.text)])
        #expect(page.status == 403 && page.text.contains(Self.text))
        #expect(try await world.sofie.submit("/agreements/sofie-1-liste/notes").status == 200)
        #expect(try await world.site.notes(of: "sofie-1-liste").contains(Self.text))
    }

    @Test func `A form that is refused where nobody thought of it shows every field again`() async throws {
        let world = try await world()
        let page = try await world.sofie.post("/account/language", [("language", "volapyk")])
        #expect(page.status == 422 && page.text.contains("volapyk") && page.text.contains("Vælg et af svarene"))
    }

    @Test func `Too much at once is refused before it is read`() async throws {
        let world = try await world()
        let body = ByteBuffer(string: "update=" + String(repeating: "a", count: 1 << 20))
        let headers = ["Content-Type": "application/x-www-form-urlencoded", "Content-Length": "\(body.readableBytes)"]
        let page = try await world.sofie.send(.post, "/agreements/sofie-1-liste/notes", headers: headers, body: body)
        #expect(page.status == 413 && page.text.contains("del teksten op"))
    }

    @Test(arguments: ["update=%", "update=%zz", "update=%ff", "update=a%00b"])
    func `What cannot be read is refused`(body: String) async throws {
        let world = try await world()
        let headers = ["Content-Type": "application/x-www-form-urlencoded"]
        let page = try await world.sofie.send(.post, "/agreements/sofie-1-liste/notes", headers: headers, body: ByteBuffer(string: body))
        #expect(page.status == 400)
    }

    @Test func `The page is in the person's language`() async throws {
        let world = try await world()
        let priya = try await world.site.browser(of: Cast.priya)
        #expect(try await priya.get("/nowhere").heading == "There is no such page")
        #expect(try await world.sofie.get("/nowhere").heading == "Siden findes ikke")
    }
}

extension Site {
    /// What has been written about an agreement.
    func notes(of agreement: String) async throws -> [String] {
        try await environment.store.read { try $0.agreement(.init(stored: agreement))?.history.compactMap(\.text) ?? [] }
    }
}
