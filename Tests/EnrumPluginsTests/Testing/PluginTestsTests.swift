import EnrumCore
import EnrumDomain
@testable import EnrumPlugins
import EnrumTexts
import LuaRuntime
import Testing

/// The runner of plugins' own tests.
struct PluginTestsTests {
    private func run(_ tests: String, updating: Bool = false) async throws -> PluginTests.Report {
        var files = Sample.files
        files["tests/a.yaml"] = tests
        let plugin = try await Sample.host.read(Sample.bytes(files))
        return await PluginTests(Sample.host)(plugin, Sample.bytes(files), updating: updating)
    }

    private func differences(_ expect: String) async throws -> [String] {
        let report = try await run(
            """
            - name: a
              hook: check_meeting
              given:
                today: 2026-03-14
                answers: { employee: { near: 2 } }
                history: [ { id: m1, date: 2026-02-14, answers: { employee: { near: 4 } } } ]
            \(expect)
            """)
        #expect(report.problems.isEmpty)
        return report.failures.flatMap(\.differences).map { Texts.english($0) }
    }

    @Test func `The sample's and the bundled toolkits' tests pass`() async throws {
        let plugin = try await Sample.host.read(Sample.bytes(Sample.files))
        let report = await PluginTests(Sample.host)(plugin, Sample.bytes(Sample.files))
        #expect(report.isFine && report.passed == 1)
        for folder in try Bundled.folders() {
            let files = try PluginFiles(folder: folder)
            let bundled = try await Sample.host.read(files)
            let report = await PluginTests(Sample.host)(bundled, files)
            #expect(report.problems.map(\.brief) == [] && report.failures == [])
            #expect(report.passed > 10 || bundled.rules == nil, "what has no rules of its own has nothing for a case to try")
        }
    }

    static let listed: [(String, [String])] = [
        ("data: shown, given: { today: 2026-03-14 }, expect: [near]", []),
        ("data: shown, given: { today: 2026-03-14, answers: { employee: { near: 2 } } }, expect: [near, why, late]", []),
        ("data: shown, given: { today: 2026-03-14, settings: { gap: 1 }, answers: { leader: { near: 2 } } }, expect: [near, late]", []),
        ("data: checks, given: { today: 2026-03-14, answers: { employee: { near: 2 } } }, expect: [ { warn: far, field: near } ]", []),
        ("data: checks, given: { today: 2026-03-14, answers: { employee: { near: 3 } } }, expect: []", []),
        ("data: checks, given: { today: 2026-03-14 }, args: { agreement: { due: 2026-03-14 } }, expect: []", []),
        (
            "data: checks, given: { today: 2026-03-14 }, args: { agreement: { due: 2026-03-13 } }, expect: [ { block: soon, field: due } ]",
            []
        ),
        ("data: sections, expect: [ { title: Nærhed, questions: [near, why] }, { title: Mere, questions: [late] } ]", []),
        (
            "data: questions, args: { id: near }, expect: { id: near, kind: scale, phase: before, answered_by: employee, lane: pair, from: 1, to: 5, low: Slet ikke, high: Meget }",
            []
        ),
        ("data: questions, args: { id: nobody }, expect: null", []),
        ("data: checklists, expect: [ { id: room, phase: before, role: leader, shared: false, types: [short], items: [door] } ]", []),
        ("data: templates, expect: [ { id: walk, with: pair, filled_by: both, areas: [ { id: park, first_step: required } ] } ]", []),
        (
            "data: types, expect: [ { id: short, minutes: [10, 20], prepares: employee, reveal: employee_first, hands_out: true, record: note, acknowledgement: false, questions: own, planned_by: leader } ]",
            []
        ),
        ("data: guidance, expect: [ { phase: during, role: both, title: Lyt } ]", []),
        ("data: roles, expect: [hr]", ["expect: expected [ hr ], got {}"]),
    ]

    @Test(arguments: listed)
    func `A case can look at what stands in the files`(fields: String, words: [String]) async throws {
        let report = try await run("- { name: a, \(fields) }")
        #expect(report.problems.map(\.brief) == [])
        #expect(report.failures.flatMap(\.differences).map { Texts.english($0) } == words)
    }

    static let expectations: [(String, [String])] = [
        ("  expect: { warn: { key: fewer, before: 4 }, field: near }", []),
        ("  expect: { warn: { key: fewer, before: 4.0 }, field: near, other: null }", []),
        ("  expect: { warn: { key: fewer, before: 3 }, field: near }", ["warn.before: expected 3, got 4"]),
        ("  expect: { warn: { key: fewer, before: 4 } }", ["field: expected nothing, got near"]),
        ("  expect: { hint: x, warn: { key: fewer, before: 4 }, field: near }", ["hint: expected x, got nothing"]),
        ("  expect: null", ["expect: expected nothing, got { warn: { key: fewer, before: 4 }, field: near }"]),
        ("  expect: [ 1 ]", ["expect: expected [ 1 ], got { warn: { key: fewer, before: 4 }, field: near }"]),
        ("  error: time", ["expected the fault time, got { warn: { key: fewer, before: 4 }, field: near }"]),
    ]

