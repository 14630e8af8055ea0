import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addNext(to table: RouteTable) {
        table.page("/next") { request, visit in
            let viewer = try visit.signedIn()
            let history = try await ReadHistory(environment)(of: viewer.id, as: viewer)
            let agreements = try await ReadAgreements(environment)(as: viewer)
            let t = texts(visit)
            let layout = layout(t("nav.next"), at: "/next", visit, notices: notices(request, visit))
            var model = nextPage(history, agreements, t, viewer)
            model.reminders = try await reminders(asLeader: false, viewer, t)
            model.ownReminders = try await ownReminders(viewer, t, back: "next")
            if viewer.person.leader != nil, try await !ReadMeetingTypes(environment)(for: viewer.id, as: viewer).isEmpty {
                model.invitation = NextPage.Link(words: t("next.invite"), path: "/people/\(viewer.id)/plan")
            }
            return page(model.view(in: layout))
        }
    }

    private func nextPage(_ history: HistoryView, _ agreements: AgreementsView, _ t: Texts, _ viewer: Viewer) -> NextPage {
        let wording = AgreementWording(
            texts: t, clock: environment.clock, today: history.today, viewer: viewer.id, people: agreements.people)
        let own = agreements.own.filter { $0.state == .open }.prefix(5).map { wording.card($0) }
        let waiting = history.meetings.filter { $0.phase == .after }.map { meeting in
            NextPage.Link(
                words: t("next.waiting", ["date": t.dayAndDate(meeting.schedule.date)]), path: "/meetings/\(meeting.id)/talk")
        }
        let upcoming = history.meetings.filter { [.planned, .before, .during].contains($0.phase) }
            .sorted { ($0.schedule.date, $0.id) < ($1.schedule.date, $1.id) }
        let later = upcoming.dropFirst().map { meeting in
            NextPage.Link(
                words: t(
                    "next.later",
                    [
                        "when": t.when(meeting), "kind": meeting.type.title?(t.language) ?? t("next.one_to_one"),
                        "name": history.people[meeting.leader]?.firstName ?? "",
                    ]),
                path: "/meetings/\(meeting.id)")
        }
        return NextPage(
            meeting: upcoming.first.map { next($0, history, t) }, later: later, waiting: waiting, agreements: own)
    }

    private func next(_ meeting: Meeting, _ history: HistoryView, _ t: Texts) -> NextPage.Meeting {
        let path = "/meetings/\(meeting.id)"
        let action =
            meeting.phase == .during
            ? NextPage.Link(words: t("next.open"), path: path + "/talk") : NextPage.Link(words: t("next.prepare"), path: path + "/prepare")
        return NextPage.Meeting(
            leader: history.people[meeting.leader]?.firstName ?? "",
            when: t.when(meeting),
            distance: t.distance(from: history.today, to: meeting.schedule.date),
            place: t("meeting.minutes", ["count": String(meeting.schedule.length)]) + (meeting.schedule.place.map { ", " + $0 } ?? ""),
            status: status(meeting, history.today, t), action: action, schedulePath: path + "/schedule")
    }

    private func status(_ meeting: Meeting, _ today: CalendarDate, _ t: Texts) -> String {
        if meeting.isOverdue(on: today) { return t("next.status.overdue") }
        switch meeting.phase {
        case .planned: return t("next.status.planned")
        case .before where meeting.shared == nil:
            return t(meeting.type.prepares == .leader ? "next.status.no_preparation" : "next.status.before")
        case .before: return t("next.status.shared")
        default: return t("next.status.during")
        }
    }
}
