import EnrumCore
import EnrumDomain
import EnrumTexts

/// Questions under the title of the set that they come from (P-16).
extension MeetingWording {
    /// Above a set's questions; nil where there is only one set and nothing to tell apart.
    func heading(_ section: Form.Section) -> SetHeading? {
        guard view.form?.sections.count ?? 0 > 1 || !view.addedQuestions.isEmpty else { return nil }
        return SetHeading(section, of: notes.title(of: section.set), texts)
    }

    /// Above what the leader added.
    var addedHeading: SetHeading { SetHeading(title: texts("preparation.added_by", ["name": view.leader.firstName])) }

    /// What `part` makes of each question, by set, in order; sets of which nothing is left are not there.
    func bySection<Part>(_ part: (Question) -> Part?) -> [(heading: SetHeading?, parts: [Part])] {
        let sets = (view.form?.sections ?? []).map { (heading: heading($0), parts: $0.questions.compactMap(part)) }
        let added = (heading: SetHeading?.some(addedHeading), parts: view.addedQuestions.map(\.question).compactMap(part))
        return (sets + [added]).filter { !$0.parts.isEmpty }
    }

    func grouped(_ answer: (Question) -> AnswerText?) -> [AnswerGroup] {
        bySection(answer).map { AnswerGroup(heading: $0.heading, answers: $0.parts) }
    }
}

extension SetHeading {
    /// - Parameter module: What the module is called that the set comes from; nil for a set of the organisation's own.
    init(_ section: Form.Section, of module: LocalizedText?, _ t: Texts) {
        let (title, module) = (section.title(t.language), module?(t.language))
        self.init(title: title, source: module.flatMap { $0 == title ? nil : t("module.from", ["title": $0]) })
    }
}

extension Question.Kind {
    /// Whether an answer is something that one writes, and not a choice among what is offered.
    var isWritten: Bool {
        switch self {
        case .text, .longText, .table: true
        case .scale, .choice, .many, .number, .date, .person, .yesNo: false
        }
    }
}
