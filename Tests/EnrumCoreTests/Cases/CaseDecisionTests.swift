import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// How a case is decided: openly, by whoever may, with what the rules ask for.
struct CaseDecisionTests {
    @Test func `The letter says that the hearing was passed over, why, and by whom`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        let environment = house.environment
        try await AskToOverrule(environment)(
            "no_hearing", for: .warning, because: "Han rejser i morgen.", in: id, as: house[Cast.henrik].viewer)
        try await ApproveOverrule(environment)("no_hearing", in: id, as: house[Cast.pernille].viewer)
        try await house[Cast.henrik].decide(in: id)
        let letter = try await house[Cast.dorthe].document(2, of: id)
        #expect(letter.body.contains("no_hearing: Han rejser i morgen. (\(Cast.henrik.name), \(Cast.pernille.name))"))
    }

    @Test func `A letter that passed nothing over says nothing of it, and one to a person who was heard has their words`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await house[Cast.mette].startHearing(in: id)
        try await house[Cast.dorthe].answerHearing("Bussen kørte ikke.", in: id)
        try await house[Cast.henrik].decide(in: id)
        let letter = try await house[Cast.dorthe].document(3, of: id)
        #expect(!letter.body.contains("no_hearing") && letter.body.contains("Mød klokken otte"))
    }

    @Test func `Nothing further ends a hearing with a letter that says so, and nobody waits for an answer`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await house[Cast.mette].startHearing(in: id)
        try await house[Cast.henrik].decide(.nothingFurther, CaseStep.Grounds(), in: id)
        let view = try await house[Cast.dorthe].readCase(id)
        #expect(view.step?.decided?.decision == .nothingFurther && view.deadlines.allSatisfy { $0.kind != .hearing })
        #expect(view.documents.last?.kind == .decision && view.documents.last?.body.contains("nothing_further") == true)
        await #expect(throws: RuleBroken("rule.case_decided")) { try await house[Cast.dorthe].answerHearing("Nå.", in: id) }
        try await house[Cast.mette].handOver(in: id)
        for number in 2...4 { try await house[Cast.mette].file(number, of: id) }
        try await house[Cast.mette].close(.notNeeded, id)
    }

    @Test func `A leader who named themselves decides while they lead, and reads nothing after`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        try await house[Cast.mette].name(decisionMaker: Cast.mette, in: id)
        house.pass(days: 7)
        try await house[Cast.mette].hold(in: id)
        try await house.give(Cast.dorthe, leader: Cast.anders)
        await #expect(throws: NotFound.self) { try await house[Cast.mette].readCase(id) }
        #expect(try await house[Cast.mette].cases().isEmpty)
        await #expect(throws: NotFound.self) { try await house[Cast.mette].decide(in: id) }
        // The new leader is asked who decides now.
        try await house[Cast.anders].handOver(in: id)
        try await house[Cast.anders].startHearing(in: id)
        #expect(try await house[Cast.anders].readCase(id).next.kind == .nameDecisionMaker)
    }

    @Test func `A sanction is not decided with somebody who no longer is HR there`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await house[Cast.mette].startHearing(in: id)
        try await house[Cast.dorthe].answerHearing("Ja.", in: id)
        let now = house.clock.now
        try await house.environment.store.write { transaction in
            guard var person = try transaction.person(Cast.dorthe.id) else { throw NotFound() }
            person.department = Cast.park.id
            try transaction.update(person, at: now)
        }
        await #expect(throws: RuleBroken("rule.case_hr_gone")) { try await house[Cast.henrik].decide(in: id) }
        try await house[Cast.henrik].decide(.nothingFurther, CaseStep.Grounds(), in: id)
    }

    @Test func `A record without what it must hold is not handed over, and the fields are named`() async throws {
        let set: Slug = "trial"
        func field(_ name: String, _ label: String, isRequired: Bool) throws -> Procedure.StagedQuestion {
            .init(
                Question(
                    id: QuestionID(set: set, name: try #require(Slug(name))), kind: .longText, label: LocalizedText(danish: label),
                    isRequired: isRequired, answeredBy: .leader, lane: .author))
        }
        let procedure = Procedure(
            id: Procedure.staged.id, title: Procedure.staged.title, stages: Procedure.staged.stages,
            record: [
                try field("leader", "Lederens syn", isRequired: true), try field("agreed", "Det aftalte", isRequired: true),
                try field("other", "Andet", isRequired: false),
            ])
        let house = try await House.withCases(.staging(procedures: [procedure]))
        let (id, mette) = (try await house.heldTwo(), house[Cast.mette])
        try await SaveRecord(house.environment)([CaseFieldDraft("trial/leader", .text("Sent"))], step: 1, of: id, as: mette.viewer)
        do {
            try await mette.handOver("Et notat i hånden.", in: id)
            Issue.record("it was handed over")
        } catch let stopped as StoppedByFormalities {
            #expect(stopped.findings.map(\.key) == ["record_empty"] && stopped.findings[0].names?(.danish) == "Det aftalte")
        }
        try await SaveRecord(house.environment)([CaseFieldDraft("trial/agreed", .text("Kl. 8"))], step: 1, of: id, as: mette.viewer)
        try await mette.handOver("Et notat i hånden.", in: id)
    }

    @Test func `Where no field must be filled in, a record with nothing in it is still none`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldTwo()
        await #expect(throws: StoppedByFormalities.self) {
            try await HandOverRecord(house.environment)(in: id, as: house[Cast.mette].viewer)
        }
    }

    @Test func `Reading a letter through, the rules and who can be HR is logged, and not told the employee`() async throws {
        let house = try await House.withCases()
        let (id, mette) = (try await house.convenedThree(), house[Cast.mette])
        _ = try await PreviewLetter(house.environment)(.convening, in: id, as: mette.viewer)
        _ = try await ReadFormalities(house.environment)(.hold(on: house.clock.today), in: id, as: mette.viewer)
        _ = try await ReadHRChoices(house.environment)(for: id, as: mette.viewer)
        let expected = ["case.letter_previewed", "case.formalities_read", "case.hr_choices_read"]
        let rows = try await house.wholeLog().filter { $0.object == "case/\(id)" && $0.actor == Cast.mette.id }
        #expect(Set(expected).isSubset(of: rows.map(\.action)))
        #expect(try await house[Cast.dorthe].log().allSatisfy { !expected.contains($0.action) })
    }

    @Test func `A plan is kept while it is written, and its draft is gone when it is handed on`() async throws {
        let house = try await House.withCases()
        let (id, mette, environment) = (try await house.heldTwo(), house[Cast.mette], house.environment)
        try await SavePlanDraft(environment)(
            ["points/1/what": "Møde klokken otte", "points/1/responsible": "employee tr"], step: 1, of: id, as: mette.viewer)
        #expect(try await mette.readCase(id).drafts.filter(\.isOfPlan).map(\.planField) == ["points/1/responsible", "points/1/what"])
        #expect(try await house[Cast.dorthe].readCase(id).drafts.isEmpty)
        try await mette.handOver(in: id)
        try await SavePlanDraft(environment)(["points/1/what": "Møde kl. 8"], step: 1, of: id, as: mette.viewer)
        try await SavePlan(environment)(
            ActionPlan(points: [.init(what: "Møde kl. 8", responsible: [.employee])]), in: id, as: mette.viewer)
        #expect(try await mette.readCase(id).drafts.filter(\.isOfPlan).isEmpty)
        await #expect(throws: NotFound.self) {
            try await SavePlanDraft(environment)(["support": "Hjælp"], step: 1, of: id, as: house[Cast.dorthe].viewer)
        }
    }
}
