import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What modules add to the form of a conversation, and what stays with it (P-14, P-16).
struct ModuleFormTests {
    private static let purpose = Plugin.scripted("purpose", reads: .everything, questions: [.text("purpose", "why")])
    private static func distance(
        _ version: String = "1.0.0", asking name: Slug = "closeness", settings: [SettingField] = [.number("gap", standard: 21)]
    ) -> Plugin {
        .scripted(
            "distance", version: version, reads: .everything, hooks: [.questions, .checkMeeting], after: ["purpose"], settings: settings,
            questions: [.scale("distance", name)])
    }

    @Test func `Where two are on both are asked, where one is only that one, and nobody restarts anything`() async throws {
        let house = try await House.open(with: [Self.purpose])
        let (amalie, viktor) = (Cast.amalie, Cast.viktor)
        let before = try await house[Cast.mette].plan(with: amalie, at: house.schedule(in: 3))
        house.host.know(Self.distance())
        try await house.environment.install(Self.distance(), on: [Cast.works])
        let remote = try await house[Cast.lone].plan(with: viktor, at: house.schedule(in: 3))
        let here = try await house[Cast.mette].plan(with: Cast.bjarne, at: house.schedule(in: 3))
        #expect(try await house.sections(of: before) == ["basis", "purpose"])
        #expect(try await house.sections(of: remote) == ["basis", "purpose", "distance"])
        #expect(try await house.sections(of: here) == ["basis", "purpose"])
        try await house.switchModule("distance", .isOn(true), in: Cast.children)
        let next = try await house[Cast.mette].plan(with: Cast.camilla, at: house.schedule(in: 3), send: false)
        try await house[Cast.mette].sendForm(of: next)
        #expect(try await house.sections(of: next) == ["basis", "purpose", "distance"])
        #expect(try await house.sections(of: before) == ["basis", "purpose"], "a form that was sent stays")
        #expect(try await house.pinned(in: next).map(\.plugin) == ["purpose", "distance"])
        #expect(try await house.pinned(in: before).map(\.plugin) == ["purpose"])
        house.host.restart()
        let later = try await house[Cast.mette].plan(with: Cast.dorthe, at: house.schedule(in: 3))
        #expect(try await house.sections(of: later) == ["basis", "purpose", "distance"], "read again from its package")
    }

    @Test func `The preview of a department is what its next form gets`() async throws {
        let house = try await House.open(with: [Self.purpose])
        house.host.know(Self.distance())
        try await house.environment.install(Self.distance(), on: [Cast.works])
        func preview(_ department: Department) async throws -> [String] {
            try await PreviewForm(house.environment)(for: department.id).form.sections.map(\.set.rawValue)
        }
        #expect(try await preview(Cast.park) == ["basis", "purpose", "distance"])
        #expect(try await preview(Cast.sun) == ["basis", "purpose"])
        #expect(house.host.received().isEmpty)
    }

