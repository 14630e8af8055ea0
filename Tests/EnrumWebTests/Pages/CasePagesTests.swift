import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// The pages of formal cases, for everybody who has one: each keeps to the rules for every page, and looks as it was recorded.
struct CasePagesTests {
    static let all: [PagesTests.Visited] = [
        page(Cast.peter, "/cases", "cases-leader"), page(Cast.simon, "/cases", "cases-employee"), page(Cast.emil, "/cases", "cases-none"),
        page(Cast.peter, "/cases/new", "case-new-whom"), page(Cast.peter, "/cases/new?employee=birgit", "case-new"),
        page(Cast.peter, Cases.simon, "case-leader"), page(Cast.simon, Cases.simon, "case-employee"),
        page(Cast.rasmus, Cases.simon, "case-hr"), page(Cast.lone, Cases.simon, "case-decision-maker"),
        page(Cast.peter, Cases.simon + "/begin", "case-begin"), page(Cast.peter, Cases.simon + "/people", "case-people"),
        page(Cast.peter, Cases.simon + "/steps/3/prepare", "case-prepare"),
        page(Cast.peter, Cases.simon + "/steps/3/convene", "case-convene"), page(Cast.peter, Cases.simon + "/steps/3/meet", "case-meet"),
        page(Cast.rasmus, Cases.simon + "/steps/3/meet", "case-meet-hr"), page(Cast.peter, Cases.simon + "/steps/3/plan", "case-plan"),
        page(Cast.peter, Cases.simon + "/steps/3/follow-up", "case-follow-up"),
        page(Cast.peter, Cases.simon + "/hearing", "case-hearing-leader"),
        page(Cast.simon, Cases.simon + "/hearing", "case-hearing-employee"),
        page(Cast.lone, Cases.simon + "/steps/3/decide", "case-decide"), page(Cast.simon, Cases.simon + "/companion", "case-companion"),
        page(Cast.simon, Cases.simon + "/documents/1", "case-document-note"),
        page(Cast.peter, Cases.simon + "/documents/2", "case-document-convening"),
        page(Cast.rasmus, Cases.simon + "/documents/3", "case-document-minutes"),
        page(Cast.simon, Cases.simon + "/documents/4", "case-document-hearing"), page(Cast.pernille, "/letters", "letters"),
        page(Cast.jonas, "/letters/adfaerdskorrigerende/indkaldelse", "letter"),
    ]

    private static func page(_ person: Person, _ path: String, _ name: String) -> PagesTests.Visited {
        PagesTests.Visited(person: person, path: path, name: name)
    }

    @Test(arguments: all) func `It looks as it was recorded, and keeps to the rules for every page`(visited: PagesTests.Visited)
        async throws
    {
        guard let person = visited.person else { return }
        let page = try await Cases.open().browser(of: person).get(visited.path)
        #expect(page.status == 200)
        page.expectHarmless()
        page.expectRules()
        try expectSnapshot(page, visited.name)
    }
}
