import EnrumTesting
import Testing

@testable import EnrumWeb

/// The pages of agreements by a template, agreements with oneself, and contracts, as they are served.
struct ContractPagesTests {
    static let all: [PagesTests.Visited] = [
        .init(person: Cast.amalie, path: "/meetings/samtale/contracts/toolkit/sheet", name: "contract-owner"),
        .init(person: Cast.mette, path: "/meetings/samtale/contracts/toolkit/sheet", name: "contract-other"),
        .init(person: Cast.amalie, path: "/self-agreements/eget", name: "self-agreement"),
        .init(person: Cast.amalie, path: "/agreements", name: "agreements-with-oneself"),
        .init(person: Cast.amalie, path: "/agreements/aftale-2", name: "agreement-by-template"),
    ]

    private func open(_ visited: PagesTests.Visited) async throws -> Page {
        let toolkit = try await Toolkit.open()
        try await toolkit.agreed()
        guard let person = visited.person else { return try await toolkit.site.browser().get(visited.path) }
        return try await toolkit.site.browser(of: person).get(visited.path)
    }

    @Test(arguments: all) func `It looks as it was recorded`(visited: PagesTests.Visited) async throws {
        try expectSnapshot(await open(visited), visited.name)
    }

    @Test(arguments: all) func `It keeps to the rules for every page`(visited: PagesTests.Visited) async throws {
        let page = try await open(visited)
        #expect(page.status == 200)
        page.expectHarmless()
        page.expectRules()
    }
}
