import EnrumCore
import EnrumDomain
import EnrumPlugins
import Testing

/// A plugin that has something at every point, as files; tests change what they are about.
enum Sample {
    static var files: [String: String] {
        [
            "plugin.yaml": """
            enrum: plugin/1
            id: proeve
            version: 1.2.0
            api: "1.0"
            title: { da: Prøven, en: The sample }
            summary: { da: Har noget af alt., en: Has some of everything. }
            author: Enrum
            licence: Apache-2.0
            reads: [meeting, people, own_answers, agreements, history]
            hooks: [check_meeting, report]
            after: [anden]
            settings:
              - { id: gap, kind: number, label: { da: Dage, en: Days }, number: { min: 1, max: 90 }, default: 21, was: [days] }
              - { id: mood, kind: choice, label: { da: Tone, en: Mood }, options: [ { id: mild, label: Mild }, { id: firm, label: Fast } ] }
            metrics:
              - { id: tight, label: { da: Nærhed, en: Closeness }, range: [1, 5], better: higher, from: near }
            """,
            "questions/basis.yaml": """
            enrum: question-set/1
            id: proeve
            title: { da: Nærhed, en: Closeness }
            questions:
              - id: near
                kind: scale
                label: { da: Hvor nær?, en: How close? }
                scale: { from: 1, to: 5, low: { da: Slet ikke, en: Not at all }, high: { da: Meget, en: Very } }
              - { id: why, kind: long_text, label: { da: Hvorfor?, en: Why? }, show_if: { lte: [ { answer: near }, { setting: gap } ] } }
            """,
            "questions/more.yaml": """
            enrum: question-set/1
            id: proeve
            title: { da: Mere, en: More }
            questions:
              - { id: late, kind: text, label: { da: Sent, en: Late }, show_if: { answered: { answer: near } } }
            """,
            "checks/a.yaml": """
            enrum: checks/1
            checks:
              - { id: far, on: meeting, when: { lte: [ { answer: near }, 2 ] }, say: warn, text: { da: Langt væk., en: Far away. }, field: near }
              - { id: soon, on: agreement, when: { lt: [ { agreement: due }, { today: true } ] }, say: block, text: { da: Forbi., en: Gone. }, field: due }
            """,
            "checklists/a.yaml": """
            enrum: checklists/1
            checklists:
              - { id: room, title: { da: Rummet, en: The room }, phase: before, role: leader, types: [short], items: [ { id: door, label: { da: Luk døren, en: Shut the door } } ] }
            """,
            "agreement_templates/a.yaml": """
            enrum: agreement-templates/1
            templates: [ { id: walk, title: { da: Gåtur, en: Walk }, areas: [ { id: park, label: Park, first_step: required } ], days: 14 } ]
            """,
            "contracts/a.yaml": """
            enrum: contracts/1
            contracts: [ { id: sheet, title: { da: Arket, en: The sheet }, parts: [ { heading: Nærhed, fields: [ { question: near }, { agreements: self } ] } ] } ]
            """,
            "guidance/a.yaml": """
            enrum: guidance/1
            guidance: [ { phase: during, role: both, title: { da: Lyt, en: Listen }, text: { da: "Først den ene.", en: "One first." } } ]
            """,
            "meeting_types/a.yaml": """
            enrum: meeting-types/1
            types: [ { id: short, title: { da: Kort, en: Short }, minutes: [10, 20], prepares: employee, record: note, acknowledgement: false, questions: own } ]
            """,
            "reminders/a.yaml": """
            enrum: reminders/1
            reminders: [ { id: gone, when: { gt: [ { days_since: { meeting: date } }, { setting: gap } ] }, to: leader, text: { da: Længe siden., en: Long ago. } } ]
            """,
            "documents/a.yaml": """
            enrum: documents/1
            documents:
              - id: convening
                kind: convening
                stages: [formal]
                title: { da: "Indkaldelse: {{topic}}", en: "Convening: {{topic}}" }
                body:
                  da: |
                    # Kære {{employee}}

                    {{topic}} {{purpose}} {{date}} {{time}} {{place}} {{duration}} {{participants}}
                    {{#companion_right}}Tag en bisidder med.{{/companion_right}}
                  en: "{{topic}} {{purpose}} {{date}} {{time}} {{place}} {{duration}} {{participants}} {{companion_right}} {{settings.gap}}"
              - { id: note, kind: note, title: Notat, body: "{{record}}" }
              - { id: minutes, kind: minutes, title: Referat, body: "{{record}}{{^remarks}}-{{/remarks}}" }
              - { id: hearing, kind: hearing, title: Høring, body: "{{facts}} {{intended}} {{deadline}} {{extension_right}} {{companion_right}}" }
              - { id: warning, kind: warning, title: Advarsel, body: "{{rule}} {{facts}} {{reasons}}" }
            """,
            "procedures/a.yaml": """
            enrum: procedures/1
            procedures:
              - id: conduct
                title: { da: Adfærd, en: Conduct }
                description: { da: Trin for trin., en: Step by step. }
                assumption: { da: Der er en god grund., en: There is a good reason. }
                public_rules: false
                deadlines: { notice: { setting: gap }, remarks: 10, hearing: 14, follow_up: 30, working_days: true }
                competence: { da: Chefen, en: The head }
                stages:
                  - { id: talk, title: { da: Dialog, en: Talk } }
                  - id: note
                    title: { da: Notat, en: Note }
                    also_called: { da: Kammeratlig, en: Friendly }
                    description: Kort
                    trigger: { da: Når det ikke hjalp., en: When it did not help. }
                    convening: tell
                    companion: if_wished
                    record: note
                    remarks: may
                    filing: true
                    usually_after: [talk]
                    record_avoids: [ { words: { da: [konsekvens*], en: [consequence*] }, say: { da: Ikke her., en: Not here. } } ]
                  - id: formal
                    title: { da: Tjenstlig, en: Formal }
                    service_related: true
                    sanction: possible
                    convening: written
                    companion: must_be_told
                    record: minutes
                    remarks: right
                    hearing: before_decision
                    filing: false
                    hr: takes_part
                    usually_after: [talk, note]
                    decisions: [warning]
                preparation:
                  questions:
                    - { id: goal, kind: long_text, label: { da: "Målet?", en: "The goal?" } }
                    - { id: why, kind: text, label: "Hvorfor?", show_if: { answered: { answer: goal } }, stages: [formal] }
                exercise: { title: { da: Fem, en: Five }, text: { da: Find dem., en: Find them. }, items: 5, say: { da: Se igen., en: Look again. }, words: { da: [aldrig], en: [never] }, except: [] }
                checklists: [room]
                during: [ { title: { da: Lyt, en: Listen }, items: [ { da: Spørg., en: Ask. } ] } ]
                record: { questions: [ { id: said, kind: choice, label: Sagt, options: [ { id: a, label: A }, { id: b, label: B } ] } ] }
                follow_up: { improved: { prompts: [ { da: "Hvad gjorde I?", en: "What did you do?" } ], next: close }, unchanged: { next: continue }, worse: { next: next_stage } }
            """,
            "locales/da.yaml": "fewer: \"Sidst var tallet {before}.\"\ntitle: Nærhed\n",
            "locales/en.yaml": "fewer: \"Last time it was {before}.\"\ntitle: Closeness\n",
            "rules.lua": """
            local kit = ...
            local t, list = kit.text, kit.list
            return {
              check_meeting = function(ctx)
                local now, last = ctx.answers.employee["proeve/near"], ctx.history[1]
                local before = last and last.answers.employee["proeve/near"]
                if now and before and now < before then return { warn = t("fewer", { before = before }), field = "near" } end
              end,
              report = function(ctx) return { title = t "title", { kind = "chart", metric = "tight" } } end,
            }
            """,
            "tests/a.yaml": """
            - name: a number that falls is brought up
              hook: check_meeting
              given:
                today: 2026-03-14
                answers: { employee: { proeve/near: 2 } }
                history: [ { id: m1, date: 2026-02-14, answers: { employee: { near: 4 } } } ]
              expect: { warn: { key: fewer, before: 4 }, field: near }
            """,
            "README.md": "Prøven",
        ]
    }

