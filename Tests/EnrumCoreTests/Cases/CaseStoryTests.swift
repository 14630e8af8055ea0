import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

struct CaseStoryTests {
    @Test func `From the running dialogue through a written warning, with hearing and remarks`() async throws {
        let house = try await House.withCases()
        let (mette, dorthe, henrik) = (house[Cast.mette], house[Cast.dorthe], house[Cast.henrik])
        let id = try await mette.openCase(about: Cast.dorthe)

        // Trin 0 and 1 are the leader's alone to the paper, and the conversation itself is no secret.
        try await mette.begin(.zero, in: id)
        try await mette.hold(in: id)
        try await mette.endStep(in: id)
        try await mette.begin(.one, in: id)
        try await SaveCasePrivateNote(house.environment)("Talte om bussen.", step: 2, of: id, basedOn: nil, as: mette.viewer)
        try await mette.hold(in: id)
        try await mette.followUp(.unchanged, next: .nextStage, in: id)
        try await mette.endStep(in: id)

        // Trin 2: told, held, noted, handed over, remarked on, clarified, filed.
        try await mette.begin(.two, in: id)
        try await mette.planWhole(in: id)
        try await mette.tell(in: id)
        house.pass(days: 7)
        try await mette.hold(in: id)
        await #expect(throws: StoppedByFormalities.self) { try await mette.handOver("Ellers får det konsekvenser.", in: id) }
        try await mette.handOver("Vi aftalte at møde klokken otte.", in: id)
        try await dorthe.remark("Jeg sagde kvart over.", on: 1, of: id)
        try await ClarifyDocument(house.environment)("Enig: kvart over.", on: 1, of: id, as: mette.viewer)
        try await mette.file(1, of: id)
        try await mette.followUp(.worse, next: .nextStage, in: id)
        try await mette.endStep(in: id)

        // Trin 3, with HR, a decision maker, a letter, a hearing and the decision.
        try await mette.begin(.three, in: id, expecting: [.warning])
        try await mette.name(hr: Cast.pernille, in: id)
        try await mette.name(decisionMaker: Cast.henrik, in: id)
        await #expect(throws: StoppedByFormalities.self) { try await mette.convene(in: id) }
        try await mette.planWhole(in: id)
        try await mette.convene(in: id)
        house.pass(days: 7)
        try await mette.hold(in: id)
        try await mette.handOver(title: "Referat", in: id)
        await #expect(throws: StoppedByFormalities.self) { try await henrik.decide(in: id) }
        try await mette.startHearing(in: id)
        await #expect(throws: StoppedByFormalities.self) { try await henrik.decide(in: id) }
        try await dorthe.remark("Bussen kom for sent.", on: 3, of: id)
        try await dorthe.answerHearing("Jeg har taget en tidligere bus siden.", in: id)
        // Who leads it does not decide it.
        await #expect(throws: NotFound.self) { try await mette.decide(in: id) }
        try await henrik.decide(in: id)
        for number in 3...5 { try await mette.file(number, of: id) }
        try await mette.followUp(.improved, next: .close, in: id)
        try await mette.close(.decided, id)

        let seen = try await dorthe.readCase(id)
        #expect(seen.documents.map(\.kind) == [.note, .convening, .minutes, .hearing, .warning])
        #expect(seen.documents.map(\.number) == [1, 2, 3, 4, 5])
        #expect(seen.documents[0].remarks.map(\.text) == ["Jeg sagde kvart over."])
        #expect(seen.documents[0].clarifications.map(\.text) == ["Enig: kvart over."])
        #expect(seen.documents[1].body.contains("Du kan tage en bisidder med.") && seen.documents[1].body.contains("Mødelokale 2"))
        #expect(seen.documents[3].body.contains("Mødt sent ti gange") && seen.documents[3].body.contains("mere tid"))
        #expect(seen.steps.map(\.stage) == ["step-0", "step-1", "step-2", "step-3"])
        #expect(seen.steps.last?.hearing?.statements.map(\.text) == ["Jeg har taget en tidligere bus siden."])
        #expect(seen.steps.last?.decided?.decision == .warning && seen.closure?.reason == .decided)
        #expect(seen.steps.allSatisfy { $0.reason == nil && $0.expects.isEmpty })
        #expect(seen.next.kind == .nothing)
    }

