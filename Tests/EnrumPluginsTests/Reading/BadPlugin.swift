import Testing

/// A mistake in the sample plugin, and what must be said about it.
struct BadPlugin: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let expected: [String]
    let change: @Sendable (inout [String: String]) -> Void

    private init(_ name: String, _ expected: String..., change: @escaping @Sendable (inout [String: String]) -> Void) {
        (testDescription, self.expected, self.change) = (name, expected, change)
    }

    /// One text in one file takes the place of another.
    private init(_ name: String, in file: String, _ old: String, _ new: String, _ expected: String...) {
        (testDescription, self.expected) = (name, expected)
        change = { files in
            let parts = (files[file] ?? "").split(separator: old, omittingEmptySubsequences: false)
            precondition(parts.count == 2, "\"\(old)\" stands \(parts.count - 1) times in \(file)")
            files[file] = parts.joined(separator: new)
        }
    }

    static let table: [BadPlugin] = files + manifest + settings + points + rules + locales

    private static let files: [BadPlugin] = [
        BadPlugin("no manifest", "plugin.yaml:0 - plugin.no_manifest") { $0 = ["README.md": ""] },
        BadPlugin("a file of another sort", "notes.txt:0 - plugin.unknown_file") { $0["notes.txt"] = "" },
        BadPlugin("a misspelt file", "ruels.lua:0 - plugin.unknown_file_near") {
            $0["ruels.lua"] = $0.removeValue(forKey: "rules.lua")
        },
        BadPlugin("a misspelt folder", "question/x.yaml:0 - plugin.unknown_file_near") { $0["question/x.yaml"] = "" },
        BadPlugin("the other ending", "checks/b.yml:0 - plugin.unknown_file_near") { $0["checks/b.yml"] = "" },
        BadPlugin("no YAML", "checks/b.txt:0 - plugin.not_yaml") { $0["checks/b.txt"] = "" },
        BadPlugin("capital letters", "tests/Min.yaml:0 - plugin.file_name") { $0["tests/Min.yaml"] = "" },
        BadPlugin("a third language", "locales/de.yaml:0 - plugin.unknown_file_near") { $0["locales/de.yaml"] = "" },
        BadPlugin("one language", "locales/en.yaml:0 - plugin.no_locale") { $0["locales/en.yaml"] = nil },
        BadPlugin("too long rules", "rules.lua:0 - set.too_big") {
            $0["rules.lua"] = "--" + String(repeating: "x", count: 65 * 1024)
        },
    ]

    private static let manifest: [BadPlugin] = [
        BadPlugin("another format", in: "plugin.yaml", "plugin/1", "plugin/2", "plugin.yaml:1 enrum set.format_unknown"),
        BadPlugin(
            "a taken id", in: "plugin.yaml", "id: proeve\n", "id: own\n", "plugin.yaml:2 id plugin.id_reserved"),
        BadPlugin(
            "another id than its questions", in: "questions/more.yaml", "id: proeve\n", "id: andet\n",
            "questions/more.yaml:2 id plugin.set_id"),
        BadPlugin("two numbers of a version", in: "plugin.yaml", "1.2.0", "\"1.2\"", "plugin.yaml:3 version plugin.version"),
        BadPlugin("a number as version", in: "plugin.yaml", "1.2.0", "1.2", "plugin.yaml:3 version plugin.version"),
        BadPlugin("a number as api", in: "plugin.yaml", "\"1.0\"", "1.0", "plugin.yaml:4 api set.want_text"),
        BadPlugin("three numbers of an api", in: "plugin.yaml", "\"1.0\"", "1.0.0", "plugin.yaml:4 api plugin.api"),
        BadPlugin(
            "a reading that is none", in: "plugin.yaml", "own_answers", "own_answer", "plugin.yaml:9 reads[2] set.unknown_word_near"),
        BadPlugin(
            "more than it reads", in: "plugin.yaml", "own_answers, ", "", "plugin.yaml:16 metrics[0].from plugin.not_in_reads",
            "checks/a.yaml:3 checks[0].when plugin.not_in_reads"),
        BadPlugin("a reading twice", in: "plugin.yaml", "[meeting, people", "[meeting, meeting", "plugin.yaml:9 reads[1] plugin.repeated"),
        BadPlugin("after itself", in: "plugin.yaml", "[anden]", "[proeve]", "plugin.yaml:11 after plugin.after_itself"),
        BadPlugin(
            "a misspelt key", in: "plugin.yaml", "author:", "autor:", "plugin.yaml:7 autor set.unknown_key_near"),
        BadPlugin(
            "a metric of no question", in: "plugin.yaml", "from: near", "from: nera",
            "plugin.yaml:16 metrics[0].from set.condition_unknown_near"),
        BadPlugin("a metric of words", in: "plugin.yaml", "from: near", "from: why", "plugin.yaml:16 metrics[0].from plugin.metric_kind"),
        BadPlugin("a metric of nothing", in: "plugin.yaml", ", from: near", "", "plugin.yaml:16 metrics[0] plugin.metric_unfilled"),
        BadPlugin("a range upside down", in: "plugin.yaml", "[1, 5]", "[5, 1]", "plugin.yaml:16 metrics[0].range plugin.range"),
    ]

    private static let settings: [BadPlugin] = [
        BadPlugin(
            "a standard out of range", in: "plugin.yaml", "default: 21", "default: 91",
            "plugin.yaml:13 settings[0].default rule.number_high"),
        BadPlugin(
            "a standard of another kind", in: "plugin.yaml", "default: 21", "default: yes",
            "plugin.yaml:13 settings[0].default plugin.setting_value"),
        BadPlugin(
            "a hyphen in a setting", in: "plugin.yaml", "id: mood", "id: my-mood", "plugin.yaml:14 settings[1].id plugin.setting_key"),
        BadPlugin(
            "a person as setting", in: "plugin.yaml", "kind: choice", "kind: person", "plugin.yaml:14 settings[1].kind set.unknown_word"),
        BadPlugin(
            "a former name in use", in: "plugin.yaml", "was: [days]", "was: [gap]", "plugin.yaml:13 settings[0].was plugin.former_key"),
        BadPlugin("a setting twice", in: "plugin.yaml", "id: mood", "id: gap", "plugin.yaml:14 settings[1].id set.duplicate_id"),
    ]

    private static let points: [BadPlugin] = [
        BadPlugin(
            "a question twice in two files", in: "questions/more.yaml", "id: late", "id: why",
            "questions/more.yaml:5 questions[0].id set.duplicate_question"),
        BadPlugin(
            "a setting that is not there", in: "questions/basis.yaml", "setting: gap", "setting: gab",
            "questions/basis.yaml:9 questions[1].show_if.lte[1].setting set.unknown_word_near"),
        BadPlugin(
            "a look ahead over files", in: "questions/basis.yaml", "answer: near", "answer: late",
            "questions/basis.yaml:9 questions[1].show_if.lte[0].answer set.condition_unknown"),
        BadPlugin("no level", in: "checks/a.yaml", "say: warn, ", "", "checks/a.yaml:3 checks[0].say set.missing"),
        BadPlugin(
            "a field that is no question", in: "checks/a.yaml", "field: near", "field: naer",
            "checks/a.yaml:3 checks[0].field set.condition_unknown_near"),
        BadPlugin(
            "a field that no agreement has", in: "checks/a.yaml", "field: due", "field: deadline",
            "checks/a.yaml:4 checks[1].field set.unknown_word"),
        BadPlugin(
            "a fact that no agreement has", in: "checks/a.yaml", "agreement: due", "agreement: deadline",
            "checks/a.yaml:4 checks[1].when.lt[0].agreement set.unknown_word"),
        BadPlugin(
            "an agreement where there is none", in: "checks/a.yaml", "{ answer: near }", "{ agreement: due }",
            "checks/a.yaml:3 checks[0].when.lte[0].agreement set.no_such_name"),
        BadPlugin(
            "more than it reads", in: "checks/a.yaml", "answer: near", "answer: basis/motivation",
            "checks/a.yaml:3 checks[0].when plugin.not_in_reads"),
        BadPlugin(
            "a checklist without lines", in: "checklists/a.yaml", "[ { id: door, label: { da: Luk døren, en: Shut the door } } ]", "[]",
            "checklists/a.yaml:3 checklists[0].items set.count"),
        BadPlugin(
            "a list for a meeting type that is not there", in: "checklists/a.yaml", "types: [short]", "types: [nowhere, shrt]",
            "checklists/a.yaml:3 checklists[0].types plugin.no_type", "checklists/a.yaml:3 checklists[0].types plugin.no_type_near"),
        BadPlugin(
            "advice for no meeting type", in: "guidance/a.yaml", "role: both", "role: both, types: []",
            "guidance/a.yaml:2 guidance[0].types set.count"),
        BadPlugin(
            "a deadline of no days", in: "agreement_templates/a.yaml", "days: 14", "days: 0",
            "agreement_templates/a.yaml:2 templates[0].days set.want_whole_number"),
        BadPlugin(
            "guidance for nobody", in: "guidance/a.yaml", "role: both", "role: boss", "guidance/a.yaml:2 guidance[0].role set.unknown_word"),
        BadPlugin(
            "minutes upside down", in: "meeting_types/a.yaml", "[10, 20]", "[20, 10]",
            "meeting_types/a.yaml:2 types[0].minutes plugin.minutes"),
        BadPlugin(
            "a reminder that reads answers", in: "reminders/a.yaml", "{ gt: [ { days_since: { meeting: date } }, { setting: gap } ] }",
            "{ answered: { answer: near } }", "reminders/a.yaml:2 reminders[0].when plugin.reminder_answer"),
        BadPlugin("an id twice in two files", "checks/b.yaml:2 checks[0].id set.duplicate_id") {
            $0["checks/b.yaml"] =
                "enrum: checks/1\nchecks: [ { id: far, on: meeting, when: { eq: [ 1, 1 ] }, say: hint, text: Hej } ]\n"
        },
    ]

    private static let rules: [BadPlugin] = [
        BadPlugin("no Lua", in: "rules.lua", "\nreturn {", "\nreturn [", "rules.lua:3 - plugin.lua"),
        BadPlugin(
            "a hook that is not declared", in: "plugin.yaml", "[check_meeting, report]", "[report]",
            "rules.lua:0 - plugin.hook_not_declared"),
        BadPlugin(
            "a hook that is not there", in: "plugin.yaml", "[check_meeting, report]", "[check_meeting, agenda, report]",
            "plugin.yaml:10 hooks plugin.hook_not_there"),
        BadPlugin(
            "a misspelt hook", in: "rules.lua", "report = function", "rapport = function", "plugin.yaml:10 hooks plugin.hook_not_there",
            "rules.lua:0 - plugin.hook_unknown_near"),
        BadPlugin(
            "a module that fails while it is loaded", in: "rules.lua", "\nreturn {", "\nlocal x = nil + 1\nreturn {",
            "rules.lua:3 - plugin.lua_fails"),
    ]

    private static let locales: [BadPlugin] = [
        BadPlugin(
            "a text in one language", in: "locales/en.yaml", "title: Closeness\n", "", "locales/da.yaml:2 title plugin.not_in_locale"),
        BadPlugin(
            "another place to fill", in: "locales/en.yaml", "{before}", "{after}", "locales/en.yaml:1 fewer plugin.placeholders_differ"),
        BadPlugin("a place called key", "locales/da.yaml:1 a plugin.placeholder", "locales/en.yaml:1 a plugin.placeholder") {
            $0["locales/da.yaml"] = "a: \"{key}\""
            $0["locales/en.yaml"] = "a: \"{key}\""
        },
        BadPlugin(
            "a text that is a list", in: "locales/en.yaml", "title: Closeness", "title: [ a ]", "locales/en.yaml:2 title set.want_text"),
    ]
}
