import EnrumDomain
import EnrumTesting
import HTTPTypes
import Hummingbird
import Testing

@testable import EnrumWeb

/// What every answer carries, whatever the route and whoever asks (ASVS 3.4, 14.3.2).
struct SecurityHeadersTests {
    @Test func `Every route answers with the headers, to strangers and to those signed in`() async throws {
        let site = try await Site.cast()
        for browser in [site.browser(), try await site.browser(of: Cast.mette), try await site.browser(of: Cast.jonas)] {
            for path in site.routes(.get) {
                let page = try await browser.get(path)
                #expect(page.headers[.contentSecurityPolicy] == SecurityHeaders.policy, "\(path)")
                #expect(page.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(page.headers[named("Referrer-Policy")] == "no-referrer", "\(path)")
                #expect(page.headers[named("Cross-Origin-Opener-Policy")] == "same-origin", "\(path)")
                #expect(page.headers[.strictTransportSecurity] == nil, "\(path)")
                #expect(page.headers[.server] == nil, "\(path)")
                #expect(page.headers[.accessControlAllowOrigin] == nil, "\(path)")
                if !path.hasPrefix("/assets/") || page.status != 200 { #expect(page.headers[.cacheControl] == "no-store", "\(path)") }
                if let type = page.headers[.contentType] { #expect(type.contains("charset=utf-8"), "\(path)") }
            }
        }
    }

    @Test func `Over https the browser is told to stay there`() async throws {
        let site = try await Site.cast(publicURL: "https://samtaler.example.dk")
        #expect(try await site.browser().get("/sign-in").headers[.strictTransportSecurity] == "max-age=31536000; includeSubDomains")
    }

    @Test func `Nothing says which version this is`() async throws {
        let page = try await Site.cast().browser().get("/no-such-page")
        #expect(page.status == 404)
        #expect(page.headers.allSatisfy { !$0.value.lowercased().contains("hummingbird") && !$0.value.contains("swift") })
    }
}