    @Test func `A case that ends at trin 2 as improved`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldTwo()
        try await house[Cast.mette].handOver(in: id)
        let plan = try ActionPlan(points: [.init(what: "Møde klokken otte", responsible: [.employee])], meetAgain: house.date(in: 21))
        try await SavePlan(house.environment)(plan, in: id, as: house[Cast.mette].viewer)
        try await house[Cast.mette].file(1, of: id)
        house.pass(days: 21)
        try await house[Cast.mette].followUp(.improved, next: .close, in: id)
        try await house[Cast.mette].close(.improved, id)
        let view = try await house[Cast.dorthe].readCase(id)
        #expect(view.closure?.reason == .improved && view.steps[0].plan == plan && view.steps[0].followUps.map(\.outcome) == [.improved])
        #expect(try await house[Cast.mette].cases().map(\.next.kind) == [.nothing])
    }

    @Test func `The one next action leads from the beginning to the end`() async throws {
        let house = try await House.withCases()
        let (mette, dorthe, henrik) = (house[Cast.mette], house[Cast.dorthe], house[Cast.henrik])
        let id = try await mette.openCase(about: Cast.dorthe)
        var met: [CaseNext.Kind] = []
        for _ in 0..<30 {
            let next = try await mette.readCase(id).next
            met.append(next.kind)
            switch next.kind {
            case .beginStage where met.count == 1:
                try await mette.noteAdvice(in: id)
                try await mette.begin(.three, in: id, because: "Vold", expecting: [.warning])
            case .nameHR: try await mette.name(hr: Cast.pernille, in: id)
            case .convene:
                try await mette.planWhole(in: id)
                try await mette.convene(in: id)
            case .hold:
                house.pass(days: 7)
                try await mette.hold(in: id)
            case .handOver: try await mette.handOver(in: id)
            case .startHearing: try await mette.startHearing(in: id)
            case .nameDecisionMaker: try await mette.name(decisionMaker: Cast.henrik, in: id)
            case .wait:
                let theirs = try await dorthe.readCase(id).next
                if theirs.kind == .read {
                    _ = try await dorthe.document(try #require(theirs.document), of: id)
                } else if theirs.kind == .answerHearing {
                    try await dorthe.answerHearing("Det er rigtigt.", in: id)
                } else {
                    #expect(try await henrik.readCase(id).next.kind == .decide)
                    try await henrik.decide(in: id)
                }
            case .file: try await mette.file(try #require(next.document), of: id)
            case .followUp: try await mette.followUp(.improved, next: .close, in: id)
            case .endStep: try await mette.close(.decided, id)
            default: break
            }
            if next.kind == .nothing { break }
        }
        #expect(met.last == .nothing)
        #expect(
            met.filter { $0 != .wait && $0 != .file } == [
                .beginStage, .nameHR, .convene, .hold, .handOver, .startHearing, .nameDecisionMaker, .followUp, .endStep, .nothing,
            ])
    }

    @Test func `More time is asked for and given, the clock stands still while a statement is awaited, and a late answer counts`()
        async throws
    {
        let house = try await House.withCases()
        let (dorthe, environment) = (house[Cast.dorthe], house.environment)
        let id = try await house.heldThree()
        try await house[Cast.mette].startHearing(in: id)
        let first = try #require(try await dorthe.readCase(id).step?.hearing?.deadline)
        try await AskForMoreTime(environment)(because: "Min bisidder er væk", until: first.adding(days: 7), in: id, as: dorthe.viewer)
        #expect(try await house[Cast.mette].readCase(id).next.kind == .answerMoreTime)
        try await AnswerMoreTime(environment)(until: first.adding(days: 7), in: id, as: house[Cast.mette].viewer)
        #expect(try await dorthe.readCase(id).step?.hearing?.deadline == WorkingDays.onOrAfter(first.adding(days: 7)))
        try await WaitForMyStatement(environment)(in: id, as: dorthe.viewer)
        house.pass(days: 90)
        await #expect(throws: StoppedByFormalities.self) { try await house[Cast.henrik].decide(in: id) }
        try await SetStatementDeadline(environment)(house.date(in: 3), in: id, as: house[Cast.mette].viewer)
        house.pass(days: 30)
        try await dorthe.answerHearing("Undskyld, det er sent.", in: id)
        #expect(try await dorthe.readCase(id).step?.hearing?.statements.map(\.isLate) == [true])
        try await house[Cast.henrik].decide(in: id)
    }
}
