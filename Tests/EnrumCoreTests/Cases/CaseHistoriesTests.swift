import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Random histories of a case: whatever is tried in whatever order, nobody sees it who should not, and nothing handed over ever changes.
struct CaseHistoriesTests {
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    /// The people who can ever have a part in it.
    private static let near = [Cast.mette, Cast.dorthe, Cast.pernille, Cast.henrik, Cast.anders, Cast.karen]

    @Test(arguments: 1...24)
    func `Nobody else ever sees anything of a case, and what was handed over stays to the letter`(seed: Int) async throws {
        let house = try await House.withCases(seed: UInt64(seed))
        var dice = Dice(state: UInt64(seed))
        let id = try await house[Cast.mette].openCase(about: Cast.dorthe, topic: "Hemmeligt emne")
        var texts: [Int: String] = [:]
        for _ in 0..<60 {
            let person = Self.near[dice.roll(Self.near.count)]
            do {
                try await deed(dice.roll(24), by: house[person], in: id, house, dice.roll(5))
            } catch is NotFound {
            } catch is RuleBroken {
            } catch is StoppedByFormalities {
            }
            let standing = try await house.formalCase(id)
            for (number, text) in texts { #expect(standing.document(number)?.body == text) }
            for document in standing.documents { texts[document.number] = document.body }
        }
        try await expectOnlyThoseWithAPart(in: id, house)
    }

    private func deed(_ number: Int, by someone: Someone, in id: Case.ID, _ house: House, _ die: Int) async throws {
        let environment = house.environment
        switch number {
        case 0:
            try await someone.begin(
                [.zero, .one, .two, .three, .three][die], in: id, because: die > 1 ? "Grund" : nil, expecting: die > 3 ? [.warning] : [])
        case 1: try await someone.noteAdvice(in: id)
        case 2: try await someone.planWhole(in: id, days: die)
        case 3: try await someone.tell(in: id)
        case 4: try await someone.convene(in: id)
        case 5, 6: try await someone.hold(in: id)
        case 7: try await someone.handOver(in: id)
        case 8: try await someone.file(die + 1, of: id)
        case 9: try await someone.endStep(in: id)
        case 10: try await someone.name(hr: die == 0 ? nil : Cast.pernille, in: id)
        case 11: try await someone.name(decisionMaker: die == 0 ? nil : Cast.henrik, in: id)
        case 12: try await someone.startHearing(in: id)
        case 13: try await someone.answerHearing("Svar", in: id)
        case 14: try await someone.decide(in: id)
        case 15: try await someone.invite(Cast.karen, to: id)
        case 16: try await someone.handOn(die + 1, of: id)
        case 17: try await someone.remark("Bemærkning", on: die + 1, of: id)
        case 18: try await AskToOverrule(environment)("no_hearing", because: "Haster", in: id, as: someone.viewer)
        case 19: try await ApproveOverrule(environment)("no_hearing", in: id, as: someone.viewer)
        case 20: try await house.give(Cast.dorthe, leader: die == 0 ? Cast.anders : Cast.mette)
        case 21: house.pass(days: Int64(die * 5))
        case 22: _ = try await someone.readCase(id)
        default: if die == 0 { try await someone.close(.notNeeded, id) }
        }
    }

    private func expectOnlyThoseWithAPart(in id: Case.ID, _ house: House) async throws {
        let standing = try await house.formalCase(id)
        let employee = try #require(try await house.environment.store.read { try $0.person(Cast.dorthe.id) })
        var expected: Set<Person.ID> = [try #require(employee.leader)]
        if standing.visibleSince != nil { expected.insert(employee.id) }
        if let hr = standing.hr,
            standing.steps.contains(where: { $0.stage == "step-3" && (!$0.expects.isEmpty || $0.hearing != nil || $0.decided != nil) })
        {
            expected.insert(hr)
        }
        if let decides = standing.decisionMaker,
            standing.step?.stage == "step-3" || standing.steps.contains(where: { $0.decided?.by == decides })
        {
            expected.insert(decides)
        }
        if standing.isOpen, let companion = standing.companion?.person { expected.insert(companion) }
        var readers = try await house.readers(of: id)
        // The second person's own view is of the request alone.
        if standing.openOverrule != nil, !expected.contains(Cast.henrik.id), readers.contains(Cast.henrik.id) {
            let view = try await house[Cast.henrik].readCase(id)
            #expect(view.role == .secondPerson && view.documents == [] && view.steps == [] && view.topic == nil)
            readers.remove(Cast.henrik.id)
        }
        #expect(readers == expected)
        for person in Cast.everyone where !expected.contains(person.id) {
            #expect(
                try await Someone(person, in: house.environment).log().allSatisfy {
                    $0.object != "case/\(id)" || $0.actor == person.id || person.id == Cast.mette.id || person.id == Cast.anders.id
                }, "\(person.name)")
        }
    }
}
