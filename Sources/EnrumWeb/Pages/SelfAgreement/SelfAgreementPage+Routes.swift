import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func addSelfAgreements(to table: RouteTable) {
        table.change("/self-agreements") { fields, request, visit in
            try await mending(fields) {
                try await renaming(SelfAgreementDraft.names) {
                    _ = try await MakeSelfAgreement(environment)(SelfAgreementDraft(fields), as: visit.signedIn())
                }
                return seeOther("/agreements?done=self_made#self-agreements")
            } again: {
                try await agreementsPage(request, visit, refusal: $0)
            }
        }
        table.page("/self-agreements/:id") { request, visit in try await selfAgreementPage(visit, notices: notices(request, visit)) }
        table.change("/self-agreements/:id/change", changeSelfAgreement)
        table.change("/self-agreements/:id/tick") { fields, _, visit in
            let id: SelfAgreement.ID = try visit.id()
            try await TickSelfAgreement(environment)(id, as: visit.signedIn())
            let back = fields["back"].flatMap { ["next", "team", "agreements"].contains($0) ? "/\($0)" : nil }
            return seeOther("\(back ?? "/self-agreements/\(id)")?done=self_ticked")
        }
        table.change("/self-agreements/:id/notes") { fields, _, visit in
            let id: SelfAgreement.ID = try visit.id()
            return try await mending(fields) {
                try await NoteSelfAgreement(environment)(id, fields["note"] ?? "", as: visit.signedIn())
                return seeOther("/self-agreements/\(id)?done=agreement_noted")
            } again: {
                try await selfAgreementPage(visit, $0, form: "note")
            }
        }
        table.change("/self-agreements/:id/end") { _, _, visit in
            let id: SelfAgreement.ID = try visit.id()
            try await EndSelfAgreement(environment)(id, as: visit.signedIn())
            return seeOther("/self-agreements/\(id)?done=self_ended")
        }
        table.change("/self-agreements/:id/delete") { _, _, visit in
            try await DeleteSelfAgreement(environment)(visit.id(), as: visit.signedIn())
            return seeOther("/agreements?done=self_deleted")
        }
    }

    @Sendable private func changeSelfAgreement(_ fields: FormFields, _ request: Request, _ visit: Visit) async throws -> Response {
        let (id, viewer): (SelfAgreement.ID, Viewer) = (try visit.id(), try visit.signedIn())
        guard let version = fields["version"].flatMap({ Int($0) }) else { throw BadRequest() }
        do {
            return try await mending(fields) {
                try await renaming(SelfAgreementDraft.names) {
                    try await ChangeSelfAgreement(environment)(id, to: SelfAgreementDraft(fields), basedOn: version, as: viewer)
                }
                return seeOther("/self-agreements/\(id)?done=self_changed")
            } again: {
                try await selfAgreementPage(visit, $0, form: "change")
            }
        } catch is SelfAgreementChanged {
            return try await selfAgreementPage(
                visit, Refusal([], fields), form: "change", status: .preconditionFailed, hasChanged: true)
        }
    }

    private func selfAgreementPage(
        _ visit: Visit, _ refusal: Refusal? = nil, form: String? = nil, status: HTTPResponse.Status = .ok, hasChanged: Bool = false,
        notices: [Notice] = []
    ) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let agreement = try await ReadSelfAgreement(environment)(visit.id(), as: viewer)
        let view = try await ReadSelfAgreements(environment)(as: viewer)
        let offered = try await ReadAgreementTemplate(environment)(agreement, as: viewer)
        let choice = agreement.content.category.map { category in
            let area = form == "change" ? refusal?.fields["self_area"] : category.area?.id.rawValue
            return offered.map { AgreementTemplateChoice($0.template, of: $0.plugin, area: area, filledBy: nil, t) }
                ?? AgreementTemplateChoice(category, t)
        }
        let model = SelfAgreementPage(
            agreement, SelfAgreementWording(texts: t, clock: environment.clock, view: view), template: choice,
            meetingPath: try await path(to: agreement.meeting, viewer), refusal: refusal, form: form,
            changedMeanwhile: hasChanged ? t("self_agreement.changed_meanwhile") : nil)
        let problems = refusal.flatMap { $0.problems.isEmpty ? nil : $0 }
        return page(agreement.content.title, at: "/agreements", visit, status: status, refusal: problems, notices: notices) {
            model.view($0)
        }
    }

    /// To the conversation it came out of, as long as the author may open it.
    private func path(to meeting: Meeting.ID?, _ viewer: Viewer) async throws -> String? {
        guard let meeting else { return nil }
        do {
            _ = try await ReadPhase(environment)(meeting, as: viewer)
            return "/meetings/\(meeting)/talk"
        } catch is NotFound {
            return nil
        }
    }
}
