import EnrumDomain
import EnrumFormats
import Testing

struct BaseQuestionSetTests {
    @Test func `The base set asks the eleven questions, each in Danish and English`() {
        let set = BaseQuestionSet.load()
        #expect(set.id.rawValue == "basis")
        #expect(
            set.questions.map(\.id.rawValue) == [
                "basis/tasks", "basis/goals", "basis/progress", "basis/sparring", "basis/balance", "basis/means", "basis/purpose",
                "basis/motivation", "basis/team", "basis/ideas", "basis/topics",
            ])
        let texts =
            [set.title, set.description, set.source].compactMap { $0 } + set.questions.flatMap { [$0.label, $0.help].compactMap { $0 } }
        #expect(texts.count == 25)
        #expect(texts.allSatisfy { $0.english != nil && $0.english != $0.danish })
    }

    @Test func `Motivation goes from 1 to 10 with both ends worded, and the rest can be answered freely`() {
        for question in BaseQuestionSet.load().questions {
            if question.id.rawValue == "basis/motivation", case .scale(let scale) = question.kind {
                #expect((scale.lowest, scale.highest) == (1, 10))
                #expect(scale.lowestLabel.danish != scale.highestLabel.danish)
            } else {
                #expect(question.kind == .longText)
            }
        }
    }

    @Test func `The employee answers all of it beforehand, and nothing is required`() {
        for question in BaseQuestionSet.load().questions {
            #expect((question.phase, question.answeredBy, question.lane) == (.before, .employee, .pair))
            #expect(!question.isRequired && question.showIf == nil)
        }
    }
}
