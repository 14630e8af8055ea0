import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// During the conversation: points, what is said, minutes (P-05, P-06, P-08).
struct DuringTests {
    @Test func `Points are ticked as they are talked through, by either`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.opened)
        let (own, leaders) = (try #require(conversation.point), try #require(conversation.leadersPoint))
        await #expect(throws: RuleBroken("rule.begin_first")) { try await house[Cast.mette].tick(own, in: conversation.meeting) }
        try await house[Cast.mette].begin(conversation.meeting)
        try await house[Cast.mette].tick(own, in: conversation.meeting)
        try await house[Cast.amalie].tick(leaders, in: conversation.meeting)
        try await house[Cast.mette].tick(leaders, in: conversation.meeting, done: false)
        let agenda = try await house[Cast.amalie].read(conversation.meeting).agenda
        #expect(agenda.map { $0.ticked?.by } == [Cast.mette.id, nil])
        let late = try await house[Cast.amalie].bring("Noget, jeg kom i tanke om", to: conversation.meeting)
        #expect(try await house[Cast.mette].read(conversation.meeting).agenda.map(\.id) == [own, late, leaders])
    }

    @Test func `Nothing is written in the record before the conversation has begun`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.opened).meeting
        await #expect(throws: RuleBroken("rule.begin_first")) { try await house[Cast.mette].write("Vi sagde", to: .said(Q.tasks), in: id) }
        await #expect(throws: RuleBroken("rule.begin_first")) { try await house[Cast.mette].minute("Referat", in: id) }
        await #expect(throws: RuleBroken("rule.begin_first")) { try await house[Cast.mette].agree(house.draft(by: Cast.amalie), in: id) }
        await #expect(throws: RuleBroken("rule.finish_first")) { try await house[Cast.mette].acknowledge(id) }
        await #expect(throws: RuleBroken("rule.finish_first")) { try await house[Cast.amalie].remark("Tak", to: id) }
    }

    @Test func `When two write in one field, both texts are kept until the second has chosen`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let field = Field.said(Q.goals)
        #expect(try await house[Cast.mette].write("Mettes ord", to: field, in: id) == .saved(field: field, version: 1))
        let conflict = Conflict(field: field, yours: "Amalies ord", theirs: "Mettes ord", theirVersion: 1, theirAuthor: Cast.mette.id)
        #expect(try await house[Cast.amalie].write("Amalies ord", to: field, in: id) == .conflict(conflict))
        var view = try await house[Cast.amalie].read(id)
        #expect(view.notes[Q.goals]?.text == "Mettes ord" && view.conflicts == [conflict])
        #expect(try await house[Cast.mette].read(id).conflicts.isEmpty, "nobody reads a text that was never saved")

        try await house[Cast.mette].write("Mettes nye ord", to: field, basedOn: 1, in: id)
        view = try await house[Cast.amalie].read(id)
        #expect(view.conflicts.map(\.theirs) == ["Mettes nye ord"] && view.conflicts.map(\.theirVersion) == [2])
        #expect(try await house[Cast.amalie].write("Vores ord", to: field, basedOn: 2, in: id) == .saved(field: field, version: 3))
        view = try await house[Cast.mette].read(id)
        #expect(view.notes[Q.goals]?.text == "Vores ord")
        #expect(try await house[Cast.amalie].read(id).conflicts.isEmpty)
    }

    @Test func `Several notes are saved at once, each on what stands, also when one comes twice`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let mette = house[Cast.mette]
        let outcomes = try await SaveTexts(house.environment)(
            [
                TextDraft(field: .said(Q.goals), text: "Først", basedOn: nil), TextDraft(field: .said(Q.tasks), text: "Mettes", basedOn: 0),
                TextDraft(field: .said(Q.goals), text: "Så", basedOn: 1), TextDraft(field: .said(Q.goals), text: "For sent", basedOn: 1),
            ], in: id, as: mette.viewer)
        #expect(outcomes[0] == .saved(field: .said(Q.goals), version: 1) && outcomes[2] == .saved(field: .said(Q.goals), version: 2))
        for (outcome, theirs) in [(outcomes[1], Words.said), (outcomes[3], "Så")] {
            guard case .conflict(let conflict) = outcome else {
                Issue.record("\(outcome) took the place of \(theirs)")
                continue
            }
            #expect(conflict.theirs == theirs)
        }
        let view = try await mette.read(id)
        #expect(view.notes[Q.goals]?.text == "Så" && view.notes[Q.tasks]?.text == Words.said && view.conflicts.count == 2)
        await #expect(throws: NotFound.self) { try await mette.write("Intet", to: .said(Q.unknown), in: id) }
    }

    @Test func `One can let go of one's own text, and what the other wrote stands`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let field = Field.said(Q.goals)
        try await house[Cast.mette].write("Mettes ord", to: field, in: id)
        try await house[Cast.amalie].write("Amalies ord", to: field, in: id)
        try await house[Cast.mette].settle(field, keep: .theirs, basedOn: 1, in: id)
        #expect(try await house[Cast.amalie].read(id).conflicts.count == 1, "only its author lets go of a text")
        try await house[Cast.amalie].settle(field, keep: .theirs, basedOn: 1, in: id)
        let view = try await house[Cast.amalie].read(id)
        #expect(view.conflicts.isEmpty && view.notes[Q.goals]?.text == "Mettes ord")
    }

    @Test func `The same words twice are no conflict, and an emptied field is one`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let field = Field.said(Q.goals)
        try await house[Cast.mette].write("Vores ord", to: field, in: id)
        #expect(try await house[Cast.amalie].write(" Vores ord\n", to: field, in: id) == .saved(field: field, version: 1))
        guard case .conflict(let conflict) = try await house[Cast.amalie].write("", to: field, in: id) else {
            Issue.record("an empty text took the place of one its author had not seen")
            return
        }
        #expect(conflict.yours == "" && conflict.theirs == "Vores ord")
    }

    @Test func `An answer in two windows is kept in both versions too, and the conflict ends with the choice`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.sent).meeting
        let field = Field.answer(Q.tasks)
        try await house[Cast.amalie].answer(Q.tasks, .text("På telefonen"), in: id)
        guard case .conflict = try await house[Cast.amalie].answer(Q.tasks, .text("På computeren"), in: id) else {
            Issue.record("the second window overwrote the first")
            return
        }
        guard case .conflict = try await house[Cast.amalie].answer(Q.tasks, nil, in: id) else {
            Issue.record("an empty answer overwrote a text")
            return
        }
        try await house[Cast.amalie].answer(Q.tasks, .text("På computeren"), in: id)
        let conflicts = try await house[Cast.amalie].read(id).conflicts
        #expect(conflicts.map(\.yours) == ["På computeren"] && conflicts.map(\.theirs) == ["På telefonen"])
        #expect(try await house[Cast.amalie].answer(Q.tasks, .text("Begge dele"), basedOn: 1, in: id) == .saved(field: field, version: 2))
        let view = try await house[Cast.amalie].read(id)
        #expect(view.conflicts.isEmpty && view.ownAnswers[Q.tasks]?.value == .text("Begge dele"))
    }

    @Test func `Of twenty who save on the same version one is kept, and the others' words are offered back`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let field = Field.said(Q.goals)
        let viewers = [try await house[Cast.amalie].viewer, try await house[Cast.mette].viewer]
        let environment = house.environment
        let outcomes = try await withThrowingTaskGroup(of: SaveOutcome.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await SaveText(environment)("Tekst \(number)", to: field, basedOn: nil, in: id, as: viewers[number % 2])
                }
            }
            return try await group.reduce(into: [SaveOutcome]()) { $0.append($1) }
        }
        let conflicts = outcomes.compactMap { if case .conflict(let conflict) = $0 { conflict } else { nil } }
        #expect(conflicts.count == 19)
        let standing = try #require(try await house[Cast.amalie].read(id).notes[Q.goals])
        #expect(standing.version == 1 && conflicts.allSatisfy { $0.theirs == standing.text && $0.theirVersion == 1 })
        #expect(Set(conflicts.map(\.yours) + [standing.text]) == Set((0..<20).map { "Tekst \($0)" }))
    }

    @Test func `Whoever has the pen writes the minutes, and the leader can always take it back (P-08)`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.during)
        let (id, passage) = (conversation.meeting, try #require(conversation.passage))
        await #expect(throws: RuleBroken("rule.no_pen")) { try await house[Cast.amalie].minute("Mine ord", in: id) }
        await #expect(throws: RuleBroken("rule.no_pen")) {
            try await house[Cast.amalie].write("", to: .passage(passage), basedOn: 1, in: id)
        }
        await #expect(throws: RuleBroken("rule.no_pen")) { try await house[Cast.amalie].removePassage(passage, basedOn: 1, in: id) }
        await #expect(throws: NotFound.self) { try await house[Cast.amalie].passPen(in: id) }
        try await house[Cast.mette].passPen(in: id)
        try await house[Cast.amalie].minute("Amalie har pennen", in: id)
        await #expect(throws: RuleBroken("rule.no_pen")) { try await house[Cast.mette].minute("Mettes ord", in: id) }
        try await house[Cast.mette].passPen(in: id)
        try await house[Cast.mette].passPen(in: id)
        try await house[Cast.amalie].passPen(in: id)
        try await house[Cast.mette].minute("Mette har pennen", in: id)
        let expected = [Words.passage, Words.confidential, "Amalie har pennen", "Mette har pennen"]
        #expect(try await house[Cast.amalie].read(id).passages.map(\.text) == expected)
    }

    @Test func `A passage is confidential or not as its writer says, and stays so while it is edited`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.during)
        let (id, passage) = (conversation.meeting, try #require(conversation.confidential))
        func isConfidential(_ person: Person) async throws -> Bool? {
            try await house[person].read(id).passages.first { $0.id == passage }?.isConfidential
        }
        #expect(try await isConfidential(Cast.amalie) == true)
        #expect(try await isConfidential(Cast.mette) == true)
        try await house[Cast.mette].write("Nye ord", to: .passage(passage), basedOn: 1, in: id)
        #expect(try await isConfidential(Cast.amalie) == true)
        try await house[Cast.mette].write("Nye ord", to: .passage(passage), basedOn: 2, confidential: false, in: id)
        #expect(try await isConfidential(Cast.amalie) == false)
    }

    @Test func `A passage that someone changed meanwhile is not removed`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.during)
        let passage = try #require(conversation.passage)
        try await house[Cast.mette].write("Nye ord", to: .passage(passage), basedOn: 1, in: conversation.meeting)
        let conflict = try await house[Cast.mette].removePassage(passage, basedOn: 1, in: conversation.meeting)
        #expect(conflict?.theirs == "Nye ord" && conflict?.theirVersion == 2)
        #expect(try await house[Cast.mette].removePassage(passage, basedOn: 2, in: conversation.meeting) == nil)
        #expect(try await house[Cast.mette].read(conversation.meeting).passages.map(\.text) == [Words.confidential])
    }

    @Test(arguments: [Field.said(Q.goals), .privateNote, .passage(.init(stored: "new"))])
    func `A text has at most 20,000 characters, wherever it is written`(field: Field) async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        let long = String(repeating: "å", count: Limits.text)
        let version = field == .privateNote ? 1 : nil
        let error = await #expect(throws: RuleBroken.self) {
            try await house[Cast.mette].write(long + "å", to: field, basedOn: version, in: id)
        }
        #expect(error?.phrase.key == "rule.too_long" && error?.field == field.name)
        guard case .saved = try await house[Cast.mette].write(long, to: field, basedOn: version, in: id) else {
            Issue.record("a text at its limit was not kept")
            return
        }
    }

    @Test func `What is said is said about a question of this conversation`() async throws {
        let house = try await House.open()
        let id = try await house.conversation(.during).meeting
        await #expect(throws: NotFound.self) { try await house[Cast.mette].write("Om ingenting", to: .said(Q.unknown), in: id) }
    }

    @Test func `Rows have a limit, and one more is refused in words`() async throws {
        let house = try await House.open()
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 7))
        for number in 0..<Limits.rows { try await house[Cast.amalie].bring("Punkt \(number)", to: id) }
        let tooMany = RuleBroken("rule.too_many", field: "item", ["limit": String(Limits.rows)])
        await #expect(throws: tooMany) { try await house[Cast.amalie].bring("Et for meget", to: id) }
        for number in 0..<20 { try await house[Cast.mette].ask("Spørgsmål \(number)?", in: id) }
        let error = await #expect(throws: RuleBroken.self) { try await house[Cast.mette].ask("Et for meget?", in: id) }
        #expect(error?.phrase.key == "rule.too_many")
    }

    @Test func `Every change that the other can see counts the version up, and no other does`() async throws {
        let house = try await House.open()
        let conversation = try await house.conversation(.during)
        let id = conversation.meeting
        var seen = try await house[Cast.amalie].version(of: id)
        let visible: [() async throws -> Void] = [
            { try await house[Cast.mette].write("Sagt", to: .said(Q.goals), in: id) },
            { try await house[Cast.mette].minute("Skrevet", in: id) },
            { try await house[Cast.mette].tick(try #require(conversation.point), in: id) },
            { try await house[Cast.amalie].bring("Et punkt", to: id) },
            { try await house[Cast.mette].ask("Et spørgsmål?", in: id) },
            { try await house[Cast.mette].agree(house.draft(by: Cast.mette), in: id) },
            { try await house[Cast.amalie].note("Det går", on: try #require(conversation.agreement)) },
            { try await house[Cast.karen].keep(try #require(conversation.thirdsAgreement)) },
            { try await house[Cast.mette].passPen(in: id) },
            { try await house[Cast.mette].finish(id) },
            { try await house[Cast.mette].acknowledge(id) },
            { try await house[Cast.amalie].remark("Tak", to: id) },
        ]
        for (number, deed) in visible.enumerated() {
            try await deed()
            let now = try await house[Cast.amalie].version(of: id)
            #expect(now > seen, "deed \(number)")
            seen = now
        }
        try await house[Cast.amalie].write("Kun for mig", to: .privateNote, in: id)
        try await house[Cast.mette].acknowledge(id)
        _ = try await house[Cast.mette].read(id)
        #expect(try await house[Cast.amalie].version(of: id) == seen)
    }
}
