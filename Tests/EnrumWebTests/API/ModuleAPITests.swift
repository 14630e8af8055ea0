import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import EnrumWeb

/// Modules and reminders for programs: the same use cases as the pages, under the same rules.
struct ModuleAPITests {
    @Test func `An admin installs a package, grants, switches and sets`() async throws {
        let town = try await ModuleTown()
        let (jonas, host) = (try await town.program(as: Cast.jonas), town.modules.host)
        let other = Plugin.scripted("other", reads: [.meeting, .people])
        host.know(other)
        let package = String(decoding: other.package, as: UTF8.self)
        let unsigned = try await jonas.send(.post, "/modules", package, type: "application/octet-stream")
        #expect(unsigned.status == 422 && unsigned.problems == ["install.unsigned"] && unsigned.fields == ["package"])
        let made = try await jonas.send(.post, "/modules?trust=true&grant=meeting", package, type: "application/octet-stream")
        #expect(made.status == 201 && made.headers[.location] == "/api/v1/modules/other")
        #expect(made.json["ungranted"].list == ["people"])
        #expect(try await jonas(.put, "/modules/other/grant", ["reads": ["people"]]).status == 204)
        #expect(try await jonas(.get, "/modules/other").json["module"]["granted"].list == ["people"])
        #expect(try await jonas(.patch, "/modules/other/departments/park", ["is_on": true, "is_locked": true]).status == 204)
        let park = try await jonas(.get, "/modules/other/departments/park").json["module"]
        #expect(park["is_on"] == true && park["is_locked_here"] == true && park["decided_in"]["id"] == "park")
        let list = try await jonas(.get, "/modules").json
        #expect(list["modules"].list.map { $0["id"] } == ["distance", "other", "purpose"])
        #expect(list["modules"][1]["on_in"].list == ["park"] && list["may_install"] == true)
        #expect(try await jonas(.put, "/module-order", ["modules": ["purpose", "other", "distance"]]).status == 204)
        #expect(try await jonas(.get, "/modules").json["modules"].list.map { $0["id"] } == ["purpose", "other", "distance"])
        #expect(try await jonas(.put, "/module-order", ["modules": ["purpose"]]).problems == ["rule.module_order"])
        #expect(try await jonas(.delete, "/modules/other").status == 204)
        #expect(try await jonas(.get, "/modules/other").status == 404)
    }

    @Test func `A package that is not one is refused with every mistake, and so is what is too large or of another type`() async throws {
        let town = try await ModuleTown()
        let jonas = try await town.program(as: Cast.jonas)
        let wrong = try await jonas.send(.post, "/modules?trust=true", "no package", type: "application/octet-stream")
        #expect(wrong.status == 422 && wrong.json["problems"][0]["file"] == "plugin.yaml" && wrong.json["problems"][0]["line"] == 1)
        #expect(try await jonas.send(.post, "/modules", "{}").status == 415)
        #expect(try await jonas.send(.post, "/modules?trust=maybe", "x", type: "application/octet-stream").fields == ["trust"])
        #expect(try await jonas.send(.post, "/modules?grant=everything", "x", type: "application/octet-stream").fields == ["grant"])
        #expect(try await jonas.send(.post, "/modules?tryst=true", "x", type: "application/octet-stream").fields == ["tryst"])
        let large = String(repeating: "x", count: BodyLimits.package + 1)
        #expect(try await jonas.send(.post, "/modules", large, type: "application/octet-stream").status == 413)
    }

