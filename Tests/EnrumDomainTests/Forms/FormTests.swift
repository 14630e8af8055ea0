import EnrumDomain
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
