import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addEmptyForm(to table: RouteTable) {
        table.page("/form") { _, visit in
            let form = try await PreviewForm(environment)(as: visit.signedIn())
            return emptyForm(form, at: "/form", visit)
        }
        // The form as it was frozen for one meeting, with the questions that the leader added.
        table.page("/meetings/:id/form") { _, visit in
            let view = try await ReadMeeting(environment)(visit.id(), as: visit.signedIn())
            guard let form = view.form else { throw NotFound() }
            return emptyForm(form, added: view.addedQuestions, by: view.leader, at: "/meetings/\(view.meeting.id)/form", visit)
        }
    }

    private func emptyForm(
        _ form: Form, added: [AddedQuestion] = [], by leader: Person? = nil, at path: String, _ visit: Visit
    ) -> Response {
        let t = texts(visit)
        var sections = form.sections.map { section in
            EmptyFormPage.Section(
                title: section.title(t.language), source: section.source?(t.language), questions: section.questions.map { $0.blank(t) })
        }
        if !added.isEmpty, let leader {
            sections.append(
                EmptyFormPage.Section(
                    title: t("preparation.added_by", ["name": leader.firstName]), source: nil, questions: added.map { $0.question.blank(t) }
                ))
        }
        return page(t("form.title"), at: path, visit) { EmptyFormPage(sections: sections).view($0) }
    }
}
