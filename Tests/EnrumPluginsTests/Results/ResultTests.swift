import EnrumCore
import EnrumDomain
import EnrumPlugins
import Testing

/// What hooks give back, taken apart and checked.
struct ResultTests {
    private static let texts = [
        "locales/da.yaml": "hello: \"Hej {name}, {n} gange siden {day}\"\nplain: Ro\n",
        "locales/en.yaml": "hello: \"Hello {name}, {n} times since {day}\"\nplain: Calm\n",
    ]
    private static let more = """
        settings: [ { id: gap, kind: number, label: Dage, number: { min: 1, max: 90 } }, { id: tone, kind: choice, label: Tone, options: [ { id: mild, label: M }, { id: firm, label: F } ] } ]
        metrics:
          - { id: mine, label: { da: Mit, en: Mine }, unit: { da: dage, en: days }, range: [0, 10] }
          - { id: near, label: Nær, range: [1, 5], from: near }
        """
    private static let question = """
        enrum: question-set/1
        id: lille
        title: Lille
        questions: [ { id: near, kind: scale, label: Nær, scale: { from: 1, to: 5, low: L, high: H } } ]
        """

    static func run(_ hook: Hook, _ body: String, arguments: HookCall.Arguments = .none) async throws -> HookOutcome {
        let rules =
            "local kit = ...\nlocal t = kit.text\nreturn { metrics = function() end, \(hook.rawValue) = function(ctx, a, b)\n\(body)\nend }"
        var files = texts
        files["questions/a.yaml"] = question
        let hooks = hook == .metrics ? [hook] : [hook, .metrics]
        let plugin = try await Sample.plugin(rules, hooks: hooks, reads: "[meeting, own_answers, history]", more: more, files: files)
        return try #require(
            await Sample.host.run([HookCall(hook, of: plugin, granted: plugin.manifest.reads, arguments: arguments)], on: Mirror.snapshot())
                .first)
    }

    private func value(_ hook: Hook, _ body: String, arguments: HookCall.Arguments = .none) async throws -> HookResult.Value {
        try await Self.run(hook, body, arguments: arguments).result.get().value
    }

    private func text(_ danish: String, _ english: String? = nil) -> LocalizedText { LocalizedText(danish: danish, english: english) }
    private let source: Slug

    init() throws { source = try #require(Slug("lille")) }

    // MARK: Texts

    @Test func `A text is filled in both languages, its dates and numbers as people say them`() async throws {
        let body = "return { warn = t(\"hello\", { name = \"Åse {n}\", n = 2.5, day = \"2026-02-06\" }) }"
        let expected = text("Hej Åse {n}, 2,5 gange siden 6. februar 2026", "Hello Åse {n}, 2.5 times since 6 February 2026")
        #expect(try await value(.checkMeeting, body) == .findings([Finding(level: .warn, text: expected, source: source)]))
    }

    @Test(arguments: [("2", "2"), ("2.0", "2"), ("1/3", "0,33"), ("-0.001", "0"), ("1e15", "1000000000000000"), ("true", "Ja")])
    func `A number in a text has at most two decimals`(number: String, words: String) async throws {
        let body = "return { warn = t(\"hello\", { name = \"\", n = \(number), day = \"\" }) }"
        guard case .findings(let findings) = try await value(.checkMeeting, body) else { return #expect(Bool(false), "no findings") }
        #expect(findings.map(\.text.danish) == ["Hej , \(words) gange siden "])
    }

    @Test func `A plain string is shown as it is, without what cannot be seen`() async throws {
        let body = "return { hint = \" <b>Hej</b>\\0 \\27[31m \" }"
        #expect(try await value(.checkMeeting, body) == .findings([Finding(level: .hint, text: text("<b>Hej</b> [31m"), source: source)]))
    }

    @Test func `A text that has grown too long is cut, not refused`() async throws {
        guard case .findings(let findings) = try await value(.checkMeeting, "return { hint = string.rep(\"å\", 2001) }") else {
            return #expect(Bool(false), "no findings")
        }
        #expect(findings[0].text.danish == String(repeating: "å", count: 1999) + "…")
    }

    // MARK: What each hook gives

    @Test(arguments: [Hook.questions, .checkMeeting, .guard, .agenda, .suggestAgreements, .report, .reminders, .metrics, .migrate])
    func `Nothing is nothing to say`(hook: Hook) async throws {
        let arguments: HookCall.Arguments = hook == .migrate ? try .migration(from: #require(PluginVersion("1.0.0")), [:]) : .none
        #expect(try await value(hook, "return", arguments: arguments) == .nothing)
        #expect(try await value(hook, "return nil", arguments: arguments) == .nothing)
    }

    @Test func `One finding or a list of them, and false where there is none`() async throws {
        let body = """
            return { { block = "A", field = "near" }, false, { hint = t "plain", field = "basis/andet" } }
            """
        let expected = [
            Finding(level: .block, text: text("A"), field: "lille/near", source: source),
            Finding(level: .hint, text: text("Ro", "Calm"), field: "basis/andet", source: source),
        ]
        #expect(try await value(.checkMeeting, body) == .findings(expected))
        #expect(try await value(.checkMeeting, "return {}") == .findings([]))
    }

    @Test func `A finding on an agreement stands beside one of its fields`() async throws {
        let arguments = HookCall.Arguments.agreement(AgreementFacts(title: "Ro"))
        #expect(
            try await value(.checkAgreement, "return { warn = a.title, field = \"due\" }", arguments: arguments)
                == .findings([Finding(level: .warn, text: text("Ro"), field: "due", source: source)]))
    }

    @Test func `Questions are read as in a file`() async throws {
        let body = """
            return {
              { id = "a", kind = "long_text", label = t "plain", help = "Hjælp", required = true, phase = "during", answered_by = "both", lane = "author" },
              { id = "b", kind = "scale", label = "B", scale = { from = 0, to = 3, low = "L", high = "H" } },
              { id = "c", kind = "many", label = "C", options = { { id = "x", label = "X" }, { id = "y", label = "Y" } } },
              { id = "d", kind = "number", label = "D", number = { min = 0, max = 2.5, unit = "t" } },
              { id = "e", kind = "table", label = "E", table = { columns = { { id = "f", label = "F", cell = "number" } }, most_rows = 3 } },
            }
            """
        guard case .questions(let questions) = try await value(.questions, body) else { return #expect(Bool(false), "no questions") }
        #expect(questions.map(\.id.rawValue) == ["lille/a", "lille/b", "lille/c", "lille/d", "lille/e"])
        #expect(questions.map(\.kind.name) == ["long_text", "scale", "many", "number", "table"])
        #expect(
            questions[0]
                == Question(
                    id: try Mirror.id("lille/a"), kind: .longText, label: text("Ro", "Calm"), help: text("Hjælp"), isRequired: true,
                    phase: .during, answeredBy: .both, lane: .author))
    }

    @Test func `Points, suggested agreements and reminders`() async throws {
        #expect(
            try await value(.agenda, "return { { text = \"A\", reason = t \"plain\" } }")
                == .points([SuggestedPoint(text: text("A"), reason: text("Ro", "Calm"), source: source)]))
        let agreement =
            "return { { title = \"A\", reason = \"B\", responsible = \"leader\", due = \"2026-05-01\", first_step = \"C\", follow_up = \"D\" } }"
        #expect(
            try await value(.suggestAgreements, agreement)
                == .agreements([
                    SuggestedAgreement(
                        title: text("A"), reason: text("B"), responsible: .leader, due: .day("2026-05-01"), firstStep: text("C"),
                        followUp: text("D"), source: source)
                ]))
        #expect(
            try await value(.reminders, "return { key = \"a-1\", due = \"2026-05-01\", to = \"both\", text = \"A\" }")
                == .reminders([SuggestedReminder(key: "a-1", due: .day("2026-05-01"), to: .both, text: text("A"), source: source)]))
    }

    @Test func `Numbers and settings`() async throws {
        #expect(try await value(.metrics, "return { mine = 2.5 }") == .metrics([try #require(Slug("mine")): 2.5]))
        let gap = try #require(Slug("gap"))
        let arguments = HookCall.Arguments.migration(from: try #require(PluginVersion("0.9.0")), [gap: .number(7)])
        #expect(
            try await value(.migrate, "return { gap = a.gap + 1, tone = ctx == \"0.9.0\" and \"firm\" or nil }", arguments: arguments)
                == .settings([gap: .number(8), try #require(Slug("tone")): .choice(try #require(Slug("firm")))]))
    }

    @Test func `A section holds every kind of block`() async throws {
        let body = """
            return {
              title = t "plain",
              { kind = "text", text = "A" },
              { kind = "list", title = "B", items = { 1, true, "2026-01-02", "x", "" }, span = 6 },
              { kind = "table", head = { "C", "D" }, rows = { { 1 }, { "x", t "plain" } } },
              { kind = "metric", label = "E", value = 3, note = "F" },
              { kind = "chart", title = "G", style = "bar", points = { { "a", 1 }, { "b" } }, range = { 0, 5 } },
              { kind = "quote", text = "H", by = "I" },
              { kind = "callout", level = "warn", text = "J" },
              { kind = "checklist", items = { { text = "K", done = true }, { text = "L" } } },
              { kind = "signature", names = { "M", "N" } },
              false,
            }
            """
        guard case .section(let section) = try await value(.report, body) else { return #expect(Bool(false), "no section") }
        #expect(section.title == text("Ro", "Calm"))
        #expect(section.blocks.map(\.span) == [12, 6, 12, 12, 12, 12, 12, 12, 12])
        #expect(
            section.blocks.map(\.content) == [
                .text(text("A")),
                .list(title: text("B"), items: [.number(1), .yesNo(true), .date(try .day("2026-01-02")), .text(text("x")), .empty]),
                .table(
                    title: nil, head: [text("C"), text("D")], rows: [[.number(1), .empty], [.text(text("x")), .text(text("Ro", "Calm"))]]),
                .metric(label: text("E"), value: .number(3), note: text("F")),
                .chart(
                    .init(
                        title: text("G"), kind: .bar,
                        points: [.init(label: .text(text("a")), value: 1), .init(label: .text(text("b")), value: nil)], range: 0...5)),
                .quote(text("H"), by: text("I")), .callout(.warn, text("J")),
                .checklist(title: nil, items: [.init(text: text("K"), isDone: true), .init(text: text("L"), isDone: false)]),
                .signature([text("M"), text("N")]),
            ])
    }

    @Test func `A chart of a metric is filled in from the conversations, oldest first`() async throws {
        let body =
            "return { title = \"T\", { kind = \"chart\", metric = \"mine\" }, { kind = \"chart\", metric = \"near\", style = \"bar\" } }"
        guard case .section(let section) = try await value(.report, body) else { return #expect(Bool(false), "no section") }
        let (past, now) = (Block.Cell.date(try .day("2026-02-01")), Block.Cell.date(try .day("2026-03-14")))
        #expect(
            section.blocks.map(\.content) == [
                .chart(
                    .init(
                        title: text("Mit", "Mine"), unit: text("dage", "days"), kind: .line, points: [.init(label: past, value: 2)],
                        range: 0...10)),
                .chart(
                    .init(
                        title: text("Nær"), kind: .bar, points: [.init(label: past, value: nil), .init(label: now, value: 3)], range: 1...5
                    )),
            ])
    }

    // MARK: store and log

    @Test func `What is to be kept comes beside the result, in every shape that results have`() async throws {
        let none = try await Self.run(.checkMeeting, "return { store = { a = { 1, { b = \"x\" } }, c = false } }").result.get()
        #expect(none.value == .nothing)
        #expect(none.store == ["a": "[1,{\"b\":\"x\"}]", "c": nil])
        let one = try await Self.run(.checkMeeting, "return { hint = \"A\", store = { a = 1 } }").result.get()
        #expect(one.value == .findings([Finding(level: .hint, text: text("A"), source: source)]) && one.store == ["a": "1"])
        let list = try await Self.run(.agenda, "return { store = { a = true }, { text = \"A\", reason = \"B\" } }").result.get()
        #expect(list.value == .points([SuggestedPoint(text: text("A"), reason: text("B"), source: source)]) && list.store == ["a": "true"])
        let section = try await Self.run(.report, "return { title = \"A\", store = { a = \"x\" }, { kind = \"text\", text = \"B\" } }")
        #expect(try section.result.get().store == ["a": "\"x\""])
    }

    @Test func `Lines that were logged come with the result and with the fault`() async throws {
        #expect(try await Self.run(.agenda, "kit.log(\"a\\nb\")").result.get().log == ["a\\nb"])
        let fault = try #require(try await Self.run(.agenda, "kit.log(\"a\") error(\"b\")").fault)
        #expect(fault.log == ["a"])
    }
}

extension HookOutcome {
    var fault: PluginFault? { if case .failure(let fault) = result { fault } else { nil } }
}
