import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addEmptyForm(to table: RouteTable) {
        table.page("/form") { _, visit in
            let t = texts(visit)
            let form = try await PreviewForm(environment)(as: visit.signedIn())
            let model = EmptyFormPage(
                sections: form.sections.map { section in
                    EmptyFormPage.Section(
                        title: section.title(t.language), source: section.source?(t.language),
                        questions: section.questions.map { $0.blank(t) })
                })
            return page(t("form.title"), at: "/form", visit) { model.view($0) }
        }
    }
}
