import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumCore

/// What modules can hold against an act, and how people get past it.
struct GuardTests {
    private static func plugin(_ hooks: [Hook] = [.guard], onFailure: PluginManifest.GuardFailure = .warn, checks: [CheckRule] = [])
        -> Plugin
    {
        .scripted("distance", reads: .everything, hooks: hooks, onGuardFailure: onFailure, checks: checks)
    }

    /// A transition, the stage before it, and how to try it.
    struct Step: Sendable, CustomStringConvertible {
        let description: String
        let stage: Stage
        let from: String
        let to: String
        let phase: Meeting.Phase
        let attempt: @Sendable (Environment, Meeting.ID, String?, Viewer) async throws -> Void

        static let all = [
            Step(description: "begin", stage: .opened, from: "before", to: "during", phase: .during) {
                try await BeginMeeting($0)($1, overruling: $2, as: $3)
            },
            Step(description: "finish", stage: .during, from: "during", to: "after", phase: .after) {
                try await FinishMeeting($0)($1, overruling: $2, as: $3)
            },
            Step(description: "close", stage: .after, from: "after", to: "closed", phase: .closed) {
                try await CloseMeeting($0)($1, overruling: $2, as: $3)
            },
        ]
    }

    @Test(arguments: Step.all)
    func `A guard that says no stops the step until there is a reason, which both can read and the log knows of`(step: Step) async throws {
        let house = try await House.open(with: [Self.plugin()])
        let id = try await house.conversation(step.stage).meeting
        house.host.forgetCalls()
        house.host.on(.guard, of: "distance") { _, _ in
            HookResult(.findings([.says(.block, "Ikke endnu"), .says(.hint)]), store: ["asked": "1"])
        }
        let (before, rows) = (try await house.meeting(id), try await house.countLog())
        let stopped = StoppedByFindings(findings: [.says(.block, "Ikke endnu")], unanswered: [], canBeOverruled: true)
        for reason in [nil, "", " \n"] as [String?] {
            await #expect(throws: stopped) { try await step.attempt(house.environment, id, reason, house[Cast.mette].viewer) }
        }
        #expect(try await house.meeting(id) == before)
        #expect(try await house.countLog() == rows)
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == [:])
        #expect(house.host.received(.guard).map(\.call.arguments) == Array(repeating: .transition(from: step.from, to: step.to), count: 3))
        try await step.attempt(house.environment, id, " Vi kan ikke vente ", house[Cast.mette].viewer)
        #expect(try await house.meeting(id).phase == step.phase)
        #expect(try await house[Cast.amalie].read(id).remarks.last?.text == "Modulet distance: Ikke endnu\nVi kan ikke vente")
        #expect(try await house[Cast.amalie].read(id).remarks.last?.author == Cast.mette.id)
        #expect(try await house.deeds(since: rows).contains("module.overruled"))
        #expect(try await house[Cast.amalie].log().contains { $0.action == "module.overruled" && $0.actor == Cast.mette.id })
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == ["distance": ["asked": "1"]], "an act keeps what hooks want kept")
    }

    @Test(arguments: Step.all)
    func `What only warns stops nothing, and a reason that nobody asked for is not kept`(step: Step) async throws {
        let house = try await House.open(with: [Self.plugin()])
        let id = try await house.conversation(step.stage).meeting
        house.host.on(.guard, of: "distance") { _, _ in HookResult(.findings([.says(.warn), .says(.hint)])) }
        let remarks = try await house[Cast.mette].read(id).remarks
        try await step.attempt(house.environment, id, "En grund", house[Cast.mette].viewer)
        #expect(try await house.meeting(id).phase == step.phase)
        #expect(try await house[Cast.mette].read(id).remarks == remarks)
        #expect(try await !house.wholeLog().contains { $0.action == "module.overruled" })
    }

    @Test(arguments: PluginManifest.GuardFailure.allCases)
    func `A guard that fails follows its manifest`(onFailure: PluginManifest.GuardFailure) async throws {
        let house = try await House.open(with: [Self.plugin(onFailure: onFailure)])
        let id = try await house.conversation(.opened).meeting
        house.host.fail(.guard, of: "distance", .init(.time))
        switch onFailure {
        case .warn: try await house[Cast.mette].begin(id)
        case .block:
            let title = Self.plugin().manifest.title
            await #expect(throws: StoppedByFindings(findings: [], unanswered: [title], canBeOverruled: true)) {
                try await house[Cast.mette].begin(id)
            }
            try await BeginMeeting(house.environment)(id, overruling: "Modulet svarer ikke", as: house[Cast.mette].viewer)
        }
        #expect(try await house.meeting(id).phase == .during)
        #expect(try await house.faults().allSatisfy { $0.fault.hook == .guard && $0.meeting == id })
    }

    @Test func `Guards are never paused by what somebody typed, neither by their own faults nor by another hook's`() async throws {
        let house = try await House.open(with: [Self.plugin([.guard, .checkMeeting], onFailure: .block)])
        let id = try await house.conversation(.opened).meeting
        house.host.fail(.guard, of: "distance", .init(.time))
        for _ in 1...4 { await #expect(throws: StoppedByFindings.self) { try await house[Cast.mette].begin(id) } }
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
        house.host.fail(.checkMeeting, of: "distance", .init(.memory))
        _ = try await house.ask(.meeting, as: Cast.amalie, about: id)
        _ = try await house.ask(.meeting, as: Cast.bjarne, about: house.conversation(.opened, of: Cast.bjarne).meeting)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause?.reason == "module.paused_by_abort")
        house.host.forgetCalls()
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: id).isEmpty)
        await #expect(throws: StoppedByFindings.self) { try await house[Cast.mette].begin(id) }
        #expect(house.host.received().map(\.call.hook) == [.guard], "the guard is asked, and nothing else")
        try await ChangePlugin(house.environment)("distance", .pause, as: nil)
        try await house[Cast.mette].begin(id)
        #expect(house.host.received().count == 1, "whom somebody has stopped is not asked")
    }

    @Test func `Faults of a guard do not count with those of other hooks`() async throws {
        let house = try await House.open(with: [Self.plugin([.guard, .checkMeeting])])
        let id = try await house.conversation(.opened).meeting
        house.host.fail(.guard, of: "distance", .init(.time))
        house.host.fail(.checkMeeting, of: "distance")
        let other = try await house.conversation(.opened, of: Cast.bjarne).meeting
        _ = try await house.ask(.meeting, as: Cast.amalie, about: id)
        _ = try await house.ask(.meeting, as: Cast.bjarne, about: other)
        try await house[Cast.mette].begin(id)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
        _ = try await house.ask(.meeting, as: Cast.bjarne, about: other)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause?.reason == "module.paused_by_faults")
    }

    @Test func `A block in the check of the whole conversation stops its end, and only that`() async throws {
        let rule = CheckRule(
            id: "none", subject: .meeting, when: .not(.answered(.answer(Q.goals))), level: .block, text: .words("Ingen mål"))
        let house = try await House.open(with: [Self.plugin([.checkMeeting], checks: [rule])])
        house.host.on(.checkMeeting, of: "distance") { _, _ in HookResult(.findings([.says(.block, "Ikke nok"), .says(.warn)])) }
        let id = try await house.conversation(.during).meeting
        let error = await #expect(throws: StoppedByFindings.self) { try await house[Cast.mette].finish(id) }
        #expect(Set((error?.findings ?? []).map(\.text.danish)) == ["Ikke nok", "Ingen mål"])
        try await FinishMeeting(house.environment)(id, overruling: "Vi når det næste gang", as: house[Cast.mette].viewer)
        try await house[Cast.mette].close(id)
        #expect(try await house.meeting(id).phase == .closed)
    }

    @Test func `Two who have seen the record do not close it past a guard; the leader can, with a reason`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        let id = try await house.conversation(.after).meeting
        house.host.on(.guard, of: "distance") { _, _ in HookResult(.findings([.says(.block)])) }
        try await house[Cast.mette].acknowledge(id)
        try await house[Cast.amalie].acknowledge(id)
        #expect(try await house.meeting(id).phase == .after)
        #expect(try await house[Cast.amalie].read(id).acknowledgements.count == 2, "what they have seen they have seen")
        try await CloseMeeting(house.environment)(id, overruling: "Det er afklaret", as: house[Cast.mette].viewer)
        #expect(try await house.meeting(id).phase == .closed)
        house.host.on(.guard, of: "distance") { _, _ in HookResult(.nothing) }
        let other = try await house.conversation(.after, of: Cast.bjarne).meeting
        house.host.on(.guard, of: "distance") { _, _ in HookResult(.nothing, store: ["closed": "1"]) }
        try await house[Cast.mette].acknowledge(other)
        #expect(try await house.stored(Cast.bjarne, with: Cast.mette) == [:])
        try await house[Cast.bjarne].acknowledge(other)
        #expect(try await house.meeting(other).phase == .closed)
        #expect(try await house.stored(Cast.bjarne, with: Cast.mette) == ["distance": ["closed": "1"]])
    }

    @Test func `When the conversation changes while a guard is asked, it is asked again`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        let id = try await house.conversation(.during).meeting
        let environment = house.environment
        house.host.forgetCalls()
        house.host.on(.guard, of: "distance") { _, snapshot in
            if snapshot.agreements.count == 2 {
                let draft = AgreementDraft(
                    title: "Ring op", responsible: .person(Cast.amalie.id), deadline: snapshot.today.adding(days: 3))
                _ = try? await Someone(Cast.amalie, in: environment).agree(draft, in: id)
            }
            return HookResult(.findings(snapshot.agreements.count > 2 ? [.says(.block, "For mange")] : []))
        }
        await #expect(throws: StoppedByFindings.self) { try await house[Cast.mette].finish(id) }
        #expect(house.host.received(.guard).map(\.snapshot.agreements.count) == [2, 3])
        #expect(try await house.meeting(id).phase == .during)
    }

    @Test func `Who is outside the two sets no guard going`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        let id = try await house.conversation(.opened).meeting
        house.host.forgetCalls()
        for person in [Cast.bjarne, Cast.henrik, Cast.pernille, Cast.jonas] {
            await #expect(throws: NotFound.self) { try await house[person].begin(id) }
        }
        #expect(house.host.received().isEmpty)
    }

    @Test func `A block on an agreement refuses it until it is mended, and nothing is lost`() async throws {
        let rule = CheckRule(
            id: "step", subject: .agreement, when: .not(.answered(.agreement("first_step"))), level: .block,
            text: .words("Skriv et skridt"),
            field: "first_step")
        let house = try await House.open(with: [Self.plugin([.checkAgreement], checks: [rule])])
        house.host.on(.checkAgreement, of: "distance") { call, _ in
            guard case .agreement(let facts) = call.arguments, facts.responsible == "other" else { return HookResult(.nothing) }
            return HookResult(.findings([Finding(level: .block, text: .words("En af jer to"), field: "responsible", source: "distance")]))
        }
        let id = try await house.conversation(.opened).meeting
        try await house[Cast.mette].begin(id)
        try await house[Cast.mette].write(Words.said, to: .said(Q.tasks), in: id)
        let (before, rows) = (try await house[Cast.mette].read(id), try await house.countLog())
        var draft = AgreementDraft(
            title: "Ring op", responsible: .email(Cast.karen.email.address), deadline: house.date(in: 5), firstStep: nil)
        let error = await #expect(throws: StoppedByFindings.self) { try await house[Cast.amalie].agree(draft, in: id) }
        #expect(Set(error?.findings.map(\.field) ?? []) == ["first_step", "responsible"] && error?.canBeOverruled == false)
        #expect(described(try await house[Cast.mette].read(id)) == described(before))
        #expect(try await house.countLog() == rows)
        draft.firstStep = "Find nummeret"
        draft.responsible = .person(Cast.amalie.id)
        let agreement = try await house[Cast.amalie].agree(draft, in: id)
        #expect(try await house[Cast.mette].agreement(agreement).content.firstStep == "Find nummeret")
        let facts = try #require(house.host.received(.checkAgreement).last).call.arguments
        #expect(
            facts
                == .agreement(
                    AgreementFacts(
                        meeting: id.rawValue, title: "Ring op", responsible: "employee", due: house.date(in: 5), firstStep: "Find nummeret")
                ))
    }

    @Test func `What may not be agreed on may not be amended to either`() async throws {
        let house = try await House.open(with: [Self.plugin([.checkAgreement])])
        let made = try await house.conversation(.closed)
        let agreement = try #require(made.agreement)
        house.host.forgetCalls()
        house.host.on(.checkAgreement, of: "distance") { call, _ in
            guard case .agreement(let facts) = call.arguments, facts.firstStep == nil else { return HookResult(.nothing) }
            return HookResult(.findings([Finding(level: .block, text: .words("Et skridt"), field: "first_step", source: "distance")]))
        }
        var draft = house.draft("Ring op igen", by: Cast.mette, in: 20)
        let (standing, rows) = (try await house[Cast.amalie].agreement(agreement), try await house.countLog())
        let error = await #expect(throws: StoppedByFindings.self) {
            try await house[Cast.amalie].amend(agreement, to: draft, because: "Ferie")
        }
        #expect(error?.findings.map(\.field) == ["first_step"] && error?.canBeOverruled == false)
        #expect(try await house[Cast.amalie].agreement(agreement) == standing)
        #expect(try await house.countLog() == rows)
        draft.firstStep = "Find nummeret"
        try await house[Cast.amalie].amend(agreement, to: draft, because: "Ferie")
        guard case .agreement(let facts)? = house.host.received(.checkAgreement).last?.call.arguments else {
            return #expect(Bool(false), "nobody was asked")
        }
        #expect(facts.id == agreement.rawValue && facts.title == "Ring op igen" && facts.responsible == "leader" && facts.amendments == 0)
        #expect(facts.made == house.clock.today && facts.due == house.date(in: 20))
        house.host.forgetCalls()
        for person in [Cast.bjarne, Cast.karen, Cast.jonas] {
            await #expect(throws: NotFound.self) { try await house[person].amend(agreement, to: draft, because: "Ferie") }
        }
        try await house.give(Cast.amalie, leader: Cast.anders)
        draft.firstStep = nil
        draft.responsible = .person(Cast.amalie.id)
        try await house[Cast.anders].amend(agreement, to: draft, because: "Ny leder")
        #expect(house.host.received().isEmpty, "a new leader has the agreement, not the conversation it was made in")
    }

    @Test func `A check of an agreement that fails, or only warns, stops nothing`() async throws {
        let house = try await House.open(with: [Self.plugin([.checkAgreement])])
        let id = try await house.conversation(.opened).meeting
        try await house[Cast.mette].begin(id)
        house.host.fail(.checkAgreement, of: "distance")
        try await house[Cast.amalie].agree(house.draft(by: Cast.amalie), in: id)
        house.host.on(.checkAgreement, of: "distance") { _, _ in HookResult(.findings([.says(.warn), .says(.hint)])) }
        try await house[Cast.amalie].agree(house.draft("En til", by: Cast.amalie), in: id)
        #expect(try await house[Cast.mette].read(id).agreements.count == 2)
        #expect(try await house.faults().count == 1)
    }
}
