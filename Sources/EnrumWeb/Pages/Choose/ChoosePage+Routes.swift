import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addChoose(to table: RouteTable) {
        table.page("/meetings/:id/questions/choose") { _, visit in
            let id: Meeting.ID = try visit.id()
            do {
                return try await choosePage(visit, leaving: [], refusal: nil)
            } catch let broken as RuleBroken where broken.phrase.key == "rule.already_sent" {
                return seeOther("/meetings/\(id)/prepare")
            }
        }
        table.change("/meetings/:id/questions/choose") { fields, _, visit in
            let id: Meeting.ID = try visit.id()
            let later = Set(fields.all("later").compactMap { QuestionID($0) })
            let sets = Set(fields.all("later_set"))
            do {
                var left = later
                if !sets.isEmpty {
                    let form = try await PreviewMeetingForm(environment)(of: id, as: visit.signedIn()).form
                    left.formUnion(form.sections.filter { sets.contains($0.set.rawValue) }.flatMap(\.questions).map(\.id))
                }
                try await SendForm(environment)(id, leaving: left, as: visit.signedIn())
                return seeOther("/meetings/\(id)/prepare?done=sent")
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await choosePage(visit, leaving: later, sets, refusal: refusal)
            }
        }
    }

    private func choosePage(
        _ visit: Visit, leaving later: Set<QuestionID>, _ sets: Set<String> = [], refusal: Refusal?
    ) async throws -> Response {
        let t = texts(visit)
        let preview = try await PreviewMeetingForm(environment)(of: visit.id(), as: visit.signedIn())
        let path = "/meetings/\(preview.meeting.id)"
        let model = ChoosePage(
            employee: preview.employee.firstName, when: t.when(preview.meeting),
            count: t("choose.count", count: preview.asked.count, ["name": preview.employee.firstName]),
            advice: preview.isLong ? t("choose.advice", ["name": preview.employee.firstName]) : nil,
            sections: preview.form.sections.enumerated().map { index, section in
                let isFirst = preview.form.sections.firstIndex { $0.set == section.set } == index
                let set = isFirst && preview.form.sections.contains { $0.set != section.set } ? section.set.rawValue : nil
                return ChoosePage.Section(
                    title: section.title(t.language), set: set, isLeft: sets.contains(section.set.rawValue),
                    questions: section.questions.map { question in
                        ChoosePage.Question(
                            id: question.id.rawValue, label: question.label(t.language), wasLeft: preview.wereLeft.contains(question.id),
                            note: preview.note(question, t), isLeft: later.contains(question.id))
                    })
            }, path: path + "/questions/choose", backPath: path + "/prepare", error: refusal?.problem("later", t))
        return page(t("choose.title", ["name": preview.employee.firstName]), at: path, visit, refusal: refusal) { model.view($0) }
    }
}

extension MeetingFormPreview {
    /// Why it is not among what the employee is asked beforehand; nil when it is.
    fileprivate func note(_ question: Question, _ t: Texts) -> String? {
        if asked.contains(question.id) { return nil }
        if question.answeredBy == .leader { return t("choose.leaders") }
        return t(meeting.isPrepared(question) ? "choose.perhaps" : "choose.at_the_table")
    }
}
