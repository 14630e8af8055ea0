import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Whose a point is when it comes from what somebody wrote.
struct TakeUpPointTests {
    private static let points = QuestionID(set: "dialogue", name: "points")
    private static let both = QuestionID(set: "dialogue", name: "both")
    private static let plugin: Plugin = {
        let column = { (id: Slug) in Question.Table.Column(id: id, label: .words("Punkt"), cell: .text) }
        guard let table = Question.Table(columns: [column("point"), column("hope")], rows: [], mostRows: 6) else {
            preconditionFailure("two columns are a table")
        }
        return .scripted(
            "dialogue", reads: .everything, hooks: [.agenda],
            questions: [
                Question(id: points, kind: .table(table), label: .words("Hvilke punkter?")),
                Question(id: both, kind: .text, label: .words("Hvad mener I?"), answeredBy: .both),
            ])
    }()

    private func chosen(_ house: House, shared: Bool = true) async throws -> Meeting.ID {
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 0))
        let amalie = house[Cast.amalie]
        try await amalie.answer(Self.points, .table([["Mere ro", "At nå det"], ["Færre møder", ""]]), in: id)
        try await amalie.answer(Self.both, .text("Det samme"), in: id)
        if shared { try await amalie.share(id) }
        return id
    }

    private func take(_ texts: [String], in id: Meeting.ID, as person: Person, _ house: House) async throws {
        try await TakeUpPoints(house.environment)(texts, to: id, as: house[person].viewer)
    }

    private func agenda(_ house: House, _ id: Meeting.ID, as person: Person) async throws -> [String] {
        try await house[person].read(id).agenda.map { "\($0.author == Cast.amalie.id ? "Amalie" : "Mette"): \($0.text)" }
    }

    @Test(arguments: [Cast.amalie, Cast.mette])
    func `A point in the words of an answer is its writer's, whoever takes it up, and both see that`(person: Person) async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await chosen(house)
        try await take(["Mere ro", "Færre møder"], in: id, as: person, house)
        try await take(["Mere ro"], in: id, as: person, house)
        for viewer in [Cast.amalie, Cast.mette] {
            #expect(try await agenda(house, id, as: viewer) == ["Amalie: Mere ro", "Amalie: Færre møder"], "each once")
        }
        let log = try await house.wholeLog().filter { $0.action == "agenda.added" }
        #expect(log.map(\.actor) == [person.id], "who took it up stands in the log")
    }

    @Test func `What a module thought of, and what both wrote, is whoever takes it up`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await chosen(house)
        try await house[Cast.mette].answer(Self.both, .text("Det samme"), in: id)
        try await take(["Ring oftere", "Det samme"], in: id, as: Cast.mette, house)
        #expect(try await agenda(house, id, as: Cast.amalie) == ["Mette: Ring oftere", "Mette: Det samme"])
    }

    @Test func `Nobody learns by guessing what the other has written and not shared`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await chosen(house, shared: false)
        try await take(["Mere ro"], in: id, as: Cast.mette, house)
        #expect(try await agenda(house, id, as: Cast.mette) == ["Mette: Mere ro"])
    }

    @Test func `Nobody else takes up anything, and nothing half`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await chosen(house)
        for person in [Cast.bjarne, Cast.pernille, Cast.jonas] {
            await #expect(throws: NotFound.self) { try await take(["Mere ro"], in: id, as: person, house) }
        }
        await #expect(throws: RuleBroken.self) { try await take(["Mere ro", " "], in: id, as: Cast.mette, house) }
        #expect(try await agenda(house, id, as: Cast.amalie).isEmpty)
        try await house[Cast.mette].begin(id)
        try await house[Cast.mette].finish(id)
        await #expect(throws: RuleBroken("rule.agenda_closed")) { try await take(["Mere ro"], in: id, as: Cast.mette, house) }
    }
}
