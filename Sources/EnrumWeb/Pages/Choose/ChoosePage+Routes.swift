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
            do {
                try await SendForm(environment)(id, leaving: later, as: visit.signedIn())
                return seeOther("/meetings/\(id)/prepare?done=sent")
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await choosePage(visit, leaving: later, refusal: refusal)
            }
        }
    }

    private func choosePage(_ visit: Visit, leaving later: Set<QuestionID>, refusal: Refusal?) async throws -> Response {
        let t = texts(visit)
        let preview = try await PreviewMeetingForm(environment)(of: visit.id(), as: visit.signedIn())
        let path = "/meetings/\(preview.meeting.id)"
        let count = preview.form.questions.count
        let model = ChoosePage(
            employee: preview.employee.firstName, when: t.when(preview.meeting), count: t("choose.count", count: count),
            advice: preview.isLong ? t("choose.advice", ["name": preview.employee.firstName]) : nil,
            sections: preview.form.sections.map { section in
                ChoosePage.Section(
                    title: section.title(t.language),
                    questions: section.questions.map { question in
                        ChoosePage.Question(
                            id: question.id.rawValue, label: question.label(t.language), wasLeft: preview.wereLeft.contains(question.id),
                            isLeft: later.contains(question.id))
                    })
            }, path: path + "/questions/choose", backPath: path + "/prepare", error: refusal?.problem("later", t))
        return page(t("choose.title", ["name": preview.employee.firstName]), at: path, visit, refusal: refusal) { model.view($0) }
    }
}
