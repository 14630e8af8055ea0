import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

struct CaseAccessTests {
    private let mette = Cast.mette.id
    private let dorthe = Cast.dorthe.id

    @Test func `The case is the leader's alone until something is told, and HR and others come when their part begins`() async throws {
        let house = try await House.withCases()
        let id = try await house[Cast.mette].openCase(about: Cast.dorthe)
        #expect(try await house.readers(of: id) == [mette])
        try await house[Cast.mette].name(hr: Cast.pernille, in: id)
        try await house[Cast.mette].noteAdvice(in: id)
        try await house[Cast.mette].begin(.two, in: id, because: "Alvorligt")
        try await house[Cast.mette].planWhole(in: id)
        #expect(try await house.readers(of: id) == [mette])
        try await house[Cast.mette].tell(in: id)
        #expect(try await house.readers(of: id) == [mette, dorthe])
        house.pass(days: 7)
        try await house[Cast.mette].hold(in: id)
        try await house[Cast.mette].handOver(in: id)
        try await house[Cast.mette].file(1, of: id)
        // HR at trin 2 advises without seeing.
        #expect(try await house.readers(of: id) == [mette, dorthe])
        try await house[Cast.dorthe].invite(Cast.karen, to: id)
        #expect(try await house.readers(of: id) == [mette, dorthe, Cast.karen.id])
        #expect(try await house[Cast.karen].readCase(id).documents == [])
        try await house[Cast.dorthe].handOn(1, of: id)
        let companion = try await house[Cast.karen].readCase(id)
        #expect(companion.documents.map(\.number) == [1] && companion.steps == [] && companion.events == [] && companion.topic == nil)
        #expect(companion.procedure == nil && companion.hr == nil && companion.notes == [])
        try await house[Cast.mette].endStep(in: id)
        try await house[Cast.mette].begin(.three, in: id, because: "Alvorligt")
        // No decision is expected: HR does not take part.
        #expect(try await house.readers(of: id) == [mette, dorthe, Cast.karen.id])
        try await house[Cast.mette].endStep(in: id)
        try await house[Cast.mette].begin(.three, in: id, because: "Alvorligt", expecting: [.warning])
        #expect(try await house.readers(of: id) == [mette, dorthe, Cast.karen.id, Cast.pernille.id])
        try await house[Cast.mette].name(decisionMaker: Cast.henrik, in: id)
        #expect(try await house.readers(of: id) == [mette, dorthe, Cast.karen.id, Cast.pernille.id, Cast.henrik.id])
        try await RemoveCompanion(house.environment)(from: id, as: house[Cast.dorthe].viewer)
        #expect(try await house.readers(of: id) == [mette, dorthe, Cast.pernille.id, Cast.henrik.id])
        try await house[Cast.mette].endStep(in: id)
        // Nothing is decided any more, and Henrik has decided nothing.
        #expect(try await house.readers(of: id) == [mette, dorthe, Cast.pernille.id])
        try await house[Cast.mette].close(.notNeeded, id)
        #expect(try await house.readers(of: id) == [mette, dorthe, Cast.pernille.id])
    }

    @Test func `Whoever decides is named where something is decided, and reads the case while it is or when they have`() async throws {
        let house = try await House.withCases()
        let (mette, henrik) = (house[Cast.mette], Cast.henrik.id)
        let early = RuleBroken("rule.case_decides_nothing", field: "decision_maker")
        let id = try await mette.openCase(about: Cast.dorthe)
        await #expect(throws: early) { try await mette.name(decisionMaker: Cast.henrik, in: id) }
        try await mette.begin(.one, in: id)
        await #expect(throws: early) { try await mette.name(decisionMaker: Cast.henrik, in: id) }
        #expect(try await house.readers(of: id) == [self.mette])
        try await mette.endStep(in: id)
        try await mette.noteAdvice(in: id)
        try await mette.begin(.three, in: id, because: "Alvorligt", expecting: [.warning])
        try await mette.name(decisionMaker: Cast.henrik, in: id)
        #expect(try await house.readers(of: id) == [self.mette, henrik])
        #expect(try await mette.readCase(id).readers == [self.mette, henrik])
        try await mette.endStep(in: id)
        #expect(try await house.readers(of: id) == [self.mette])
        try await mette.begin(.one, in: id)
        #expect(try await house.readers(of: id) == [self.mette])
        #expect(try await mette.readCase(id).readers == [self.mette])
        try await mette.endStep(in: id)

        try await mette.begin(.three, in: id, because: "Alvorligt", expecting: [.warning])
        try await mette.name(hr: Cast.pernille, in: id)
        try await mette.planWhole(in: id)
        try await mette.convene(in: id)
        house.pass(days: 7)
        try await mette.hold(in: id)
        try await mette.handOver(in: id)
        try await house[Cast.henrik].decide(.nothingFurther, CaseStep.Grounds(), in: id)
        for number in 2...3 { try await mette.file(number, of: id) }
        try await mette.close(.decided, id)
        #expect(try await house.readers(of: id) == [self.mette, dorthe, Cast.pernille.id, henrik])
    }