    @Test func `Settings are changed one by one, and say where they come from`() async throws {
        let town = try await ModuleTown()
        let pernille = try await town.program(as: Cast.pernille)
        let path = "/modules/distance/departments/sun"
        #expect(try await pernille(.patch, path, ["settings": ["gap": 9.5, "strict": true]]).status == 204)
        #expect(try await pernille(.patch, path, ["settings": ["strict": .null], "is_on": .null]).status == 204)
        let settings = try await pernille(.get, path).json["settings"].list
        #expect(settings.map { $0["key"] } == ["gap", "to", "aim", "strict"])
        #expect(settings[0]["value"] == 9.5 && settings[0]["set_in"]["id"] == "sun")
        #expect(settings[1]["value"] == "leader" && settings[1]["set_in"] == .null)
        #expect(settings[2]["value"] == .null && settings[3]["value"] == false)
        let wrong = try await pernille(.patch, path, ["settings": ["gap": 500, "to": "nobody"]])
        #expect(wrong.status == 422 && wrong.fields.sorted() == ["settings.gap", "settings.to"])
        #expect(try await pernille(.patch, path, ["settings": ["gap": "mange"]]).fields == ["settings.gap"])
        #expect(try await pernille(.patch, path, ["settings": ["gab": 1]]).fields == ["settings.gab"])
        #expect(try await pernille(.patch, path, ["settings": [1]]).fields == ["settings"])
        #expect(try await pernille(.patch, path, ["is_locked": .null]).fields == ["is_locked"])
    }

