import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

struct AgreementListDocument: Encodable {
    let own: [AgreementDocument]
    let team: [AgreementDocument]
    let asThird: [Title]

    enum CodingKeys: String, CodingKey {
        case own, team
        case asThird = "as_third"
    }

    struct Title: Encodable {
        let id: String
        let title: String
        let deadline: String
        let isOpen: Bool

        enum CodingKeys: String, CodingKey {
            case id, title, deadline
            case isOpen = "is_open"
        }
    }

    init(_ view: AgreementsView) {
        (own, team) = (view.own.map(AgreementDocument.init), view.team.map(AgreementDocument.init))
        asThird = view.asThird.map { Title(id: $0.id.rawValue, title: $0.title, deadline: $0.deadline.iso, isOpen: $0.isOpen) }
    }
}

extension API {
    static let agreementMembers: Set<String> = ["title", "responsible", "responsible_email", "deadline", "first_step", "follow_up"]

    func addAgreements(to table: RouteTable) {
        table.read("/agreements") { _, _, viewer in try json(AgreementListDocument(await ReadAgreements(environment)(as: viewer))) }
        table.read("/agreements/:id") { _, visit, viewer in
            let agreement = try await ReadAgreement(environment)(visit.id(), as: viewer).agreement
            return try json(AgreementDocument(agreement), version: agreement.version)
        }
        table.write(.post, "/meetings/:id/agreements") { request, visit, viewer in
            let body = try await request.json(only: API.agreementMembers.union(["id"]))
            let id = try await MakeAgreement(environment)(
                draft(in: body), in: visit.id(), key: body.text("id").flatMap { Agreement.ID($0) }, as: viewer)
            var response = try json(CreatedDocument(id: id.rawValue), status: .created)
            response.headers[.location] = "\(API.root)/agreements/\(id)"
            return response
        }
        table.write(.put, "/agreements/:id") { request, visit, viewer in
            let body = try await request.json(only: API.agreementMembers.union(["reason"]))
            try await AmendAgreement(environment)(
                visit.id(), to: draft(in: body), because: body.text("reason") ?? "", basedOn: request.basedOn(), as: viewer)
            return nothing
        }
        table.write(.post, "/agreements/:id/updates") { request, visit, viewer in
            let body = try await request.json(only: ["text"])
            try await NoteAgreement(environment)(visit.id(), body.needed("text"), as: viewer)
            return nothing
        }
        table.write(.put, "/agreements/:id/keeping") { _, visit, viewer in
            try await KeepAgreement(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/agreements/:id/dropping") { request, visit, viewer in
            let body = try await request.json(only: ["reason"])
            try await DropAgreement(environment)(visit.id(), because: body.text("reason") ?? "", as: viewer)
            return nothing
        }
        table.write(.put, "/agreements/:id/evaluation") { request, visit, viewer in
            let body = try await request.json(only: ["outcome", "note"])
            guard let outcome = Agreement.Outcome(rawValue: try body.needed("outcome")) else { throw RuleBroken("rule.choice", field: "outcome") }
            try await EvaluateAgreement(environment)(visit.id(), outcome, note: body.text("note"), as: viewer)
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
            firstStep: try body.text("first_step"), followUp: try body.text("follow_up"))
    }
}
