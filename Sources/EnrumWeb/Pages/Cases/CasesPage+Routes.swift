import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addCases(to table: RouteTable) {
        table.page("/cases") { request, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            let lines = try await ReadCases(environment)(as: viewer)
            let model = CasesPage(lines, viewer, t, environment.clock)
            return page(t("cases.title"), at: "/cases", visit, notices: notices(request, visit)) { model.view($0) }
        }
        table.page("/cases/new") { request, visit in
            try await newCase(visit, employee: FormFields((request.uri.query ?? "").utf8)["employee"])
        }
        table.change("/cases") { fields, _, visit in
            let viewer = try visit.signedIn()
            return try await mending(fields) {
                guard let employee = fields["employee"].flatMap({ Person.ID($0) }) else {
                    throw RuleBroken("rule.reason_needed", field: "employee")
                }
                let chosen = (fields["procedure"] ?? "").split(separator: "/").compactMap { Slug($0) }
                guard chosen.count == 2 else { throw RuleBroken("case_new.procedure_needed", field: "procedure") }
                let id = try await OpenCase(environment)(
                    about: employee, by: chosen[1], of: chosen[0], topic: fields["topic"] ?? "", as: viewer)
                return seeOther("/cases/\(id)?done=case_opened")
            } again: {
                try await newCase(visit, employee: fields["employee"], $0)
            }
        }
    }

    /// Whom it is about first, and then what can be begun in that person's department.
    private func newCase(_ visit: Visit, employee: String?, _ refusal: Refusal? = nil) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        guard viewer.isLeader else { throw NotFound() }
        let team = try await ReadTeam(environment)(as: viewer).rows.map(\.person)
        let chosen = team.first { $0.id.rawValue == employee }
        let offers = try await chosen.asyncMap { try await ReadProcedures(environment)(for: $0.id, as: viewer) } ?? []
        let model = NewCasePage(team: team, chosen: chosen, offers: offers, refusal: refusal)
        return page(t("case_new.title"), at: "/cases", visit, refusal: refusal) { model.view($0) }
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ body: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await body(self)
    }
}

extension CasesPage {
    /// The list in words: what waits for the viewer first, then what runs, then what is over.
    init(_ lines: [CaseLine], _ viewer: Viewer, _ t: Texts, _ clock: any EnrumCore.Clock) {
        func row(_ line: CaseLine) -> Row {
            let due = line.next.due.map { ". " + t("case.due", ["date": t.dayAndDate($0)]) } ?? ""
            let next =
                line.closure.map { t("cases.closed", ["date": t.fullDate(clock.day(of: $0.at))]) }
                ?? t(Phrase("case.next.\(line.next.kind.rawValue).title")) + due
            return Row(
                title: line.topic ?? line.procedure(t.language), procedure: line.procedure(t.language), person: line.employee.name,
                stage: line.stage?(t.language)
                    ?? (line.closure == nil && ![.companion, .secondPerson].contains(line.role) ? t("cases.not_begun") : ""), next: next,
                isLate: line.closure == nil && line.next.due.map { $0 < clock.today } ?? false, path: "/cases/\(line.id)")
        }
        let isYours = { (line: CaseLine) in line.next.kind != .wait && line.next.kind != .nothing }
        let groups = [
            ("cases.group.yours", lines.filter { $0.closure == nil && isYours($0) }),
            ("cases.group.running", lines.filter { $0.closure == nil && !isYours($0) }),
            ("cases.group.closed", lines.filter { $0.closure != nil }),
        ]
        self.init(
            lead: t(Phrase(viewer.isLeader ? "cases.lead_leader" : "cases.lead")),
            groups: groups.filter { !$0.1.isEmpty }.map { Group(title: t(Phrase($0.0)), rows: $0.1.map(row)) },
            newPath: viewer.isLeader ? "/cases/new" : nil)
    }
}
