import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// Modules as an admin meets them in the browser: what they may see, their order, their versions, and how they fare.
struct ModuleTests {
    @Test func `Modules are in the menu of admins and HR, and of nobody else`() async throws {
        let modules = try await Modules.open()
        for (person, isThere) in [
            (Cast.jonas, true), (Cast.pernille, true), (Cast.charlotte, true), (Cast.mette, false), (Cast.dorthe, false),
            (Cast.henrik, false),
        ] {
            let browser = try await modules.browser(of: person)
            #expect(try await browser.get("/account").body.contains("href=\"/modules\"") == isThere, "\(person.name)")
            for path in ["/modules", "/modules/distance", "/modules/distance/departments/sun"] {
                #expect(try await browser.get(path).status == (isThere ? 200 : 404), "\(person.name): \(path)")
            }
        }
    }

    @Test func `What HR, leaders and employees may not do is not there`() async throws {
        let modules = try await Modules.open()
        try await modules.fail()
        let before = try await modules.site.lastDeed()
        let changes: [(path: String, fields: [(String, String)])] = [
            ("/grant", [("read", "meeting")]), ("/pause", []), ("/resumption", []), ("/removal", []), ("/version", [("version", "1.0.0")]),
            ("/limits", [("instructions", "1"), ("matcher_steps", "1"), ("milliseconds", "100"), ("memory_bytes", "2")]),
            ("/place", [("move", "up")]), ("/faults/1/replay", []),
            ("/departments", [("was/park", "inherit free"), ("on/park", "on")]),
            ("/departments/park", [("was", "inherit free"), ("on", "on")]), ("/departments/park/resumption", []),
        ]
        for person in [Cast.pernille, Cast.mette, Cast.dorthe] {
            let browser = try await modules.browser(of: person)
            try await browser.visit("/account")
            for (path, fields) in changes {
                #expect(try await browser.post("/modules/distance" + path, fields).status == 404, "\(person.name): \(path)")
            }
        }
        #expect(try await modules.site.lastDeed() == before)
    }

