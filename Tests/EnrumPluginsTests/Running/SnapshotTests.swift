import EnrumCore
import EnrumDomain
import EnrumPlugins
import Testing

/// What a plugin can see, found out by a plugin that looks everywhere.
struct SnapshotTests {
    /// The parts that each reading opens, and nothing else does.
    static let parts: [(PluginManifest.Reading, String)] = [
        (.meeting, "meeting"), (.people, "people"), (.ownAnswers, "answers"), (.answers, "answers"), (.agreements, "agreements"),
        (.history, "history"),
    ]

    private func seen(_ reads: [PluginManifest.Reading], granted: [PluginManifest.Reading]? = nil) async throws -> [String] {
        let plugin = try await Mirror.plugin(reads: reads)
        let call = HookCall(.checkMeeting, of: plugin, granted: Set(granted ?? reads))
        return try await Mirror.lines(call, Mirror.snapshot())
    }

    private func part(of line: String) -> String { String(line.prefix { $0 != "." && $0 != "=" }) }

    @Test func `Without any reading there are only the time, the settings and what is stored`() async throws {
        #expect(try await seen([]) == ["now=2026-03-14T10:30", "today=2026-03-14"])
    }

    @Test(arguments: parts)
    func `A reading opens its own part and no other`(reading: PluginManifest.Reading, part: String) async throws {
        let parts = Set(try await seen([reading]).map(self.part))
        #expect(parts == ["today", "now", part])
    }

    @Test(arguments: PluginManifest.Reading.allCases)
    func `What is asked for and not granted is not there`(reading: PluginManifest.Reading) async throws {
        let others = PluginManifest.Reading.allCases.filter { $0 != reading }
        let expected = try await seen(others)
        #expect(try await seen(PluginManifest.Reading.allCases, granted: others) == expected)
    }

    @Test func `Nothing is opened by a grant that the manifest does not ask for`() async throws {
        #expect(try await seen([], granted: PluginManifest.Reading.allCases) == ["now=2026-03-14T10:30", "today=2026-03-14"])
    }

