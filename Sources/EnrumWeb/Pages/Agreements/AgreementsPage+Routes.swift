import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addAgreements(to table: RouteTable) {
        table.page("/agreements") { request, visit in
            try await agreementsPage(request, visit)
        }
    }

    /// - Parameter refusal: What was typed for an agreement with oneself, and why it was refused.
    func agreementsPage(_ request: Request, _ visit: Visit, refusal: Refusal? = nil) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let view = try await ReadAgreements(environment)(as: viewer)
        let own = SelfAgreementWording(texts: t, clock: environment.clock, view: try await ReadSelfAgreements(environment)(as: viewer))
        let model = AgreementsPage(view, viewer, t, environment.clock, withOneself: own.section(refusal: refusal))
        return page(t("agreements.title"), at: "/agreements", visit, refusal: refusal, notices: notices(request, visit)) {
            model.view($0)
        }
    }
}

extension AgreementsPage {
    init(
        _ view: AgreementsView, _ viewer: Viewer, _ t: Texts, _ clock: any EnrumCore.Clock, withOneself section: SelfAgreementSection
    ) {
        withOneself = section
        let wording = AgreementWording(texts: t, clock: clock, today: view.today, viewer: viewer.id, people: view.people)
        let own = view.own.filter { $0.state == .open }
        open = own.map { wording.card($0) }
        done = view.own.filter { $0.state != .open }.sorted { $0.lastChange > $1.lastChange }.map { wording.card($0) }
        let byEmployee = Dictionary(grouping: view.team, by: \.employee)
        let names = byEmployee.keys.map { (id: $0, name: view.people[$0]?.name ?? t("person.someone")) }
        team =
            viewer.isLeader || !view.team.isEmpty
            ? names.sorted { DanishOrder.key(for: $0.name) < DanishOrder.key(for: $1.name) }.map { person in
                Group(
                    name: person.name, historyPath: "/people/\(person.id)/history",
                    cards: (byEmployee[person.id] ?? []).map { wording.card($0) })
            } : nil
        asThird = view.asThird.map { Title($0, t, today: view.today) }
        let late = own.count { $0.isOverdue(on: view.today) }
        summary =
            own.isEmpty
            ? t("agreements.lead")
            : t("agreements.summary", count: own.count) + (late > 0 ? " " + t("agreements.summary_late", count: late) : "")
    }
}

extension AgreementsPage.Title {
    fileprivate init(_ third: AgreementsView.Title, _ t: Texts, today: CalendarDate) {
        title = third.title
        isLate = third.isOpen && third.deadline < today
        let date = t.shortDate(third.deadline, today: today)
        deadline = third.isOpen ? t(isLate ? "agreements.third_late" : "agreements.third_open", ["date": date]) : t("agreements.third_over")
        keep =
            third.isOpen
            ? ActionForm(
                path: "/agreements/\(third.id)/keep", words: t("agreements.mark_done"), style: .quiet, values: [("back", "list")]) : nil
    }
}

extension Agreement {
    /// When something last happened to it.
    var lastChange: Instant { history.last?.at ?? Instant(milliseconds: 0) }
}

extension SelfAgreementWording {
    /// All of them, and room for a new one.
    fileprivate func section(refusal: Refusal?) -> SelfAgreementSection {
        let open = view.agreements.filter(\.isOpen)
        return SelfAgreementSection(
            title: texts("self_agreement.section"), help: texts("self_agreement.list_help"), lane: lane, cards: open.map { card($0) },
            empty: texts("self_agreement.none"), ended: view.agreements.filter { !$0.isOpen }.map { card($0) },
            form: form(
                path: "/self-agreements", submit: texts("self_agreement.add"), typed: refusal?.fields,
                errors: refusal?.errors(texts) ?? [:]), fold: texts("self_agreement.new"))
    }
}