    @Test func `Whoever may not decide is told that there is nothing`() async throws {
        let town = try await ModuleTown()
        try await town.modules.fail()
        let requests: [(HTTPRequest.Method, String, JSON?, [Person])] = [
            (.get, "/modules", nil, [Cast.jonas, Cast.pernille]), (.get, "/modules/distance", nil, [Cast.jonas, Cast.pernille]),
            (.get, "/modules/distance/faults", nil, [Cast.jonas, Cast.pernille]),
            (.get, "/modules/distance/usage", nil, [Cast.jonas, Cast.pernille]),
            (.get, "/modules/distance/departments/sun", nil, [Cast.jonas, Cast.pernille]),
            (.get, "/modules/distance/departments/park", nil, [Cast.jonas]),
            (.patch, "/modules/distance/departments/park", ["is_on": true], [Cast.jonas]),
            (.patch, "/modules/distance/departments/sun", ["is_on": true], [Cast.jonas, Cast.pernille]),
            (.delete, "/modules/distance/departments/park/pause", nil, [Cast.jonas]),
            (.post, "/modules/distance/faults/1/replay", nil, [Cast.jonas]),
            (.put, "/modules/distance/grant", ["reads": ["meeting"]], [Cast.jonas]),
            (.put, "/modules/distance/pause", nil, [Cast.jonas]), (.delete, "/modules/distance/pause", nil, [Cast.jonas]),
            (.put, "/modules/distance/version", ["version": "1.0.0"], [Cast.jonas]),
            (
                .put, "/modules/distance/limits",
                ["instructions": 100_000, "matcher_steps": 100_000, "milliseconds": 100, "memory_bytes": 2_000_000], [Cast.jonas]
            ),
            (.put, "/module-order", ["modules": ["distance", "purpose"]], [Cast.jonas]),
            (.delete, "/modules/purpose", nil, [Cast.jonas]),
        ]
        for person in [Cast.mette, Cast.dorthe, Cast.pernille, Cast.jonas] {
            let program = try await town.program(as: person)
            for (method, path, body, people) in requests {
                let status = try await program(method, path, body).status
                #expect(
                    people.contains(person) ? (200..<300).contains(status) : status == 404, "\(person.name): \(method) \(path) \(status)")
            }
            if person != Cast.jonas {
                let package = String(decoding: Modules.distance.package, as: UTF8.self)
                #expect(try await program.send(.post, "/modules?trust=true", package, type: "application/octet-stream").status == 404)
            }
        }
    }

    @Test func `Faults and use are told without what they quote, and a replay with its outcome`() async throws {
        let town = try await ModuleTown()
        try await town.modules.fail()
        let jonas = try await town.program(as: Cast.jonas)
        let faults = try await jonas(.get, "/modules/distance/faults")
        #expect(faults.json["faults"][0]["fault"]["line"] == 12 && faults.json["faults"][0]["department"]["id"] == "sun")
        #expect(!String(decoding: faults.bytes, as: UTF8.self).contains("hemmeligt"))
        #expect(try await jonas(.post, "/modules/distance/faults/1/replay").json["fault"]["kind"] == "error")
        town.modules.mend()
        #expect(try await jonas(.post, "/modules/distance/faults/1/replay").json["is_mended"] == true)
        #expect(try await jonas(.post, "/modules/purpose/faults/1/replay").status == 404)
        let usage = try await jonas(.get, "/modules/distance/usage").json["hooks"][0]
        #expect(usage["hook"] == "questions" && usage["calls"] == 1 && usage["failures"] == 1 && usage["p95_microseconds"] == 32)
    }

    @Test(arguments: [(Language.danish, "Ikke <endnu>.", "Modulet distance"), (.english, "English: Ikke <endnu>.", "The module distance")])
    func `What a module holds against a step is told in the language of whoever takes it`(language: Language, text: String, title: String)
        async throws
    {
        let plugin = Plugin.scripted("distance", hooks: [.guard, .checkAgreement], onGuardFailure: .block)
        let host = ScriptedHost([plugin])
        let site = try await Site.cast(plugins: host)
        try await site.environment.install(plugin, on: [Cast.children])
        let town = try await Town(at: site)
        let pair = try await Pair(in: town)
        try await town.update(Cast.mette) { $0.language = language }
        let block = Finding(level: .block, text: Modules.words("Ikke <endnu>."), source: plugin.id)
        host.on(.guard, of: plugin.id) { _, _ in HookResult(.findings([block])) }
        let stopped = try await pair.mette(.put, pair.meeting + "/beginning")
        #expect(stopped.status == 422 && stopped.json["problems"][0]["code"] == "rule.module_says")
        #expect(stopped.json["problems"][0]["message"].text.contains(text))
        host.fail(.guard, of: plugin.id)
        let silent = try await pair.mette(.put, pair.meeting + "/beginning")
        #expect(silent.problems == ["stop.unanswered"] && silent.json["problems"][0]["message"].text.contains(title))
        host.on(.guard, of: plugin.id) { _, _ in HookResult(.nothing) }
        #expect(try await pair.mette(.put, pair.meeting + "/beginning").status == 204)
        host.on(.checkAgreement, of: plugin.id) { _, _ in HookResult(.findings([block])) }
        let refused = try await pair.mette(
            .post, pair.meeting + "/agreements", ["title": "To ord", "responsible": "mette", "deadline": "2026-12-01"])
        #expect(refused.status == 422 && refused.json["problems"][0]["message"].text.contains(text))
    }

    @Test func `HR is told of the faults of their own departments alone`() async throws {
        let town = try await ModuleTown()
        try await town.modules.fail()
        let faults = { (person: Person) in
            try await town.program(as: person)(.get, "/modules/distance/faults").json["faults"].list.count
        }
        #expect(try await [faults(Cast.jonas), faults(Cast.pernille), faults(Cast.charlotte), faults(Cast.rasmus)] == [1, 1, 1, 0])
        for (person, rows) in [(Cast.jonas, 1), (Cast.charlotte, 1), (Cast.pernille, 0), (Cast.rasmus, 0)] {
            let usage = try await town.program(as: person)(.get, "/modules/distance/usage")
            #expect(usage.status == 200 && usage.json["hooks"].list.count == rows, "\(person.name)")
            let page = try await town.modules.browser(of: person).visit("/modules/distance")
            #expect(page.text.contains("Tallene gælder hele organisationen") == (rows == 0), "\(person.name)")
        }
    }

    @Test func `Reminders are read and put away by their recipient`() async throws {
        let town = try await ModuleTown()
        try await town.modules.remind()
        let (mette, amalie) = (try await town.program(as: Cast.mette), try await town.program(as: Cast.amalie))
        let rows = try await mette(.get, "/reminders").json["reminders"].list
        #expect(rows.count == 1 && rows[0]["text"] == "Det er længe siden." && rows[0]["other"]["name"] == "Amalie Friis")
        #expect(try await amalie(.put, "/reminders/reminder/putting-away").status == 404)
        for _ in 0..<2 { #expect(try await mette(.put, "/reminders/reminder/putting-away").status == 204) }
        #expect(try await mette(.get, "/reminders").json["reminders"].list.isEmpty)
        #expect(try await amalie(.get, "/reminders").json["reminders"].list.count == 1)
    }
}

/// Programs at an installation with modules.
private struct ModuleTown {
    let town: Town
    let modules: Modules

    init() async throws {
        modules = try await Modules.open()
        town = try await Town(at: modules.site)
    }

    func program(as person: Person) async throws -> Program { try await town.program(as: person) }
}
