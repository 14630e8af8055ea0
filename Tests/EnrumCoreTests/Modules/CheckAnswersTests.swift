import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What modules find in an answer right after it was kept.
struct CheckAnswersTests {
    private static let own = QuestionID(set: "distance", name: "closeness")
    private static let plugin = Plugin.scripted(
        "distance", reads: [.ownAnswers], hooks: [.checkAnswer, .checkMeeting], questions: [.scale("distance", "closeness")])

    /// Finds a low answer low.
    private func script(_ house: House) {
        house.host.on(.checkAnswer, of: "distance") { call, _ in
            guard case .answer(_, .scale(let step)?) = call.arguments, step <= 2 else { return HookResult(.nothing) }
            return HookResult(.findings([.says(.warn, "Lavt")]))
        }
    }

    private func check(_ house: House, _ id: Meeting.ID, as person: Person = Cast.amalie) async throws -> ModuleNotes? {
        try await CheckAnswers(house.environment)(in: id, as: house[person].viewer)
    }

    @Test func `A finding comes with the answer it is about, and goes when it no longer holds`() async throws {
        let house = try await House.open(with: [Self.plugin])
        script(house)
        let id = try await house.conversation(.sent).meeting
        let found = Finding(level: .warn, text: .words("Lavt"), field: Self.own.rawValue, source: "distance")
        for (step, findings) in [(2, [found]), (4, []), (1, [found])] {
            try await house[Cast.amalie].answer(Self.own, .scale(step), in: id)
            let notes = try #require(try await check(house, id))
            #expect(notes.answerFindings == findings && notes.missing.isEmpty)
            #expect(try await house.ask(.ownAnswers, as: Cast.amalie, about: id).answerFindings == findings, "as the page has it")
            #expect(try await CheckAnswers(house.environment)(about: house[Cast.amalie].read(id))?.answerFindings == findings)
            #expect(try await check(house, id, as: Cast.mette)?.answerFindings == [], "it is for its author alone")
        }
        #expect(house.host.received(.checkMeeting).isEmpty, "the rest of the page is not asked")
    }

    @Test func `A check that is data is held too`() async throws {
        let low = CheckRule(
            id: "low", subject: .answer, when: .compare(.lte, .answer(Self.own), .value(.number(2))), level: .hint, text: .words("Lavt"),
            field: "closeness")
        let plugin = Plugin.scripted("distance", reads: [.ownAnswers], questions: [.scale("distance", "closeness")], checks: [low])
        let house = try await House.open(with: [plugin])
        let id = try await house.conversation(.sent).meeting
        for (step, count) in [(2, 1), (3, 0)] {
            try await house[Cast.amalie].answer(Self.own, .scale(step), in: id)
            #expect(try await check(house, id)?.answerFindings.count == count)
        }
    }

    /// Both look at the same screen then.
    @Test func `What is answered while the two talk is checked there, on what both may read and nothing else`() async throws {
        let atTable = QuestionID(set: "distance", name: "today")
        let own = QuestionID(set: "distance", name: "secret")
        let plugin = Plugin.scripted(
            "distance", reads: [.ownAnswers], hooks: [.checkAnswer],
            questions: [
                .scale("distance", "closeness"), .scale("distance", "today", phase: .during, by: .both),
                .text("distance", "secret", lane: .author),
            ])
        let house = try await House.open(with: [plugin])
        script(house)
        let id = try await house.conversation(.sent).meeting
        try await house[Cast.amalie].answer(Self.own, .scale(1), in: id)
        try await house[Cast.amalie].answer(own, .text("KUN-MIT"), in: id)
        try await house[Cast.amalie].share(id)
        try await house[Cast.mette].begin(id)
        house.host.forgetCalls()
        for (step, findings) in [(2, [Finding(level: .warn, text: .words("Lavt"), field: atTable.rawValue, source: "distance")]), (4, [])] {
            try await house[Cast.amalie].answer(atTable, .scale(step), in: id)
            let notes = try #require(try await check(house, id))
            #expect(notes.answerFindings == findings && notes.missing.isEmpty)
            let page = try await house.ask([.ownAnswers, .meeting], as: Cast.amalie, about: id)
            #expect(page.answerFindings == findings, "as the page has it")
        }
        let calls = house.host.received(.checkAnswer)
        #expect(calls.count == 4, "what was prepared is not asked about again")
        #expect(calls.allSatisfy { $0.snapshot.audience == .pair && $0.snapshot.answers.employee[own] == nil })
        #expect(try await check(house, id, as: Cast.mette)?.answerFindings == [])
        try await house[Cast.mette].finish(id)
        house.host.forgetCalls()
        #expect(try await check(house, id)?.isEmpty == true && house.host.received().isEmpty)
    }

    @Test func `Nothing is asked where no module checks answers, nor about what was prepared once the two talk`() async throws {
        let silent = Plugin.scripted("distance", reads: .everything, hooks: [.checkMeeting, .agenda])
        let house = try await House.open(with: [silent])
        let id = try await house.conversation(.drafted).meeting
        #expect(try await check(house, id)?.isEmpty == true)
        #expect(house.host.received().isEmpty)
        let talking = try await House.open(with: [Self.plugin])
        let during = try await talking.conversation(.during).meeting
        #expect(try await check(talking, during)?.answerFindings.isEmpty == true)
        #expect(talking.host.received(.checkAnswer).isEmpty)
    }

    @Test(arguments: PluginFault.Kind.allCases)
    func `A check that fails leaves the answer kept, and is told as not checked`(kind: PluginFault.Kind) async throws {
        let house = try await House.open(with: [Self.plugin])
        house.host.fail(.checkAnswer, of: "distance", .init(kind))
        let id = try await house.conversation(.sent).meeting
        try await house[Cast.amalie].answer(Self.own, .scale(2), in: id)
        let notes = try #require(try await check(house, id))
        #expect(notes.answerFindings.isEmpty && notes.missing.map(\.plugin) == ["distance"])
        #expect(try await house.faults().map(\.author) == [Cast.amalie.id])
        #expect(try await house[Cast.amalie].read(id).ownAnswers[Self.own]?.value == .scale(2))
    }

    @Test func `A store that cannot be read any more, or a conversation that is gone, is no fault of the save`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.drafted).meeting
        let (viewer, stranger) = (try await house[Cast.amalie].viewer, try await house[Cast.bjarne].viewer)
        for failure in [StoreFailure.busy, .full, .readOnly, .other("disk")] {
            let broken = Environment(
                store: Unreadable(failure: failure), clock: house.clock, randomness: SeededRandomness(), passwords: PlainPasswords(),
                plugins: house.host)
            #expect(try await CheckAnswers(broken)(in: id, as: viewer) == nil)
        }
        #expect(try await CheckAnswers(house.environment)(in: id, as: stranger)?.isEmpty == true)
        #expect(house.host.received(.checkAnswer).isEmpty)
    }
}

/// A store that answers nothing.
private struct Unreadable: Store {
    let failure: StoreFailure

    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Value) async throws -> Value { throw failure }
    func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value { throw failure }
}
