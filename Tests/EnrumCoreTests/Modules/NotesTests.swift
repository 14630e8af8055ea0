import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumCore

/// What modules say on the pages of a conversation: to whom, and what the page says where a part is missing.
struct NotesTests {
    private static let hooks: [Hook] = [.checkAnswer, .checkMeeting, .checkAgreement, .agenda, .suggestAgreements, .report]
    private static func plugin(_ id: String, checks: [CheckRule] = []) -> Plugin {
        .scripted(id, reads: .everything, hooks: hooks, questions: [.scale(Slug(stringLiteral: id), "closeness")], checks: checks)
    }

    private func script(_ house: House, _ plugin: Slug) {
        house.host.on(.checkMeeting, of: plugin) { _, _ in HookResult(.findings([.says(.hint, "Om samtalen", source: plugin)])) }
        house.host.on(.checkAnswer, of: plugin) { _, _ in HookResult(.findings([.says(.warn, "Om dit svar", source: plugin)])) }
        house.host.on(.checkAgreement, of: plugin) { call, _ in
            guard case .agreement(let facts) = call.arguments else { return HookResult(.nothing) }
            return HookResult(.findings([.says(.warn, "Om \(facts.title)", source: plugin)]))
        }
        house.host.on(.agenda, of: plugin) { _, _ in
            HookResult(.points([SuggestedPoint(text: .words("Ferie"), reason: .words("Det er længe siden"), source: plugin)]))
        }
        house.host.on(.suggestAgreements, of: plugin) { _, _ in
            HookResult(.agreements([SuggestedAgreement(title: .words("Ring"), source: plugin)]), store: ["seen": "1"])
        }
        house.host.on(.report, of: plugin) { _, _ in
            HookResult(.section(ReportSection(title: .words("Afsnit"), blocks: [Block(.text(.words("Ord")))], source: plugin)))
        }
    }

