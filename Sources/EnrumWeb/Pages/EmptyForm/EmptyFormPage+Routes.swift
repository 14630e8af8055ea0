import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addEmptyForm(to table: RouteTable) {
        table.page("/form") { request, visit in
            let viewer = try visit.signedIn()
            let named = try FormFields((request.uri.query ?? "").utf8)["department"]
            guard let named else { return emptyForm(try await PreviewForm(environment)(as: viewer), visit) }
            guard let id = Identifier<Department>(named) else { throw NotFound() }
            let preview = try await PreviewForm(environment)(for: id)
            let department = try await ReadQuestionSets(environment)(as: viewer).departments.departments[id]
            return emptyForm(preview, of: department, visit)
        }
        // The form as it was frozen for one meeting, with the questions that the leader added.
        table.page("/meetings/:id/form") { _, visit in
            let view = try await ReadMeeting(environment)(visit.id(), as: visit.signedIn())
            guard let form = view.form else { throw NotFound() }
            return emptyForm(form, of: view, visit)
        }
    }

    /// Where the employee has no questions beforehand, or the conversation has none, it is said how the two go on without.
    private func emptyForm(_ form: Form, of view: MeetingView, _ visit: Visit) -> Response {
        let (t, path) = (texts(visit), "/meetings/\(view.meeting.id)")
        let isKeptBack = view.isEmployee && view.meeting.begun == nil && !view.meeting.isHandedOut
        let nothing = EmptyState(
            title: t("form.no_form"),
            text: t(isKeptBack ? "form.kept_back" : "form.no_questions", ["name": view.other.firstName]),
            action: .init(words: t("form.to_conversation"), path: path))
        return emptyForm(form, added: view.addedQuestions, by: view.leader, nothing: nothing, at: path + "/form", visit)
    }

    private func emptyForm(_ preview: FormPreview, of department: Department? = nil, _ visit: Visit) -> Response {
        emptyForm(preview.form, of: department, missing: texts(visit).missingParts(preview.unreadable), at: "/form", visit)
    }

    private func emptyForm(
        _ form: Form, of department: Department? = nil, missing: MissingParts = MissingParts(), added: [AddedQuestion] = [],
        by leader: Person? = nil, nothing: EmptyState? = nil, at path: String, _ visit: Visit
    ) -> Response {
        let t = texts(visit)
        var sections = form.sections.map { section in
            EmptyFormPage.Section(
                title: section.title(t.language), description: section.description?(t.language), source: section.source?(t.language),
                questions: section.questions.map { $0.blank(t) })
        }
        if !added.isEmpty, let leader {
            sections.append(
                EmptyFormPage.Section(
                    title: t("preparation.added_by", ["name": leader.firstName]), source: nil, questions: added.map { $0.question.blank(t) }
                ))
        }
        let model = EmptyFormPage(
            department: department?.name, isOfMeeting: nothing != nil, sections: sections, nothing: nothing, missing: missing)
        return page(t("form.title"), at: path, visit) { model.view($0) }
    }
}
