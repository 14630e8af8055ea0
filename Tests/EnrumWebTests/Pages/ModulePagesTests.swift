import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// The pages of modules as they are served: each keeps to the rules for every page, and looks as it was recorded.
struct ModulePagesTests {
    static let all: [PagesTests.Visited] = [
        .init(person: Cast.jonas, path: "/modules", name: "modules-admin"),
        .init(person: Cast.pernille, path: "/modules", name: "modules-hr"),
        .init(person: Cast.jonas, path: "/modules/distance", name: "module-admin"),
        .init(person: Cast.pernille, path: "/modules/distance", name: "module-hr"),
        .init(person: Cast.jonas, path: "/modules/purpose", name: "module-without-anything"),
        .init(person: Cast.pernille, path: "/modules/distance/departments/children", name: "module-department"),
        .init(person: Cast.pernille, path: "/modules/distance/departments/school", name: "module-department-locked"),
        .init(person: Cast.pernille, path: "/modules/distance/departments/sun", name: "module-department-paused"),
        .init(person: Cast.jonas, path: "/form?department=sun", name: "form-department"),
        .init(person: Cast.mette, path: "/team", name: "team-reminder"),
        .init(person: Cast.amalie, path: "/next", name: "next-reminder"),
    ]

    /// Børn og Unge has settings of its own and is locked, Solstrålen is stopped after a fault, and Mette is reminded of Amalie.
    private func open(_ visited: PagesTests.Visited) async throws -> Page {
        let modules = try await Modules.open()
        if let gap = Slug("gap") {
            try await modules.change(.isLocked(true), .setting(gap, .number(14)), in: Cast.children)
        }
        try await modules.fail(2, .memory)
        try await modules.remind()
        guard let person = visited.person else { return try await modules.site.browser().get(visited.path) }
        return try await modules.browser(of: person).get(visited.path)
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

    @Test func `Where nothing is installed the page says what to do first`() async throws {
        let site = try await Site.cast()
        let admin = try await site.browser(of: Cast.jonas).get("/modules")
        #expect(admin.text.contains("Her er ingen moduler endnu") && admin.text.contains("enrum module install"))
        admin.expectRules()
        let hr = try await site.browser(of: Cast.pernille).get("/modules")
        #expect(hr.text.contains("Når en administrator har lagt et modul ind"))
        hr.expectRules()
    }
}