    @Test func `All that is read is all there is`() async throws {
        let lines = try await seen(PluginManifest.Reading.allCases.filter { $0 != .ownAnswers && $0 != .history })
        #expect(
            lines == [
                "agreements.1.amendments=1", "agreements.1.area=self", "agreements.1.due=2026-03-01", "agreements.1.first_step=Ord2",
                "agreements.1.follow_up=Ord3",
                "agreements.1.id=a1", "agreements.1.made=2026-02-01", "agreements.1.meeting=m1", "agreements.1.overdue=true",
                "agreements.1.responsible=employee", "agreements.1.state=open", "agreements.1.template=lille/habits",
                "agreements.1.title=Ord1",
                "answers.employee.basis/andet=Ord6", "answers.employee.lille/near=3", "answers.employee.lille/own=Ord4",
                "answers.employee.lille/rows.1.hours=2", "answers.employee.lille/rows.1.what=Ord5", "answers.leader.basis/andet=Ord7",
                "answers.marked.1=lille/own", "answers.marked.2=basis/andet", "meeting.date=2026-03-14", "meeting.id=m2",
                "meeting.length=45", "meeting.moves=2", "meeting.phase=before", "meeting.place=Ord8", "meeting.shared=true",
                "meeting.time=13:00", "meeting.type=one_to_one", "now=2026-03-14T10:30", "people.employee.first_name=Ord10",
                "people.employee.id=p1", "people.employee.name=Ord9", "people.employee.workplace=remote", "people.leader.first_name=Ord12",
                "people.leader.id=p2", "people.leader.name=Ord11", "people.leader.workplace=on_site", "today=2026-03-14",
            ])
    }

    @Test func `Own answers are the plugin's own, now and earlier`() async throws {
        let lines = try await seen([.ownAnswers, .history]).filter { $0.contains("answers") }
        #expect(
            lines == [
                "answers.employee.lille/near=3", "answers.employee.lille/own=Ord4", "answers.employee.lille/rows.1.hours=2",
                "answers.employee.lille/rows.1.what=Ord5", "answers.marked.1=lille/own", "history.1.answers.employee.lille/near=3",
                "history.1.answers.employee.lille/own=Ord4", "history.1.answers.employee.lille/rows.1.hours=2",
                "history.1.answers.employee.lille/rows.1.what=Ord5", "history.1.answers.marked.1=lille/own",
            ])
    }

    @Test func `History has answers only as far as answers are read, and the plugin's own numbers`() async throws {
        let lines = try await seen([.history])
        #expect(!lines.contains { $0.contains("answers") })
        #expect(lines.filter { $0.contains("metrics") } == ["history.1.metrics.mine=2"])
        #expect(lines.contains("history.1.kept=0"))
    }

    @Test(arguments: [Hook.reminders, .metrics])
    func `A background hook gets ids, dates, states and numbers, never text`(hook: Hook) async throws {
        let plugin = try await Mirror.plugin(reads: PluginManifest.Reading.allCases)
        // Random words, so that none can be there by chance.
        var random = Seeded(20_260_314)
        for _ in 0..<50 {
            let word = "Æ" + String((0..<12).map { _ in "abcdefghijklmnopqrstuvwxyzæøå".randomElement(using: &random) ?? "æ" })
            // Even when whoever calls it forgets that it is in the background.
            for audience in PluginAudience.allCases {
                let call = HookCall(hook, of: plugin, granted: Set(PluginManifest.Reading.allCases))
                let lines = try await Mirror.lines(call, Mirror.snapshot(audience, word: word))
                #expect(lines.contains("answers.employee.lille/near=3") && lines.contains("people.employee.workplace=remote"))
                #expect(!lines.contains { $0.contains(word) })
            }
        }
    }

    @Test func `Any hook on a background snapshot gets no text either`() async throws {
        let plugin = try await Mirror.plugin(reads: PluginManifest.Reading.allCases)
        let call = HookCall(.questions, of: plugin, granted: Set(PluginManifest.Reading.allCases))
        #expect(try await !Mirror.lines(call, Mirror.snapshot(.background)).contains { $0.contains("Ord") })
    }

    @Test func `Two conversations that run at the same time never see each other`() async throws {
        let plugin = try await Mirror.plugin(reads: PluginManifest.Reading.allCases)
        let call = HookCall(.checkMeeting, of: plugin, granted: Set(PluginManifest.Reading.allCases))
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    guard let snapshot = try? Mirror.snapshot(word: "Par\(number)x"), let lines = try? await Mirror.lines(call, snapshot)
                    else { return false }
                    let words = lines.filter { $0.contains("Par") }
                    return words.count == 19 && words.allSatisfy { $0.contains("Par\(number)x") }
                }
            }
            for await isAlone in group { #expect(isAlone) }
        }
    }

    @Test func `What one call does to its world is gone in the next`() async throws {
        let rules = """
            local seen = {}
            return { check_meeting = function(ctx) table.insert(seen, ctx.today); return { hint = tostring(#seen) } end }
            """
        let plugin = try await Sample.plugin(rules, hooks: [.checkMeeting])
        let call = HookCall(.checkMeeting, of: plugin, granted: [])
        for outcome in await Sample.host.run([call, call, call], on: try Mirror.snapshot()) {
            #expect(try outcome.result.get().value == .findings([Finding(level: .hint, text: .init(danish: "1"), source: plugin.id)]))
        }
    }

    @Test func `Settings and stored data are there without being asked for`() async throws {
        let plugin = try await Mirror.plugin(reads: [])
        let gap = try #require(Slug("gap"))
        let call = HookCall(
            .checkMeeting, of: plugin, granted: [], settings: [gap: .number(7.5)], stored: ["seen": "{\"when\":\"2026-01-01\",\"n\":2}"])
        let lines = try await Mirror.lines(call, Mirror.snapshot())
        #expect(lines == ["now=2026-03-14T10:30", "settings.gap=7.5", "store.seen.n=2", "store.seen.when=2026-01-01", "today=2026-03-14"])
    }

    /// What a plugin kept, as JSON, and what a background hook sees of it.
    static let kept: [(String, String?)] = [
        ("3", "3"), ("-2.5", "-2.5"), ("true", "true"), ("false", "false"), ("\"2026-01-01\"", "2026-01-01"), ("\"2026-02-30\"", nil),
        ("\"2026-01-01 er jeg syg\"", nil), ("\"\"", nil), ("\"Jeg er syg\"", nil), ("[\"Jeg er syg\"]", nil),
        ("{\"Jeg er syg\":true}", nil), ("[2,3]", nil), ("\"12\"", nil), ("\"２０２６-01-01\"", nil),
    ]

    @Test(arguments: kept)
    func `Of what a hook for the pair has kept, a background hook gets numbers, yes and no, and dates alone`(json: String, seen: String?)
        async throws
    {
        let plugin = try await Mirror.plugin(reads: [])
        for hook in [Hook.reminders, .metrics] {
            for audience in PluginAudience.allCases {
                let call = HookCall(hook, of: plugin, granted: [], stored: ["kept": json])
                let lines = try await Mirror.lines(call, Mirror.snapshot(audience)).filter { $0.hasPrefix("store") }
                #expect(lines == (seen.map { ["store.kept=\($0)"] } ?? []))
            }
        }
        let forPair = HookCall(.checkMeeting, of: plugin, granted: [], stored: ["kept": json])
        #expect(try await Mirror.lines(forPair, Mirror.snapshot()).contains { $0.hasPrefix("store") }, "the pair's hooks get all of it")
    }

    @Test func `What comes after ctx is what the hook is about`() async throws {
        let plugin = try await Mirror.plugin(reads: [])
        let answer = HookCall(.checkAnswer, of: plugin, granted: [], arguments: .answer(try Mirror.id("lille/own"), .text("Hej")))
        #expect(try await Mirror.lines(answer, Mirror.snapshot()).prefix(2) == ["arg.question=lille/own", "arg.value=Hej"])
        let emptied = HookCall(.checkAnswer, of: plugin, granted: [], arguments: .answer(try Mirror.id("lille/own"), nil))
        #expect(try await Mirror.lines(emptied, Mirror.snapshot()).filter { $0.hasPrefix("arg") } == ["arg.question=lille/own"])
        let transition = HookCall(.guard, of: plugin, granted: [], arguments: .transition(from: "during", to: "after"))
        #expect(try await Mirror.lines(transition, Mirror.snapshot()).filter { $0.hasPrefix("arg") } == ["arg=after", "arg=during"])
    }

    @Test func `A table of a set that is not the plugin's own is read by the columns that the snapshot names`() async throws {
        let plugin = try await Mirror.plugin(reads: [.answers])
        let table = try Mirror.id("basis/plan")
        var snapshot = try Mirror.snapshot()
        snapshot.answers = AnswerFacts(employee: [table: .table([["Ro", ""], ["", "3"]])])
        let call = HookCall(.checkMeeting, of: plugin, granted: [.answers])
        #expect(try await Mirror.lines(call, snapshot).filter { $0.contains("plan") } == [])
        snapshot.columns[table] = [
            .init(id: try #require(Slug("what")), label: .init(danish: "Hvad"), cell: .text),
            .init(id: try #require(Slug("hours")), label: .init(danish: "Timer"), cell: .number),
        ]
        #expect(
            try await Mirror.lines(call, snapshot).filter { $0.contains("plan") } == [
                "answers.employee.basis/plan.1.what=Ro", "answers.employee.basis/plan.2.hours=3",
            ])
    }
}
