import EnrumCore
import EnrumDomain
@testable import EnrumPlugins
import EnrumTexts
import Foundation
import Testing

/// One mistake hides no other, and none is told of that only follows from another.
struct AllAtOnceTests {
    /// Mistakes in the sample that have nothing to do with the manifest: one in the rules, one in the texts, one in the tests.
    private static let elsewhere: [(file: String, old: String, new: String)] = [
        ("rules.lua", "now and before", "now and befor"), ("locales/en.yaml", "{before}", "{after}"),
        ("tests/a.yaml", "today: 2026-03-14", "today: 14.3.2026"),
    ]
    private static let told = [
        "locales/en.yaml:1 fewer plugin.placeholders_differ", "rules.lua:7 - plugin.lua_unknown_near",
        "tests/a.yaml:4 [0].given.today plugin.want_date",
    ]

    private func check(_ files: [String: String], found: [PluginRefused.Problem] = []) async -> [String] {
        await PluginCheck(Sample.host)(Sample.bytes(files), found: found).map(\.brief)
    }

    private func changed(_ files: [String: String], _ file: String, _ old: String, _ new: String) throws -> [String: String] {
        var files = files
        let parts = (files[file] ?? "").split(separator: old, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "\(old) in \(file)")
        files[file] = parts.joined(separator: new)
        return files
    }

    private func withMistakesElsewhere() throws -> [String: String] {
        try Self.elsewhere.reduce(Sample.files) { try changed($0, $1.file, $1.old, $1.new) }
    }

    /// Each is one mistake; what else hangs on it is not told of.
    static let manifests: [(String, String, [String])] = [
        ("licence:", "license:", ["plugin.yaml:8 license set.unknown_key_near"]),
        ("reads: [", "read: [", ["plugin.yaml:9 read set.unknown_key_near"]),
        ("own_answers", "own_answer", ["plugin.yaml:9 reads[2] set.unknown_word_near"]),
        ("hooks: [check_meeting", "hooks: [check_meting", ["plugin.yaml:10 hooks[0] set.unknown_word_near"]),
        ("hooks: [", "hoks: [", ["plugin.yaml:10 hoks set.unknown_key_near"]),
        ("kind: number", "kind: nummer", ["plugin.yaml:13 settings[0].kind set.unknown_word_near"]),
        ("id: proeve\n", "id: Prøve\n", ["plugin.yaml:2 id set.bad_id"]),
        ("id: proeve\n", "id: own\n", ["plugin.yaml:2 id plugin.id_reserved"]),
        (
            "author: Enrum\nlicence:", "author: !x Enrum\nlicense:",
            ["plugin.yaml:7 author set.tag", "plugin.yaml:8 license set.unknown_key_near"]
        ),
        ("version: 1.2.0", "version: 0.1", ["plugin.yaml:3 version plugin.version"]),
        ("\"1.0\"", "one", ["plugin.yaml:4 api plugin.api"]),
        ("title: { da: Prøven", "title: { da: [ Prøven", ["plugin.yaml:5 - yaml"]),
    ]

    @Test(arguments: manifests)
    func `A mistake in the manifest hides nothing and brings nothing with it`(old: String, new: String, expected: [String]) async throws {
        let files = try changed(withMistakesElsewhere(), "plugin.yaml", old, new)
        var found = await check(files)
        #expect(found.suffix(Self.told.count) == Self.told, "\(found)")
        found.removeLast(min(found.count, Self.told.count))
        if expected.last?.hasSuffix("yaml") == true {
            #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix("plugin.yaml:") }, "\(found)")
        } else {
            #expect(found == expected, "\(found)")
        }
    }

    @Test func `Without a manifest the rest is looked at all the same`() async throws {
        var files = try withMistakesElsewhere()
        files["plugin.yaml"] = nil
        #expect(await check(files) == ["plugin.yaml:0 - plugin.no_manifest"] + Self.told)
        files["plugn.yaml"] = Sample.files["plugin.yaml"]
        let misspelt = await check(files)
        #expect(misspelt.contains("plugn.yaml:0 - plugin.unknown_file_near") && misspelt.count == 4, "\(misspelt)")
    }

