import EnrumCore
import EnrumDomain
import Hummingbird

extension API {
    /// Formal cases, as far as the one who asks may see them.
    func addCases(to table: RouteTable) {
        table.read("/cases") { _, _, viewer in
            try json(CaseListDocument(cases: try await ReadCases(environment)(as: viewer).map(CaseLineDocument.init)))
        }
        table.read("/cases/:id") { _, visit, viewer in
            try json(CaseViewDocument(try await ReadCase(environment)(visit.id(), as: viewer)))
        }
        table.read("/cases/:id/documents/:number") { _, visit, viewer in
            let (document, _) = try await ReadCaseDocument(environment)(number(visit), of: visit.id(), as: viewer)
            return try json(HandedOverDocument(document))
        }
        table.write(.post, "/cases/:id/documents/:number/remarks") { request, visit, viewer in
            let body = try await request.json(only: ["text"])
            try await renaming(["remark": "text"]) {
                try await RemarkOnDocument(environment)(body.needed("text"), on: number(visit), of: visit.id(), as: viewer)
            }
            return nothing
        }
        table.write(.post, "/cases/:id/notes") { request, visit, viewer in
            let body = try await request.json(only: ["text", "occurred_on"])
            guard let day = try body.date("occurred_on") else { throw RuleBroken("rule.date", field: "occurred_on") }
            try await WriteTimedNote(environment)(body.needed("text"), occurredOn: day, in: visit.id(), as: viewer)
            return nothing
        }
        addCaseSteps(to: table)
        addCaseHearing(to: table)
    }

    private func number(_ visit: Visit) throws(NotFound) -> Int {
        guard let number = visit.parameters.get("number").flatMap({ Int($0) }) else { throw NotFound() }
        return number
    }
}
