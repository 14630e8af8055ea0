import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func addAgreement(to table: RouteTable) {
        table.page("/agreements/:id") { request, visit in try await agreementPage(visit, notices: notices(request, visit)) }
        table.change("/agreements/:id/amend", amendAgreement)
        table.change("/agreements/:id/notes") { fields, _, visit in
            try await agreementChange(visit, fields, "noted") { id, viewer in
                try await NoteAgreement(environment)(id, fields["update"] ?? "", as: viewer)
            }
        }
        table.change("/agreements/:id/keep") { fields, _, visit in
            try await agreementChange(visit, fields, "kept", back: fields["back"] == "list" ? "/agreements" : nil) { id, viewer in
                try await KeepAgreement(environment)(id, as: viewer)
            }
        }
        table.change("/agreements/:id/drop") { fields, _, visit in
            try await agreementChange(visit, fields, "dropped") { id, viewer in
                try await renaming(["reason": "drop_reason"]) {
                    try await DropAgreement(environment)(id, because: fields["drop_reason"] ?? "", as: viewer)
                }
            }
        }
        table.change("/agreements/:id/evaluate") { fields, _, visit in
            try await agreementChange(visit, fields, "evaluated") { id, viewer in
                guard let outcome = fields["outcome"].flatMap({ Agreement.Outcome(rawValue: $0) }) else {
                    throw RuleBroken("agreement_page.outcome_needed", field: "outcome")
                }
                try await EvaluateAgreement(environment)(id, outcome, note: fields["note"], as: viewer)
            }
        }
    }

    /// Does it, and shows the agreement as it then is; or as it stands, with what was typed and why it was refused.
    private func agreementChange(
        _ visit: Visit, _ fields: FormFields, _ done: String, back: String? = nil,
        _ deed: (Agreement.ID, Viewer) async throws -> Void
    ) async throws -> Response {
        let (id, viewer): (Agreement.ID, Viewer) = (try visit.id(), try visit.signedIn())
        return try await mending(fields) {
            try await deed(id, viewer)
            return seeOther("\(back ?? "/agreements/\(id)")?done=agreement_\(done)")
        } again: {
            try await agreementPage(visit, $0)
        }
    }

    @Sendable private func amendAgreement(_ fields: FormFields, _ request: Request, _ visit: Visit) async throws -> Response {
        let (id, viewer): (Agreement.ID, Viewer) = (try visit.id(), try visit.signedIn())
        guard let version = fields["version"].flatMap({ Int($0) }) else { throw BadRequest() }
        do {
            return try await mending(fields) {
                try await AmendAgreement(environment)(
                    id, to: AgreementDraft(fields), because: fields["reason"] ?? "", basedOn: version, as: viewer)
                return seeOther("/agreements/\(id)?done=agreement_amended")
            } again: {
                try await agreementPage(visit, $0, form: "amend")
            }
        } catch let stopped as StoppedByFindings {
            let refusal = Refusal(stopped.problems(texts(visit).language), fields)
            return try await agreementPage(visit, refusal, form: "amend", status: .unprocessableContent)
        } catch is AgreementChanged {
            let typed = Refusal([], fields)
            return try await agreementPage(visit, typed, form: "amend", status: .preconditionFailed, hasChanged: true)
        }
    }

    private func agreementPage(
        _ visit: Visit, _ refusal: Refusal? = nil, form: String? = nil, status: HTTPResponse.Status = .ok, hasChanged: Bool = false,
        notices: [Notice] = []
    ) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let (agreement, people) = try await ReadAgreement(environment)(visit.id(), as: viewer)
        let changer = agreement.history.last.map { people[$0.by]?.firstName ?? t("person.someone") } ?? ""
        let template = try await ReadAgreementTemplate(environment)(agreement, as: viewer)
        let model = AgreementPage(
            agreement, people, viewer, t, environment.clock, template: template, refusal: refusal, form: form,
            changedMeanwhile: hasChanged ? t("agreement_page.changed_help", ["name": changer]) : nil)
        let problems = refusal.flatMap { $0.problems.isEmpty ? nil : $0 }
        return page(agreement.content.title, at: "/agreements", visit, status: status, refusal: problems, notices: notices) {
            model.view($0)
        }
    }
}
