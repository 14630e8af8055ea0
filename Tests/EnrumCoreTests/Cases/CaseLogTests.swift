import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

struct CaseLogTests {
    @Test func `Every reading is logged, and the employee sees it from when the case is there for them`() async throws {
        let house = try await House.withCases()
        let id = try await house[Cast.mette].openCase(about: Cast.dorthe)
        _ = try await house[Cast.mette].readCase(id)
        try await house[Cast.mette].begin(.one, in: id)
        #expect(try await house[Cast.dorthe].log().filter { $0.object?.hasPrefix("case/") == true } == [])
        try await house[Cast.mette].hold(in: id)
        _ = try await house[Cast.mette].readCase(id)
        let seen = try await house[Cast.dorthe].log().filter { $0.object == "case/\(id)" }
        #expect(seen.map(\.action) == ["case.read", "case.held"])
        #expect(seen.allSatisfy { !$0.isSecurityEvent })
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].readCase(id) }
        #expect(try await house[Cast.jonas].log().isEmpty)
    }

    @Test func `Why a stage was passed by, and what HR advised, are not in the employee's log or page`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        let view = try await house[Cast.dorthe].readCase(id)
        #expect(view.advice == [] && view.notes == [] && view.overrides == [] && view.events.allSatisfy { $0.audience == .parties })
        #expect(try await house[Cast.dorthe].log().map(\.action).contains("case.stage_begun") == false)
        #expect(try await house[Cast.pernille].readCase(id).advice.count == 1)
    }

    @Test func `Reading a document marks it as opened once, for the employee alone`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        _ = try await house[Cast.mette].document(1, of: id)
        #expect(try await house.formalCase(id).documents[0].openedAt == nil)
        _ = try await house[Cast.dorthe].document(1, of: id)
        let opened = try #require(try await house.formalCase(id).documents[0].openedAt)
        _ = try await house[Cast.dorthe].document(1, of: id)
        #expect(try await house.formalCase(id).documents[0].openedAt == opened)
        await #expect(throws: NotFound.self) { try await house[Cast.dorthe].document(2, of: id) }
    }

    @Test func `Whoever must act is reminded once, two days before, in words that say nothing`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await house[Cast.mette].handOver(in: id)
        try await house[Cast.mette].startHearing(in: id)
        let environment = house.environment
        let remind = RemindCases(environment)
        func nudges(_ person: Person) async throws -> [CaseNudge] { try await ReadDeadlines(environment)(as: house[person].viewer) }
        try await remind()
        // Two documents wait to be filed at once; the deadlines of the employee are far away.
        #expect(try await nudges(Cast.mette).count == 2)
        #expect(try await nudges(Cast.dorthe).isEmpty)
        house.pass(days: 12)
        #expect(try await remind() > 0)
        #expect(try await remind() == 0)
        #expect(try await nudges(Cast.dorthe).count == 2)
        try await house[Cast.dorthe].answerHearing("Ja.", in: id)
        #expect(try await nudges(Cast.dorthe).count == 1)
        try await PutAwayCaseReminder(environment)(try #require(try await nudges(Cast.dorthe).first).id, as: house[Cast.dorthe].viewer)
        #expect(try await nudges(Cast.dorthe).isEmpty)
        // A leader who no longer is loses the reminders too.
        try await house.give(Cast.dorthe, leader: Cast.anders)
        #expect(try await nudges(Cast.mette).isEmpty)
        for person in [Cast.jonas, Cast.henrik, Cast.charlotte] where person.id != Cast.henrik.id {
            #expect(try await nudges(person).isEmpty)
        }
    }

    @Test func `A letter that the organisation has made its own is used from then on, and what was sent stays`() async throws {
        let house = try await House.withCases()
        let id = try await house.convenedThree()
        let (pernille, environment) = (house[Cast.pernille], house.environment)
        let save = SaveLetter(environment)
        let body = LocalizedText(danish: "Vores eget notat.\n\n{{record}}")
        await #expect(throws: RuleBroken("rule.letter_key", field: "body", ["key": "recrod", "line": "1"])) {
            try await save("note", of: "trial", title: nil, body: LocalizedText(danish: "{{recrod}}"), basedOn: nil, as: pernille.viewer)
        }
        await #expect(throws: RuleBroken("rule.letter_needs", field: "body", ["key": "topic"])) {
            try await save("convening", of: "trial", title: nil, body: LocalizedText(danish: "Kom."), basedOn: nil, as: pernille.viewer)
        }
        let hidden = LocalizedText(danish: "{{#rule}}\n{{record}}\n{{/rule}}")
        await #expect(
            throws: RuleBroken("rule.letter_needs_always", field: "body", ["key": "record", "section": "rule", "line": "1"])
        ) { try await save("note", of: "trial", title: nil, body: hidden, basedOn: nil, as: pernille.viewer) }
        let invented = LocalizedText(danish: "{{record}}\n{{settings.notice}}\n{{settings.nosuch}}")
        await #expect(throws: RuleBroken("rule.letter_setting", field: "body", ["key": "settings.nosuch", "line": "3"])) {
            try await save("note", of: "trial", title: nil, body: invented, basedOn: nil, as: pernille.viewer)
        }
        await #expect(throws: NotFound.self) {
            try await save("note", of: "trial", title: nil, body: body, basedOn: nil, as: house[Cast.mette].viewer)
        }
        try await save("minutes", of: "trial", title: nil, body: body, basedOn: nil, as: pernille.viewer)
        await #expect(throws: RuleBroken("rule.letter_changed")) {
            try await save("minutes", of: "trial", title: nil, body: body, basedOn: nil, as: pernille.viewer)
        }
        house.pass(days: 7)
        try await house[Cast.mette].hold(in: id)
        try await SaveRecord(environment)(
            [CaseFieldDraft("trial/leader-sees", .text("Sådan ser jeg det"))], step: 1, of: id, as: house[Cast.mette].viewer)
        try await HandOverRecord(environment)(in: id, as: house[Cast.mette].viewer)
        #expect(try await house[Cast.dorthe].document(2, of: id).body == "Vores eget notat.\n\n# Lederens syn\n\nSådan ser jeg det")
        try await save("minutes", of: "trial", title: nil, body: nil, basedOn: 1, as: pernille.viewer)
        #expect(
            try await ReadLetters(environment)(as: pernille.viewer).first { $0.original.id == "minutes" }?.template.body
                == LetterTemplate.staged[2].body)
        #expect(try await house[Cast.dorthe].document(2, of: id).body.hasPrefix("Vores eget"))
    }
}
