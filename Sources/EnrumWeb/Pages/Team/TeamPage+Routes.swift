import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addTeam(to table: RouteTable) {
        table.page("/team") { request, visit in
            let (t, viewer) = (texts(visit), try visit.signedIn())
            let view = try await ReadTeam(environment)(as: viewer)
            let layout = layout(t("team.title"), at: "/team", visit, notices: notices(request, visit), width: .wide)
            var model = TeamWording(view: view, texts: t).page
            model.reminders = try await reminders(asLeader: true, viewer, t)
            model.ownReminders = try await ownReminders(viewer, t, back: "team")
            return page(model.view(in: layout))
        }
    }
}

/// Puts a leader's list into words: who needs the leader now, who is next, who has nothing planned.
struct TeamWording {
    let view: TeamView
    let texts: Texts

    private enum Urgency: Int, CaseIterable { case now, thisWeek, later, unplanned }

    var page: TeamPage {
        let rows = Dictionary(grouping: view.rows, by: urgency)
        let groups = Urgency.allCases.compactMap { urgency -> TeamPage.Group? in
            guard let people = rows[urgency], !people.isEmpty else { return nil }
            let inOrder = people.enumerated().sorted { left, right in
                (left.element.next?.schedule.date.daysSinceEpoch ?? .max, left.offset)
                    < (right.element.next?.schedule.date.daysSinceEpoch ?? .max, right.offset)
            }
            return TeamPage.Group(title: title(urgency), people: inOrder.map { row($0.element) })
        }
        return TeamPage(summary: summary, groups: groups)
    }

    private func urgency(_ row: TeamView.Row) -> Urgency {
        guard let next = row.next else { return .unplanned }
        if next.isOverdue(on: view.today) || next.phase == .during || next.phase == .after { return .now }
        let week = view.today.adding(days: 8 - view.today.weekday)
        return next.schedule.date < week ? .thisWeek : .later
    }

    private func title(_ urgency: Urgency) -> String {
        switch urgency {
        case .now: texts("team.group.now")
        case .thisWeek: texts("team.group.this_week")
        case .later: texts("team.group.later")
        case .unplanned: texts("team.group.unplanned")
        }
    }

    private var summary: String {
        let thisWeek = view.rows.count { urgency($0) == .thisWeek }
        let late = view.rows.count { $0.next?.isOverdue(on: view.today) == true }
        let overdue = view.rows.reduce(0) { $0 + $1.overdueAgreements }
        return [
            thisWeek > 0 ? texts("team.summary.week", count: thisWeek) : nil, late > 0 ? texts("team.summary.late", count: late) : nil,
            overdue > 0 ? texts("team.summary.overdue", count: overdue) : nil,
        ].compactMap { $0 }.joined(separator: " ")
    }

    private func row(_ row: TeamView.Row) -> TeamPage.Row {
        TeamPage.Row(
            name: row.person.name,
            role: row.person.workplace == .onSite ? nil : texts(Phrase("workplace.\(row.person.workplace.rawValue)")),
            path: "/people/\(row.person.id)/history", when: when(row), whenMore: whenMore(row.next),
            isLate: row.next?.isOverdue(on: view.today) == true, status: status(row.next),
            open: row.openAgreements == 0 ? nil : agreements(row), isOpenLate: row.overdueAgreements > 0, action: action(row),
            later: row.later.map { meeting in
                TeamPage.Action(
                    words: texts(
                        "team.later",
                        [
                            "kind": (meeting.type.title?(texts.language) ?? texts("next.one_to_one")).lowercasedFirst,
                            "when": texts.dayAndDate(meeting.schedule.date),
                        ]),
                    path: "/meetings/\(meeting.id)")
            })
    }

    private func when(_ row: TeamView.Row) -> String {
        if let next = row.next { return texts.dayAndDate(next.schedule.date) }
        return row.last.map { texts("team.last", ["date": texts.dayAndDate($0.schedule.date)]) } ?? texts("team.never")
    }

    private func whenMore(_ meeting: Meeting?) -> String? {
        guard let meeting else { return nil }
        let moved = meeting.moves.isEmpty ? nil : texts("team.moved", count: meeting.moves.count)
        return [meeting.schedule.time.map { texts.clock($0) }, moved].compactMap { $0 }.joined(separator: ", ").tidied
    }

    private func status(_ meeting: Meeting?) -> String {
        guard let meeting else { return "" }
        if meeting.isOverdue(on: view.today) { return texts("team.status.overdue") }
        switch meeting.phase {
        case .planned: return texts("team.status.planned")
        case .before: return texts(meeting.shared == nil ? "team.status.before" : "team.status.shared")
        case .during: return texts("team.status.during")
        case .after: return texts("team.status.after")
        case .closed, .ended: return ""
        }
    }

    private func agreements(_ row: TeamView.Row) -> String {
        let open = texts("team.open", count: row.openAgreements)
        return row.overdueAgreements == 0 ? open : texts("team.open_late", ["open": open, "late": String(row.overdueAgreements)])
    }

    private func action(_ row: TeamView.Row) -> TeamPage.Action {
        guard let next = row.next else {
            return TeamPage.Action(words: texts("team.plan"), path: "/people/\(row.person.id)/plan")
        }
        let path = "/meetings/\(next.id)"
        if next.isOverdue(on: view.today) {
            return TeamPage.Action(words: texts("team.reschedule"), path: path + "/schedule", isPrimary: true)
        }
        switch next.phase {
        case .during, .after: return TeamPage.Action(words: texts("team.continue"), path: path, isPrimary: true)
        default:
            return TeamPage.Action(
                words: texts("team.prepare"), path: path + "/prepare", isPrimary: next.shared != nil && next.opened == nil)
        }
    }
}
