import EnrumCore
import EnrumDomain
@testable import EnrumPlugins
import EnrumTexts
@testable import LuaRuntime
import Testing

struct PluginCheckTests {
    private func check(_ files: [String: String], against previous: Plugin? = nil) async -> [String] {
        await PluginCheck(Sample.host)(Sample.bytes(files), against: previous).map(\.brief)
    }

    private func changed(_ file: String, _ old: String, _ new: String) throws -> [String: String] {
        var files = Sample.files
        let parts = (files[file] ?? "").split(separator: old, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        files[file] = parts.joined(separator: new)
        return files
    }

    @Test func `The sample has nothing wrong with it`() async {
        #expect(await check(Sample.files) == [])
    }

    static let lua: [(String, String, [String])] = [
        ("now and before", "now and befor", ["rules.lua:7 - plugin.lua_unknown_near"]),
        ("now and before", "print(now) and before", ["rules.lua:7 - plugin.lua_left_out"]),
        ("local now, last", "now, last", ["rules.lua:5 - plugin.global_write", "rules.lua:5 - plugin.global_write"]),
        ("local before =", "local x = list.maps({}) local before =", ["rules.lua:6 - plugin.lua_unknown_near"]),
        ("local before =", "local x = kit.lists.map({}) local before =", ["rules.lua:6 - plugin.lua_unknown_near"]),
        ("local before =", "local x = math.flor() local before =", ["rules.lua:6 - plugin.lua_unknown_near"]),
        ("ctx.history[1]", "ctx.histori[1]", ["rules.lua:5 - plugin.lua_unknown_near"]),
        ("ctx.history[1]", "ctx.settings.gab", ["rules.lua:5 - plugin.lua_unknown_near"]),
        ("ctx.history[1]", "ctx.settings.gap", []),
        ("t(\"fewer\"", "t(\"fewre\"", ["locales/da.yaml:0 fewer plugin.text_unused", "rules.lua:7 - plugin.text_missing_near"]),
        ("before = before", "befor = before", ["rules.lua:7 - plugin.parameter_missing", "rules.lua:7 - plugin.parameter_unused"]),
        ("t \"title\"", "t(ctx.today)", []),
        ("t \"title\"", "t(\"ti\" .. ctx.today)", []),
        ("t \"title\"", "\"Nærhed\"", ["locales/da.yaml:0 title plugin.text_unused"]),
    ]

    @Test(arguments: lua)
    func `Lua is held against what there is`(old: String, new: String, expected: [String]) async throws {
        let found = await check(try changed("rules.lua", old, new)).filter { !$0.hasPrefix("tests/") }
        #expect(found == expected, "\(found)")
    }

    @Test func `What the manifest does not ask to read cannot be used in Lua`() async throws {
        let found = await check(try changed("plugin.yaml", ", agreements, history]", ", agreements]"))
        #expect(
            found == ["rules.lua:5 - plugin.not_in_reads", "tests/a.yaml:6 [0].given.history plugin.not_in_reads"], "\(found)")
    }

    @Test func `A contract that is lower than what is used is told with what needs it`() async throws {
        var symbols = LuaAPI.symbols.filter { $0.name != "kit.list" }
        symbols.append(LuaAPI.Symbol(name: "kit.list", kind: .library, since: "1.3", help: ""))
        let problems = await PluginCheck(Sample.host, symbols: symbols)(Sample.bytes(Sample.files))
        #expect(problems.map(\.brief) == ["rules.lua:2 - plugin.api_too_low"])
        #expect(problems.first?.phrase.values == ["name": "kit.list", "needed": "1.3", "api": "1.0"])
    }

    @Test func `A contract that is newer than the host's is told`() async throws {
        #expect(await check(try changed("plugin.yaml", "\"1.0\"", "\"1.1\"")) == ["plugin.yaml:0 api plugin.api_newer"])
    }

    @Test func `Tests that cannot be run are told`() async throws {
        #expect(
            await check(try changed("tests/a.yaml", "today: 2026-03-14", "today: 14.3.2026")) == [
                "tests/a.yaml:4 [0].given.today plugin.want_date"
            ])
        #expect(
            await check(try changed("tests/a.yaml", "hook: check_meeting", "hook: agenda")) == [
                "tests/a.yaml:2 [0].hook plugin_test.no_hook"
            ])
        #expect(
            await check(try changed("tests/a.yaml", "  expect: { warn: { key: fewer, before: 4 }, field: near }", "")) == [
                "tests/a.yaml:1 [0].expect set.missing"
            ])
    }

    static let releases: [(String, String, String, [String])] = [
        ("plugin.yaml", "1.2.0", "1.2.1", []),
        ("plugin.yaml", "README", "README", ["plugin.yaml:0 version plugin.release_version"]),
        ("questions/more.yaml", "id: late", "id: later", [":0 - plugin.release_question_gone"]),
        ("questions/more.yaml", "kind: text", "kind: long_text", [":0 - plugin.release_question_kind"]),
        ("plugin.yaml", "id: tight", "id: tighter", ["plugin.yaml:0 metrics plugin.release_metric_gone"]),
        ("plugin.yaml", "id: mood", "id: tone", ["plugin.yaml:0 settings plugin.release_setting_gone"]),
        ("plugin.yaml", "{ id: mood, kind: choice", "{ id: tone, was: [mood], kind: choice", []),
        (
            "plugin.yaml", "kind: choice, label: { da: Tone, en: Mood }, options: [ { id: mild, label: Mild }, { id: firm, label: Fast } ]",
            "kind: text, label: Tone", ["plugin.yaml:0 settings plugin.release_setting_kind"]
        ),
    ]

    @Test(arguments: releases)
    func `What was released is still there`(file: String, old: String, new: String, expected: [String]) async throws {
        let previous = try await Sample.host.read(Sample.bytes(Sample.files))
        var files = Sample.files
        if old != new { files[file] = (files[file] ?? "").split(separator: old, omittingEmptySubsequences: false).joined(separator: new) }
        if !expected.contains(where: { $0.contains("release_version") }) {
            files["plugin.yaml"] = files["plugin.yaml"]?.split(separator: "version: 1.2.0").joined(separator: "version: 1.3.0")
        }
        files["tests/a.yaml"] = nil
        let found = await check(files, against: previous)
        #expect(found.filter { !$0.contains("unused") } == expected, "\(found)")
    }

    @Test func `Another plugin is no earlier release`() async throws {
        let other = try await Sample.plugin("return { agenda = function() end }", hooks: [.agenda])
        #expect(await check(Sample.files, against: other) == ["plugin.yaml:0 id plugin.release_other"])
    }

    @Test func `The bundled toolkits are as they should be`() async throws {
        for folder in try Bundled.folders() {
            let problems = await PluginCheck(Sample.host)(try PluginFiles(folder: folder))
            #expect(problems.map { "\($0.brief) \(Texts.english($0.phrase))" } == [], "\(folder)")
        }
    }
}