    @Test func `A link in a folder hides nothing, and what it stands for is not missed`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "enrum-check-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var files = try changed(withMistakesElsewhere(), "plugin.yaml", "licence:", "license:")
        files["questions/basis.yaml"] = nil
        for (path, text) in files {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let link = folder.appending(path: "questions/basis.yaml").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "more.yaml")
        let (read, found) = PluginFiles.readable(inFolder: folder.path)
        let problems = await PluginCheck(Sample.host)(read, found: found).map(\.brief)
        let own = ["plugin.yaml:8 license set.unknown_key_near"]
        let expected = own + [Self.told[0], "questions/basis.yaml:0 - package.link"] + Self.told.dropFirst()
        #expect(problems == expected, "\(problems)")
    }

    static let dependents: [(String, String, String, [String])] = [
        (
            "questions/basis.yaml", "kind: scale", "kind: skala",
            ["questions/basis.yaml:6 questions[0].kind set.unknown_word"]
        ),
        ("questions/basis.yaml", "- id: near", "- id: Near", ["questions/basis.yaml:5 questions[0].id set.bad_id"]),
        (
            "questions/basis.yaml", "questions:", "question:",
            ["questions/basis.yaml:4 question set.unknown_key_near"]
        ),
        ("rules.lua", "return {\n", "return [\n", ["rules.lua:3 - plugin.lua"]),
        ("rules.lua", "local t, list", "local x = lst.map local t, list", ["rules.lua:2 - plugin.lua_unknown_near"]),
        ("checklists/a.yaml", "id: room", "id: Room", ["checklists/a.yaml:3 checklists[0].id set.bad_id"]),
        (
            "locales/da.yaml", "fewer:", "Fewer:",
            ["locales/da.yaml:1 Fewer plugin.text_key", "locales/en.yaml:1 fewer plugin.not_in_locale"]
        ),
    ]

    @Test(arguments: dependents)
    func `What depends on a file with mistakes is not complained about`(
        file: String, old: String, new: String, expected: [String]
    ) async throws {
        let found = await check(try changed(Sample.files, file, old, new))
        #expect(found == expected, "\(found)")
    }

    @Test func `Names that are wrong are told of beside a question that is wrong`() async throws {
        var files = try changed(Sample.files, "questions/basis.yaml", "kind: scale", "kind: skala")
        files = try changed(files, "checks/a.yaml", "field: near", "field: naer")
        files = try changed(files, "plugin.yaml", "from: near", "from: nera")
        let expected = [
            "plugin.yaml:16 metrics[0].from plugin.no_question", "checks/a.yaml:3 checks[0].field set.condition_unknown_near",
            "questions/basis.yaml:6 questions[0].kind set.unknown_word",
        ]
        let found = await check(files)
        #expect(
            found.count == 3 && Array(found.dropFirst()) == Array(expected.dropFirst()) && found[0].hasPrefix("plugin.yaml:16 metrics"),
            "\(found)")
    }

    static let modules: [(String, String, String)] = [
        ("return {", "plugin.lua", "cannot be read here"), ("error(\"Nej\")", "plugin.lua_fails", "it stops here: Nej"),
        ("while true do end", "plugin.lua_endless", "not done before its time"), ("return 7", "plugin.lua_module", "does not give"),
        ("local s = \"x\" while true do s = s .. s end", "plugin.lua_memory", "more memory"),
    ]

    @Test(arguments: modules)
    func `A module that gives no functions is told of as what it is`(text: String, key: String, words: String) async throws {
        var files = Sample.files
        files["rules.lua"] = text
        for path in ["locales/da.yaml", "locales/en.yaml"] { files[path] = nil }
        let problems = await PluginCheck(Sample.host)(Sample.bytes(files))
        #expect(problems.map(\.phrase.key) == [key])
        #expect(problems.first.map { Texts.english($0.phrase) }?.contains(words) == true, "\(problems)")
    }

    static let useless: [(String, String, String, [String])] = [
        ("checks/a.yaml", "field: near", "field: late", ["checks/a.yaml:3 checks[0].field plugin.check_private"]),
        (
            "checks/a.yaml", "when: { lte: [ { answer: near }, 2 ] }", "when: { answered: { answer: late } }",
            ["checks/a.yaml:3 checks[0].when plugin.check_private"]
        ),
        ("checks/a.yaml", "on: meeting, when: { lte: [ { answer: near }, 2 ] }", "on: answer, when: { answered: { answer: late } }", []),
        ("plugin.yaml", "from: near", "from: late", ["plugin.yaml:16 metrics[0].from plugin.metric_private"]),
    ]

    @Test(arguments: useless)
    func `What only its author reads is in nothing that others see`(
        file: String, old: String, new: String, expected: [String]
    ) async throws {
        var files = try changed(Sample.files, "questions/more.yaml", "kind: text", "kind: number, lane: author")
        files = try changed(files, file, old, new)
        #expect(await check(files) == expected)
    }

    static let tests: [(String, String, [String])] = [
        ("{ proeve/near: 2 }", "{ proeve/nera: 2 }", ["tests/a.yaml:5 [0].given.answers.employee.proeve/nera"]),
        (
            "answers: { employee: { near: 4 } }", "answers: { leader: { elsewhere: 4 } }",
            ["tests/a.yaml:6 [0].given.history[0].answers.leader.elsewhere"]
        ),
        ("history:", "settings: { mood: angry }\n    history:", ["tests/a.yaml:6 [0].given.settings.mood"]),
    ]

    @Test(arguments: tests)
    func `A test of an answer that nobody can give is told of`(old: String, new: String, places: [String]) async throws {
        let found = await check(try changed(Sample.files, "tests/a.yaml", old, new))
        #expect(found.count == places.count && zip(found, places).allSatisfy { $0.hasPrefix($1 + " ") }, "\(found)")
    }
}
