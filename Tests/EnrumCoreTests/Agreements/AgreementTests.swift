@testable import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Agreements: made at the table, adjusted, followed up (P-07, P-10, P-11, I-48).
struct AgreementTests {
    @Test func `An agreement without title, responsible or deadline is refused by its field, and nothing is kept (P-07)`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let count = try await house[Cast.mette].read(id).agreements.count
        let date = house.date(in: 7)
        let table: [(AgreementDraft, String, String)] = [
            (.init(title: "", responsible: .person(Cast.amalie.id), deadline: date), "title", "rule.agreement_title"),
            (.init(title: "Ring", responsible: .person(Cast.amalie.id), deadline: date), "title", "rule.agreement_vague"),
            (.init(title: "Ring op", responsible: nil, deadline: date), "responsible", "rule.agreement_responsible"),
            (.init(title: "Ring op", responsible: .person(Cast.amalie.id), deadline: nil), "deadline", "rule.agreement_deadline"),
            (
                .init(title: "Ring op", responsible: .person(Cast.amalie.id), deadline: house.date(in: -1)), "deadline",
                "rule.agreement_past"
            ),
            (.init(title: "Ring op", responsible: .person(Cast.karen.id), deadline: date), "responsible", "rule.agreement_responsible"),
            (
                .init(title: "Ring op", responsible: .email("ingen@solvig.example"), deadline: date), "responsible_email",
                "rule.agreement_email"
            ),
            (.init(title: "Ring op", responsible: .email("ikke en adresse"), deadline: date), "responsible_email", "rule.agreement_email"),
        ]
        for (draft, field, key) in table {
            let error = await #expect(throws: RuleBroken.self) { try await house[Cast.mette].agree(draft, in: id) }
            #expect(error?.field == field && error?.phrase.key == key)
        }
        #expect(try await house[Cast.mette].read(id).agreements.count == count)
    }

    @Test func `Somebody else is responsible by email, unless they have left`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let draft = AgreementDraft(title: "Vis os skemaet", responsible: .email(" OLE.KRAGH@solvig.example "), deadline: house.date(in: 7))
        let made = try await house[Cast.mette].agree(draft, in: id)
        #expect(try await house[Cast.amalie].agreement(made).content.responsible == Cast.ole.id)
        try await house.give(Cast.ole, leader: nil, leaves: true)
        let error = await #expect(throws: RuleBroken.self) { try await house[Cast.mette].agree(draft, in: id) }
        #expect(error?.phrase.key == "rule.agreement_email", "as if there were nobody with that address")
    }

    @Test func `A third person sees title and deadline of what they are to do, and can say it is done; nothing else`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.after)
        let id = try #require(conversation.thirdsAgreement)
        var view = try await house[Cast.karen].agreements()
        #expect(view.asThird == [.init(id: id, title: "Vis os runden", deadline: house.date(in: 20), isOpen: true)])
        #expect(view.own.isEmpty && view.team.isEmpty && view.people.isEmpty)
        await #expect(throws: NotFound.self) { try await house[Cast.karen].agreement(id) }
        await #expect(throws: NotFound.self) { try await house[Cast.karen].drop(id, because: "Nej tak") }
        await #expect(throws: NotFound.self) { try await house[Cast.karen].read(conversation.meeting) }
        try await house[Cast.karen].keep(id)
        view = try await house[Cast.karen].agreements()
        #expect(view.asThird.map(\.isOpen) == [false])
        let agreement = try await house[Cast.amalie].agreement(id)
        #expect(agreement.state == .kept && agreement.history.last?.by == Cast.karen.id)
        #expect(try await house[Cast.amalie].agreements().people[Cast.karen.id]?.name == Cast.karen.name)
    }

    @Test func `Someone who no longer is responsible sees it no longer`() async throws {
        let house = try await House.open()
        let id = try #require(try await house.conversation(.after).thirdsAgreement)
        let draft = AgreementDraft(title: "Vis os runden", responsible: .person(Cast.amalie.id), deadline: house.date(in: 20))
        try await house[Cast.amalie].amend(id, to: draft, because: "Karen har for travlt")
        #expect(try await house[Cast.karen].agreements().asThird.isEmpty)
        await #expect(throws: NotFound.self) { try await house[Cast.karen].keep(id) }
    }

    @Test func `An agreement is adjusted with a reason, and its history stays (P-10)`() async throws {
        let house = try await House.open()
        let id = try #require(try await house.conversation(.closed).agreement)
        let first = try await house[Cast.amalie].agreement(id).content
        let error = await #expect(throws: RuleBroken.self) {
            try await house[Cast.amalie].amend(id, to: house.draft("Ring op i morgen", by: Cast.amalie), because: " ")
        }
        #expect(error?.field == "reason")
        await #expect(throws: RuleBroken("rule.agreement_past", field: "deadline")) {
            try await house[Cast.amalie].amend(id, to: house.draft("Ring op i går", by: Cast.amalie, in: -1), because: "For sent")
        }
        try await house[Cast.amalie].amend(id, to: house.draft("Ring op i morgen", by: Cast.mette, in: 30), because: "Ferie", basedOn: 1)
        let agreement = try await house[Cast.mette].agreement(id)
        #expect(agreement.content.title == "Ring op i morgen" && agreement.content.responsible == Cast.mette.id)
        #expect(agreement.history.map(\.kind) == [.made(first), .amended(agreement.content)])
        #expect(agreement.history.last?.text == "Ferie")
    }

    @Test func `Whoever amends what has changed meanwhile is shown what stands`() async throws {
        let house = try await House.open()
        let id = try #require(try await house.conversation(.closed).agreement)
        try await house[Cast.mette].note("Jeg har spurgt", on: id)
        let standing = try await house[Cast.mette].agreement(id)
        await #expect(throws: AgreementChanged(standing: standing)) {
            try await house[Cast.amalie].amend(id, to: house.draft("Ring op i morgen", by: Cast.amalie), because: "Ferie", basedOn: 1)
        }
        #expect(try await house[Cast.amalie].agreement(id) == standing)
    }

    @Test func `Agreements live on after the record has closed: noted, kept, evaluated (P-11, I-48)`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.closed)
        let (own, third) = (try #require(conversation.agreement), try #require(conversation.thirdsAgreement))
        try await house[Cast.amalie].note("Halvvejs", on: own)
        try await house[Cast.amalie].keep(own)
        await #expect(throws: RuleBroken("rule.agreement_closed")) { try await house[Cast.mette].keep(own) }
        try await house[Cast.mette].evaluate(own, .improved, note: "Det er blevet lettere")
        try await house[Cast.mette].drop(third, because: "Runden er lavet om")
        let view = try await house[Cast.amalie].agreements()
        #expect(view.own.map(\.state) == [.evaluated, .dropped])
        #expect(view.own.first?.outcome == .improved)
        #expect(view.own.first?.history.compactMap(\.text) == ["Halvvejs", "Det er blevet lettere"])
        #expect(try await house[Cast.mette].agreements().team.isEmpty, "only open ones of the team")
    }

    @Test func `The leader sees the team's open agreements by deadline`() async throws {
        let house = try await House.open()
        _ = try await house.conversation(.during)
        _ = try await house.conversation(.during, of: Cast.bjarne)
        let team = try await house[Cast.mette].agreements().team
        #expect(team.count == 4)
        #expect(team.map(\.content.deadline) == team.map(\.content.deadline).sorted())
        #expect(Set(team.map(\.employee)) == [Cast.amalie.id, Cast.bjarne.id])
    }
}
