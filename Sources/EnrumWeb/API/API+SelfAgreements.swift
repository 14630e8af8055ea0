import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    static let selfAgreementMembers: Set<String> = [
        "title", "first_step", "follow_up_on", "follow_up", "rhythm", "template", "area",
    ]

    /// The reader's own, and nobody else's: there is no way to name anybody.
    func addSelfAgreements(to table: RouteTable) {
        table.read("/self-agreements") { _, _, viewer in
            try json(SelfAgreementListDocument(await ReadSelfAgreements(environment)(as: viewer)))
        }
        table.write(.post, "/self-agreements") { request, _, viewer in
            let body = try await request.json(only: API.selfAgreementMembers.union(["id", "meeting"]))
            let (draft, meeting): (SelfAgreementDraft, Meeting.ID?) = (try selfDraft(in: body), try body.id("meeting"))
            return try await create(body, at: { "/self-agreements/\($0)" }) { (id: SelfAgreement.ID) in
                try await MakeSelfAgreement(environment)(draft, in: meeting, key: id, as: viewer)
            }
        }
        table.read("/self-agreements/:id") { _, visit, viewer in
            let agreement = try await ReadSelfAgreement(environment)(visit.id(), as: viewer)
            return try json(SelfAgreementDocument(agreement), version: agreement.version)
        }
        table.write(.put, "/self-agreements/:id") { request, visit, viewer in
            let body = try await request.json(only: API.selfAgreementMembers)
            try await ChangeSelfAgreement(environment)(visit.id(), to: selfDraft(in: body), basedOn: request.basedOn(), as: viewer)
            return nothing
        }
        table.act(.delete, "/self-agreements/:id") { _, visit, viewer in
            try await DeleteSelfAgreement(environment)(visit.id(), as: viewer)
        }
        table.act(.put, "/self-agreements/:id/tick") { _, visit, viewer in
            try await TickSelfAgreement(environment)(visit.id(), as: viewer)
        }
        table.write(.post, "/self-agreements/:id/notes") { request, visit, viewer in
            let body = try await request.json(only: ["text"])
            try await NoteSelfAgreement(environment)(visit.id(), body.needed("text"), as: viewer)
            return nothing
        }
        table.act(.put, "/self-agreements/:id/ending") { _, visit, viewer in
            try await EndSelfAgreement(environment)(visit.id(), as: viewer)
        }
    }

    private func selfDraft(in body: JSONBody) throws -> SelfAgreementDraft {
        SelfAgreementDraft(
            title: try body.text("title") ?? "", firstStep: try body.text("first_step"), followUpOn: try body.date("follow_up_on"),
            followUp: try body.text("follow_up") ?? "", rhythm: body.has("rhythm") ? try body.choice("rhythm") : .never,
            template: try body.text("template"), area: try body.text("area"))
    }
}
