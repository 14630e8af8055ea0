import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What is sent twice, who hears of being named, and what stands out as the next thing.
struct CaseTogetherTests {
    @Test func `The same answer and remark sent many times at once is one of each, and logged once`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await house[Cast.mette].startHearing(in: id)
        let dorthe = house[Cast.dorthe]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...8 {
                group.addTask { try await dorthe.answerHearing("Bussen kørte ikke.", in: id) }
                group.addTask { try await dorthe.remark("Det passer ikke.", on: 2, of: id) }
            }
            try await group.waitForAll()
        }
        let standing = try await house.formalCase(id)
        #expect(standing.step?.hearing?.statements.map(\.text) == ["Bussen kørte ikke."])
        #expect(standing.documents[1].remarks.map(\.text) == ["Det passer ikke."])
        let actions = try await house.wholeLog().map(\.action)
        #expect(actions.count { $0 == "case.hearing_answered" } == 1 && actions.count { $0 == "case.remarked" } == 1)
    }

    @Test func `Whoever is named as HR is told when the case is there for them, until they have read it`() async throws {
        let house = try await House.withCases()
        let mette = house[Cast.mette]
        func nudges(_ person: Person) async throws -> Int { try await ReadDeadlines(house.environment)(as: house[person].viewer).count }
        let id = try await mette.openCase(about: Cast.dorthe)
        try await mette.name(hr: Cast.pernille, in: id)
        #expect(try await nudges(Cast.pernille) == 0)
        try await mette.noteAdvice(in: id)
        try await mette.begin(.three, in: id, because: "Alvorligt", expecting: [.warning])
        #expect(try await nudges(Cast.pernille) == 1)
        try await mette.name(hr: Cast.charlotte, in: id)
        #expect(try await nudges(Cast.pernille) == 0)
        #expect(try await nudges(Cast.charlotte) == 1)
        _ = try await house[Cast.charlotte].readCase(id)
        #expect(try await nudges(Cast.charlotte) == 0)
    }

    @Test func `Who is convened sees the day and the letter as the next thing, until the conversation is held`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        let day = house.clock.today.adding(days: 7)
        #expect(try await house[Cast.dorthe].readCase(id).next == CaseNext(.attend, step: 1, document: 1, due: day))
        _ = try await house[Cast.dorthe].document(1, of: id)
        #expect(try await house[Cast.dorthe].readCase(id).next == CaseNext(.attend, step: 1, document: 1, due: day))
        house.pass(days: 7)
        try await house[Cast.mette].hold(in: id)
        #expect(try await house[Cast.dorthe].readCase(id).next.kind == .wait)
    }

    @Test func `What the leader has to file is not hidden behind others' turn, and a statement to wait for is not more time`()
        async throws
    {
        let house = try await House.withCases()
        let (id, mette) = (try await house.heldThree(), house[Cast.mette])
        try await mette.handOver(in: id)
        try await mette.startHearing(in: id)
        for number in 2...3 {
            #expect(try await mette.readCase(id).next == CaseNext(.file, step: 1, document: number))
            try await mette.file(number, of: id)
        }
        #expect(try await mette.readCase(id).next.kind == .wait)
        try await WaitForMyStatement(house.environment)(in: id, as: house[Cast.dorthe].viewer)
        let view = try await mette.readCase(id)
        #expect(view.next.kind == .setStatementDeadline && view.deadlines.contains { $0.kind == .statement })
        #expect(!view.deadlines.contains { $0.kind == .moreTime })
    }

    @Test func `A key of one's own opens one case, and is nobody else's`() {
        let key = Case.ID(stored: "mine")
        let (mette, anders) = (Viewer(Cast.mette), Viewer(Cast.anders))
        #expect(Case.ID(key: key, by: mette) == Case.ID(key: key, by: mette))
        #expect(Case.ID(key: key, by: mette) != Case.ID(key: key, by: anders) && Case.ID(key: key, by: mette) != key)
        #expect(Case.ID(Case.ID(key: key, by: mette).rawValue) != nil)
    }

    @Test func `HR's advice and the stage that rests on it are one act, all or nothing`() async throws {
        let house = try await House.withCases()
        let (mette, begin) = (house[Cast.mette], BeginStage(house.environment))
        let id = try await mette.openCase(about: Cast.dorthe)
        let advice = AdviceGiven(from: "HR", text: "Gå til trin 3.", on: house.clock.today)
        await #expect(throws: StoppedByFormalities.self) { try await begin("step-3", in: id, advice: advice, as: mette.viewer) }
        #expect(try await house.formalCase(id).advice.isEmpty)
        try await begin("step-3", in: id, because: "Alvorligt", advice: advice, as: mette.viewer)
        #expect(try await mette.readCase(id).advice.map(\.text) == ["Gå til trin 3."])
    }
}
