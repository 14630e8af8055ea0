import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addQuestionSets(to table: RouteTable) {
        table.page("/question-sets") { request, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            let (sets, departments) = try await ReadQuestionSets(environment)(as: viewer)
            let model = QuestionSetsPage(
                rows: sets.map { QuestionSetsPage.Row($0, departments, t) }, canWrite: viewer.isAdmin || viewer.isHR)
            return page(t("sets.title"), at: "/question-sets", visit, notices: notices(request, visit)) { model.view($0) }
        }
    }
}

extension QuestionSetsPage.Row {
    fileprivate init(_ installed: InstalledQuestionSet, _ tree: DepartmentTree, _ t: Texts) {
        title = installed.set.title(t.language)
        path = "/question-sets/\(installed.set.id)"
        questions = t("sets.questions", count: installed.set.questions.count)
        places = installed.places(in: tree, t)
        isActive = installed.isActive
    }
}

extension InstalledQuestionSet {
    /// Where it is asked, in words.
    func places(in tree: DepartmentTree, _ t: Texts) -> String {
        guard !departments.isEmpty else { return t("sets.everywhere") }
        return departments.map { tree.departments[$0]?.name ?? $0.rawValue }.sorted { DanishOrder.key(for: $0) < DanishOrder.key(for: $1) }
            .joined(separator: ", ")
    }
}
