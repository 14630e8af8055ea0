import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    static let agreementMembers: Set<String> = [
        "title", "responsible", "responsible_email", "deadline", "first_step", "follow_up", "template", "area",
    ]

    func addAgreements(to table: RouteTable) {
        table.read("/agreements") { _, _, viewer in try json(AgreementListDocument(await ReadAgreements(environment)(as: viewer))) }
        table.read("/agreements/:id") { _, visit, viewer in
            let (agreement, people) = try await ReadAgreement(environment)(visit.id(), as: viewer)
            return try json(AgreementViewDocument(agreement, people), version: agreement.version)
        }
        table.write(.post, "/meetings/:id/agreements") { request, visit, viewer in
            let body = try await request.json(only: API.agreementMembers.union(["id"]))
            let (meeting, draft): (Meeting.ID, AgreementDraft) = (try visit.id(), try draft(in: body))
            return try await create(body, at: { "/agreements/\($0)" }) { (id: Agreement.ID) in
                try await MakeAgreement(environment)(draft, in: meeting, key: id, as: viewer)
            }
        }
        table.write(.put, "/agreements/:id") { request, visit, viewer in
            let body = try await request.json(only: API.agreementMembers.union(["reason"]))
            try await AmendAgreement(environment)(
                visit.id(), to: draft(in: body), because: body.text("reason") ?? "", basedOn: request.basedOn(), as: viewer)
            return nothing
        }
        addAgreementLife(to: table)
    }

    private func addAgreementLife(to table: RouteTable) {
        table.write(.post, "/agreements/:id/updates") { request, visit, viewer in
            let body = try await request.json(only: ["text"])
            try await NoteAgreement(environment)(visit.id(), body.needed("text"), as: viewer)
            return nothing
        }
        table.act(.put, "/agreements/:id/keeping") { _, visit, viewer in try await KeepAgreement(environment)(visit.id(), as: viewer) }
        table.write(.put, "/agreements/:id/dropping") { request, visit, viewer in
            let body = try await request.json(only: ["reason"])
            try await DropAgreement(environment)(visit.id(), because: body.text("reason") ?? "", as: viewer)
            return nothing
        }
        table.write(.put, "/agreements/:id/evaluation") { request, visit, viewer in
            let body = try await request.json(only: ["outcome", "note"])
            try await EvaluateAgreement(environment)(visit.id(), body.choice("outcome"), note: body.text("note"), as: viewer)
            return nothing
        }
    }

    private func draft(in body: JSONBody) throws -> AgreementDraft {
        let person = try body.text("responsible")
        let email = try body.text("responsible_email")
        let responsible: AgreementDraft.ResponsibleDraft? =
            if let person { Person.ID(person).map { .person($0) } } else { email.map { .email($0) } }
        return AgreementDraft(
            title: try body.text("title") ?? "", responsible: responsible, deadline: try body.date("deadline"),
            firstStep: try body.text("first_step"), followUp: try body.text("follow_up"), template: try body.text("template"),
            area: try body.text("area"))
    }
}