    @Test(arguments: expectations)
    func `What differs is said in plain words`(expect: String, words: [String]) async throws {
        #expect(try await differences(expect) == words)
    }

    @Test func `A fault is expected by its kind, and told with its place when it is not`() async throws {
        let rules = "return { agenda = function(ctx) if ctx.store.n then return 7 end\nerror(\"Av\") end }"
        let plugin = try await Sample.plugin(rules, hooks: [.agenda])
        let tests = """
            - { name: a, hook: agenda, given: { today: 2026-03-14 }, error: error }
            - { name: b, hook: agenda, given: { today: 2026-03-14, store: { n: 1 } }, error: bad_result }
            - { name: c, hook: agenda, given: { today: 2026-03-14 }, error: time }
            - { name: d, hook: agenda, given: { today: 2026-03-14 }, expect: null }
            """
        let report = await PluginTests(Sample.host)(plugin, PluginFiles(["tests/a.yaml": Array(tests.utf8)]))
        #expect(report.passed == 2)
        #expect(
            report.failures.flatMap(\.differences).map { Texts.english($0) } == [
                "expected the fault time, got the fault error: lille/rules.lua:2: Av",
                "expected an answer, got the fault error: lille/rules.lua:2: Av",
            ])
    }

    @Test func `What is left out of a snapshot is as it is for a pair that has done nothing yet`() async throws {
        let plugin = try await Mirror.plugin(reads: PluginManifest.Reading.allCases)
        let tests = """
            - name: a
              hook: check_meeting
              given:
                today: 2026-03-14
                agreements: [ { id: a1, due: 2026-03-01 } ]
                history: [ { id: m1, date: 2026-02-01, agreements: [ { state: kept } ] } ]
              expect:
                store:
                  p-agreements: [ agreements.1.amendments=0, agreements.1.due=2026-03-01, agreements.1.id=a1, agreements.1.overdue=true, agreements.1.state=open ]
                  p-answers: []
                  p-history: [ history.1.agreements.1.amendments=0, history.1.agreements.1.overdue=false, history.1.agreements.1.state=kept, history.1.date=2026-02-01, history.1.id=m1, history.1.kept=1 ]
                  p-now: [ "now=2026-03-14T09:00" ]
                  p-settings: [ settings.gap=21 ]
                  p-store: []
                  p-today: [ today=2026-03-14 ]
            """
        let report = await PluginTests(Sample.host)(plugin, PluginFiles(["tests/a.yaml": Array(tests.utf8)]))
        #expect(report.problems.map(\.brief) == [])
        #expect(report.failures.flatMap(\.differences).map { Texts.english($0) } == [])
    }

    static let mistakes: [(String, String)] = [
        (
            "- { name: a, hook: check_meeting, given: { tody: 2026-03-14 }, expect: null }",
            "1 [0].given.tody set.unknown_key_near"
        ),
        ("- { name: a, hook: check_meeting, expect: null }", "1 [0].given set.missing"),
        (
            "- { name: a, hook: check_meeting, given: { today: 2026-03-14, settings: { gab: 1 } }, expect: null }",
            "1 [0].given.settings.gab set.unknown_key_near"
        ),
        (
            "- { name: a, hook: check_meeting, given: { today: 2026-03-14, settings: { gap: 91 } }, expect: null }",
            "1 [0].given.settings.gap rule.number_high"
        ),
        (
            "- { name: a, hook: check_meeting, given: { today: 2026-03-14, answers: { employee: { basis/x: 1 } } }, expect: null }",
            "1 [0].given.answers.employee.basis/x plugin.not_in_reads"
        ),
        (
            "- { name: a, hook: check_meeting, given: { today: 2026-03-14, people: { employee: { workplace: home } } }, expect: null }",
            "1 [0].given.people.employee.workplace set.unknown_word"
        ),
        (
            "- { name: a, hook: check_meeting, given: { today: 2026-03-14 }, args: { x: 1 }, expect: null }",
            "1 [0].args plugin_test.no_args"
        ),
        ("- { name: a, hook: check_meeting, given: { today: 2026-03-14 }, expect: null, error: time }", "1 [0].error plugin_test.both"),
        ("- { name: a, hook: check_meeting, given: { today: 2026-03-14 }, error: tiem }", "1 [0].error set.unknown_word_near"),
        ("{ a: 1 }", "1 - set.want_list"),
    ]

    @Test(arguments: mistakes)
    func `A mistake in a test is told with its place, and the test is not run`(test: String, expected: String) async throws {
        let report = try await run(test)
        let found = report.problems.map { $0.brief.dropFirst("tests/a.yaml:".count) }.joined(separator: ",")
        #expect(found == expected)
        #expect(report.count == 0)
    }

    @Test func `A hundred cases take less than what a hook may take, a hundred times`() async throws {
        let tests = (0..<100).map { "- { name: n\($0), hook: check_meeting, given: { today: 2026-03-14 }, expect: null }" }
        #expect(try await run(tests.joined(separator: "\n")).passed == 100)
    }
}
