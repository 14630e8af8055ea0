import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Testing

/// `--update`: what came out takes the place of what was expected, and nothing else is touched.
struct UpdateTests {
    private let rules = """
        return { agenda = function(ctx)
          if ctx.store.long then
            local list = {}
            for i = 1, 3 do list[i] = { text = "Et punkt med et langt navn, så det ikke kan stå på én linje " .. i, reason = "Nej: ja" } end
            return list
          end
          if ctx.store.fails then error("x") end
          if ctx.store.one then return { { text = "Et", reason = "To" } } end
        end }
        """

    private func update(_ tests: String) async throws -> (text: String?, report: PluginTests.Report) {
        let plugin = try await Sample.plugin(rules, hooks: [.agenda])
        let files = PluginFiles(["tests/a.yaml": Array(tests.utf8)])
        let report = await PluginTests(Sample.host)(plugin, files, updating: true)
        #expect(report.problems.isEmpty)
        return (report.updated["tests/a.yaml"], report)
    }

    @Test func `Only what is expected is rewritten, and then the tests pass`() async throws {
        let before = """
            # Why these cases
            - name: one   # stays
              hook: agenda
              given: { today: 2026-03-14, store: { one: 1 } }
              expect:
                - text: Noget andet
                  reason: "Gammelt"
              # between two cases

            - name: long
              hook: agenda
              expect: null
              given: { today: 2026-03-14, store: { long: 1 } }
            - name: right
              hook: agenda
              given: { today: 2026-03-14 }
              expect: null   # stays too
            - name: fails
              hook: agenda
              expect:
              - { text: a, reason: b }
              given: { today: 2026-03-14, store: { fails: 1 } }
            - name: open
              hook: agenda
              given:
                today: 2026-03-14
                store: { one: 1 }

            """
        let (text, report) = try await update(before)
        #expect(report.updates == 4 && report.passed == 1 && report.failures.isEmpty)
        let after = try #require(text)
        #expect(
            after == """
                # Why these cases
                - name: one   # stays
                  hook: agenda
                  given: { today: 2026-03-14, store: { one: 1 } }
                  expect: [ { text: Et, reason: To } ]
                  # between two cases

                - name: long
                  hook: agenda
                  expect:
                    - { text: "Et punkt med et langt navn, så det ikke kan stå på én linje 1", reason: "Nej: ja" }
                    - { text: "Et punkt med et langt navn, så det ikke kan stå på én linje 2", reason: "Nej: ja" }
                    - { text: "Et punkt med et langt navn, så det ikke kan stå på én linje 3", reason: "Nej: ja" }
                  given: { today: 2026-03-14, store: { long: 1 } }
                - name: right
                  hook: agenda
                  given: { today: 2026-03-14 }
                  expect: null   # stays too
                - name: fails
                  hook: agenda
                  error: error
                  given: { today: 2026-03-14, store: { fails: 1 } }
                - name: open
                  hook: agenda
                  given:
                    today: 2026-03-14
                    store: { one: 1 }
                  expect: [ { text: Et, reason: To } ]

                """)
        let (again, second) = try await update(after)
        #expect(again == nil && second.passed == 5)
    }

    @Test func `A case in braces is left as it is, and said so`() async throws {
        let (text, report) = try await update(
            "- { name: a, hook: agenda, given: { today: 2026-03-14, store: { one: 1 } }, expect: null }\n")
        #expect(text == nil)
        #expect(
            report.failures.first?.differences.last.map { Texts.english($0) } == "The test is written in braces and must be mended by hand."
        )
    }
}
