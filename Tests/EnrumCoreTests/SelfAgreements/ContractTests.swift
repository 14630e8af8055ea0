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
                    case .agreements(let made): made.map { " " + $0.content.title }.joined()
                    case .selfAgreements(let own): own.map { " " + $0.content.title }.joined()
                    }
                }.joined()
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
