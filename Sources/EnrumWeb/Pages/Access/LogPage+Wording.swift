import EnrumCore
import EnrumDomain
import EnrumTexts

extension LogPage {
    /// - Parameter path: The page's own address.
    init(
        _ view: AuditView, at path: String, isFirst: Bool, title: String, lead: String, viewer: Person.ID, _ t: Texts,
        _ clock: any EnrumCore.Clock
    ) {
        (self.title, self.lead) = (title, lead)
        var days: [(date: CalendarDate, deeds: [Deed])] = []
        for row in view.rows {
            let date = clock.day(of: row.at)
            if days.last?.date != date { days.append((date, [])) }
            days[days.count - 1].deeds.fold(row)
        }
        self.days = days.map { day in
            Day(
                title: day.date == clock.today ? t("access.today", ["date": t.dayAndDate(day.date)]) : t.fullDate(day.date),
                rows: day.deeds.map { $0.row(view, viewer, t, clock) })
        }
        olderPath = view.next.map { "\(path)?before=\($0)" }
        newestPath = isFirst ? nil : path
    }
}

/// The same done several times after one another.
private struct Deed {
    /// The latest.
    let last: AuditRow
    var first: AuditRow
    var count = 1
}

extension [Deed] {
    /// Newest first: a row like the one before it is counted, not shown again.
    fileprivate mutating func fold(_ row: AuditRow) {
        if let standing = last, standing.last.isLike(row) {
            self[count - 1].first = row
            self[count - 1].count += 1
        } else {
            append(Deed(last: row, first: row))
        }
    }
}

extension AuditRow {
    fileprivate func isLike(_ other: AuditRow) -> Bool {
        actor == other.actor && action == other.action && object == other.object && fromOutside == other.fromOutside
    }
}

extension Deed {
    fileprivate func row(_ view: AuditView, _ viewer: Person.ID, _ t: Texts, _ clock: any EnrumCore.Clock) -> LogPage.Row {
        let times = (t.clock(clock.time(of: first.at)), t.clock(clock.time(of: last.at)))
        return LogPage.Row(
            time: times.0 == times.1 ? times.0 : t("access.between", ["from": times.0, "to": times.1]),
            words: t(Phrase("audit.\(last.action)", ["name": name(view, viewer, t)])),
            times: count > 1 ? t("access.times", ["count": String(count)]) : nil, link: link(view, t), isFromOutside: last.fromOutside)
    }

    /// Whoever did it, as the sentence begins.
    private func name(_ view: AuditView, _ viewer: Person.ID, _ t: Texts) -> String {
        guard let actor = last.actor else { return t("access.nobody") }
        return actor == viewer ? t("access.you") : view.people[actor]?.name ?? t("access.somebody")
    }

    /// To the conversation, where the viewer can still open it.
    private func link(_ view: AuditView, _ t: Texts) -> EmptyState.Link? {
        last.meeting.flatMap { id in
            view.meetings[id].map { EmptyState.Link(words: t("access.meeting", ["date": t.shortDate($0)]), path: "/meetings/\(id)") }
        }
    }
}
