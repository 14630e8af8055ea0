import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What letters say, and what stands in no letter.
struct CaseLetterTests {
    private static let plan = [
        ActionPlan.Point(
            what: "Møde klokken otte", how: "Bussen før", responsible: [.employee], deadline: CalendarDate(year: 2026, month: 11, day: 30)),
        ActionPlan.Point(what: "Lægge vagterne om", responsible: [.leader, .tr]),
    ]

    @Test func `I-47: a warning holds the whole plan, with who is responsible and by when`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await SavePlan(house.environment)(ActionPlan(points: Self.plan), in: id, as: house[Cast.mette].viewer)
        try await house[Cast.mette].startHearing(in: id)
        try await house[Cast.dorthe].answerHearing("Bussen kørte ikke.", in: id)
        try await house[Cast.henrik].decide(in: id)
        let letter = try await house[Cast.dorthe].document(3, of: id).body
        #expect(letter.contains("- Møde klokken otte (employee, 2026-11-30)") && letter.contains("- Lægge vagterne om (leader, tr, -)"))
    }

    @Test(arguments: [true, false])
    func `I-20: nobody stands in the minutes as companion who was invited after the meeting`(isInvitedBefore: Bool) async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        if isInvitedBefore { try await house[Cast.dorthe].invite(Cast.viktor, to: id) }
        house.pass(days: 7)
        try await house[Cast.mette].hold(in: id)
        house.pass(days: 1)
        if !isInvitedBefore { try await house[Cast.dorthe].invite(Cast.viktor, to: id) }
        let preview = try await PreviewLetter(house.environment)(.minutes, in: id, as: house[Cast.mette].viewer)
        #expect(preview.body.contains(Cast.viktor.name) == isInvitedBefore)
    }

    @Test(arguments: [".", "Ja", "- -", "Vi talte"])
    func `A record is more than a sign or a word`(body: String) async throws {
        let house = try await House.withCases()
        let id = try await house.heldTwo()
        await #expect(throws: StoppedByFormalities.self) { try await house[Cast.mette].handOver(body, in: id) }
    }

    @Test func `Why stages were passed by, why it was paused and how it went is read where it is said to be`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await PauseStep(house.environment)(because: "Dorthe græder.", in: id, as: house[Cast.mette].viewer)
        func words(_ person: Person) async throws -> [String] {
            try await house[person].readCase(id).events.compactMap(\.kind.written)
        }
        #expect(try await words(Cast.mette) == ["Det er alvorligt.", "Dorthe græder."])
        #expect(try await words(Cast.dorthe) == ["Dorthe græder."], "why stages were passed by is the workplace's")
        let export = try await ExportCase(house.environment)(id, as: house[Cast.mette].viewer)
        let index = String(decoding: try #require(export.files.first).content, as: UTF8.self)
        #expect(index.contains("Det er alvorligt.") && index.contains("Dorthe græder."))
    }
}
