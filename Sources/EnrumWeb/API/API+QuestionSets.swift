import EnrumCore
import EnrumDomain
import EnrumFormats
import HTTPTypes
import Hummingbird
import NIOCore

extension API {
    func addQuestionSets(to table: RouteTable) {
        table.read("/question-sets") { _, _, viewer in
            let (sets, departments) = try await ReadQuestionSets(environment)(as: viewer)
            return try json(QuestionSetListDocument(sets: sets.map { QuestionSetListDocument.Row($0, in: departments, viewer.language) }))
        }
        table.read("/question-sets/:set") { _, visit, viewer in
            let view = try await ReadQuestionSet(environment)(visit.questionSet(), as: viewer)
            guard let installed = view.installed else { throw NotFound() }
            return try json(QuestionSetDocument(installed, view, viewer.language))
        }
        table.read("/question-sets/:set/file") { _, visit, viewer in
            let view = try await ReadQuestionSet(environment)(visit.questionSet(), as: viewer)
            guard let installed = view.installed else { throw NotFound() }
            return Response(
                status: .ok, headers: [.contentType: "application/yaml; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: QuestionSetFile.write(installed.set))))
        }
        table.write(.put, "/question-sets/:set/file", install)
        table.write(.post, "/question-set-checks") { request, _, viewer in
            _ = try await ReadQuestionSet(environment).new(as: viewer)
            return try json(FormDocument.Section(await request.questionSet(), viewer.language))
        }
        table.write(.put, "/question-sets/:set/activity") { request, visit, viewer in
            let body = try await request.json(only: ["is_active"])
            try await SwitchQuestionSet(environment)(visit.questionSet(), isActive: body.neededYesNo("is_active"), as: viewer)
            return nothing
        }
        table.write(.put, "/question-sets/:set/departments", place)
        table.read("/form") { request, _, viewer in
            let department: Identifier<Department>? = try request.query(["department"]).id("department")
            let preview = PreviewForm(environment)
            let form = if let department { try await preview(for: department).form } else { try await preview(as: viewer).form }
            return try json(FormDocument(form, viewer.language))
        }
    }

    /// Installs a set under its own name, or a new version of it. Only a new one is placed by the departments in the query.
    @Sendable private func install(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let name = try visit.questionSet()
        let standing = try await standing(name, as: viewer)
        let set = try await request.questionSet()
        guard set.id == name else { throw RuleBroken("set_editor.other_id", field: "id", ["id": name.rawValue]) }
        let query = try request.query(["department"])
        guard let installed = standing.installed else {
            let departments = try departments(named: query.all("department"), among: standing)
            try await InstallQuestionSet(environment)(set, departments: departments, as: viewer)
            return try created(CreatedDocument(id: name.rawValue), at: "/question-sets/\(name)")
        }
        guard query.pairs.isEmpty else { throw RuleBroken("rule.unknown_member", field: "department") }
        if request.headers[.ifNoneMatch] == "*" { throw HTTPError(.preconditionFailed) }
        try await InstallQuestionSet(environment)(set, departments: installed.departments, as: viewer)
        return nothing
    }

    /// The set of that name, or what the viewer may do about one that is yet to be written.
    /// - Throws: ``NotFound`` for someone who may not change it.
    private func standing(_ name: Slug, as viewer: Viewer) async throws -> QuestionSetView {
        let view: QuestionSetView
        do {
            view = try await ReadQuestionSet(environment)(name, as: viewer)
        } catch is NotFound {
            view = try await ReadQuestionSet(environment).new(as: viewer)
        }
        guard view.mayChange else { throw NotFound() }
        return view
    }

    @Sendable private func place(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["departments"])
        let view = try await ReadQuestionSet(environment)(visit.questionSet(), as: viewer)
        guard view.mayChange else { throw NotFound() }
        let departments = try departments(named: body.texts("departments", atMost: 1_000), among: view)
        try await PlaceQuestionSet(environment)(visit.questionSet(), in: departments, as: viewer)
        return nothing
    }

    /// - Throws: ``RuleBroken`` for none, unless the viewer may ask the whole organisation; ``NotFound`` for one that is not there.
    private func departments(named names: [String], among view: QuestionSetView) throws -> Set<Identifier<Department>> {
        let ids = names.compactMap { Identifier<Department>($0) }
        guard ids.count == names.count, ids.allSatisfy({ view.departments.departments[$0] != nil }) else { throw NotFound() }
        guard !ids.isEmpty || view.mayAskEverywhere else { throw RuleBroken("set_page.where_needed", field: "departments") }
        return Set(ids)
    }
}

extension Request {
    /// The question set in the body: YAML, or the same tree as JSON.
    /// - Throws: ``QuestionSetFile/Refused`` with every mistake and its place.
    fileprivate func questionSet() async throws -> QuestionSet {
        let endings = ["application/yaml": "yaml", "application/json": "json"]
        guard let ending = endings[mediaType] else { throw HTTPError(.unsupportedMediaType) }
        return try QuestionSetFile.read(Array(try await wholeBody().readableBytesView), name: "body.\(ending)")
    }
}
