import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Contracts: the owner sees the whole, the other what both read, and nobody else anything (L-12, L-25).
struct ContractTests {
    private func conversation(in house: House) async throws -> Meeting.ID {
        let id = try await house.conversation(.sent).meeting
        try await house[Cast.amalie].answer(QuestionID(set: "toolkit", name: "goals"), .text("MINE-MÅL"), in: id)
        try await house[Cast.amalie].answer(QuestionID(set: "toolkit", name: "own"), .text("KUN-MINE"), in: id)
        try await house[Cast.mette].answer(QuestionID(set: "toolkit", name: "hidden"), .text("KUN-LEDERENS"), in: id)
        return id
    }

    private func fields(_ view: ContractView) -> [String] {
        view.parts.map { part in
            part.heading.danish + ":"
                + part.fields.map { field in
                    switch field {
                    case .answer(_, let answer): " " + (answer?.value?.stored ?? "-")
                    case .agreements(let made, _): made.map { " " + $0.content.title }.joined()
                    case .selfAgreements(let own): own.map { " " + $0.content.title }.joined()
                    }
                }.joined()
        }
    }

    @Test
    func `L-12: a follow-up that asks nothing of the sheet shows the sheet of the latest conversation that did, to each what is theirs`()
        async throws
    {
        let house = try await House.open(with: [.toolkit])
        let (amalie, mette) = (house[Cast.amalie], house[Cast.mette])
        let goals = QuestionID(set: "toolkit", name: "goals")
        func held(_ words: String, after days: Int64) async throws -> Meeting.ID {
            house.clock.advance(days: days)
            let id = try await mette.plan(with: Cast.amalie, at: house.schedule(in: 0))
            try await amalie.answer(goals, .text(words), in: id)
            try await amalie.answer(QuestionID(set: "toolkit", name: "own"), .text("MIT \(words)"), in: id)
            try await amalie.share(id)
            try await mette.begin(id)
            try await amalie.promise("LØFTE \(words)", in: id, template: "toolkit/promise", area: "rest")
            try await mette.finish(id)
            return id
        }
        _ = try await held("Først", after: 0)
        let second = try await held("Siden", after: 14)
        house.clock.advance(days: 14)
        let follow = try await mette.plan(
            with: Cast.amalie, type: MeetingType.ID(plugin: "toolkit", name: "later"), at: house.schedule(in: 0))
        let own = try await amalie.contract(in: follow)
        #expect(own.meeting.meeting.id == second)
        #expect(fields(own).joined().contains("Siden") && fields(own).joined().contains("MIT Siden"))
        #expect(fields(own).joined().contains("LØFTE Siden") && !fields(own).joined().contains("Først"))
        let leaders = try await fields(mette.contract(in: follow)).joined()
        #expect(leaders.contains("Siden") && !leaders.contains("MIT Siden") && !leaders.contains("LØFTE"))
        for person in [Cast.bjarne, Cast.jonas, Cast.henrik] {
            await #expect(throws: NotFound.self) { try await house[person].contract(in: follow) }
        }
    }

    @Test func `The owner sees all of it, the other what both can read, as it is shared and agreed`() async throws {
        let house = try await House.open(with: [.toolkit])
        let id = try await conversation(in: house)
        #expect(try await fields(house[Cast.mette].contract(in: id)) == ["Mål: -", "Med hinanden:"], "a draft is not there for the other")
        try await house[Cast.amalie].share(id)
        try await house[Cast.mette].begin(id)
        try await house[Cast.amalie].promise("LØFTE", in: id)
        try await house[Cast.mette].promise("LEDERENS LØFTE", in: id)
        var draft = house.draft("Af skabelonen", by: Cast.amalie)
        (draft.template, draft.area) = ("toolkit/thriving", "group")
        try await house[Cast.mette].agree(draft, in: id)
        try await house[Cast.mette].agree(house.draft("Uden skabelon", by: Cast.mette), in: id)
        let own = try await house[Cast.amalie].contract(in: id)
        #expect(own.isOwner && own.hasOwnParts)
        #expect(fields(own) == ["Mål: MINE-MÅL KUN-MINE", "Med mig selv: LØFTE", "Med hinanden: Af skabelonen"])
        let others = try await house[Cast.mette].contract(in: id)
        #expect(!others.isOwner && others.hasOwnParts)
        #expect(fields(others) == ["Mål: MINE-MÅL", "Med hinanden: Af skabelonen"])
        #expect(!described(others.parts).contains("KUN-MINE") && !described(others.parts).contains("LØFTE"))
        #expect(try await fields(house[Cast.mette].contract("leaders", in: id)) == ["Kun mig: KUN-LEDERENS"])
        #expect(try await house[Cast.amalie].contract("leaders", in: id).parts.isEmpty)
    }

    @Test func `To everybody but the two, and under another name, it is not there`() async throws {
        let house = try await House.open(with: [.toolkit])
        let id = try await conversation(in: house)
        for person in Cast.everyone where person != Cast.amalie && person != Cast.mette {
            await #expect(throws: NotFound.self, "\(person.name)") { try await house[person].contract(in: id) }
        }
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].contract("nothing", in: id) }
        try await house.give(Cast.amalie, leader: Cast.anders)
        for person in [Cast.mette, Cast.anders] {
            await #expect(throws: NotFound.self) { try await house[person].contract(in: id) }
        }
        #expect(try await house[Cast.amalie].contract(in: id).isOwner)
    }

    @Test func `Before the form is sent there is nothing to gather`() async throws {
        let house = try await House.open(with: [.toolkit])
        let id = try await house.conversation(.planned).meeting
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].contract(in: id) }
    }
}