    @Test func `Every hook says its own, in the modules' order, and a display keeps nothing`() async throws {
        let house = try await House.open(with: [Self.plugin("b"), Self.plugin("a")])
        for plugin in ["a", "b"] as [Slug] { script(house, plugin) }
        let made = try await house.conversation(.during)
        let notes = try await house.ask([.meeting, .agreements, .agenda, .suggestions, .report], as: Cast.mette, about: made.meeting)
        #expect(notes.plugins.map(\.id) == ["a", "b"] && notes.missing.isEmpty)
        #expect(notes.findings.map(\.text.danish) == ["Om samtalen", "Om samtalen"] && notes.findings.map(\.source) == ["a", "b"])
        let agreement = try #require(made.agreement)
        #expect(notes.agreementFindings[agreement]?.map(\.text.danish) == ["Om \(Words.agreement)", "Om \(Words.agreement)"])
        #expect(notes.agreementFindings.count == 2, "each of the two that were made")
        #expect(notes.points.map(\.source) == ["a", "b"] && notes.agreements.map(\.source) == ["a", "b"])
        #expect(notes.sections.map(\.source) == ["a", "b"])
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == [:])
        #expect(notes.title(of: "a") == Self.plugin("a").manifest.title)
    }

    @Test func `A page asks only the hooks that it shows`() async throws {
        let house = try await House.open(with: [Self.plugin("a")])
        let prepared = try await house.conversation(.drafted, of: Cast.bjarne).meeting
        let id = try await house.conversation(.during).meeting
        let asked: [(ModuleQuestions, Set<Hook>)] = [
            (.data, []), (.meeting, [.checkMeeting]), (.agenda, [.agenda]), (.suggestions, [.suggestAgreements]), (.report, [.report]),
            (.agreements, [.checkAgreement]), (.ownAnswers, []), ([.meeting, .report], [.checkMeeting, .report]),
        ]
        for (questions, hooks) in asked {
            house.host.forgetCalls()
            let notes = try await house.ask(questions, as: Cast.amalie, about: id)
            #expect(Set(house.host.received().map(\.call.hook)) == hooks)
            #expect(notes.plugins.map(\.id) == ["a"])
        }
        house.host.forgetCalls()
        _ = try await house.ask(.ownAnswers, as: Cast.bjarne, about: prepared)
        #expect(Set(house.host.received().map(\.call.hook)) == [.checkAnswer], "about what was prepared, while it is")
    }

    @Test func `What is said about one's own answers is for oneself alone`() async throws {
        let house = try await House.open(with: [Self.plugin("a")])
        script(house, "a")
        let id = try await house.conversation(.drafted).meeting
        #expect(try await house.ask(.ownAnswers, as: Cast.amalie, about: id).answerFindings.map(\.text.danish) == ["Om dit svar"])
        #expect(try await house.ask(.ownAnswers, as: Cast.mette, about: id).answerFindings.isEmpty, "the leader has answered nothing")
    }

    @Test func `A plugin that may read its own answers alone is asked about those alone`() async throws {
        let modest = Plugin.scripted(
            "a", reads: [.ownAnswers], hooks: [.checkAnswer], questions: [.scale("a", "closeness")])
        let house = try await House.open(with: [modest])
        let id = try await house.conversation(.drafted).meeting
        let own = QuestionID(set: "a", name: "closeness")
        try await house[Cast.amalie].answer(own, .scale(3), in: id)
        _ = try await house.ask(.ownAnswers, as: Cast.amalie, about: id)
        #expect(house.host.received().map(\.call.arguments) == [.answer(own, .scale(3))])
    }

    @Test func `Where a hook fails the page says which plugin's part is missing, and shows the rest`() async throws {
        let house = try await House.open(with: [Self.plugin("a"), Self.plugin("b")])
        for plugin in ["a", "b"] as [Slug] { script(house, plugin) }
        house.host.fail(.report, of: "a", .init(.badResult, "a/rules.lua report[2].kind: text expected", line: 9))
        let id = try await house.conversation(.during).meeting
        let notes = try await house.ask([.report, .meeting], as: Cast.mette, about: id)
        #expect(notes.sections.map(\.source) == ["b"] && notes.findings.count == 2)
        let missing = try #require(notes.missing.first)
        #expect(notes.missing.count == 1 && missing.plugin == "a" && missing.title == Self.plugin("a").manifest.title)
        #expect(missing.fault?.kind == .badResult && missing.fault?.message == "a/rules.lua report[2].kind: text expected")
        let row = try #require(try await house.faults(of: "a").first)
        #expect(row.meeting == id && row.author == nil && row.department == Cast.sun.id)
        house.host.unlearn(Self.plugin("b"))
        let later = try await house.ask(.meeting, as: Cast.mette, about: id)
        #expect(later.missing == [ModuleNotes.Missing(plugin: "b", title: nil, fault: nil)] && later.plugins.map(\.id) == ["a"])
    }

    @Test func `A fault in a check of somebody's own answers is that author's alone`() async throws {
        let house = try await House.open(with: [Self.plugin("a")])
        house.host.fail(.checkAnswer, of: "a")
        let id = try await house.conversation(.drafted).meeting
        let notes = try await house.ask(.ownAnswers, as: Cast.amalie, about: id)
        #expect(notes.missing.count == 1)
        #expect(try await house.faults(of: "a").map(\.author) == [Cast.amalie.id])
    }

    @Test func `Checks that are data are held like those of hooks, on what the module may read`() async throws {
        let own = QuestionID(set: "a", name: "closeness")
        let low = Condition.compare(.lte, .answer(own), .value(.number(2)))
        let checks = [
            CheckRule(id: "low", subject: .meeting, when: low, level: .warn, text: .words("Lavt"), field: own.rawValue),
            CheckRule(
                id: "soon", subject: .agreement, when: .compare(.eq, .agreement("responsible"), .value(.text("other"))), level: .hint,
                text: .words("En tredje")),
            CheckRule(
                id: "tasks", subject: .meeting, when: .answered(.answer(Q.tasks)), level: .hint, text: .words("Svaret på andres")),
        ]
        let house = try await House.open()
        let plugin = Plugin.scripted("a", reads: [.ownAnswers], questions: [.scale("a", "closeness")], checks: checks)
        house.host.know(plugin)
        try await house.environment.install(plugin)
        let made = try await house.conversation(.sent)
        try await house[Cast.amalie].answer(own, .scale(2), in: made.meeting)
        try await house[Cast.amalie].answer(Q.tasks, .text(Words.answer), in: made.meeting)
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: made.meeting).findings.isEmpty, "not shared yet")
        try await house[Cast.amalie].share(made.meeting)
        for viewer in [Cast.amalie, Cast.mette] {
            let notes = try await house.ask([.meeting, .agreements], as: viewer, about: made.meeting)
            #expect(notes.findings == [Finding(level: .warn, text: .words("Lavt"), field: own.rawValue, source: "a")])
        }
        try await house[Cast.mette].begin(made.meeting)
        let third = try await house[Cast.mette].agree(
            .init(title: "Vis os runden", responsible: .email(Cast.karen.email.address), deadline: house.date(in: 2)), in: made.meeting)
        try await house[Cast.mette].agree(house.draft(by: Cast.mette), in: made.meeting)
        let notes = try await house.ask(.agreements, as: Cast.amalie, about: made.meeting)
        #expect(notes.agreementFindings.mapValues { $0.map(\.text.danish) } == [third: ["En tredje"]])
        #expect(house.host.received().isEmpty)
    }

    @Test func `Nobody outside the two gets anything from a module`() async throws {
        let house = try await House.open(with: [Self.plugin("a")])
        let id = try await house.conversation(.during).meeting
        house.host.forgetCalls()
        for person in [Cast.bjarne, Cast.henrik, Cast.pernille, Cast.jonas] {
            await #expect(throws: NotFound.self) { try await house.ask(.report, as: person, about: id) }
        }
        #expect(house.host.received().isEmpty)
    }

    // MARK: Checklists

    private static let lists = [
        Checklist(
            id: "before", title: .words("Før"), phase: .before, role: .both, isShared: false,
            items: [Question.Option(id: "camera", label: .words("Kamera"))]),
        Checklist(
            id: "room", title: .words("Rummet"), phase: .before, role: .leader, isShared: true,
            items: [Question.Option(id: "booked", label: .words("Booket"))]),
    ]

    @Test func `A list and advice that name meeting types belong to those of the module's own, and without any to all`() {
        let items = [Question.Option(id: "one", label: .words("Et"))]
        let list = { (id: Slug, types: [Slug]?) in
            Checklist(id: id, title: .words("Liste"), phase: .before, role: .both, isShared: true, items: items, types: types)
        }
        let plugin = Plugin.scripted(
            "a", checklists: [list("all", nil), list("short", ["short"]), list("two", ["short", "long"])],
            guidance: [Guidance(phase: nil, role: .both, title: .words("Råd"), text: .words("Lyt"), types: ["long"])])
        for (type, lists, advice) in [
            (MeetingType.ID.oneToOne, ["all"], 0), (.init(plugin: "a", name: "short"), ["all", "short", "two"], 0),
            (.init(plugin: "a", name: "long"), ["all", "two"], 1), (.init(plugin: "b", name: "short"), ["all"], 0),
        ] {
            #expect(plugin.checklists(in: type).map(\.id.rawValue) == lists, "\(type)")
            #expect(plugin.guidance(in: type).count == advice, "\(type)")
        }
    }

    @Test func `A private list is its owner's alone, a shared one shows its ticks to both`() async throws {
        let plugin = Plugin.scripted("a", checklists: Self.lists)
        let house = try await House.open(with: [plugin])
        let id = try await house.conversation(.sent).meeting
        let tick = { (item: String, isTicked: Bool, person: Person) in
            try await TickChecklist(house.environment)(item, isTicked: isTicked, in: id, as: house[person].viewer)
        }
        func ticks(_ person: Person) async throws -> [[String]] {
            let notes = try await house.ask(.data, as: person, about: id)
            return [notes.ownTicks.sorted(), notes.ticks.sorted()]
        }
        let version = try await house[Cast.mette].version(of: id)
        var rows = try await house.countLog()
        try await tick("a/before/camera", true, Cast.amalie)
        #expect(try await ticks(Cast.amalie) == [["a/before/camera"], ["a/before/camera"]])
        #expect(try await ticks(Cast.mette) == [[], []])
        #expect(try await house[Cast.mette].version(of: id) == version, "the leader cannot tell")
        #expect(try await house.wholeLog().last?.concerns == [Cast.amalie.id])
        try await tick("a/room/booked", true, Cast.mette)
        #expect(try await ticks(Cast.amalie) == [["a/before/camera"], ["a/before/camera", "a/room/booked"]])
        #expect(try await ticks(Cast.mette) == [["a/room/booked"], ["a/room/booked"]])
        #expect(try await house.wholeLog().last?.concerns == [Cast.amalie.id, Cast.mette.id])
        try await tick("a/room/booked", true, Cast.mette)
        try await tick("a/before/camera", false, Cast.mette)
        #expect(try await house.deeds(since: rows) == ["checklist.ticked", "checklist.ticked"], "what changes nothing is not logged")
        rows = try await house.countLog()
        try await tick("a/before/camera", false, Cast.amalie)
        #expect(try await house.deeds(since: rows) == ["checklist.unticked"])
        #expect(try await ticks(Cast.amalie) == [[], ["a/room/booked"]])
        for (item, person) in [
            ("a/room/booked", Cast.amalie), ("a/before/other", Cast.amalie), ("b/before/camera", Cast.amalie), ("camera", Cast.amalie),
            ("a/before/camera", Cast.bjarne), ("a/before/camera", Cast.jonas),
        ] { await #expect(throws: NotFound.self, "\(item) by \(person.name)") { try await tick(item, true, person) } }
    }

    @Test(arguments: [(Stage.closed, "rule.checklist_closed"), (.cancelled, "rule.is_ended")])
    func `Nothing is ticked once the record is closed, or where the conversation is not held`(stage: Stage, rule: String) async throws {
        let house = try await House.open(with: [Plugin.scripted("a", checklists: Self.lists)])
        let id = try await house.conversation(stage).meeting
        let rows = try await house.countLog()
        for (item, person) in [("a/before/camera", Cast.amalie), ("a/before/camera", Cast.mette), ("a/room/booked", Cast.mette)] {
            for isTicked in [true, false] {
                await #expect(throws: RuleBroken(rule)) {
                    try await TickChecklist(house.environment)(item, isTicked: isTicked, in: id, as: house[person].viewer)
                }
            }
        }
        #expect(try await house.environment.store.read { try $0.ticks(of: id) }.isEmpty)
        #expect(try await house.countLog() == rows)
        await #expect(throws: NotFound.self, "and to others there is nothing") {
            try await TickChecklist(house.environment)("a/before/camera", isTicked: true, in: id, as: house[Cast.bjarne].viewer)
        }
    }
}
