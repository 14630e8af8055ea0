import EnrumCore
import EnrumDomain
import EnrumPlugins

/// What the plain C host does, written as a plugin: a check of 15 answers against ten rules with two findings, a report of twenty blocks, and
/// a hook that does nothing. The plain host runs the same rules on the same snapshot.
enum PortPlugin {
    private static let scales = ["wellbeing", "workload", "distance", "balance", "tools"]
    private static let texts = [
        "purpose", "help", "learning", "next", "pride", "trouble", "colleagues", "direction", "feedback", "other",
    ]

    private static let manifest = """
        enrum: plugin/1
        id: bench
        version: 1.0.0
        api: "1.0"
        title: { da: Måling, en: Measuring }
        summary: { da: Til måling., en: For measuring. }
        author: Enrum
        licence: Apache-2.0
        reads: [answers, history]
        hooks: [agenda, check_meeting, report]
        """

    static let rules = """
        local kit = ...
        local t = kit.text

        local function said(answer) return answer ~= nil and answer ~= "" end
        local function high(answer) return answer >= 3 end
        local function short(answer) return #answer <= 400 end
        local function plain(answer) return answer == nil or not answer:find("[<>]") end

        -- What an answer should be, question by question.
        local rules = {
          { question = "bench/purpose", holds = said, text = "purpose_missing" },
          { question = "bench/purpose", holds = short, text = "purpose_long" },
          { question = "bench/wellbeing", holds = high, text = "wellbeing_low" },
          { question = "bench/workload", holds = high, text = "workload_low" },
          { question = "bench/help", holds = said, text = "help_missing" },
          { question = "bench/help", holds = plain, text = "help_markup" },
          { question = "bench/learning", holds = said, text = "learning_missing" },
          { question = "bench/learning", holds = short, text = "learning_long" },
          { question = "bench/distance", holds = high, text = "distance_low" },
          { question = "bench/next", holds = plain, text = "next_markup" },
        }

        return {
          agenda = function() end,

          check_meeting = function(ctx)
            local answers, findings = ctx.answers.employee, {}
            for _, rule in ipairs(rules) do
              if not rule.holds(answers[rule.question]) then
                findings[#findings + 1] = { warn = t(rule.text, { step = 2 }), field = rule.question }
              end
            end
            return findings
          end,

          report = function(ctx)
            local blocks, minutes, kept = { title = t "title" }, 0, 0
            for i, meeting in ipairs(ctx.history) do
              minutes, kept = minutes + meeting.length, kept + meeting.kept
              blocks[#blocks + 1] = {
                kind = "metric", label = t("kept_on", { date = meeting.date }), value = meeting.length, span = i % 2 == 0 and 6 or 12,
              }
            end
            local rows = {}
            for i, meeting in ipairs(ctx.history) do rows[i] = { meeting.date, meeting.length, meeting.kept } end
            blocks[#blocks + 1] = { kind = "table", head = { t "date", t "minutes", t "kept" }, rows = rows }
            blocks[#blocks + 1] = { kind = "text", text = t("in_all", { minutes = minutes, kept = kept }) }
            return blocks
          end,
        }
        """

    private static let words = """
        purpose_missing: "Skriv, hvad der er formålet ({step})."
        purpose_long: "Skriv det kortere ({step})."
        wellbeing_low: "Tal om trivslen ({step})."
        workload_low: "Tal om mængden af arbejde ({step})."
        help_missing: "Skriv, hvad der kan hjælpe ({step})."
        help_markup: "Skriv det uden tegn ({step})."
        learning_missing: "Skriv, hvad du vil lære ({step})."
        learning_long: "Skriv det kortere ({step})."
        distance_low: "Tal om afstanden ({step})."
        next_markup: "Skriv det uden tegn ({step})."
        title: "Over tid"
        kept_on: "Den {date}"
        date: "Dato"
        minutes: "Minutter"
        kept: "Holdt"
        in_all: "{minutes} minutter, {kept} holdt."
        """

    static func plugin(in host: LuaPluginHost) async throws -> Plugin {
        let scale = "scale, label: Hvor?, scale: { from: 1, to: 5, low: Lidt, high: Meget }"
        let questions =
            (scales.map { "  - { id: \($0), kind: \(scale) }" } + texts.map { "  - { id: \($0), kind: long_text, label: Hvad? }" })
            .joined(separator: "\n")
        let files = [
            "plugin.yaml": manifest, "rules.lua": rules, "locales/da.yaml": words, "locales/en.yaml": words,
            "questions/all.yaml": "enrum: question-set/1\nid: bench\ntitle: Måling\nquestions:\n\(questions)\n",
        ]
        return try await read(PluginFiles(files.mapValues { Array($0.utf8) }), in: host)
    }

    private static func read(_ files: PluginFiles, in host: LuaPluginHost) async throws(BenchFault) -> Plugin {
        do throws(PluginRefused) {
            return try await host.read(files)
        } catch {
            let problems = error.problems.map { problem in "\(problem.file):\(problem.line) \(problem.phrase.key)" }
            throw BenchFault("the plugin to measure with was refused: " + problems.joined(separator: ", "))
        }
    }

    static func snapshot(for work: LuaWork) throws -> PluginSnapshot {
        guard let today = CalendarDate(iso: "2026-03-14"), let time = TimeOfDay("10:30") else { throw BenchFault("a date is no date") }
        var snapshot = PluginSnapshot(audience: .pair, today: today, time: time)
        if work == .check {
            for name in scales { snapshot.answers.employee[try id(name)] = .scale(name == "workload" ? 2 : 4) }
            for name in texts where name != "help" {
                snapshot.answers.employee[try id(name)] = .text("We talked about \(name), and agreed to look at it again in two weeks.")
            }
        }
        if work == .report {
            snapshot.history = (1...18).map {
                PastMeeting(id: "m\($0)", type: "one_to_one", date: today.adding(days: -14 * $0), length: 30 + $0)
            }
        }
        return snapshot
    }

    private static func id(_ name: String) throws -> QuestionID {
        guard let id = QuestionID("bench/\(name)") else { throw BenchFault("\(name) is no question") }
        return id
    }
}
