import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addHistory(to table: RouteTable) {
        table.page("/history") { _, visit in try await historyPage(of: visit.signedIn().id, visit) }
        table.page("/people/:id/history") { _, visit in try await historyPage(of: visit.id(), visit) }
    }

    private func historyPage(of employee: Person.ID, _ visit: Visit) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let view = try await ReadHistory(environment)(of: employee, as: viewer)
        var model = HistoryPage(view, viewer, t)
        let lines = try await ReadMetrics(environment)(of: employee, as: viewer)
        let wording = ReportWording(texts: t, today: view.today)
        model.charts = lines.map { wording.view($0) }
        let other = viewer.id == view.employee.id ? view.employee.leader.flatMap { view.people[$0] } : view.employee
        model.chartsLane = other.map { LaneNote(.pair, other: $0.firstName, t) }
        let title = model.employee.map { t("history.title_of", ["name": $0]) } ?? t("history.title")
        return page(title, at: model.employee == nil ? "/history" : "/team", visit) { model.view($0) }
    }
}

extension HistoryPage {
    init(_ view: HistoryView, _ viewer: Viewer, _ t: Texts) {
        let isOwn = viewer.id == view.employee.id
        employee = isOwn ? nil : view.employee.name
        rows = view.meetings.map { meeting in
            let leader = meeting.leader == viewer.id ? t("person.you") : view.people[meeting.leader]?.name ?? t("person.someone")
            return Row(meeting, with: t("history.with", ["name": leader]), t, today: view.today)
        }
    }
}

extension HistoryPage.Row {
    fileprivate init(_ meeting: Meeting, with: String, _ t: Texts, today: CalendarDate) {
        let time = meeting.schedule.time.map { ", " + t.clock($0) } ?? ""
        when = t.fullDate(meeting.schedule.date) + time
        path = "/meetings/\(meeting.id)"
        self.with = with
        phase = meeting.isOverdue(on: today) ? t("history.phase.overdue") : t(Phrase("history.phase.\(meeting.phase.name)"))
        isMissed = meeting.isOverdue(on: today) || meeting.phase == .ended(.missed)
        moves = meeting.moves.map { move in
            let dates = (from: t.shortDate(move.from, today: today), to: t.shortDate(move.to, today: today))
            return move.reason.map { t("history.moved_because", ["from": dates.from, "to": dates.to, "reason": $0]) }
                ?? t("history.moved", ["from": dates.from, "to": dates.to])
        }
        reason = meeting.ending?.reason.map { t("history.reason", ["reason": $0]) }
    }
}