    @Test func `Each module says how it stands and what it sees, in words`() async throws {
        let modules = try await Modules.open()
        let list = try await modules.browser(of: Cast.jonas).visit("/modules")
        #expect(
            list.text.contains(
                "Modulet distance udgave 1.0.0 · distance slået til i 3 af 8 afdelinger Ser tid og sted, navne og arbejdssted, tidligere samtaler"
            ))
        #expect(list.text.contains("Modulet purpose udgave 1.0.0 · purpose ikke slået til Ser intet fra samtalerne"))
        #expect(list.text.contains("enrum module install"))
        let own = try await modules.browser(of: Cast.pernille).visit("/modules")
        #expect(own.text.contains("slået til i 3 af 3 afdelinger") && !own.text.contains("enrum module install"))
        let page = try await modules.browser(of: Cast.pernille).visit("/modules/distance")
        #expect(page.text.contains("Hvad de to hedder, og om de arbejder hjemme eller ude tilladt"))
        #expect(page.form("/modules/distance/grant") == nil)
    }

    @Test func `What an admin takes away is said to be missing, and is gone`() async throws {
        let modules = try await Modules.open()
        let jonas = try await modules.browser(of: Cast.jonas)
        try await jonas.visit("/modules/distance")
        let page = try await jonas.post("/modules/distance/grant", [("read", "meeting")])
        #expect(page.location == "/modules/distance?done=module_granted")
        let granted = try await modules.site.environment.store.read { try $0.installedPlugins() }.first { $0.id == Modules.distance.id }?
            .granted
        #expect(granted == [.meeting])
        let again = try await jonas.visit("/modules/distance")
        #expect(again.text.contains("mangler lov til at se noget") && again.text.contains("Modulet beder om at se mere"))
        #expect(try await modules.browser(of: Cast.pernille).visit("/modules/distance").text.contains("En administrator kan give lov"))
        #expect(try await jonas.post("/modules/distance/grant", [("read", "everything")]).status == 404)
    }

    @Test func `Modules are moved up and down, but not before those they come after`() async throws {
        let modules = try await Modules.open()
        let jonas = try await modules.browser(of: Cast.jonas)
        let order = { (page: Page) in page.body.matches(of: /href="\/modules\/([a-z]+)">/).map { String($0.1) } }
        #expect(order(try await jonas.visit("/modules")) == ["distance", "purpose"])
        let moved = try await jonas.submit("/modules/purpose/place")
        #expect(order(moved) == ["purpose", "distance"] && moved.text.contains("Rækkefølgen er ændret"))
        let after = Plugin.scripted("after", after: [Modules.purpose.id])
        modules.host.know(after)
        try await modules.site.environment.install(after, on: [])
        try await jonas.visit("/modules")
        _ = try await jonas.post("/modules/after/place", [("move", "up")])
        try await jonas.visit("/modules")
        let refused = try await jonas.post("/modules/after/place", [("move", "up")])
        #expect(refused.status == 422 && refused.text.contains("after siger selv, at det kommer efter purpose"))
        #expect(order(refused) == ["purpose", "after", "distance"])
    }

    @Test func `A module is paused, goes on, goes back to an older version, and is taken away`() async throws {
        let modules = try await Modules.open()
        let newer = Plugin.scripted("distance", version: "1.1.0", reads: [.meeting])
        modules.host.know(newer)
        let jonas = try await modules.browser(of: Cast.jonas)
        try await jonas.visit("/modules/distance")
        #expect(try await jonas.submit("/modules/distance/pause").text.contains("Sat på pause i dag kl. 10.30."))
        #expect(try await jonas.visit("/modules").text.contains("Modulet distance udgave 1.0.0 · distance på pause"))
        try await jonas.visit("/modules/distance")
        #expect(!(try await jonas.submit("/modules/distance/resumption")).text.contains("Sat på pause"))
        try await modules.site.environment.install(newer, on: [])
        let upgraded = try await jonas.visit("/modules/distance")
        #expect(upgraded.text.contains("1.1.0 i brug Lagt ind af driften, i dag kl. 10.30 Ikke underskrevet"))
        let back = try await jonas.submit("/modules/distance/version", follow: true)
        #expect(back.text.contains("Der er skiftet udgave") && back.text.contains("1.0.0 i brug"))
        #expect(try await jonas.post("/modules/distance/version", [("version", "9.9.9")]).status == 404)
        try await jonas.visit("/modules/distance")
        let removed = try await jonas.submit("/modules/distance/removal")
        #expect(removed.heading == "Moduler" && removed.text.contains("Modulet er fjernet") && !removed.text.contains("Modulet distance"))
    }

    @Test func `Limits are changed in the units one thinks in, and what cannot be is said beside its field`() async throws {
        let modules = try await Modules.open()
        let jonas = try await modules.browser(of: Cast.jonas)
        try await jonas.visit("/modules/distance")
        let refused = try await jonas.submit(
            "/modules/distance/limits", ["milliseconds": "1", "instructions": "mange", "memory_bytes": "32"])
        #expect(refused.status == 422 && refused.body.contains("id=\"error/instructions\"") && refused.body.contains("value=\"mange\""))
        let low = try await jonas.submit("/modules/distance/limits", ["milliseconds": "1", "instructions": "2,5", "memory_bytes": "32"])
        #expect(low.status == 422 && low.body.contains("id=\"error/milliseconds\"") && low.body.contains("value=\"2,5\""))
        #expect(low.body.contains("id=\"limits\" open"))
        try await jonas.submit("/modules/distance/limits", ["milliseconds": "500"])
        let limits = try await modules.site.environment.store.read { try $0.installedPlugins() }.first { $0.id == Modules.distance.id }?
            .limits
        #expect(limits == PluginLimits(instructions: 2_500_000, matcherSteps: 5_000_000, milliseconds: 500, memoryBytes: 32 << 20))
    }

    @Test func `A fault is shown with its place and its count, never with what it quotes`() async throws {
        let modules = try await Modules.open()
        try await modules.fail(2)
        for person in [Cast.jonas, Cast.pernille] {
            let page = try await modules.browser(of: person).visit("/modules/distance")
            #expect(page.text.contains("Fejl i modulets regler Flere spørgsmål · rules.lua, linje 12 · udgave 1.0.0"))
            #expect(page.text.contains("2 gange, senest i dag kl. 10.30 i Børnehuset Solstrålen"))
            #expect(!page.body.contains("hemmeligt") && !page.body.contains("Amalie"))
            #expect((page.body.contains("/replay")) == (person == Cast.jonas))
        }
        let jonas = try await modules.browser(of: Cast.jonas)
        let table = try await jonas.visit("/modules/distance")
        #expect(
            table.body.contains(
                "<th scope=\"row\">Flere spørgsmål</th><td data-label=\"Kald\">2</td><td data-label=\"Fejl\" class=\"late\">2</td>"))
    }

    @Test func `A replay says what comes of it now but not where, is in the log, and counts as no new fault`() async throws {
        let modules = try await Modules.open()
        try await modules.fail()
        let jonas = try await modules.browser(of: Cast.jonas)
        try await jonas.visit("/modules/distance")
        let failing = try await jonas.submit("/modules/distance/faults/1/replay")
        #expect(failing.status == 200)
        #expect(failing.text.contains("Udgave 1.0.0 fejler stadig på det samme: Fejl i modulets regler."))
        #expect(failing.text.contains("udgave 1.0.0 i dag kl. 10.30 i Børnehuset Solstrålen"))
        #expect(try await modules.site.environment.store.read { try $0.lastAuditRow() }?.action == "module.replayed")
        let before = try await modules.site.lastDeed()
        #expect(!failing.body.contains("hemmeligt"))
        modules.mend()
        let mended = try await jonas.submit("/modules/distance/faults/1/replay")
        #expect(mended.text.contains("Modulet svarer nu på det samme som dengang."))
        #expect(try await jonas.post("/modules/purpose/faults/1/replay", []).status == 404, "the fault of another module")
        #expect(try await jonas.post("/modules/distance/faults/77/replay", []).status == 404)
        #expect(try await modules.site.lastDeed() == before + 1, "that somebody looked")
    }

    @Test func `A module that cannot be read is said to be so, and can be switched off and taken away`() async throws {
        let modules = try await Modules.open()
        modules.host.unlearn(Modules.distance)
        let jonas = try await modules.browser(of: Cast.jonas)
        #expect(try await jonas.visit("/modules").text.contains("distance udgave 1.0.0 · distance kan ikke læses"))
        let page = try await jonas.visit("/modules/distance")
        #expect(page.status == 200 && page.text.contains("Modulet kan ikke læses af denne udgave af Enrum"))
        #expect(try await jonas.get("/modules/distance/departments/sun").status == 404)
        try await jonas.visit("/modules/distance")
        try await jonas.submit("/modules/distance/departments", ["on/children": "off"])
        #expect(try await modules.rule(in: Cast.children)?.isOn == false)
    }

    @Test func `Whatever a module calls itself stays a text`() async throws {
        let modules = try await Modules.open()
        let hostile = "\"><script>alert(1)</script>"
        let words = LocalizedText(danish: hostile, english: hostile)
        guard let id = Slug("hostile"), let version = PluginVersion("1.0.0"), let key = Slug("k") else { return }
        let option = Question.Option(id: key, label: words)
        let manifest = PluginManifest(
            id: id, version: version, api: .current, title: words, summary: words, author: hostile, licence: hostile, source: words,
            settings: [
                SettingField(key: key, label: words, help: words, kind: .choice([option]), standard: .choice(key)),
                SettingField(key: id, label: words, help: words, kind: .number(.init(unit: words)), standard: .number(1)),
            ])
        let plugin = Plugin(manifest: manifest, digest: String(repeating: "f", count: 64))
        modules.host.know(plugin)
        try await modules.site.environment.install(plugin, on: [Cast.sun])
        try await ChangeModule(modules.site.environment)(id, in: Cast.children.id, [.setting(id, .number(2))], as: nil)
        try await modules.remind(hostile)
        let jonas = try await modules.browser(of: Cast.jonas)
        for path in ["/modules", "/modules/hostile", "/modules/hostile/departments/sun", "/modules/hostile/departments/children"] {
            try await jonas.visit(path).expectHarmless(hostile)
        }
        try await modules.browser(of: Cast.mette).visit("/team").expectHarmless(hostile)
        try await modules.browser(of: Cast.amalie).visit("/next").expectHarmless(hostile)
    }
}