    @Test func `A conversation keeps the version and the settings that it began with`() async throws {
        let house = try await House.open(with: [Self.distance()])
        try await house.switchModule("distance", .settings(["gap": .number(14)]), in: Cast.sun)
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        let form = try await house[Cast.amalie].read(id).form
        let second = Self.distance("2.0.0", asking: "nearness")
        house.host.know(second)
        try await house.environment.install(second)
        try await house.switchModule("distance", .settings(["gap": .number(7)]), in: Cast.sun)
        func asked() async throws -> HookCall {
            house.host.forgetCalls()
            _ = try await house.ask(.meeting, as: Cast.amalie, about: id)
            return try #require(house.host.received(.checkMeeting).first?.call)
        }
        #expect(try await asked().plugin.manifest.version.description == "1.0.0")
        #expect(try await asked().settings == ["gap": .number(14)])
        try await house.switchModule("distance", .isOn(false), in: Cast.sun)
        #expect(try await asked().settings == ["gap": .number(14)], "off is for conversations to come")
        let next = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 30))
        #expect(try await house.sections(of: next) == ["basis"])
        #expect(try await house[Cast.amalie].read(id).form == form)
        try await ChangePlugin(house.environment)("distance", .remove, as: nil)
        house.host.forgetCalls()
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: id).isEmpty)
        #expect(house.host.received().isEmpty)
        #expect(try await house[Cast.amalie].read(id).form == form, "the questions stay, and their answers can be read")
    }

    @Test func `In a module with several headings they have one of their own, before those that are each about something`() async throws {
        let whole = Self.distance()
        let sets = ["Først", "Siden"].enumerated().map { index, title in
            QuestionSet(
                id: "distance", title: .words(title), questions: [.text("distance", index == 0 ? "closeness" : "later")])
        }
        let plugin = Plugin(manifest: whole.manifest, digest: whole.digest, questionSets: sets, rules: whole.rules)
        let house = try await House.open(with: [plugin])
        house.host.on(.questions, of: "distance") { _, _ in HookResult(.questions([.text("distance", "follow_up")])) }
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        let form = try #require(try await house[Cast.amalie].read(id).form)
        #expect(form.sections.suffix(3).map(\.title.danish) == [whole.manifest.title.danish, "Først", "Siden"])
        #expect(form.sections.suffix(3).map(\.questions.count) == [1, 1, 1])
    }

    @Test func `A setting that nobody has set is frozen as it was declared`() async throws {
        let house = try await House.open(with: [Self.distance()])
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house.pinned(in: id).map(\.settings) == [["gap": .number(21)]])
    }

    @Test func `Questions that a hook thinks up stand before the plugin's own, and what it wants kept is kept`() async throws {
        let house = try await House.open(with: [Self.distance()])
        house.host.on(.questions, of: "distance") { _, _ in
            let asked: [Question] = [.text("distance", "follow_up"), .text("distance", "closeness", label: "En anden")]
            return HookResult(.questions(asked), store: ["asked": "1"])
        }
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        let form = try #require(try await house[Cast.amalie].read(id).form)
        #expect(form.questions.suffix(2).map(\.id.rawValue) == ["distance/follow_up", "distance/closeness"])
        #expect(form.questions.last?.label.danish != "En anden", "its own question stays as it is")
        #expect(form.sections.suffix(1).map(\.questions.count) == [2], "under one heading")
        let received = try #require(house.host.received(.questions).first)
        #expect(received.snapshot.audience == .pair && received.snapshot.meeting?.phase == "planned")
        #expect(received.snapshot.people?.employee.firstName == "Amalie" && received.snapshot.people?.leader.firstName == "Mette")
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == ["distance": ["asked": "1"]])
        try await house[Cast.amalie].answer(QuestionID(set: "distance", name: "follow_up"), .text("Et svar"), in: id)
        let again = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 30), send: false)
        house.host.on(.questions, of: "distance") { _, _ in HookResult(.nothing, store: ["asked": nil, "more": "[2]"]) }
        try await house[Cast.mette].sendForm(of: again)
        #expect(house.host.received(.questions).last?.call.stored == ["asked": "1"])
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == ["distance": ["more": "[2]"]])
    }

    @Test func `A hook that fails costs its own questions only, and is remembered`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.distance()])
        house.host.fail(.questions, of: "distance", .init(.error, "attempt to index nil", line: 12, log: ["her"]))
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house.sections(of: id) == ["basis", "purpose", "distance"])
        #expect(try await house.meeting(id).phase == .before)
        let row = try #require(try await house.faults().first)
        #expect(
            row.fault.hook == .questions && row.fault.line == 12 && row.fault.message == "attempt to index nil" && row.fault.log == ["her"])
        #expect(row.department == Cast.sun.id && row.meeting == nil && row.at == house.clock.now && !row.input.isEmpty)
    }

    @Test func `A plugin that cannot be read is left out, and the others are asked`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.distance()])
        house.host.unlearn(Self.distance())
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house.sections(of: id) == ["basis", "purpose"])
        house.host.know(Self.distance("1.0.0", settings: []))
        let next = try await house[Cast.mette].plan(with: Cast.bjarne, at: house.schedule(in: 3))
        #expect(try await house.sections(of: next) == ["basis", "purpose", "distance"])
    }

    @Test(arguments: [true, false])
    func `A plugin that is paused is not part of the next form`(everywhere: Bool) async throws {
        let house = try await House.open(with: [Self.distance()])
        if everywhere {
            try await ChangePlugin(house.environment)("distance", .pause, as: nil)
        } else {
            let pause = ModuleRule.Pause(at: house.clock.now, reason: "module.paused_by_faults")
            try await house.environment.store.write { transaction in
                try transaction.save(ModuleRule(department: Cast.sun.id, plugin: "distance", pause: pause))
            }
        }
        let here = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        let elsewhere = try await house[Cast.lone].plan(with: Cast.viktor, at: house.schedule(in: 3))
        #expect(try await house.sections(of: here) == ["basis"])
        #expect(try await house.sections(of: elsewhere) == (everywhere ? ["basis"] : ["basis", "distance"]))
        try await ChangePlugin(house.environment)("distance", .resume, as: nil)
        let after = try await house[Cast.mette].plan(with: Cast.bjarne, at: house.schedule(in: 3))
        #expect(try await house.sections(of: after) == ["basis", "distance"])
    }

    @Test func `Who may not send a form sets no hook going`() async throws {
        let house = try await House.open(with: [Self.distance()])
        let planned = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3), send: false)
        let ended = try await house[Cast.mette].plan(with: Cast.bjarne, at: house.schedule(in: 3), send: false)
        try await house[Cast.mette].end(ended, .cancelled)
        for person in [Cast.amalie, Cast.viktor, Cast.rasmus, Cast.jonas, Cast.henrik] {
            await #expect(throws: NotFound.self) { try await house[person].plan(with: Cast.amalie, at: house.schedule(in: 3)) }
            await #expect(throws: NotFound.self) { try await house[person].sendForm(of: planned) }
        }
        await #expect(throws: RuleBroken("rule.is_ended")) { try await house[Cast.mette].sendForm(of: ended) }
        #expect(house.host.received().isEmpty)
    }

    @Test func `Someone who is moved while hooks are asked gets the form of where they are now`() async throws {
        let house = try await House.open(with: [Self.purpose, Self.distance()])
        try await house.switchModule("purpose", .isOn(false), in: Cast.school)
        let environment = house.environment
        house.host.on(.questions, of: "distance") { _, _ in
            try? await environment.store.write { transaction in
                guard var amalie = try transaction.person(Cast.amalie.id) else { throw NotFound() }
                amalie.department = Cast.school.id
                try transaction.update(amalie, at: environment.clock.now)
            }
            return HookResult(.nothing)
        }
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house.sections(of: id) == ["basis", "distance"])
        #expect(house.host.received(.questions).count == 2)
    }

    @Test func `What was thought up for one pair is not asked of another, should the leader change meanwhile`() async throws {
        let house = try await House.open(with: [Self.distance()])
        let environment = house.environment
        house.host.on(.questions, of: "distance") { _, snapshot in
            let leader = snapshot.people?.leader.firstName ?? ""
            try? await environment.store.write { transaction in
                guard var amalie = try transaction.person(Cast.amalie.id) else { throw NotFound() }
                amalie.leader = Cast.anders.id
                try transaction.update(amalie, at: environment.clock.now)
            }
            return HookResult(.questions([.text("distance", "follow_up", label: "Om \(leader)")]), store: ["leader": "\"\(leader)\""])
        }
        let id = try await house[Cast.pernille].plan(with: Cast.amalie, at: house.schedule(in: 3))
        let view = try await house[Cast.anders].read(id)
        #expect(view.form?.questions.map(\.label.danish).contains("Om Anders") == true)
        #expect(view.form?.questions.map(\.label.danish).contains("Om Mette") == false)
        #expect(try await house.stored(Cast.amalie, with: Cast.anders) == ["distance": ["leader": "\"Anders\""]])
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == [:])
    }

    @Test func `A new leader gets the form without what was thought up for the old pair (rule b)`() async throws {
        let house = try await House.open(with: [Self.distance()])
        house.host.on(.questions, of: "distance") { _, _ in
            HookResult(.questions([.text("distance", "follow_up", label: "Sidst sagde du DET-VI-SAGDE")]))
        }
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        let (own, thoughtUp) = (QuestionID(set: "distance", name: "closeness"), QuestionID(set: "distance", name: "follow_up"))
        try await house[Cast.amalie].answer(own, .scale(4), in: id)
        try await house[Cast.amalie].answer(thoughtUp, .text("MIT-SVAR"), in: id)
        try await house.give(Cast.amalie, leader: Cast.anders)
        let next = try #require(try await house[Cast.anders].history(of: Cast.amalie).meetings.first)
        let form = try #require(try await house[Cast.anders].read(next.id).form)
        #expect(form.question(own) != nil && form.question(thoughtUp) == nil)
        #expect(try await house.sections(of: next.id) == ["basis", "distance"])
        let answers = try await house[Cast.amalie].read(next.id).ownAnswers
        #expect(answers[own]?.value == .scale(4) && answers[thoughtUp] == nil)
        #expect(try await house[Cast.amalie].read(id).ownAnswers[thoughtUp]?.value == .text("MIT-SVAR"), "her own words stay with her")
        #expect(try await house.pinned(in: next.id).map(\.plugin) == ["distance"])
    }
}