    static func bytes(_ files: [String: String]) -> PluginFiles { PluginFiles(files.mapValues { Array($0.utf8) }) }

    /// The smallest plugin with these rules.
    static func plugin(
        _ rules: String, hooks: [Hook], reads: String = "[]", more: String = "", files: [String: String] = [:]
    ) async throws -> Plugin {
        let names = hooks.map(\.rawValue).joined(separator: ", ")
        var all = files
        all["plugin.yaml"] = """
            enrum: plugin/1
            id: lille
            version: 1.0.0
            api: "1.0"
            title: Lille
            summary: Lille
            author: Enrum
            licence: Apache-2.0
            reads: \(reads)
            hooks: [\(names)]
            \(more)
            """
        all["rules.lua"] = rules
        return try await host.read(bytes(all))
    }

    static let host = LuaPluginHost()
}

extension CalendarDate {
    /// A date that a test spells out.
    static func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }
}

extension PluginRefused.Problem {
    /// "plugin.yaml:3 version plugin.version".
    var brief: String { "\(file):\(line) \(path.isEmpty ? "-" : path) \(phrase.key)" }
}

/// What is wrong with some files, briefly.
func problems(_ files: [String: String]) async -> [String] {
    do throws(PluginRefused) {
        _ = try await Sample.host.read(Sample.bytes(files))
        return []
    } catch { return error.problems.map(\.brief) }
}
