import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// What modules find in an answer shows beside its field while one writes, and goes again; without scripts it comes with the page.
struct AnswerFindingTests {
    private static let field = "answer/distance/closeness"
    private static let own = Modules.distance.questionSets[0].questions[0].id
    private static let autosave = ["X-Autosave": "1"]

    /// The module's check finds a short answer too short.
    private func open(finding hook: Hook = .checkAnswer) async throws -> (modules: Modules, meeting: String, amalie: Browser) {
        let plugin = Plugin.scripted(
            "distance", reads: [.ownAnswers], hooks: [hook],
            questions: [
                Question(id: Self.own, kind: .text, label: Modules.words("Hvor tæt er I på?"))
            ])
        let host = ScriptedHost([plugin])
        host.on(.checkAnswer, of: Modules.distance.id) { call, _ in
            guard case .answer(_, .text(let text)?) = call.arguments, text.count < 10 else { return HookResult(.nothing) }
            return HookResult(.findings([Finding(level: .warn, text: Modules.words("Det er <kort>."), source: Modules.distance.id)]))
        }
        let site = try await Site.cast(plugins: host)
        try await site.environment.install(plugin, on: [Cast.children])
        let meeting = try await Someone(Cast.mette, in: site.environment).plan(
            with: Cast.amalie, at: .init(date: site.clock.today.adding(days: 3)), send: true)
        let amalie = try await site.browser(of: Cast.amalie)
        try await amalie.visit("/meetings/\(meeting)/prepare")
        return (Modules(site: site, host: host), "/meetings/\(meeting)", amalie)
    }

    private func save(_ text: String, _ version: Int, _ meeting: String, by browser: Browser) async throws -> Page {
        try await browser.post(
            meeting + "/writing", [(Self.field, text), ("version/distance/closeness", String(version))], headers: Self.autosave)
    }

