import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// After signing in one goes on within Enrum and nowhere else (ASVS 3.7.2).
struct LocalPathTests {
    /// Ways in which other applications have been led astray.
    static let bypasses = [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "https://evil.example",
        "https:evil.example", "javascript:alert(1)", "/%2f/evil.example", "/%5cevil.example", "/\t/evil.example",
        "/\r\nLocation: https://evil.example",
        " //evil.example", "/\u{0}/evil.example", "evil.example", "", "/.//evil.example", "/x//evil.example", "@evil.example",
        "/\u{2044}evil.example",
        "/a\" onload=\"x", "/<script>", "?next=/x", "#x", "data:text/html,x",
    ]

    @Test(arguments: bypasses) func `A way out is no way on`(path: String) { #expect(LocalPath(path) == nil) }

    @Test(arguments: [
        "/", "/agreements", "/agreements/01jq3?done=x", "/access?before=12", "/meetings/sofie-1/talk#agenda", "/people?q=a%20b",
    ])
    func `Our own pages are`(path: String) { #expect(LocalPath(path)?.path == path) }

    @Test func `What is quoted comes back as it was`() throws {
        let path = try #require(LocalPath("/people?q=%C3%A5se&offset=50"))
        #expect(path.quoted == "/people%3Fq%3D%25C3%25A5se%26offset%3D50")
    }

    @Test(arguments: bypasses) func `Whoever signs in with one goes to the front page`(path: String) async throws {
        let site = try await Site.cast()
        try await site.setPassword("fire grå måger på taget", of: Cast.mette)
        let fields = [("email", Cast.mette.email.address), ("password", "fire grå måger på taget"), ("next", path)]
        let page = try await site.browser().post("/sign-in", fields)
        // A NUL makes no form at all.
        #expect(page.location == (path.contains("\u{0}") ? nil : "/"))
        let door = try await site.browser(of: Cast.mette).get("/sign-in?next=\(Browser.quoted(path))")
        #expect(door.location == "/")
    }

    @Test func `Whoever wanted to look comes back to where they were going`() async throws {
        let site = try await Site.cast()
        try await site.setPassword("fire grå måger på taget", of: Cast.mette)
        let browser = site.browser()
        let away = try await browser.get("/access?before=12")
        #expect(away.location == "/sign-in?next=/access%3Fbefore%3D12")
        try await browser.visit("/access?before=12")
        let page = try await browser.submit(
            "/sign-in", ["email": Cast.mette.email.address, "password": "fire grå måger på taget"], follow: false)
        #expect(page.location == "/access?before=12")
    }
}
