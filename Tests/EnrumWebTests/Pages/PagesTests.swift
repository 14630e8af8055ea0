import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// The pages around the conversation, as they are served: each keeps to the rules for every page, and looks as it was recorded.
struct PagesTests {
    /// A page that somebody opens in Solvig Kommune, and the name of its snapshot.
    struct Visited: CustomTestStringConvertible, Sendable {
        let person: Person?
        let path: String
        let name: String

        var testDescription: String { name }
    }

    static let all: [Visited] = [
        Visited(person: nil, path: "/sign-in", name: "sign-in-demo"),
        Visited(person: nil, path: "/invitation/unknown", name: "link-refused"),
        Visited(person: Cast.sofie, path: "/nowhere", name: "not-found"),
        Visited(person: Cast.sofie, path: "/account", name: "account"),
        Visited(person: Cast.sofie, path: "/agreements", name: "agreements-employee"),
        Visited(person: Cast.mette, path: "/agreements", name: "agreements-leader"),
        Visited(person: Cast.tina, path: "/agreements", name: "agreements-none"),
        Visited(person: Cast.sofie, path: "/agreements/sofie-1-liste", name: "agreement-overdue"),
        Visited(person: Cast.aase, path: "/agreements/aase-1-brev", name: "agreement-amended"),
        Visited(person: Cast.aase, path: "/agreements/aase-1-mappe", name: "agreement-kept"),
        Visited(person: Cast.aase, path: "/history", name: "history"),
        Visited(person: Cast.mette, path: "/people/sofie/history", name: "history-leader"),
        Visited(person: Cast.tina, path: "/history", name: "history-none"),
        Visited(person: Cast.aase, path: "/access", name: "access"),
        Visited(person: Cast.jonas, path: "/log", name: "log"),
        Visited(person: Cast.pernille, path: "/send", name: "send"),
        Visited(person: Cast.jonas, path: "/question-sets", name: "question-sets"),
        Visited(person: Cast.dorthe, path: "/question-sets/basis", name: "question-set-read"),
        Visited(person: Cast.jonas, path: "/question-sets/basis", name: "question-set-change"),
        Visited(person: Cast.jonas, path: "/question-sets/basis/edit", name: "question-set-edit"),
        Visited(person: Cast.pernille, path: "/new-question-set", name: "question-set-new"),
        Visited(person: Cast.jonas, path: "/people?q=Mette", name: "people-admin"),
        Visited(person: Cast.pernille, path: "/people", name: "people-hr"),
        Visited(person: Cast.jonas, path: "/people?left=yes", name: "people-left"),
        Visited(person: Cast.jonas, path: "/operations", name: "operations"),
        Visited(person: Cast.dorthe, path: "/form", name: "form"),
        Visited(person: Cast.priya, path: "/form", name: "form-english"),
        Visited(person: Cast.priya, path: "/account", name: "account-english"),
    ]

    private func open(_ visited: Visited) async throws -> Page {
        let site = try await Site.demo()
        let browser = if let person = visited.person { try await site.browser(of: person) } else { site.browser() }
        return try await browser.get(visited.path)
    }

    @Test(arguments: all) func `It looks as it was recorded`(visited: Visited) async throws {
        try expectSnapshot(await open(visited), visited.name)
    }

    @Test(arguments: all) func `It keeps to the rules for every page`(visited: Visited) async throws {
        let page = try await open(visited)
        page.expectHarmless()
        page.expectRules()
    }
}

extension Page {
    /// What holds for every page: one heading on top and the others in order, labels, unique ids, tokens, no text missing.
    func expectRules(sourceLocation: SourceLocation = #_sourceLocation) {
        let markup = Markup(body)
        #expect(markup.all("h1").count == 1 && markup.all("main").count == 1, sourceLocation: sourceLocation)
        let levels = markup.elements.compactMap { $0.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }
        for (above, below) in zip(levels, levels.dropFirst()) {
            #expect(below <= above + 1, "h\(above) then h\(below)", sourceLocation: sourceLocation)
        }
        let ids = markup.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "\(ids.filter { id in ids.count { $0 == id } > 1 })", sourceLocation: sourceLocation)
        for element in markup.elements {
            let pointers = ["for", "aria-describedby", "aria-labelledby"].compactMap { element.attributes[$0] }.flatMap {
                $0.split(separator: " ").map(String.init)
            }
            let anchor = element.attributes["href"].flatMap { $0.hasPrefix("#") ? [String($0.dropFirst())] : nil } ?? []
            for id in pointers + anchor { #expect(ids.contains(id), "\(element.name) points at \(id)", sourceLocation: sourceLocation) }
        }
        let labelled = Set(markup.all("label").compactMap { $0.attributes["for"] })
        for control in markup.elements
        where ["input", "select", "textarea"].contains(control.name) && control.attributes["type"] != "hidden" {
            let isLabelled = control.attributes["id"].map(labelled.contains) ?? false
            #expect(
                isLabelled || control.attributes["aria-label"] != nil || control.ancestors.contains("label"), "\(control)",
                sourceLocation: sourceLocation)
        }
        #expect(markup.all("form").allSatisfy { !$0.ancestors.contains("form") }, sourceLocation: sourceLocation)
        #expect(
            markup.elements.count { ($0.attributes["class"] ?? "").split(separator: " ").contains("primary") } <= 1,
            sourceLocation: sourceLocation)
        if token != nil {
            let posts = markup.all("form").count { $0.attributes["method"] == "post" }
            #expect(markup.elements.count { $0.attributes["name"] == "csrf" } == posts, sourceLocation: sourceLocation)
        }
        #expect(body.firstRange(of: /\[[a-z_]+\.[a-z_.]+\]/) == nil, sourceLocation: sourceLocation)
        let shown = body.firstMatch(of: /&lt;\/?(?:a|br|button|div|li|p|span|strong)(?: [a-z]+=|&gt;)[^<]*/).map { String($0.0) }
        #expect(shown == nil, "our own markup is shown as text", sourceLocation: sourceLocation)
    }
}
