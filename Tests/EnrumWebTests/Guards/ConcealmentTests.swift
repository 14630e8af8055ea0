import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// What one may not see is as what does not exist: the same page, the same status, the same headers (rule h).
struct ConcealmentTests {
    @Test(arguments: [Cast.bjarne, Cast.henrik, Cast.pernille, Cast.jonas, Cast.anders])
    func `Somebody else's things look as if they were not there`(person: Person) async throws {
        let site = try await Site.demo()
        let browser = try await site.browser(of: person)
        for path in ["/agreements/ID", "/meetings/ID", "/meetings/ID/talk", "/meetings/ID/prepare"] {
            let real = path.hasPrefix("/agreements") ? "sofie-1-liste" : "sofie-1"
            let forbidden = try await browser.get(path.replacing("ID", with: real))
            let unknown = try await browser.get(path.replacing("ID", with: "sofie-7"))
            #expect(forbidden.status == 404 && unknown.status == 404, "\(path)")
            #expect(forbidden.body == unknown.body, "\(path)")
            #expect(forbidden.headers == unknown.headers, "\(path)")
        }
    }

    @Test func `Changes are refused alike`() async throws {
        let site = try await Site.demo()
        let browser = try await site.browser(of: Cast.bjarne)
        try await browser.visit("/agreements")
        for verb in ["keep", "notes", "drop", "evaluate", "amend"] {
            let fields = [("update", "Det går godt"), ("drop_reason", "Fordi"), ("outcome", "worse"), ("version", "1")]
            let forbidden = try await browser.post("/agreements/sofie-1-liste/\(verb)", fields)
            let unknown = try await browser.post("/agreements/sofie-9-liste/\(verb)", fields)
            #expect(forbidden.status == 404 && unknown.status == 404, "\(verb)")
            #expect(forbidden.body.replacing("sofie-1-liste", with: "sofie-9-liste") == unknown.body, "\(verb)")
        }
    }

    @Test func `People of another area are not found by HR`() async throws {
        let site = try await Site.demo()
        let browser = try await site.browser(of: Cast.pernille)
        let page = try await browser.get("/people?q=Peter")
        #expect(!page.text.contains("Peter Dalgaard"))
        try await browser.visit("/send")
        let search = try await browser.post("/send/search", [("q", "Peter"), ("person", "peter")])
        #expect(search.status == 200 && !search.text.contains("Peter Dalgaard"))
    }

    @Test(arguments: ["/log", "/operations", "/people", "/send", "/new-question-set", "/people?left=yes"])
    func `What is for others looks as if it were not there`(path: String) async throws {
        let site = try await Site.demo()
        let browser = try await site.browser(of: Cast.dorthe)
        #expect(try await browser.get(path).body == browser.get("/no-such-page").body)
    }

    @Test func `HR finds neither themselves nor their own leader to send to`() async throws {
        let site = try await Site.demo()
        let browser = try await site.browser(of: Cast.charlotte)
        let page = try await browser.visit("/send")
        let values = page.body.matches(of: /name="person" value="([^"]*)"/).map { String($0.1) }
        #expect(!values.isEmpty && !values.contains("charlotte") && !values.contains("kirsten"))
    }
}
