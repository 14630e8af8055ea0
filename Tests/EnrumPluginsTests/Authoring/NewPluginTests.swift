import EnrumCore
import EnrumDomain
@testable import EnrumPlugins
import EnrumTexts
import Foundation
import Testing

struct NewPluginTests {
    private func files(_ level: NewPlugin.Level) throws -> [String: String] {
        NewPlugin.files(try #require(Slug("velkommen")), level: level)
    }

    /// As it is read from its folder: without what is the editor's.
    private func plugin(_ level: NewPlugin.Level) throws -> PluginFiles {
        Sample.bytes(try files(level).filter { !$0.key.hasPrefix(".") && $0.key != "enrum.lua" })
    }

    @Test(arguments: NewPlugin.Level.allCases)
    func `A new plugin passes the checks and its own tests`(level: NewPlugin.Level) async throws {
        let files = try plugin(level)
        #expect(await PluginCheck(Sample.host)(files).map(\.brief) == [])
        let plugin = try await Sample.host.read(files)
        let report = await PluginTests(Sample.host)(plugin, files)
        #expect(report.isFine && report.passed == 4)
        #expect(plugin.id.rawValue == "velkommen")
    }

    @Test(arguments: NewPlugin.Level.allCases)
    func `No file speaks of the id that stands in the template`(level: NewPlugin.Level) throws {
        for (path, text) in try files(level) { #expect(!text.contains("__id__") && !path.contains("__id__"), "\(path)") }
    }

    @Test(arguments: NewPlugin.Level.allCases)
    func `The editor is told of every schema, and each is there`(level: NewPlugin.Level) throws {
        let files = try files(level)
        let settings = try #require(files[".vscode/settings.json"])
        let decoded = try #require(
            try JSONSerialization.jsonObject(with: Data(settings.utf8)) as? [String: [String: String]])
        let schemas = try #require(decoded["yaml.schemas"])
        #expect(schemas.count >= 10)
        for path in schemas.keys { #expect(files[String(path.dropFirst(2))] != nil, "\(path)") }
        for folder in PluginPath.Folder.allCases { #expect(schemas.values.contains("\(folder.rawValue)/*.yaml"), "\(folder)") }
        if level == .rules {
            #expect(files["enrum.lua"] == EditorTypes.lua)
            #expect(try JSONSerialization.jsonObject(with: Data((files[".luarc.json"] ?? "").utf8)) is [String: Any])
        }
    }

    @Test func `A page about a plugin names everything it brings`() async throws {
        let plugin = try await Sample.host.read(Sample.bytes(Sample.files))
        let page = PluginReference(plugin, in: .english).markdown
        for word in [
            "# The sample", "`proeve`, version 1.2.0", "Answers to", "`gap`", "How close?", "Far away.", "`check_meeting`", "Closeness",
            "Long ago.", "Shut the door", "Walk", "Short", "One first.",
        ] { #expect(page.contains(word) || page.lowercased().contains(word.lowercased()), "\(word)") }
        #expect(!page.contains("[plugin_docs") && !page.contains("[module_page"))
        #expect(PluginReference(plugin, in: .danish).markdown.contains("# Prøven"))
    }

    @Test func `A hook is tried on a snapshot that somebody wrote`() async throws {
        let plugin = try await Mirror.plugin(reads: [.meeting])
        let trial = HookTrial(Sample.host, plugin)
        let today = try CalendarDate.day("2026-03-14")
        // Whatever is written down, the plugin gets only what it reads.
        let snapshot = """
            meeting: { date: 2026-03-15, place: Rummet }
            people: { employee: { name: Åse } }
            agreements: [ { title: Hemmelig } ]
            answers: { employee: { basis/x: Hemmelig, own: Hemmelig } }
            """
        let outcome = try await trial(.checkMeeting, with: Array(snapshot.utf8), name: "a.yaml", today: today, tracing: true)
        let result = try #require(outcome.result)
        #expect(result.contains("meeting.place=Rummet") && result.contains("today=2026-03-14"))
        #expect(!result.contains("Hemmelig") && !result.contains("Åse"))
        #expect(!outcome.trace.isEmpty && outcome.usage.memoryBytes > 0)
        await #expect(throws: PluginRefused.self) {
            try await trial(.checkMeeting, with: Array("meting: 1".utf8), name: "a.yaml", today: today)
        }
    }

    @Test func `The lines that ran are shown after a fault too`() async throws {
        let plugin = try await Sample.plugin("return { agenda = function()\nlocal a = 1\nerror(\"Av\")\nend }", hooks: [.agenda])
        let today = try CalendarDate.day("2026-03-14")
        let outcome = try await HookTrial(Sample.host, plugin)(.agenda, with: Array("{}".utf8), name: "a.yaml", today: today, tracing: true)
        #expect(outcome.fault?.line == 3 && outcome.trace.suffix(2) == [2, 3])
    }

    @Test func `Benchmarks have a row for each hook with a test`() async throws {
        let files = Sample.bytes(Sample.files)
        let rows = await PluginBench(Sample.host)(try await Sample.host.read(files), files, rounds: 3)
        #expect(rows.map(\.hook) == [.checkMeeting])
        #expect(rows[0].cases == 1 && rows[0].most.memoryBytes > 0 && rows[0].share < 0.5 && rows[0].fault == nil)
    }

    @Test func `A fault is one line of JSON with what a script needs`() async throws {
        let plugin = try await Sample.plugin("return { agenda = function()\nerror(\"Av \\\"for\\\" \\n den\") end }", hooks: [.agenda])
        let outcome = try #require(await Sample.host.run([HookCall(.agenda, of: plugin, granted: [])], on: Mirror.snapshot()).first)
        let record = try #require(outcome.fault).record
        #expect(!record.contains("\n"))
        let decoded = try #require(try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])
        #expect(Set(decoded.keys) == ["kind", "plugin", "version", "hook", "file", "line", "message", "usage"])
        #expect(decoded["kind"] as? String == "error" && decoded["line"] as? Int == 2 && decoded["file"] as? String == "lille/rules.lua")
        let usage = try #require(decoded["usage"] as? [String: Any])
        #expect(Set(usage.keys) == ["instructions", "matcher_steps", "wall_ms", "memory_bytes"])
    }

    @Test func `A fault's input is enough to have it again`() async throws {
        let rules = "return { report = function(ctx) return { title = \"T\", { kind = \"chart\", metric = ctx.meeting.id } } end }"
        let plugin = try await Sample.plugin(rules, hooks: [.report], reads: "[meeting]")
        let call = HookCall(.report, of: plugin, granted: [.meeting])
        let first = try #require(await Sample.host.run([call], on: Mirror.snapshot()).first)
        let second = await Sample.host.replay(.report, of: plugin, input: first.input, limits: .standard)
        #expect(first.fault?.kind == .badResult)
        #expect(second.fault?.message == first.fault?.message && second.fault?.inputHash == first.fault?.inputHash)
        #expect(await HookTrial(Sample.host, plugin).again(.report, input: first.input).fault?.message == first.fault?.message)
    }
}
