/// Mine samtaler: twelve people at a glance — who is next, who is overdue, what is open.
struct TeamPage: Sendable {
    /// "2 samtaler i denne uge. 1 blev ikke holdt. 3 aftaler er over fristen."
    let summary: String
    /// What the leader is reminded of.
    var reminders = ReminderList(rows: [])
    /// The agreements with oneself that one is reminded of.
    var ownReminders = SelfReminderList()
    /// Those that have something in them, the most urgent first.
    let groups: [Group]

    struct Group: Sendable {
        /// "Kræver dig nu", "Denne uge", "Senere", "Ingen samtale planlagt".
        let title: String
        let people: [Row]
    }

    struct Row: Sendable {
        let name: String
        /// "Projektleder, arbejder hjemme".
        var role: String?
        /// The person's own page; nil when there is none.
        var path: String?
        /// "tirsdag den 24. november", or that nothing is planned.
        let when: String
        /// "kl. 10.00", "flyttet to gange".
        var whenMore: String?
        /// The conversation should have been held.
        var isLate = false
        /// "Har delt", "Ikke delt endnu", "Skemaet er ikke sendt".
        let status: String
        /// "2 åbne aftaler, 1 over fristen"; nil when nothing is open.
        var open: String?
        var isOpenLate = false
        var action: Action?
        /// The conversations after the next.
        var later: [Action] = []
    }

    struct Action: Sendable {
        let words: String
        let path: String
        /// The page's one next action.
        var isPrimary = false
    }
}
