import HTTPTypes
import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// Changes are taken from our own pages and nowhere else (ASVS 3.5.1–3.5.3).
struct ForgeryTests {
    /// Pages where there is no session yet, guarded by where the request comes from and by their own secret.
    private static let withoutSession: Set<String> = [
        "/sign-in", "/sign-out", "/setup/unknown", "/invitation/unknown", "/password/unknown",
    ]

    @Test func `No change is made without the session's token`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.jonas)
        let before = try await site.lastDeed()
        for path in site.routes(.post) where !Self.withoutSession.contains(path) {
            #expect(try await browser.post(path, [("title", "x")], withToken: false).status == 403, "\(path)")
            #expect(try await browser.post(path, [("csrf", "wrong")]).status == 403, "\(path)")
        }
        #expect(try await site.lastDeed() == before)
    }

    @Test func `Another session's token is refused`() async throws {
        let site = try await Site.cast()
        let (mette, dorthe) = (try await site.browser(of: Cast.mette), try await site.browser(of: Cast.dorthe))
        let token = try #require(try await mette.visit("/account").token)
        #expect(try await dorthe.post("/account/language", [("csrf", token), ("language", "en")]).status == 403)
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"], ["Origin": "null"],
        ["Origin": "http://localhost.evil.example"], ["Origin": "https://localhost"],
    ])
    func `A change from another site is refused, also with the right token`(headers: [String: String]) async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.mette)
        let token = try #require(try await browser.visit("/account").token)
        for path in site.routes(.post) {
            #expect(try await browser.post(path, [("csrf", token), ("language", "en")], headers: headers).status == 403, "\(path)")
        }
    }

    @Test func `A change from our own page is taken`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.mette)
        let token = try #require(try await browser.visit("/account").token)
        let headers = ["Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"]
        #expect(try await browser.post("/account/language", [("csrf", token), ("language", "en")], headers: headers).status == 303)
    }

    @Test(arguments: ["text/plain", "multipart/form-data; boundary=x", "application/json", ""])
    func `Only forms are read as forms`(type: String) async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.mette)
        let token = try #require(try await browser.visit("/account").token)
        let page = try await browser.post("/account/language", [("csrf", token), ("language", "en")], headers: ["Content-Type": type])
        #expect(page.status == 415)
    }

    @Test func `Nothing changes by being looked at`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.jonas)
        let before = try await site.lastDeed()
        for path in site.routes(.get) { try await browser.get(path) }
        for path in site.routes(.post) { try await browser.get(path + "?title=x&reason=y") }
        #expect(try await site.lastDeed() == before)
    }
}

extension Site {
    /// How many deeds have been logged.
    func lastDeed() async throws -> Int64 { try await environment.store.read { try $0.lastAuditRow()?.sequence ?? 0 } }
}
