import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Hummingbird
import Testing

@testable import EnrumWeb

/// An agreement with oneself is in no answer to anybody else: every page and every part of the API is asked, by everybody who could have a
/// reason to.
struct SelfAgreementConcealmentTests {
    private static let marker = "KUN-TIL-MIG-SELV"
    private static let others = [
        Cast.mette, Cast.henrik, Cast.kirsten, Cast.pernille, Cast.charlotte, Cast.jonas, Cast.bjarne, Cast.anders,
    ]

    /// Every path that can be read, with what there is in each place for a name.
    private func paths(of toolkit: Toolkit) -> Set<String> {
        let table = RouteTable(Router(context: Visit.self))
        let web = Web(environment: toolkit.site.environment, configuration: toolkit.site.configuration, isDemo: false)
        web.addPages(to: table)
        API(web: web).add(to: table)
        let names = [
            toolkit.meeting.rawValue, "eget", "aftale-1", "amalie", "mette", "toolkit", "sheet", "sun", "children", "1", "basis",
        ]
        var paths: Set<String> = []
        for (path, methods) in table.methods where methods.contains(.get) {
            let parts = path.split(separator: "/").map(String.init)
            let places = parts.indices.filter { parts[$0].hasPrefix(":") }
            // Every name in the first place; in those after it the ones that can follow.
            for name in names {
                for second in places.count > 1 ? names : [""] {
                    var filled = parts
                    for (number, place) in places.enumerated() { filled[place] = number == 0 ? name : number == 1 ? second : "sheet" }
                    paths.insert("/" + filled.joined(separator: "/"))
                }
            }
        }
        return paths
    }

    @Test(arguments: others) func `Nothing that somebody else can open holds a word of it`(person: Person) async throws {
        let toolkit = try await Toolkit.open()
        try await toolkit.agreed(Self.marker)
        let paths = paths(of: toolkit)
        #expect(paths.contains("/self-agreements/eget") && paths.contains("/api/v1/self-agreements/eget"))
        #expect(paths.contains("/meetings/samtale/contracts/toolkit/sheet") && paths.count > 150)
        let browser = try await toolkit.site.browser(of: person)
        var opened = 0
        for path in paths.sorted() {
            let page = try await browser.get(path)
            if page.status == 200 { opened += 1 }
            #expect(!page.body.contains(Self.marker), "\(person.name) opens \(path)")
        }
        #expect(opened > 8, "what can be opened was opened")
        toolkit.site.clock.advance(days: 20)
        let later = try await toolkit.site.browser(of: person)
        for path in ["/next", "/team", "/agreements", "/api/v1/reminders", "/api/v1/self-agreements"] {
            let page = try await later.get(path)
            #expect(page.status != 303 && !page.body.contains(Self.marker), "when it is due: \(path)")
        }
    }

    @Test func `Its author finds it in each of its places`() async throws {
        let toolkit = try await Toolkit.open()
        try await toolkit.agreed(Self.marker)
        let amalie = try await toolkit.site.browser(of: Cast.amalie)
        for path in [
            toolkit.talk, "/agreements", "/self-agreements/eget", "/meetings/samtale/contracts/toolkit/sheet", "/api/v1/self-agreements",
            "/api/v1/self-agreements/eget",
        ] {
            #expect(try await amalie.get(path).body.contains(Self.marker), "\(path)")
        }
        #expect(try await !amalie.get("/next").body.contains(Self.marker), "it is not due yet")
        toolkit.site.clock.advance(days: 7)
        #expect(try await toolkit.site.browser(of: Cast.amalie).get("/next").body.contains(Self.marker))
    }

    @Test(arguments: others) func `To change it is refused as if there were none`(person: Person) async throws {
        let toolkit = try await Toolkit.open()
        try await toolkit.agreed(Self.marker)
        let browser = try await toolkit.site.browser(of: person)
        try await browser.visit("/agreements")
        let fields = [
            ("self_title", "Andet"), ("self_follow_up_on", "2026-12-24"), ("self_follow_up", "Nu"), ("note", "Set"), ("version", "1"),
        ]
        for verb in ["change", "tick", "notes", "end", "delete"] {
            let forbidden = try await browser.post("/self-agreements/eget/\(verb)", fields)
            let unknown = try await browser.post("/self-agreements/andet/\(verb)", fields)
            #expect(forbidden.status == 404 && unknown.status == 404, "\(verb)")
            #expect(forbidden.body.replacing("eget", with: "andet") == unknown.body, "\(verb)")
        }
        let read = try await browser.get("/self-agreements/eget")
        #expect(try await read.body == browser.get("/self-agreements/andet").body && read.status == 404)
        let amalie = Someone(Cast.amalie, in: toolkit.site.environment)
        let standing = try await ReadSelfAgreement(toolkit.site.environment)(SelfAgreement.ID(stored: "eget"), as: amalie.viewer)
        #expect(standing.version == 1)
    }
}
