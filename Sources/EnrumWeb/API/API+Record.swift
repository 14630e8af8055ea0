import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    /// Answers, what is said about each question, the minutes and one's own note. Each is read with its version, and changed by naming it.
    func addRecord(to table: RouteTable) {
        table.write(.patch, "/meetings/:id/answers", saveAnswers)
        table.read("/meetings/:id/answers/:set/:question") { _, visit, viewer in try await field(.answer(visit.question()), visit, viewer) }
        table.write(.put, "/meetings/:id/answers/:set/:question", saveAnswer)
        table.read("/meetings/:id/notes/:set/:question") { _, visit, viewer in try await field(.said(visit.question()), visit, viewer) }
        table.write(.put, "/meetings/:id/notes/:set/:question") { request, visit, viewer in
            try await save(.said(visit.question()), request, visit, viewer, only: ["text"])
        }
        table.read("/meetings/:id/private-note") { _, visit, viewer in try await field(.privateNote, visit, viewer) }
        table.write(.put, "/meetings/:id/private-note") { request, visit, viewer in
            try await save(.privateNote, request, visit, viewer, only: ["text"])
        }
        table.write(.post, "/meetings/:id/conflicts", settle)
        addMinutes(to: table)
    }

    private func addMinutes(to table: RouteTable) {
        table.write(.post, "/meetings/:id/passages") { request, visit, viewer in
            let body = try await request.json(only: ["is_confidential"])
            let meeting: Meeting.ID = try visit.id()
            let id = try await AddPassage(environment)(to: meeting, isConfidential: body.yesNo("is_confidential") ?? false, as: viewer)
            return try created(CreatedDocument(id: id.rawValue), at: "/meetings/\(meeting)/passages/\(id)", version: 1)
        }
        table.read("/meetings/:id/passages/:passage") { _, visit, viewer in try await field(.passage(visit.id("passage")), visit, viewer) }
        table.write(.put, "/meetings/:id/passages/:passage") { request, visit, viewer in
            try await save(.passage(visit.newID("passage")), request, visit, viewer, only: ["text", "is_confidential"])
        }
        table.act(.delete, "/meetings/:id/passages/:passage") { request, visit, viewer in
            let conflict = try await DeletePassage(environment)(visit.id("passage"), basedOn: request.basedOn(), in: visit.id(), as: viewer)
            if let conflict { throw ConflictFault(conflict: conflict) }
        }
        table.write(.put, "/meetings/:id/passages/:passage/confidentiality") { request, visit, viewer in
            let body = try await request.json(only: ["is_confidential"])
            try await MarkPassage(environment)(
                visit.id("passage"), isConfidential: body.neededYesNo("is_confidential"), in: visit.id(), as: viewer)
            return nothing
        }
        table.act(.put, "/meetings/:id/pen") { _, visit, viewer in try await PassPen(environment)(visit.id(), as: viewer) }
        table.write(.post, "/meetings/:id/remarks") { request, visit, viewer in
            let body = try await request.json(only: ["id", "text"])
            let (meeting, text): (Meeting.ID, String) = (try visit.id(), try body.needed("text"))
            return try await create(body, at: { _ in "/meetings/\(meeting)" }) { (id: Identifier<Remark>) in
                try await AddRemark(environment)(text, to: meeting, key: id, as: viewer)
            }
        }
    }

    private func field(_ field: Field, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let standing = try await ReadField(environment)(field, of: visit.id(), as: viewer)
        switch standing.content {
        case .answer(let value, let isMarked):
            return try json(AnswerDocument(value, isMarked: isMarked, standing), version: standing.version)
        case .text(let text): return try json(TextDocument(text, standing), version: standing.version)
        case .passage(let passage): return try json(PassageDocument(passage), version: standing.version)
        }
    }

    /// Several answers at once; each names the version it is based on.
    @Sendable private func saveAnswers(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let meeting: Meeting.ID = try visit.id()
        let body = try await request.json(only: ["answers"])
        let items = try body.objects("answers", only: ["question", "value", "is_marked", "version"], atMost: Limits.questions)
        let questions = try await ReadQuestions(environment)(of: meeting, as: viewer)
        let drafts = try items.map { item in
            guard let id = QuestionID(try item.needed("question")), let question = questions[id] else {
                throw RuleBroken("rule.unknown_question", field: try item.text("question"))
            }
            guard let version = try item.number("version") else { throw HTTPError(.preconditionRequired) }
            return AnswerDraft(
                question: id, value: try item.answer("value", to: question), isMarked: try item.yesNo("is_marked"), basedOn: version)
        }
        guard Set(drafts.map(\.question)).count == drafts.count else { throw RuleBroken("rule.answered_twice", field: "answers") }
        let outcomes = try await SaveAnswers(environment)(drafts, in: meeting, strictly: true, as: viewer)
        return try json(OutcomesDocument(outcomes, await check(meeting, viewer)))
    }

    /// What modules find in the viewer's answers, now that they are kept.
    private func check(_ meeting: Meeting.ID, _ viewer: Viewer) async throws -> AnswerCheckDocument? {
        AnswerCheckDocument(try await CheckAnswers(environment)(in: meeting, as: viewer), viewer.language)
    }

    @Sendable private func saveAnswer(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let (meeting, id) = (try visit.id() as Meeting.ID, try visit.question())
        let body = try await request.json(only: ["value", "is_marked"])
        guard let question = try await ReadQuestions(environment)(of: meeting, as: viewer)[id] else { throw NotFound() }
        let draft = AnswerDraft(
            question: id, value: try body.answer("value", to: question), isMarked: try body.yesNo("is_marked"),
            basedOn: try request.basedOn())
        switch try await SaveAnswers(environment)([draft], in: meeting, strictly: true, as: viewer)[0] {
        case .saved(_, let version):
            return try json(SavedAnswerDocument(version: version, check: await check(meeting, viewer)), version: version)
        case .conflict(let conflict): throw ConflictFault(conflict: conflict)
        }
    }

    private func save(_ field: Field, _ request: Request, _ visit: Visit, _ viewer: Viewer, only names: Set<String>) async throws
        -> Response
    {
        let body = try await request.json(only: names)
        let outcome = try await SaveText(environment)(
            body.whole("text"), to: field, basedOn: request.basedOn(),
            confidential: names.contains("is_confidential") ? body.yesNo("is_confidential") : nil, in: visit.id(), as: viewer)
        return try answer(outcome)
    }

    private func answer(_ outcome: SaveOutcome) throws -> Response {
        switch outcome {
        case .saved(_, let version): return try json(VersionDocument(version: version), version: version)
        case .conflict(let conflict): throw ConflictFault(conflict: conflict)
        }
    }

    /// Settles a conflict. When the other has written again since, it stays, and is told as it is now.
    @Sendable private func settle(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["field", "keep", "their_version"])
        guard let field = Field(try body.needed("field")) else { throw RuleBroken("rule.wrong_kind", field: "field") }
        guard let version = try body.number("their_version") else { throw HTTPError(.preconditionRequired) }
        let conflict = try await SettleConflict(environment)(field, keep: body.choice("keep"), basedOn: version, in: visit.id(), as: viewer)
        if let conflict { throw ConflictFault(conflict: conflict) }
        return nothing
    }
}

/// Someone changed the field meanwhile: 412, with both texts.
struct ConflictFault: Error {
    let conflict: Conflict
}

extension Visit {
    /// The question in the path.
    func question() throws(NotFound) -> QuestionID {
        guard let set = parameters.get("set"), let name = parameters.get("question"), let id = QuestionID("\(set)/\(name)") else {
            throw NotFound()
        }
        return id
    }

    /// The id in the path under which something may be made.
    func newID<Entity>(_ name: String) throws(NotFound) -> Identifier<Entity> {
        let id: Identifier<Entity> = try self.id(name)
        guard id.isPlain else { throw NotFound() }
        return id
    }
}
