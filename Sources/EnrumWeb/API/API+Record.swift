import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

struct OutcomesDocument: Encodable {
    let outcomes: [Outcome]

    struct Outcome: Encodable {
        let field: String
        let version: Int?
        let conflict: ConflictDocument?
    }

    init(_ outcomes: [SaveOutcome]) {
        self.outcomes = outcomes.map { outcome in
            switch outcome {
            case .saved(let field, let version): Outcome(field: field.name, version: version, conflict: nil)
            case .conflict(let conflict): Outcome(field: conflict.field.name, version: nil, conflict: ConflictDocument(conflict))
            }
        }
    }
}

extension API {
    func addRecord(to table: RouteTable) {
        table.write(.patch, "/meetings/:id/answers", saveAnswers)
        table.write(.put, "/meetings/:id/answers/:set/:question", saveAnswer)
        table.write(.put, "/meetings/:id/notes/:set/:question") { request, visit, viewer in
            try await save(.said(visit.question()), request, visit, viewer, only: ["text"])
        }
        table.write(.put, "/meetings/:id/passages/:passage") { request, visit, viewer in
            try await save(.passage(visit.id("passage")), request, visit, viewer, only: ["text", "is_confidential"])
        }
        table.write(.delete, "/meetings/:id/passages/:passage") { request, visit, viewer in
            let conflict = try await DeletePassage(environment)(
                visit.id("passage"), basedOn: request.basedOn(), in: visit.id(), as: viewer)
            if let conflict { throw ConflictFault(conflict: conflict) }
            return nothing
        }
        table.write(.put, "/meetings/:id/private-note") { request, visit, viewer in
            try await save(.privateNote, request, visit, viewer, only: ["text"])
        }
        table.write(.post, "/meetings/:id/conflicts") { request, visit, viewer in
            let body = try await request.json(only: ["field", "keep", "their_version"])
            guard let field = try Field(body.needed("field")), let version = try body.number("their_version") else { throw NotFound() }
            guard let keep = SettleConflict.Keep(rawValue: try body.needed("keep")) else { throw RuleBroken("rule.choice", field: "keep") }
            try await SettleConflict(environment)(field, keep: keep, basedOn: version, in: visit.id(), as: viewer)
            return nothing
        }
        table.write(.post, "/meetings/:id/agenda") { request, visit, viewer in
            let body = try await request.json(only: ["id", "text"])
            try await AddAgendaItem(environment)(
                body.needed("text"), to: visit.id(), key: body.text("id").flatMap { AgendaItem.ID($0) }, as: viewer)
            return nothing
        }
        table.write(.delete, "/meetings/:id/agenda/:item") { _, visit, viewer in
            try await RemoveAgendaItem(environment)(visit.id("item"), from: visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/agenda/:item/tick") { _, visit, viewer in
            try await TickAgendaItem(environment)(visit.id("item"), in: visit.id(), done: true, as: viewer)
            return nothing
        }
        table.write(.delete, "/meetings/:id/agenda/:item/tick") { _, visit, viewer in
            try await TickAgendaItem(environment)(visit.id("item"), in: visit.id(), done: false, as: viewer)
            return nothing
        }
        table.write(.post, "/meetings/:id/questions") { request, visit, viewer in
            let body = try await request.json(only: ["id", "text"])
            try await AddQuestion(environment)(
                body.needed("text"), to: visit.id(), key: body.text("id").flatMap { Slug($0) }, as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/pen") { _, visit, viewer in
            try await PassPen(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.post, "/meetings/:id/remarks") { request, visit, viewer in
            let body = try await request.json(only: ["id", "text"])
            try await AddRemark(environment)(
                body.needed("text"), to: visit.id(), key: body.text("id").flatMap { Identifier<Remark>($0) }, as: viewer)
            return nothing
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
        return try json(OutcomesDocument(await SaveAnswers(environment)(drafts, in: meeting, as: viewer)))
    }

    @Sendable private func saveAnswer(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let (meeting, id) = (try visit.id() as Meeting.ID, try visit.question())
        let body = try await request.json(only: ["value", "is_marked"])
        guard let question = try await ReadQuestions(environment)(of: meeting, as: viewer)[id] else { throw NotFound() }
        let draft = AnswerDraft(
            question: id, value: try body.answer("value", to: question), isMarked: try body.yesNo("is_marked"),
            basedOn: try request.basedOn())
        let outcomes = try await SaveAnswers(environment)([draft], in: meeting, strictly: true, as: viewer)
        return try answer(outcomes[0])
    }

    private func save(_ field: Field, _ request: Request, _ visit: Visit, _ viewer: Viewer, only names: Set<String>) async throws -> Response {
        let body = try await request.json(only: names)
        let outcome = try await SaveText(environment)(
            body.text("text") ?? "", to: field, basedOn: request.basedOn(),
            confidential: names.contains("is_confidential") ? body.yesNo("is_confidential") : nil, in: visit.id(), as: viewer)
        return try answer(outcome)
    }

    private func answer(_ outcome: SaveOutcome) throws -> Response {
        switch outcome {
        case .saved(_, let version): return try json(VersionDocument(version: version), version: version)
        case .conflict(let conflict): throw ConflictFault(conflict: conflict)
        }
    }
}

/// Someone changed the field meanwhile: 412, with both texts.
struct ConflictFault: Error {
    let conflict: Conflict
}

extension Visit {
    /// The question in the path.
    func question() throws(NotFound) -> QuestionID {
        guard let set = parameters.get("set"), let name = parameters.get("question"), let id = QuestionID("\(set)/\(name)") else { throw NotFound() }
        return id
    }
}
