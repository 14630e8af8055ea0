import Foundation
import Testing

/// What an author does from a shell, as the real binary does it.
@Suite struct PluginAuthorTests {
    private func authored(_ level: String = "2") async throws -> RealCommand {
        let command = try RealCommand()
        let made = try await command.run("plugin", "new", "welcome", "--level", level)
        try #require(made.status == 0 && made.said.contains("welcome/plugin.yaml"), "\(made)")
        return command
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: ["0", "2"])
    func `A new folder passes check and test, can be packed, and is never replaced`(level: String) async throws {
        let command = try await authored(level)
        for arguments in [["check", "welcome"], ["test", "welcome"], ["pack", "welcome"]] {
            let running = try command.start(["plugin"] + arguments)
            #expect(await running.ended() == 0, "\(arguments)")
        }
        #expect(command.folder.exists("welcome/.vscode/schemas/plugin.schema.json"))
        #expect(command.folder.exists("welcome/enrum.lua") == (level == "2"))
        let again = try await command.run("plugin", "new", "welcome")
        #expect(again.status == 1 && again.complained.contains("welcome"), "\(again)")
    }

    @Test(arguments: ["Welcome", "own", "a b"])
    func `A name that no plugin can have is refused, and nothing is made`(name: String) async throws {
        let command = try RealCommand()
        let refused = try await command.run("plugin", "new", name)
        #expect(refused.status == 1 && !refused.complained.isEmpty, "\(refused)")
        #expect(!command.folder.exists(name))
    }

    @Test func `Check tells every mistake with its file and line, and against a release what has gone`() async throws {
        let command = try await authored()
        #expect(try await command.run("plugin", "pack", "welcome").status == 0)
        let questions = try command.folder.read("welcome/questions/questions.yaml")
        try command.folder.write(questions.replacing("id: gives", with: "id: givs"), to: "welcome/questions/questions.yaml")
        let rules = try command.folder.read("welcome/rules.lua")
        try command.folder.write(rules.replacing("list.map", with: "list.mapp"), to: "welcome/rules.lua")
        let checked = try await command.run("plugin", "check", "welcome", "--against", "welcome-0.1.0.zip", "--language", "en")
        #expect(checked.status == 1)
        #expect(checked.complained.contains("rules.lua:25: There is no “kit.list.mapp”. Did you mean kit.list.map?"), "\(checked)")
        #expect(checked.complained.contains("welcome/gives"), "\(checked)")
        #expect(checked.complained.contains("0.1.0"), "\(checked)")
    }

    @Test func `Test shows what differs, and writes it when asked`() async throws {
        let command = try await authored()
        let tests = try command.folder.read("welcome/tests/rules.yaml")
        try command.folder.write(tests.replacing("before: 4 }, field", with: "before: 5 }, field"), to: "welcome/tests/rules.yaml")
        let failed = try await command.run("plugin", "test", "welcome", "--language", "en")
        #expect(failed.status == 1 && failed.complained.contains("warn.before: expected 5, got 4"), "\(failed)")
        #expect(failed.complained.contains("tests/rules.yaml:2"), "\(failed)")
        #expect(try await command.run("plugin", "test", "welcome", "--update").status == 0)
        #expect(try command.folder.read("welcome/tests/rules.yaml") == tests)
        #expect(try await command.run("plugin", "test", "welcome").status == 0)
    }

    @Test func `Run prints one object with the result and what was used`() async throws {
        let command = try await authored()
        try command.folder.write(
            "answers: { employee: { energy: 2 } }\nhistory: [ { id: m, answers: { employee: { energy: 3 } } } ]\n", to: "now.yaml")
        let run = try await command.run("plugin", "run", "welcome", "check_meeting", "--with", "now.yaml")
        #expect(run.status == 0 && run.complained.isEmpty, "\(run)")
        #expect(run.said.split(separator: "\n").count == 1)
        let said = try json(run.said)
        #expect(Set(said.keys) == ["result", "usage"])
        #expect((said["result"] as? [String: Any])?["field"] as? String == "energy")
        #expect(Set((said["usage"] as? [String: Any] ?? [:]).keys) == ["instructions", "matcher_steps", "wall_ms", "memory_bytes"])
        let traced = try await command.run("plugin", "run", "welcome", "check_meeting", "--with", "now.yaml", "--trace")
        #expect(traced.status == 0 && traced.complained.contains("rules.lua:13:"), "\(traced)")
    }

    static let faults: [(String, String)] = [
        ("error(\"Av\")", "error"), ("while true do end", "time"), ("local s = \"x\" while true do s = s .. s end", "memory"),
        ("return 7", "bad_result"), ("return {", "bad_source"),
    ]

