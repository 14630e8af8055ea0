import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    /// Points of the agenda, and the leader's own questions.
    func addAgenda(to table: RouteTable) {
        table.write(.post, "/meetings/:id/agenda") { request, visit, viewer in
            let body = try await request.json(only: ["id", "text"])
            let (meeting, text): (Meeting.ID, String) = (try visit.id(), try body.needed("text"))
            return try await create(body, at: { "/meetings/\(meeting)/agenda/\($0)" }) { (id: AgendaItem.ID) in
                try await AddAgendaItem(environment)(text, to: meeting, key: id, as: viewer)
            }
        }
        table.act(.delete, "/meetings/:id/agenda/:item") { _, visit, viewer in
            try await RemoveAgendaItem(environment)(visit.id("item"), from: visit.id(), as: viewer)
        }
        table.act(.put, "/meetings/:id/agenda/:item/tick") { _, visit, viewer in
            try await TickAgendaItem(environment)(visit.id("item"), in: visit.id(), done: true, as: viewer)
        }
        table.act(.delete, "/meetings/:id/agenda/:item/tick") { _, visit, viewer in
            try await TickAgendaItem(environment)(visit.id("item"), in: visit.id(), done: false, as: viewer)
        }
        table.write(.post, "/meetings/:id/questions", addQuestion)
    }

    @Sendable private func addQuestion(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["id", "text"])
        let (meeting, text): (Meeting.ID, String) = (try visit.id(), try body.needed("text"))
        let fresh: Identifier<AddedQuestion> = environment.newID()
        guard let name = Slug(try body.text("id") ?? fresh.rawValue) else { throw RuleBroken("rule.wrong_kind", field: "id") }
        try await AddQuestion(environment)(text, to: meeting, key: name, as: viewer)
        return try created(CreatedDocument(id: "own/\(name)"), at: "/meetings/\(meeting)")
    }
}
