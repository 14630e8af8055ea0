import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

struct CaseDraftTests {
    @Test func `I-29: big words about the person bring the gentle warning, and not where one writes what should become`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        let (mette, environment) = (house[Cast.mette], house.environment)
        func write(_ field: String, _ text: String) async throws -> [String] {
            try await SaveCasePreparation(environment)([CaseFieldDraft(field, .text(text))], step: 1, of: id, as: mette.viewer)
            return try await mette.readCase(id).absolutes
        }
        #expect(try await write("trial/ending", "At hun altid ringer, når hun er forsinket") == [])
        #expect(try await write("trial/goal", "Hun ringer altid for sent") == ["altid"])
    }

    @Test func `What the leader prepares is in nobody else's view, document or export`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        let (mette, environment) = (house[Cast.mette], house.environment)
        let secret = "Hun kommer aldrig til tiden"
        try await SaveCasePreparation(environment)([CaseFieldDraft("trial/goal", .text(secret))], step: 1, of: id, as: mette.viewer)
        try await DoExercise(environment)(["Hjælpsom over for nye", ""], step: 1, of: id, as: mette.viewer)
        try await SaveCasePrivateNote(environment)("Kun til mig", step: 1, of: id, basedOn: nil, as: mette.viewer)
        try await TickCaseChecklist(environment)("room/door", isTicked: true, step: 1, of: id, as: mette.viewer)
        let own = try await mette.readCase(id)
        #expect(Set(own.drafts.map(\.part)) == [.preparation, .exercise, .privateNote, .checklist])
        #expect(own.absolutes == ["aldrig"])
        try await SaveRecord(environment)(
            [CaseFieldDraft("trial/leader-sees", .text("Sådan ser jeg det"))], step: 1, of: id, as: mette.viewer)
        try await HandOverRecord(environment)(in: id, as: mette.viewer)
        for person in [Cast.dorthe, Cast.pernille, Cast.henrik] {
            let view = try await house[person].readCase(id)
            // HR takes part, and reads the record that is being written.
            #expect(view.drafts.allSatisfy { $0.part == .record && person == Cast.pernille } && view.absolutes == [])
            #expect(
                view.documents.allSatisfy { !$0.body.contains("aldrig") && !$0.body.contains("Hjælpsom") && !$0.body.contains("Kun til") })
        }
        let export = try await ExportCase(environment)(id, as: mette.viewer)
        for file in export.files {
            let text = String(decoding: file.content, as: UTF8.self)
            #expect(!text.contains("aldrig") && !text.contains("Hjælpsom") && !text.contains("Kun til"), "\(file.path)")
        }
        #expect(export.files.map(\.path) == ["index.json", "documents/01-convening.txt", "documents/02-minutes.txt"])
    }

    @Test func `Only the leader prepares, and only what is asked at the stage`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        let environment = house.environment
        for person in [Cast.dorthe, Cast.pernille, Cast.henrik, Cast.amalie] {
            await #expect(throws: NotFound.self) {
                try await SaveCasePreparation(environment)(
                    [CaseFieldDraft("trial/goal", .text("x"))], step: 1, of: id, as: house[person].viewer)
            }
            await #expect(throws: NotFound.self) { try await DoExercise(environment)(["x"], step: 1, of: id, as: house[person].viewer) }
        }
        await #expect(throws: RefusedAnswers.self) {
            try await SaveCasePreparation(environment)(
                [CaseFieldDraft("trial/other", .text("x"))], step: 1, of: id, as: house[Cast.mette].viewer)
        }
        await #expect(throws: NotFound.self) {
            try await DoExercise(environment)(Array(repeating: "x", count: 6), step: 1, of: id, as: house[Cast.mette].viewer)
        }
        await #expect(throws: NotFound.self) {
            try await TickCaseChecklist(environment)("room/window", isTicked: true, step: 1, of: id, as: house[Cast.mette].viewer)
        }
    }

    @Test func `HR writes in the record where HR takes part, and two who write at once lose nothing`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        let field = "trial/leader-sees"
        let save = SaveRecord(house.environment)
        #expect(
            try await save([CaseFieldDraft(field, .text("Første"))], step: 1, of: id, as: house[Cast.mette].viewer) == [
                .saved(field: field, version: 1)
            ])
        #expect(try await house[Cast.pernille].readCase(id).drafts.map(\.value) == [.text("Første")])
        #expect(
            try await save([CaseFieldDraft(field, .text("HR's"), basedOn: 1)], step: 1, of: id, as: house[Cast.pernille].viewer)
                == [.saved(field: field, version: 2)])
        let outcome = try await save([CaseFieldDraft(field, .text("Min"), basedOn: 1)], step: 1, of: id, as: house[Cast.mette].viewer)
        guard case .conflict(let standing, let yours)? = outcome.first else {
            Issue.record("the later text won")
            return
        }
        #expect(standing.value == .text("HR's") && standing.editedBy == Cast.pernille.id && yours == .text("Min"))
        await #expect(throws: NotFound.self) {
            try await save([CaseFieldDraft(field, .text("x"))], step: 1, of: id, as: house[Cast.dorthe].viewer)
        }
        try await HandOverRecord(house.environment)(in: id, as: house[Cast.mette].viewer)
        #expect(try await house[Cast.dorthe].document(2, of: id).body.contains("HR's"))
        await #expect(throws: RuleBroken("rule.case_record_handed_over")) {
            try await save([CaseFieldDraft(field, .text("x"), basedOn: 2)], step: 1, of: id, as: house[Cast.mette].viewer)
        }
    }

    @Test func `The employee's answer is theirs alone until it is sent`() async throws {
        let house = try await House.withCases()
        let id = try await house.heldThree()
        try await house[Cast.mette].startHearing(in: id)
        try await SaveHearingDraft(house.environment)("Jeg tænker stadig", step: 1, of: id, basedOn: nil, as: house[Cast.dorthe].viewer)
        for person in [Cast.mette, Cast.pernille, Cast.henrik] { #expect(try await house[person].readCase(id).drafts == []) }
        #expect(try await house[Cast.dorthe].readCase(id).drafts.map(\.value) == [.text("Jeg tænker stadig")])
        try await SubmitHearing(house.environment)(in: id, as: house[Cast.dorthe].viewer)
        #expect(try await house[Cast.mette].readCase(id).step?.hearing?.statements.map(\.text) == ["Jeg tænker stadig"])
        #expect(try await house[Cast.dorthe].readCase(id).drafts == [])
    }
}
