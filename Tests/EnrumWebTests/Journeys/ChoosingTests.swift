import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// A leader looks at a long form before it is sent, and leaves some of it for later (P-16).
struct ChoosingTests {
    private static func questions(_ set: String, _ count: Int) -> [Question] {
        (1...count).compactMap { number in
            QuestionID("\(set)/q\(number)").map { id in
                Question(id: id, kind: .text, label: LocalizedText(danish: "\(set) \(number)?", english: "\(set) \(number)?"))
            }
        }
    }

    private static let long = Plugin.scripted(
        "long", questions: questions("long", 20),
        questionSet: (
            LocalizedText(danish: "Arbejdet", english: "Work"), LocalizedText(danish: "Om arbejdet.", english: "About work.")
        ))
    private static let short = Plugin.scripted("short", questions: questions("short", 3))

    /// Mette looks at Amalie's form: the base questions, twenty and three.
    private func open() async throws -> (site: Site, browser: Browser, path: String, id: Meeting.ID) {
        let site = try await Site.cast(plugins: ScriptedHost([Self.long, Self.short]))
        for plugin in [Self.long, Self.short] { try await site.environment.install(plugin, on: [Cast.children]) }
        let mette = Someone(Cast.mette, in: site.environment)
        let id = try await mette.plan(with: Cast.amalie, at: .init(date: site.clock.today), send: false)
        let browser = try await site.browser(of: Cast.mette)
        let path = "/meetings/\(id)/questions/choose"
        try await browser.visit(path)
        return (site, browser, path, id)
    }

    private func post(_ chosen: [(String, String)], _ browser: Browser, _ path: String) async throws -> Page {
        let form = try #require(await browser.page?.form(path))
        return try await browser.post(path, form.filled([:]) + chosen)
    }

    private func left(_ set: String, _ count: Int) -> [(String, String)] { (1...count).map { ("later", "\(set)/q\($0)") } }

    @Test func `Each set stands under its title with the toolkit it comes from, and all of it is counted`() async throws {
        let (_, browser, _, _) = try await open()
        let page = try #require(await browser.page)
        let all = try #require(page.text.firstMatch(of: /(\d+) af (\d+) spørgsmål kommer med/))
        #expect(all.1 == all.2 && Int(all.1) ?? 0 > 25)
        #expect(page.text.contains("Arbejdet Fra Modulet long") && page.text.contains("Modulet short Gem det hele herfra"))
        #expect(page.text.contains("Så er modulets tjeklister, råd og forslag heller ikke med i denne."))
        page.expectRules()
    }

    @Test func `Without a script a button counts what is left, and nothing is sent by it`() async throws {
        let (site, browser, path, id) = try await open()
        let all = try #require(await browser.page?.form(path)?.fields.first { $0.0 == "told" }.flatMap { Int($0.1) })
        let page = try await post(left("long", 2) + [("later_set", "short"), ("deed", "count")], browser, path)
        #expect(page.status == 200 && page.text.contains("\(all - 5) af \(all) spørgsmål kommer med"))
        #expect(page.body.contains("value=\"long/q1\" data-asked checked") && page.body.contains("value=\"short\" checked"))
        #expect(page.text.contains("Der er \(all - 5) spørgsmål tilbage. Det er helt i orden"))
        try await browser.visit(path)
        let few = try await post(left("long", 20) + [("deed", "count")], browser, path)
        #expect(few.text.contains("\(all - 20) af \(all) spørgsmål kommer med"))
        #expect(!few.body.contains("notice"), "nothing is said of a form of a usual length")
        #expect(try await site.environment.store.read { try $0.meeting(id)?.phase } == .planned)
        page.expectRules()
    }

    @Test func `A form that still is long is said to be before it is sent, calmly and once`() async throws {
        let (site, browser, path, id) = try await open()
        let phase = { try await site.environment.store.read { try $0.meeting(id)?.phase } }
        let chosen = left("long", 1)
        let page = try await post(chosen, browser, path)
        #expect(page.status == 200 && page.text.contains("spørgsmål tilbage. Det er helt i orden, hvis Amalie har tiden til det."))
        #expect(try await phase() == .planned)
        page.expectRules()
        let sent = try await browser.follow(browser.post(path, try #require(page.form(path)).filled([:])))
        #expect(try await phase() == .before && sent.text.contains("Skemaet er sendt."))
    }

    @Test(arguments: [0, 20])
    func `What the page has said, or what is not long, is sent at once`(count: Int) async throws {
        let (site, browser, path, id) = try await open()
        let answer = try await post(count == 0 ? [] : left("long", count), browser, path)
        #expect(answer.status == 303)
        let meeting = try await site.environment.store.read { try $0.meeting(id) }
        #expect(meeting?.phase == .before && meeting?.leftForLater.count == count)
    }

    @Test func `A toolkit that is left for later is not met in that conversation`() async throws {
        let (site, browser, path, id) = try await open()
        _ = try await browser.follow(post([("later_set", "long")], browser, path))
        let pinned = try await site.environment.store.read { try $0.pinnedModules(of: id).map(\.plugin.rawValue) }
        #expect(pinned == ["short"])
    }
}
