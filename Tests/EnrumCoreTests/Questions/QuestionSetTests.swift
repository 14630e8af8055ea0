import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Who may say what is asked, and where (X-04, P-14).
struct QuestionSetTests {
    private func set(_ name: String) throws -> QuestionSet {
        let slug = try #require(Slug(name))
        return QuestionSet(
            id: slug, title: LocalizedText(danish: name),
            questions: [Question(id: QuestionID(set: slug, name: slug), kind: .longText, label: LocalizedText(danish: name))])
    }

    enum Place: CaseIterable { case everywhere, children, works }

    private static func departments(_ place: Place) -> Set<Identifier<Department>> {
        switch place {
        case .everywhere: []
        case .children: [Cast.children.id]
        case .works: [Cast.works.id]
        }
    }

    static let table: [(Person, Place, Bool)] = [
        (Cast.jonas, .everywhere, true), (Cast.jonas, .children, true), (Cast.jonas, .works, true),
        (Cast.charlotte, .everywhere, true), (Cast.charlotte, .works, true),
        (Cast.pernille, .everywhere, false), (Cast.pernille, .children, true), (Cast.pernille, .works, false),
        (Cast.rasmus, .everywhere, false), (Cast.rasmus, .children, false), (Cast.rasmus, .works, true),
        (Cast.mette, .everywhere, false), (Cast.mette, .children, false), (Cast.amalie, .children, false),
        (Cast.kirsten, .everywhere, false),
    ]

    @Test(arguments: table)
    func `HR decides in its own departments, an admin everywhere, nobody else anywhere`(person: Person, place: Place, isAllowed: Bool)
        async throws
    {
        let house = try await House.open()
        let viewer = try await house[person].viewer
        let install = { (departments: Set<Identifier<Department>>) in
            try await InstallQuestionSet(house.environment)(try set("ekstra"), departments: departments, as: viewer)
        }
        if isAllowed {
            try await install(Self.departments(place))
            try await SwitchQuestionSet(house.environment)("ekstra", isActive: false, as: viewer)
        } else {
            await #expect(throws: NotFound.self) { try await install(Self.departments(place)) }
        }
    }

    @Test func `HR widens no set beyond its own departments, and touches none outside them`() async throws {
        let house = try await House.open()
        let pernille = try await house[Cast.pernille].viewer
        let install = InstallQuestionSet(house.environment)
        try await install(try set("ekstra"), departments: [Cast.children.id], as: pernille)
        await #expect(throws: NotFound.self) { try await install(try set("ekstra"), departments: [], as: pernille) }
        await #expect(throws: NotFound.self) {
            try await install(try set("ekstra"), departments: [Cast.children.id, Cast.works.id], as: pernille)
        }
        try await install(try set("park"), departments: [Cast.park.id], as: house[Cast.rasmus].viewer)
        await #expect(throws: NotFound.self) { try await install(try set("park"), departments: [Cast.children.id], as: pernille) }
        await #expect(throws: NotFound.self) { try await install(try set("basis"), departments: [Cast.children.id], as: pernille) }
        await #expect(throws: NotFound.self) { try await SwitchQuestionSet(house.environment)(.basis, isActive: false, as: pernille) }
        let sets = try await ReadQuestionSets(house.environment)(as: pernille).sets
        #expect(sets.map(\.set.id.rawValue) == ["basis", "ekstra", "park"])
        #expect(sets.map(\.departments) == [[], [Cast.children.id], [Cast.park.id]])
    }

    @Test func `A form asks what its department asks, with all above it, in order`() async throws {
        let house = try await House.open()
        let install = InstallQuestionSet(house.environment)
        try await install(try set("sidst"), position: 200, as: nil)
        try await install(try set("boern"), departments: [Cast.children.id], as: nil)
        try await install(try set("park"), departments: [Cast.park.id], as: nil)
        for (person, expected) in [
            (Cast.amalie, ["basis", "boern", "sidst"]), (Cast.thomas, ["basis", "park", "sidst"]), (Cast.viktor, ["basis", "sidst"]),
        ] {
            let form = try await PreviewForm(house.environment)(as: house[person].viewer).form
            #expect(form.sections.map(\.set.rawValue) == expected)
        }
        try await SwitchQuestionSet(house.environment)(.basis, isActive: false, as: house[Cast.jonas].viewer)
        #expect(
            try await PreviewForm(house.environment)(as: house[Cast.amalie].viewer).form.sections.map(\.set.rawValue) == ["boern", "sidst"])
    }

    @Test func `Equal forms have one name, different ones two`() throws {
        let (one, other) = (Form([try set("en")]), Form([try set("anden")]))
        #expect(try one.frozenID() == Form([try set("en")]).frozenID())
        #expect(try one.frozenID() != other.frozenID())
        #expect(try one.frozenID().rawValue.count == 64)
    }
}
