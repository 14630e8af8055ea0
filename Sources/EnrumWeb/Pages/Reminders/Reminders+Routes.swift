import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addReminders(to table: RouteTable) {
        table.change("/reminders/:id/away") { fields, _, visit in
            try await PutAwayReminder(environment)(visit.id(), as: visit.signedIn())
            return seeOther("\(fields["back"] == "team" ? "/team" : "/next")?done=reminder_away")
        }
    }

    /// The viewer's agreements with themselves that are due, on their own front page.
    func ownReminders(_ viewer: Viewer, _ t: Texts, back: String) async throws -> SelfReminderList {
        let view = try await ReadSelfAgreements(environment)(as: viewer)
        return SelfAgreementWording(texts: t, clock: environment.clock, view: view).reminders(back: back)
    }

    /// What is due for the viewer: as the leader of others, or as the employee of their own leader.
    func reminders(asLeader: Bool, _ viewer: Viewer, _ t: Texts) async throws -> ReminderList {
        let due = try await ReadReminders(environment)(as: viewer).filter { ($0.reminder.leader == viewer.id) == asLeader }
        return ReminderList(
            rows: due.map { reminder, other in
                ReminderList.Row(
                    text: reminder.text(t.language), about: asLeader ? t("reminder.about", ["name": other.name]) : nil,
                    putAway: ActionForm(
                        path: "/reminders/\(reminder.id)/away", words: t("reminder.put_away"), subject: reminder.text(t.language),
                        style: .quiet, values: [("back", asLeader ? "team" : "next")]))
            }, nudge: try await caseNudge(viewer, t))
    }

    /// That something waits for the viewer in a formal case: not what, about whom, or how many, since others may look at the screen.
    private func caseNudge(_ viewer: Viewer, _ t: Texts) async throws -> ReminderList.Nudge? {
        let now: Set<CaseNext.Kind> = [.read, .attend, .answerHearing, .answerMoreTime, .setStatementDeadline, .decide, .approve]
        let waits = try await ReadCases(environment)(as: viewer).contains { now.contains($0.next.kind) }
        let isDue = try await !ReadDeadlines(environment)(as: viewer).isEmpty
        return waits || isDue ? ReminderList.Nudge(words: t("cases.nudge"), path: "/cases") : nil
    }
}
