import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// HR sends the form (P-02).
struct SendTests {
    private static let day = ["date": "2026-12-08", "time": "10:00", "length": "45", "place": "Mødelokale 2"]

    /// Pernille at the preview of a form to Dorthe and Karen.
    private func preview(_ site: Site) async throws -> (browser: Browser, page: Page) {
        let browser = try await site.browser(of: Cast.pernille)
        try await browser.visit("/send")
        let fields = Self.day.map { ($0.key, $0.value) } + [("person", "dorthe"), ("person", "karen")]
        return (browser, try await browser.post("/send/preview", fields))
    }

    @Test func `What was chosen is remembered while one searches on`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.pernille)
        try await browser.visit("/send")
        try await browser.post("/send/search", [("q", "Dorthe"), ("person", "dorthe"), ("date", "2026-12-08")])
        let page = try await browser.post("/send/search", [("q", "Karen"), ("person", "dorthe"), ("date", "2026-12-08")])
        #expect(page.text.contains("Valgt Dorthe Bech") && page.text.contains("Fundet Karen Munk"))
        #expect(page.body.contains("value=\"dorthe\" checked") && page.body.contains("value=\"2026-12-08\""))
    }

    @Test func `One looks at who gets what, and then sends`() async throws {
        let site = try await Site.cast()
        let (browser, page) = try await preview(site)
        #expect(page.status == 200 && page.text.contains("2 personer får skemaet"))
        #expect(page.text.contains("Dorthe Bech, samtale med Mette Holm") && page.text.contains("Karen Munk, samtale med Anders Skov"))
        #expect(page.text.contains("tirsdag den 8. december, uge 50, kl. 10.00. 45 minutter, Mødelokale 2."))
        #expect(page.text.contains("11 spørgsmål til Dorthe Bech, Karen Munk"))
        let sent = try await browser.submit("/send")
        #expect(sent.status == 200 && sent.text.contains("2 personer har fået det."))
        #expect(try await site.meetings(of: Cast.dorthe).map(\.phase) == [.before])
    }

    @Test func `Sending twice sends once`() async throws {
        let site = try await Site.cast()
        let (browser, page) = try await preview(site)
        let fields = try #require(page.form("/send")?.fields)
        try await browser.post("/send", fields)
        let again = try await browser.post("/send", fields)
        #expect(again.text.contains("2 personer har fået det."))
        #expect(try await site.meetings(of: Cast.dorthe).count == 1)
    }

    @Test func `What cannot be sent to one says why, and stops nobody else`() async throws {
        let site = try await Site.cast()
        let (browser, page) = try await preview(site)
        var dorthe = Cast.dorthe
        dorthe.department = Cast.park.id
        let (moved, now) = (dorthe, site.clock.now)
        try await site.environment.store.write { try $0.update(moved, at: now) }
        let sent = try await browser.post("/send", try #require(page.form("/send")?.fields))
        #expect(sent.text.contains("1 person har fået det."))
        #expect(try await site.meetings(of: Cast.dorthe).isEmpty)
        #expect(try await site.meetings(of: Cast.karen).count == 1)
    }

    @Test(arguments: [
        (["date": ""], "date"), (["date": "2026-11-23"], "date"), (["time": "25:00"], "time"), (["length": "0"], "length"),
        (["length": "lang"], "length"),
    ])
    func `A day that cannot be is said by its field, with all that was chosen`(wrong: [String: String], field: String) async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.pernille)
        try await browser.visit("/send")
        let fields = Self.day.merging(wrong) { $1 }.map { ($0.key, $0.value) } + [("person", "dorthe")]
        let page = try await browser.post("/send/preview", fields)
        #expect(page.status == 422 && page.body.contains("id=\"error/\(field)\"") && page.body.contains("value=\"dorthe\" checked"))
    }

    @Test func `Nobody chosen is nobody to send to`() async throws {
        let browser = try await Site.cast().browser(of: Cast.pernille)
        try await browser.visit("/send")
        let page = try await browser.post("/send/preview", Self.day.map { ($0.key, $0.value) })
        #expect(page.status == 422 && page.text.contains("Vælg mindst én person"))
    }

    @Test func `Only HR sends from here`() async throws {
        let site = try await Site.cast()
        for person in [Cast.mette, Cast.jonas, Cast.dorthe] {
            #expect(try await site.browser(of: person).get("/send").status == 404)
        }
    }
}

extension Site {
    func meetings(of employee: Person) async throws -> [Meeting] {
        try await environment.store.read { try $0.meetings(ofEmployee: employee.id) }
    }
}