    @Test(arguments: [
        (Cast.mette, true), (Cast.henrik, true), (Cast.kirsten, true), (Cast.pernille, true), (Cast.charlotte, true), (Cast.anders, false),
        (Cast.amalie, false), (Cast.karen, false), (Cast.lone, false), (Cast.rasmus, false), (Cast.jonas, false), (Cast.dorthe, false),
    ])
    func `A leader from the employee's own upwards or HR there can be named to decide, and nobody else`(person: Person, may: Bool)
        async throws
    {
        let house = try await House.withCases()
        let mette = house[Cast.mette]
        let id = try await mette.openCase(about: Cast.dorthe)
        try await mette.noteAdvice(in: id)
        try await mette.begin(.three, in: id, because: "Alvorligt")
        let refusal = RuleBroken("rule.case_decision_maker", field: "decision_maker")
        if may {
            try await mette.name(decisionMaker: person, in: id)
            #expect(try await house.readers(of: id).contains(person.id))
        } else {
            await #expect(throws: refusal) { try await mette.name(decisionMaker: person, in: id) }
            #expect(try await house.readers(of: id) == [self.mette])
        }
    }

    @Test func `HR who is the companion cannot be named to decide`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        try await house[Cast.dorthe].invite(Cast.charlotte, to: id)
        await #expect(throws: RuleBroken("rule.case_not_self", field: "decision_maker")) {
            try await house[Cast.mette].name(decisionMaker: Cast.charlotte, in: id)
        }
    }

    @Test func `The companion of somebody who has left reads nothing from that moment`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldTwo()
        try await house[Cast.mette].handOver(in: id)
        try await house[Cast.dorthe].invite(Cast.karen, to: id)
        try await house[Cast.dorthe].handOn(1, of: id)
        _ = try await house[Cast.karen].document(1, of: id)
        let now = house.clock.now
        try await house.environment.store.write { transaction in
            guard var person = try transaction.person(Cast.dorthe.id) else { throw NotFound() }
            person.deactivatedAt = now
            try transaction.update(person, at: now)
        }
        await #expect(throws: NotFound.self) { try await house[Cast.karen].document(1, of: id) }
        #expect(try await house[Cast.karen].cases().isEmpty)
    }

    @Test func `A companion named after the meeting sees what is handed on from then, and is gone with the case`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldTwo()
        try await house[Cast.mette].handOver(in: id)
        try await house[Cast.dorthe].invite(Cast.karen, to: id)
        try await house[Cast.dorthe].handOn(1, of: id)
        try await RemoveCompanion(house.environment)(from: id, as: house[Cast.dorthe].viewer)
        await #expect(throws: NotFound.self) { try await house[Cast.karen].document(1, of: id) }
        // The next companion does not get what the first one got.
        try await house[Cast.dorthe].invite(Cast.ole, to: id)
        await #expect(throws: NotFound.self) { try await house[Cast.ole].document(1, of: id) }
        try await house[Cast.dorthe].handOn(1, of: id)
        _ = try await house[Cast.ole].document(1, of: id)
        await #expect(throws: NotFound.self) { try await house[Cast.ole].remark("x", on: 1, of: id) }
        try await house[Cast.mette].file(1, of: id)
        try await house[Cast.mette].close(.improved, id)
        await #expect(throws: NotFound.self) { try await house[Cast.ole].readCase(id) }
    }

    @Test func `An outsider is a name on paper, and nobody who has a part can be the companion`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        let dorthe = house[Cast.dorthe]
        for person in [Cast.mette, Cast.pernille, Cast.henrik, Cast.dorthe] {
            await #expect(throws: RuleBroken("rule.case_companion_self", field: "companion")) { try await dorthe.invite(person, to: id) }
        }
        try await InviteCompanion(house.environment)(email: nil, name: "Karin fra forbundet", in: id, as: dorthe.viewer)
        #expect(try await dorthe.readCase(id).companion?.person == nil)
        #expect(try await house.readers(of: id) == [mette, self.dorthe, Cast.pernille.id, Cast.henrik.id])
        // Only the employee invites.
        await #expect(throws: NotFound.self) { try await RemoveCompanion(house.environment)(from: id, as: house[Cast.mette].viewer) }
    }

    @Test func `A new leader carries on with what was handed over, and nothing else; the former loses it at once`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldTwo()
        try await SaveCasePreparation(house.environment)(
            [CaseFieldDraft("trial/goal", .text("At hun møder til tiden"))], step: 1, of: id, as: house[Cast.mette].viewer)
        try await DoExercise(house.environment)(["Hjælpsom"], step: 1, of: id, as: house[Cast.mette].viewer)
        try await SaveRecord(house.environment)(
            [CaseFieldDraft("trial/leader-sees", .text("Kladden"))], step: 1, of: id, as: house[Cast.mette].viewer)
        #expect(try await house[Cast.mette].readCase(id).drafts.count == 3)
        try await house.give(Cast.dorthe, leader: Cast.anders)
        await #expect(throws: NotFound.self) { try await house[Cast.mette].readCase(id) }
        let view = try await house[Cast.anders].readCase(id)
        #expect(view.role == .leader && view.drafts == [])
        try await house[Cast.anders].handOver(in: id)
        let after = try await house[Cast.dorthe].readCase(id)
        #expect(after.led.map(\.leader) == [mette, Cast.anders.id] && after.leader?.id == Cast.anders.id)
        // Back again, the first leader has their own again.
        try await house.give(Cast.dorthe, leader: Cast.mette)
        #expect(try await house[Cast.mette].readCase(id).drafts.count == 3)
        await #expect(throws: NotFound.self) { try await house[Cast.anders].readCase(id) }
    }

    @Test func `After a change of department HR stays while they are HR there, and is asked for anew when not`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        func move(to department: Department) async throws {
            let now = house.clock.now
            try await house.environment.store.write { transaction in
                guard var person = try transaction.person(Cast.dorthe.id) else { throw NotFound() }
                person.department = department.id
                try transaction.update(person, at: now)
            }
        }
        try await move(to: Cast.school)
        #expect(try await house.readers(of: id).contains(Cast.pernille.id))
        #expect(try await house[Cast.mette].readCase(id).needsNewHR == false)
        try await move(to: Cast.park)
        #expect(try await house.readers(of: id).contains(Cast.pernille.id) == false)
        #expect(try await house[Cast.mette].readCase(id).needsNewHR)
        #expect(try await house[Cast.mette].readCase(id).next.kind == .nameHR)
        #expect(
            try await ReadHRChoices(house.environment)(for: id, as: house[Cast.mette].viewer).map(\.id) == [
                Cast.charlotte.id, Cast.rasmus.id,
            ])
        try await house[Cast.mette].name(hr: Cast.rasmus, in: id)
        #expect(try await house.readers(of: id).contains(Cast.rasmus.id))
        // The plugin's version stays what it was.
        #expect(try await house.formalCase(id).pin.digest == Plugin.staging().digest)
    }

    @Test func `HR is never on a case about themselves or their own leader, nor is somebody without that department`() async throws {
        let house = try await House.withCases()
        let id = try await house[Cast.kirsten].openCase(about: Cast.charlotte)
        for person in [Cast.charlotte, Cast.pernille, Cast.rasmus, Cast.henrik] {
            await #expect(throws: RuleBroken("rule.case_hr", field: "hr")) { try await house[Cast.kirsten].name(hr: person, in: id) }
        }
        #expect(try await ReadHRChoices(house.environment)(for: id, as: house[Cast.kirsten].viewer).isEmpty)
    }

    @Test func `Nobody opens a case about somebody they do not lead, nor by a procedure that is not in force`() async throws {
        let house = try await House.withCases()
        for person in [Cast.dorthe, Cast.henrik, Cast.pernille, Cast.jonas] {
            await #expect(throws: NotFound.self) { try await house[person].openCase(about: Cast.dorthe) }
        }
        await #expect(throws: NotFound.self) { try await house[Cast.mette].openCase(about: Cast.dorthe, by: "other") }
        await #expect(throws: NotFound.self) { try await house[Cast.mette].openCase(about: Cast.dorthe, of: "other") }
        #expect(
            try await ReadProcedures(house.environment)(for: Cast.dorthe.id, as: house[Cast.mette].viewer).map(\.procedure.id) == ["staged"]
        )
    }

    @Test func `A case stays by the plugin version it was opened with`() async throws {
        let house = try await House.withCases()
        let id = try await house[Cast.mette].openCase(about: Cast.dorthe)
        let newer = Plugin.staging(version: "2.0.0", procedures: [])
        house.host.know(newer)
        try await house.environment.install(newer)
        try await house[Cast.mette].begin(.one, in: id)
        #expect(try await house[Cast.mette].readCase(id).procedure?.stages.count == 4)
        await #expect(throws: NotFound.self) { try await house[Cast.mette].openCase(about: Cast.amalie) }
    }

    @Test func `Without HR the leader's leader is the second person: they see the request, and nothing else`() async throws {
        let house = try await House.withCases()
        let id = try await house[Cast.mette].openCase(about: Cast.dorthe)
        try await house[Cast.mette].noteAdvice(in: id)
        try await house[Cast.mette].begin(.three, in: id, because: "Vold")
        try await house[Cast.mette].name(decisionMaker: Cast.mette, in: id)
        try await house[Cast.mette].planWhole(in: id)
        try await house[Cast.mette].convene(in: id)
        house.pass(days: 7)
        try await house[Cast.mette].hold(in: id)
        try await AskToOverrule(house.environment)("no_hearing", because: "Han er rejst", in: id, as: house[Cast.mette].viewer)
        let seen = try await house[Cast.henrik].readCase(id)
        #expect(seen.role == .secondPerson && seen.overrides.map(\.reason) == ["Han er rejst"] && seen.documents == [] && seen.events == [])
        #expect(seen.topic == nil && seen.procedure == nil && seen.advice == [] && seen.steps == [])
        await #expect(throws: NotFound.self) { try await house[Cast.henrik].document(1, of: id) }
        await #expect(throws: NotFound.self) {
            try await ApproveOverrule(house.environment)("no_hearing", in: id, as: house[Cast.mette].viewer)
        }
        try await ApproveOverrule(house.environment)("no_hearing", in: id, as: house[Cast.henrik].viewer)
        await #expect(throws: NotFound.self) { try await house[Cast.henrik].readCase(id) }
        // The yes stands; HR must be there all the same when a sanction is decided.
        await #expect(throws: StoppedByFormalities.self) { try await house[Cast.mette].decide(in: id) }
        try await house[Cast.mette].name(hr: Cast.pernille, in: id)
        try await house[Cast.mette].decide(in: id)
        #expect(
            try await house.wholeLog().map(\.action).filter { $0.hasPrefix("case.overrule") } == [
                "case.overrule_asked", "case.overrule_approved",
            ])
    }

    @Test func `Someone who has left: the case closes, and nothing of it is gone`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await house.give(Cast.dorthe, leader: Cast.mette, leaves: true)
        await #expect(throws: RuleBroken("rule.case_employee_left")) { try await house[Cast.mette].handOver(in: id) }
        try await RemindCases(house.environment)()
        let view = try await house[Cast.mette].readCase(id)
        #expect(view.closure?.reason == .employeeLeft && view.closure?.by == nil && view.documents.count == 1)
        try await RemindCases(house.environment)()
        #expect(try await house.formalCase(id).version == view.version)
        await #expect(throws: NotFound.self) { try await Someone(Cast.dorthe, in: house.environment).readCase(id) }
    }
}