    @Test func `A finding comes with the save's answer at its field, and is gone from the next when it no longer holds`() async throws {
        let (modules, meeting, amalie) = try await open()
        let first = try await save("Tæt", 0, meeting, by: amalie)
        #expect(first.status == 200)
        let found = try #require(
            first.body.firstMatch(of: /<div data-about="([^"]*)"><ul class="findings">(.*?)<\/ul>/.dotMatchesNewlines()))
        #expect(found.1 == Self.field && found.2.contains("Det er &lt;kort&gt;.") && found.2.contains("Modulet distance"))
        let page = try await modules.browser(of: Cast.amalie).visit(meeting + "/prepare")
        #expect(page.body.contains("<div data-findings aria-live=\"polite\"><ul class=\"findings\">"), "and with the page, without scripts")
        #expect(page.body.contains("Det er &lt;kort&gt;."))
        #expect(try await !modules.browser(of: Cast.mette).visit(meeting + "/prepare").text.contains("kort"))
        try await amalie.visit(meeting + "/prepare")
        let second = try await save("Vi taler sammen hver dag", 1, meeting, by: amalie)
        #expect(second.body.contains("<div data-found></div>") && !second.body.contains("data-about"))
        #expect(try await !modules.browser(of: Cast.amalie).visit(meeting + "/prepare").text.contains("kort"))
    }

    @Test func `Only the checks of answers are asked, and none where there is none`() async throws {
        let (modules, meeting, amalie) = try await open(finding: .agenda)
        modules.host.forgetCalls()
        let saved = try await save("Tæt", 0, meeting, by: amalie)
        #expect(saved.status == 200 && saved.body.contains("<div data-found></div>") && modules.host.received().isEmpty)
        let (asking, other, bjarne) = try await open()
        asking.host.forgetCalls()
        _ = try await save("Tæt", 0, other, by: bjarne)
        #expect(asking.host.received().map(\.call.hook) == [.checkAnswer])
    }

    @Test func `A module that fails fails no save, and the answer says that it was not checked`() async throws {
        let (modules, meeting, amalie) = try await open()
        modules.host.fail(.checkAnswer, of: Modules.distance.id, .init(.time, "Tæt"))
        let saved = try await save("Tæt", 0, meeting, by: amalie)
        #expect(
            saved.status == 200 && saved.text.contains("Gemt kl.")
                && saved.text.contains("Modulet Modulet distance kunne ikke se på svaret."))
        #expect(saved.body.contains("name=\"version/distance/closeness\" value=\"1\""))
        #expect(!saved.body.contains("data-about"))
    }

    @Test func `Programs get the findings with the save, in the language of whoever is signed in`() async throws {
        let (modules, _, _) = try await open()
        let town = try await Town(at: modules.site)
        let pair = try await Pair(in: town)
        let path = pair.meeting + "/answers/distance/closeness"
        let saved = try await pair.amalie(.put, path, ["value": "Tæt"], basedOn: "\"0\"").json
        #expect(saved["version"] == 1 && saved["check"]["unchecked"].list.isEmpty)
        let finding = saved["check"]["findings"][0]
        #expect(finding["text"] == "Det er <kort>." && finding["field"] == .text(Self.field))
        #expect(finding["level"] == "warn" && finding["module"] == "distance")
        try await town.update(Cast.amalie) { $0.language = .english }
        let all = try await pair.amalie(
            .patch, pair.meeting + "/answers", ["answers": [["question": "distance/closeness", "value": "Nær", "version": 1]]]
        ).json
        #expect(all["outcomes"][0]["version"] == 2 && all["check"]["findings"][0]["text"] == "English: Det er <kort>.")
        let mended = try await pair.amalie(.put, path, ["value": "Vi taler sammen hver dag"], basedOn: "\"2\"").json
        #expect(mended["check"]["findings"].list.isEmpty)
        modules.host.fail(.checkAnswer, of: Modules.distance.id)
        let failed = try await pair.amalie(.put, path, ["value": "Tæt"], basedOn: "\"3\"")
        #expect(failed.status == 200 && failed.json["version"] == 4 && failed.json["check"]["unchecked"].list == ["distance"])
    }

    @Test func `A finding at the top leads to the answer that it names`() async throws {
        let own = Self.own
        let plugin = Plugin.scripted(
            "distance", reads: .everything, hooks: [.checkMeeting],
            questions: [Question(id: own, kind: .text, label: Modules.words("Hvor tæt er I på?"))])
        let host = ScriptedHost([plugin])
        host.on(.checkMeeting, of: Modules.distance.id) { _, _ in
            HookResult(
                .findings([
                    Finding(level: .hint, text: Modules.words("Tal om det."), field: "closeness", source: Modules.distance.id),
                    Finding(level: .hint, text: Modules.words("I det hele."), source: Modules.distance.id),
                ]))
        }
        let site = try await Site.cast(plugins: host)
        try await site.environment.install(plugin, on: [Cast.children])
        let (mette, amalie) = (Someone(Cast.mette, in: site.environment), Someone(Cast.amalie, in: site.environment))
        let id = try await mette.plan(with: Cast.amalie, at: .init(date: site.clock.today.adding(days: 3)), send: true)
        try await amalie.answer(own, .text("Tæt"), in: id)
        try await amalie.share(id)
        let browser = try await site.browser(of: Cast.mette)
        let page = try await browser.visit("/meetings/\(id)/prepare")
        #expect(page.body.contains("<a href=\"#given/distance/closeness\">Tal om det.</a>"))
        #expect(page.body.contains("id=\"given/distance/closeness\""))
        #expect(page.text.contains("I det hele.") && !page.body.contains(">I det hele.</a>"))
        try await mette.begin(id)
        let talk = try await browser.visit("/meetings/\(id)/talk")
        #expect(talk.body.contains("<a href=\"#given/distance/closeness\">Tal om det.</a>"))
        #expect(talk.body.contains("id=\"given/distance/closeness\""))
    }
}

extension Set<PluginManifest.Reading> {
    fileprivate static let everything = Set(PluginManifest.Reading.allCases)
}
