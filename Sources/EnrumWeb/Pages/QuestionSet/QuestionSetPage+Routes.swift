import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func addQuestionSet(to table: RouteTable) {
        table.page("/question-sets/:set") { request, visit in
            try await questionSetPage(visit, notices: notices(request, visit))
        }
        table.change("/question-sets/:set/activity") { fields, _, visit in
            let isActive = fields["active"] == "yes"
            try await SwitchQuestionSet(environment)(visit.questionSet(), isActive: isActive, as: visit.signedIn())
            return seeOther("/question-sets/\(try visit.questionSet())?done=\(isActive ? "set_on" : "set_off")")
        }
        table.change("/question-sets/:set/departments") { fields, _, visit in
            try await mending(fields) {
                let (id, viewer) = (try visit.questionSet(), try visit.signedIn())
                let chosen = try fields.departments()
                let view = try await ReadQuestionSet(environment)(id, as: viewer)
                guard view.mayChange else { throw NotFound() }
                guard !chosen.isEmpty || view.mayAskEverywhere else { throw RuleBroken("set_page.where_needed", field: "departments") }
                try await PlaceQuestionSet(environment)(id, in: chosen, as: viewer)
                return seeOther("/question-sets/\(id)?done=set_placed")
            } again: {
                try await questionSetPage(visit, $0)
            }
        }
        addQuestionSetEditor(to: table)
    }

    private func questionSetPage(_ visit: Visit, _ refusal: Refusal? = nil, notices: [Notice] = []) async throws -> Response {
        let t = texts(visit)
        let view = try await ReadQuestionSet(environment)(visit.questionSet(), as: visit.signedIn())
        guard let installed = view.installed else { throw NotFound() }
        let model = QuestionSetPage(installed, view, t, error: refusal?.problem("departments", t))
        return page(model.title, at: "/question-sets", visit, refusal: refusal, notices: notices) { model.view($0) }
    }
}

extension Visit {
    /// The set in the path.
    func questionSet() throws(NotFound) -> Slug {
        guard let id = parameters.get("set").flatMap({ Slug($0) }) else { throw NotFound() }
        return id
    }
}

extension FormFields {
    /// The departments whose boxes were ticked.
    func departments() throws(NotFound) -> Set<Identifier<Department>> {
        let typed = all("department")
        let ids = typed.compactMap { Identifier<Department>($0) }
        guard ids.count == typed.count else { throw NotFound() }
        return Set(ids)
    }
}

extension QuestionSetPage {
    fileprivate init(_ installed: InstalledQuestionSet, _ view: QuestionSetView, _ t: Texts, error: String?) {
        let set = installed.set
        title = set.title(t.language)
        description = set.description?(t.language)
        source = set.source?(t.language)
        questions = set.questions.map { $0.blank(t) }
        path = "/question-sets/\(set.id)"
        isActive = installed.isActive
        places = installed.places(in: view.departments, t)
        controls =
            view.mayChange
            ? Controls(
                departments: DepartmentChoice(view, chosen: installed.departments, error: error),
                switching: ActionForm(
                    path: path + "/activity", words: t(isActive ? "set_page.switch_off" : "set_page.switch_on"),
                    explanation: t(isActive ? "set_page.switch_off_help" : "set_page.switch_on_help"),
                    values: [("active", isActive ? "no" : "yes")])) : nil
    }
}

extension DepartmentChoice {
    init(_ view: QuestionSetView, chosen: Set<Identifier<Department>>, error: String? = nil) {
        departments = view.choosable.map { department in
            Row(id: department.id.rawValue, path: view.departments.path(of: department.id), isChosen: chosen.contains(department.id))
        }
        (mayAskEverywhere, isEverywhere, self.error) = (view.mayAskEverywhere, chosen.isEmpty, error)
    }
}
