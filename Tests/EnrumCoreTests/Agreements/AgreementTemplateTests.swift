import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Agreements by a template: what they are about is kept in the words as shown (T-08, T-09).
struct AgreementTemplateTests {
    private func draft(_ title: String, _ template: String?, _ area: String?, firstStep: String? = nil, in house: House) -> AgreementDraft {
        var draft = house.draft(title, by: Cast.amalie)
        (draft.template, draft.area, draft.firstStep) = (template, area, firstStep)
        return draft
    }

    @Test func `The template and the area are kept, amended and told to modules`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.during)
        let id = try await house[Cast.amalie].agree(
            draft("Sige fra i tide", "toolkit/thriving", "me", firstStep: "Mandag", in: house), in: made.meeting)
        var category = try #require(try await house[Cast.mette].agreement(id).content.category)
        #expect(
            category.name == "toolkit/thriving" && category.title == .words("Trivsel") && category.source == Plugin.toolkit.manifest.title)
        #expect(category.area == .init(id: "me", label: .words("Mig selv"), firstStep: .required, place: 0))
        let asked = try #require(house.host.received(.checkAgreement).last)
        guard case .agreement(let facts) = asked.call.arguments else { return #expect(Bool(false), "no agreement was asked about") }
        #expect(facts.template == "toolkit/thriving" && facts.area == "me" && facts.firstStep == "Mandag")

        try await house[Cast.mette].amend(
            id, to: draft("Sige fra i tide", "toolkit/thriving", "team", in: house), because: "Vi talte om det")
        let agreement = try await house[Cast.amalie].agreement(id)
        category = try #require(agreement.content.category)
        #expect(category.area?.id == "team" && category.area?.place == 2)
        guard case .made(let first) = agreement.history[0].kind else { return #expect(Bool(false), "it begins with being made") }
        #expect(first.category?.area?.id == "me", "what was agreed first stays in the history")
        let snapshot = try await house.pairSnapshot(as: Cast.amalie, of: made.meeting)
        #expect(snapshot.agreements.first { $0.id == id.rawValue }?.area == "team")
        try await house[Cast.amalie].amend(id, to: draft("Sige fra i tide", nil, nil, in: house), because: "En anden slags")
        #expect(try await house[Cast.amalie].agreement(id).content.category == nil)
    }

    @Test func `Only templates of the conversation for the two are taken, and only their areas`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.during)
        for (template, area, field) in [
            ("toolkit/promise", "rest", "template"), ("toolkit/nothing", nil, "template"), ("other/thriving", nil, "template"),
            ("toolkit/thriving", "rest", "area"),
        ] {
            let error = await #expect(throws: RuleBroken.self) {
                try await house[Cast.amalie].agree(draft("Sige fra", template, area, in: house), in: made.meeting)
            }
            #expect(error?.field == field, "\(template)")
        }
        for person in [Cast.bjarne, Cast.henrik, Cast.pernille, Cast.jonas] {
            await #expect(throws: NotFound.self) {
                try await house[person].agree(draft("Sige fra", "toolkit/nothing", nil, in: house), in: made.meeting)
            }
        }
        let id = try await house[Cast.amalie].agree(draft("Sige fra", "toolkit/thriving", nil, in: house), in: made.meeting)
        let category = try await house[Cast.amalie].agreement(id).content.category
        #expect(category?.name == "toolkit/thriving" && category?.area == nil)
    }

    @Test func `What it is about stays when the module is gone, and can be kept or left`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.during)
        let id = try await house[Cast.amalie].agree(draft("Sige fra", "toolkit/thriving", "me", in: house), in: made.meeting)
        try await ChangePlugin(house.environment)("toolkit", .remove, as: nil)
        try await house[Cast.mette].amend(id, to: draft("Sige fra i tide", "toolkit/thriving", "me", in: house), because: "Tydeligere")
        #expect(try await house[Cast.mette].agreement(id).content.category?.area?.label == .words("Mig selv"))
        let error = await #expect(throws: RuleBroken.self) {
            try await house[Cast.mette].amend(id, to: draft("Sige fra", "toolkit/thriving", "group", in: house), because: "Et andet sted")
        }
        #expect(error?.field == "template")
    }

    @Test func `A new leader amends what is open, in its area, without the conversation it was made in`() async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.closed)
        let open = try await house.conversation(.during)
        let id = try await house[Cast.amalie].agree(draft("Sige fra", "toolkit/thriving", "me", in: house), in: open.meeting)
        try await house.give(Cast.amalie, leader: Cast.anders)
        try await house[Cast.anders].amend(id, to: draft("Sige fra", "toolkit/thriving", "group", in: house), because: "Ny leder")
        #expect(try await house[Cast.amalie].agreement(id).content.category?.area?.id == "group")
        await #expect(throws: NotFound.self) {
            try await house[Cast.mette].amend(id, to: draft("Sige fra", "toolkit/nothing", nil, in: house), because: "Ikke længere")
        }
        #expect(made.meeting != open.meeting)
    }

    @Test(
        arguments: [("me", nil, true), ("me", "Mandag", false), ("group", nil, false), ("team", nil, false)] as [(String, String?, Bool)])
    func `A first step is missed where the area asks for one, and nothing is stopped by it`(
        area: String, step: String?, isMissed: Bool
    ) async throws {
        let house = try await House.open(with: [.toolkit])
        let made = try await house.conversation(.during)
        let id = try await house[Cast.amalie].agree(
            draft("Sige fra", "toolkit/thriving", area, firstStep: step, in: house), in: made.meeting)
        #expect(try await house[Cast.amalie].agreement(id).content.lacksFirstStep == isMissed)
    }
}