    @Test(arguments: faults)
    func `A fault is one line of JSON, and ends with 70`(body: String, kind: String) async throws {
        let command = try await authored()
        let rules = "return { check_meeting = function(ctx)\n\(body)\nend, report = function() end }"
        try command.folder.write(rules, to: "welcome/rules.lua")
        try command.folder.write("today: 2026-03-14\n", to: "now.yaml")
        var run = try await command.run("plugin", "run", "welcome", "check_meeting", "--with", "now.yaml")
        var record = try json(run.complained)
        // On a machine that is busy with other tests a hook can wait for its turn until its time is up, whatever else it would have done.
        for _ in 1...5 where kind != "time" && record["kind"] as? String == "time" {
            run = try await command.run("plugin", "run", "welcome", "check_meeting", "--with", "now.yaml")
            record = try json(run.complained)
        }
        #expect(run.status == 70 && run.said.isEmpty, "\(run)")
        #expect(run.complained.split(separator: "\n").count == 1, "\(run)")
        #expect(Set(record.keys) == ["kind", "plugin", "version", "hook", "file", "line", "message", "usage"])
        #expect(record["kind"] as? String == kind, "\(run)")
        #expect(record["plugin"] as? String == "welcome" && record["hook"] as? String == "check_meeting")
    }

    @Test func `With a trace what was logged before a fault is shown too, and the fault comes last`() async throws {
        let command = try await authored()
        let rules =
            "local kit = ...\nreturn { check_meeting = function(ctx)\nkit.log(\"på vej\")\nerror(\"Av\")\nend, report = function() end }"
        try command.folder.write(rules, to: "welcome/rules.lua")
        try command.folder.write("today: 2026-03-14\n", to: "now.yaml")
        let run = try await command.run("plugin", "run", "welcome", "check_meeting", "--with", "now.yaml", "--trace")
        let lines = run.complained.split(separator: "\n").map(String.init)
        #expect(run.status == 70 && run.said.isEmpty, "\(run)")
        #expect(lines.contains("rules.lua:4: error(\"Av\")") && lines.contains("på vej"), "\(run)")
        #expect(try json(lines.last ?? "")["kind"] as? String == "error", "\(run)")
    }

    @Test func `What does not fit a function that gets nothing but ctx is said in a whole sentence`() async throws {
        let command = try await authored()
        try command.folder.write("today: 2026-03-14\nargs: { id: m1 }\n", to: "now.yaml")
        let run = try await command.run("plugin", "run", "welcome", "report", "--with", "now.yaml", "--language", "en")
        #expect(run.status == 1 && run.complained.contains("now.yaml:2 args: report gets nothing but `ctx`. Delete `args`."), "\(run)")
    }

    @Test func `Every mistake is told at once with file, line and path`() async throws {
        let command = try await authored()
        let manifest = try command.folder.read("welcome/plugin.yaml")
        try command.folder.write(manifest.replacing("licence:", with: "license:"), to: "welcome/plugin.yaml")
        let rules = try command.folder.read("welcome/rules.lua")
        try command.folder.write(rules.replacing("list.map", with: "list.mapp"), to: "welcome/rules.lua")
        let checked = try await command.run("plugin", "check", "welcome", "--language", "en")
        let lines = checked.complained.split(separator: "\n").map(String.init)
        #expect(checked.status == 1 && lines.count == 3, "\(checked)")
        #expect(lines.contains { $0.hasPrefix("plugin.yaml:") && $0.contains(" license: ") }, "\(checked)")
        #expect(lines.contains { $0.hasPrefix("rules.lua:25: ") }, "\(checked)")
        let packed = try await command.run("plugin", "pack", "welcome", "--language", "en")
        #expect(packed.status == 1 && packed.complained == checked.complained)
    }

    @Test func `Rules that are missing or no text are a bad source, told as every other fault`() async throws {
        let command = try await authored()
        try command.folder.write("today: 2026-03-14\n", to: "now.yaml")
        let rules = URL(filePath: command.folder.path + "/welcome/rules.lua")
        for bytes in [Data([0x72, 0xFF, 0xFE]), nil] {
            if let bytes { try bytes.write(to: rules) } else { try FileManager.default.removeItem(at: rules) }
            let run = try await command.run("plugin", "run", "welcome", "check_meeting", "--with", "now.yaml")
            let record = try json(run.complained)
            #expect(run.status == 70 && run.said.isEmpty, "\(run)")
            #expect(record["kind"] as? String == "bad_source" && record["file"] as? String == "welcome/rules.lua", "\(run)")
        }
    }

    @Test func `A snapshot that cannot be read is no fault of the plugin's`() async throws {
        let command = try await authored()
        try command.folder.write("tody: 2026-03-14\n", to: "now.yaml")
        let misspelt = try await command.run("plugin", "run", "welcome", "report", "--with", "now.yaml")
        #expect(misspelt.status == 1 && misspelt.complained.contains("now.yaml:1"), "\(misspelt)")
        #expect(try await command.run("plugin", "run", "welcome", "report", "--with", "nowhere.yaml").status == 1)
        #expect(try await command.run("plugin", "run", "welcome", "raport", "--with", "now.yaml").status == 1)
    }

    @Test func `Docs and bench tell about the plugin`() async throws {
        let command = try await authored()
        let docs = try await command.run("plugin", "docs", "welcome", "--language", "en")
        #expect(docs.status == 0 && docs.said.hasPrefix("# welcome\n") && docs.said.contains("welcome/energy"), "\(docs)")
        let bench = try await command.run("plugin", "bench", "welcome", "--rounds", "5")
        #expect(bench.status == 0 && bench.said.contains("check_meeting") && bench.said.contains(" %"), "\(bench)")
    }
}
