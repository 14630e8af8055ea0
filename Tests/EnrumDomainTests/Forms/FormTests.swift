import EnrumDomain
import Foundation
import Testing

struct FormTests {
    private func question(_ id: String, _ text: String) -> Question {
        Question(id: QuestionID(stored: id), kind: .longText, label: LocalizedText(danish: text))
    }

    private func set(_ id: String, _ questions: Question...) throws -> QuestionSet {
        QuestionSet(id: try #require(Slug(id)), title: LocalizedText(danish: id), questions: questions)
    }

    @Test func `A form asks each question once, where it was asked first`() throws {
        let first = try set("basis", question("basis/tasks", "Hvad fylder?"), question("basis/goals", "Hvad er nået?"))
        let second = try set("ekstra", question("basis/tasks", "Hvad fylder mest?"), question("ekstra/team", "Hvordan går det i teamet?"))
        let form = Form([first, second, first])
        #expect(form.sections.map(\.set.rawValue) == ["basis", "ekstra"])
        #expect(form.questions.map(\.id.rawValue) == ["basis/tasks", "basis/goals", "ekstra/team"])
        #expect(form.question(QuestionID(stored: "basis/tasks"))?.label.danish == "Hvad fylder?")
        #expect(form.question(QuestionID(stored: "basis/nothing")) == nil)
    }

    @Test func `A set without new questions makes no empty section`() throws {
        #expect(Form([try set("tom")]).sections.isEmpty)
        #expect(Form([]).questions.isEmpty)
    }

    @Test func `A text without a translation is shown in Danish`() {
        #expect(LocalizedText(danish: "Hvad fylder?")(.english) == "Hvad fylder?")
        #expect(LocalizedText(danish: "Hvad fylder?", english: "What takes your time?")(.english) == "What takes your time?")
        #expect(LocalizedText(danish: "Hvad fylder?", english: "What takes your time?")(.danish) == "Hvad fylder?")
    }
}

/// Questions that modules thought up for one pair.
struct GeneratedQuestionTests {
    private static func question(_ id: String) -> Question {
        Question(id: QuestionID(stored: id), kind: .text, label: LocalizedText(danish: id))
    }

    private static func set(_ id: String, _ questions: String...) -> QuestionSet {
        QuestionSet(id: slug(id), title: LocalizedText(danish: id), questions: questions.map { question(id + "/" + $0) })
    }

    private let sets = [set("basis", "tasks"), set("distance", "closeness"), set("distance", "follow_up", "more")]
    private let own = QuestionID(stored: "distance/closeness")
    private let thoughtUp = QuestionID(stored: "distance/follow_up")

    @Test func `A form knows them, and is the same without them as if they had never been asked`() {
        let form = Form(sets, generated: [thoughtUp, QuestionID(stored: "distance/more"), QuestionID(stored: "distance/never")])
        #expect(form.questions.count == 4 && form.isGenerated(thoughtUp) && !form.isGenerated(own))
        #expect(!form.isGenerated(QuestionID(stored: "distance/never")), "what is not asked is not thought up either")
        #expect(form.withoutGenerated == Form(Array(sets.prefix(2))))
        #expect(form.withoutGenerated.withoutGenerated == form.withoutGenerated)
    }

    @Test func `A form that has none is kept as such forms were before`() throws {
        let form = Form(sets, generated: [])
        #expect(form == Form(sets) && form.withoutGenerated == form)
        let json = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
        #expect(!json.contains("generated"))
        let more = Form(sets, generated: [thoughtUp])
        #expect(try JSONDecoder().decode(Form.self, from: JSONEncoder().encode(more)) == more)
    }
}
