import EnrumDomain
import HTTPTypes
import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// What the browser keeps (ASVS 3.3).
struct CookieTests {
    private static let password = "fire grå måger på taget"

    private func cookies(publicURL: String?) async throws -> [String] {
        let site = try await Site.cast(publicURL: publicURL)
        try await site.setPassword(Self.password, of: Cast.mette)
        let page = try await site.browser().post("/sign-in", [("email", Cast.mette.email.address), ("password", Self.password)])
        #expect(page.status == 303)
        return page.headers[values: .setCookie]
    }

    @Test func `Over https the cookies are bound to the host and never leave it in the clear`() async throws {
        let cookies = try await cookies(publicURL: "https://samtaler.example.dk")
        #expect(cookies.count == 2)
        #expect(cookies.contains { $0.hasPrefix("__Host-enrum=") } && cookies.contains { $0.hasPrefix("__Host-enrum-device=") })
        for cookie in cookies {
            for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] { #expect(cookie.contains(part), "\(part)") }
            #expect(!cookie.lowercased().contains("domain="))
        }
    }

    @Test func `On loopback the cookies have plain names and are still out of reach of scripts`() async throws {
        let cookies = try await cookies(publicURL: nil)
        #expect(cookies.contains { $0.hasPrefix("enrum=") } && cookies.contains { $0.hasPrefix("enrum-device=") })
        for cookie in cookies {
            #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && !cookie.contains("Secure"))
        }
    }

    @Test func `The session ends with the browser, the device is remembered`() async throws {
        let cookies = try await cookies(publicURL: nil)
        #expect(cookies.first { $0.hasPrefix("enrum=") }?.contains("Max-Age") == false)
        #expect(cookies.first { $0.hasPrefix("enrum-device=") }?.contains("Max-Age=31536000") == true)
    }

    @Test func `Signing out leaves nothing behind, here or on the server`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.mette)
        let token = try #require(await browser.cookies["enrum"])
        try await browser.visit("/account")
        let page = try await browser.submit("/sign-out", follow: false)
        #expect(page.headers[named("Clear-Site-Data")] == "\"cache\", \"storage\"")
        #expect(await browser.cookies["enrum"] == nil)
        #expect(try await site.environment.store.read { try $0.session(TokenHash(of: token)) == nil })
    }

    @Test func `Whoever signs in gets a new session, and the old one is gone`() async throws {
        let site = try await Site.cast()
        try await site.setPassword(Self.password, of: Cast.mette)
        let browser = try await site.browser(of: Cast.dorthe)
        let old = try #require(await browser.cookies["enrum"])
        try await browser.post("/sign-in", [("email", Cast.mette.email.address), ("password", Self.password)])
        #expect(await browser.cookies["enrum"] != old)
        #expect(try await site.environment.store.read { try $0.session(TokenHash(of: old)) == nil })
    }
}
