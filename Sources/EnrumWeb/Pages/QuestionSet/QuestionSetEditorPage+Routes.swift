import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func addQuestionSetEditor(to table: RouteTable) {
        table.page("/new-question-set") { _, visit in
            let view = try await ReadQuestionSet(environment).new(as: visit.signedIn())
            return editor(visit, view, text: QuestionSetEditorPage.example)
        }
        table.change("/question-sets") { fields, _, visit in
            let view = try await ReadQuestionSet(environment).new(as: visit.signedIn())
            return try await keep(fields, visit, view)
        }
        table.page("/question-sets/:set/edit") { _, visit in
            let view = try await changeable(visit)
            return editor(visit, view, text: view.installed.map { QuestionSetFile.write($0.set) } ?? "")
        }
        table.change("/question-sets/:set/edit") { fields, _, visit in try await keep(fields, visit, changeable(visit)) }
    }

    /// The set in the path, for someone who may change it.
    private func changeable(_ visit: Visit) async throws -> QuestionSetView {
        let view = try await ReadQuestionSet(environment)(visit.questionSet(), as: visit.signedIn())
        guard view.mayChange else { throw NotFound() }
        return view
    }

    /// Reads the text; keeps it when it is right and that was asked for; shows every mistake otherwise, with the text as it was typed.
    private func keep(_ fields: FormFields, _ visit: Visit, _ view: QuestionSetView) async throws -> Response {
        let (t, viewer, text) = (texts(visit), try visit.signedIn(), fields["text"] ?? "")
        do {
            let set = try QuestionSetFile.read(text, name: "\(t("set_editor.file")).yaml")
            let departments = try fields.departments()
            try await check(set, departments, view, viewer)
            guard fields["deed"] == "save" else { return editor(visit, view, text: text, typed: fields, preview: set) }
            try await InstallQuestionSet(environment)(set, departments: view.installed?.departments ?? departments, as: viewer)
            return seeOther("/question-sets/\(set.id)?done=set_saved")
        } catch let refused as QuestionSetFile.Refused {
            return editor(visit, view, text: text, typed: fields, problems: refused.problems.map { QuestionSetEditorPage.Problem($0, t) })
        } catch let broken as RuleBroken {
            return editor(visit, view, text: text, typed: fields, refusal: Refusal([broken], fields))
        }
    }

    /// What the file itself cannot see: that its name is somebody else's, and where it may be asked.
    private func check(_ set: QuestionSet, _ departments: Set<Identifier<Department>>, _ view: QuestionSetView, _ viewer: Viewer)
        async throws
    {
        if let standing = view.installed {
            guard standing.set.id == set.id else {
                throw RuleBroken("set_editor.other_id", field: "text", ["id": standing.set.id.rawValue])
            }
        } else {
            let isTaken = try await ReadQuestionSets(environment)(as: viewer).sets.contains { $0.set.id == set.id }
            guard !isTaken else { throw RuleBroken("set_editor.taken", field: "text", ["id": set.id.rawValue]) }
            guard !departments.isEmpty || view.mayAskEverywhere else { throw RuleBroken("set_page.where_needed", field: "departments") }
        }
    }

    private func editor(
        _ visit: Visit, _ view: QuestionSetView, text: String, typed: FormFields? = nil, preview: QuestionSet? = nil,
        problems: [QuestionSetEditorPage.Problem] = [], refusal: Refusal? = nil
    ) -> Response {
        let t = texts(visit)
        let chosen = (try? typed?.departments()) ?? []
        let model = QuestionSetEditorPage(
            title: view.installed?.set.title(t.language),
            path: view.installed.map { "/question-sets/\($0.set.id)/edit" } ?? "/question-sets",
            text: text, problems: problems, preview: preview?.questions.map { $0.blank(t) },
            departments: view.installed == nil ? DepartmentChoice(view, chosen: chosen, error: refusal?.problem("departments", t)) : nil)
        return page(
            model.title ?? t("set_editor.title_new"), at: "/question-sets", visit, status: problems.isEmpty ? .ok : .unprocessableContent,
            refusal: refusal, notices: preview == nil ? [] : [Notice(kind: .done, text: t("set_editor.right"))]
        ) { model.view($0) }
    }
}

extension QuestionSetEditorPage {
    /// Something to begin from: a set with one question, as a file.
    fileprivate static var example: String {
        guard let set = Slug("vores-egne"), let name = Slug("behov") else { return "" }
        let question = Question(
            id: QuestionID(set: set, name: name), kind: .longText,
            label: LocalizedText(
                danish: Texts.danish("set_editor.example_question"), english: Texts.english("set_editor.example_question")),
            help: LocalizedText(danish: Texts.danish("set_editor.example_help"), english: Texts.english("set_editor.example_help")))
        return QuestionSetFile.write(
            QuestionSet(
                id: set,
                title: LocalizedText(danish: Texts.danish("set_editor.example_title"), english: Texts.english("set_editor.example_title")),
                questions: [question]))
    }
}

extension QuestionSetEditorPage.Problem {
    fileprivate init(_ problem: QuestionSetFile.Problem, _ t: Texts) {
        place = t("set_editor.place", ["line": String(problem.line), "column": String(problem.column)])
        (path, words) = (problem.path, t(problem.phrase))
    }
}
