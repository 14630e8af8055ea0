import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addChoose(to table: RouteTable) {
        table.page("/meetings/:id/questions/choose") { _, visit in
            let id: Meeting.ID = try visit.id()
            do {
                return try await choosePage(visit, try await preview(visit), Choice(), hasChosen: false)
            } catch let broken as RuleBroken where broken.phrase.key == "rule.already_sent" {
                return seeOther("/meetings/\(id)/prepare")
            }
        }
        table.change("/meetings/:id/questions/choose") { fields, _, visit in
            let id: Meeting.ID = try visit.id()
            let choice = Choice(fields)
            do {
                let preview = try await preview(visit)
                let left = choice.left(of: preview.form)
                let kept = preview.count(leaving: left)
                // Nobody sends a long form without having seen how long it is.
                let isUntold = MeetingFormPreview.isLong(kept) && fields["told"] != String(kept)
                guard fields["deed"] != "count", !isUntold else { return try await choosePage(visit, preview, choice, hasChosen: true) }
                try await SendForm(environment)(id, leaving: left, as: visit.signedIn())
                return seeOther("/meetings/\(id)/prepare?done=sent")
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await choosePage(visit, try await preview(visit), choice, hasChosen: true, refusal: refusal)
            }
        }
    }

    private func preview(_ visit: Visit) async throws -> MeetingFormPreview {
        try await PreviewMeetingForm(environment)(of: visit.id(), as: visit.signedIn())
    }

    private func choosePage(
        _ visit: Visit, _ preview: MeetingFormPreview, _ choice: Choice, hasChosen: Bool, refusal: Refusal? = nil
    ) async throws -> Response {
        let t = texts(visit)
        let (path, name) = ("/meetings/\(preview.meeting.id)", preview.employee.firstName)
        let kept = preview.count(leaving: choice.left(of: preview.form))
        let isLong = MeetingFormPreview.isLong(kept)
        let model = ChoosePage(
            employee: name, when: t.when(preview.meeting), count: t("choose.count", count: preview.asked.count, ["name": name]),
            advice: preview.isLong ? t("choose.advice", ["name": name]) : nil,
            tally: ChoosePage.Tally(kept: kept, all: preview.asked.count, most: Limits.comfortableQuestions, hasChosen: hasChosen),
            sets: preview.sets(choice, t), path: path + "/questions/choose", backPath: path + "/prepare",
            error: refusal?.problem("later", t))
        let told = Notice(kind: .information, text: t("choose.still_long", ["kept": String(kept), "name": name]))
        return page(
            t("choose.title", ["name": name]), at: path, visit, refusal: refusal,
            notices: hasChosen && isLong && refusal == nil ? [told] : []
        ) { model.view($0) }
    }

    /// What is ticked: questions, and whole sets.
    fileprivate struct Choice {
        var questions: Set<QuestionID> = []
        var sets: Set<String> = []

        init() {}

        init(_ fields: FormFields) {
            questions = Set(fields.all("later").compactMap { QuestionID($0) })
            sets = Set(fields.all("later_set"))
        }

        func left(of form: Form) -> Set<QuestionID> {
            questions.union(form.sections.filter { sets.contains($0.set.rawValue) }.flatMap(\.questions).map(\.id))
        }
    }
}

extension MeetingFormPreview {
    /// The form's sets in order, each with its sections.
    fileprivate func sets(_ choice: Web.Choice, _ t: Texts) -> [ChoosePage.QuestionSet] {
        var ids: [Slug] = []
        for section in form.sections where !ids.contains(section.set) { ids.append(section.set) }
        return ids.map { set in
            ChoosePage.QuestionSet(
                id: set.rawValue, isWhole: ids.count > 1, isLeft: choice.sets.contains(set.rawValue),
                leftWords: t(canBeQuiet(set) ? "choose.toolkit_left" : "choose.set_left"),
                sections: form.sections.filter { $0.set == set }.map { section in
                    ChoosePage.Section(
                        heading: SetHeading(section, of: modules[set], t),
                        questions: section.questions.map { question in
                            ChoosePage.Question(
                                id: question.id.rawValue, label: question.label(t.language), isAsked: asked.contains(question.id),
                                wasLeft: wereLeft.contains(question.id), note: note(question, t),
                                isLeft: choice.questions.contains(question.id))
                        })
                })
        }
    }

    /// Why it is not among what the employee is asked beforehand; nil when it is.
    private func note(_ question: Question, _ t: Texts) -> String? {
        if asked.contains(question.id) { return nil }
        if question.answeredBy == .leader { return t("choose.leaders") }
        return t(meeting.isPrepared(question) ? "choose.perhaps" : "choose.at_the_table")
    }
}
