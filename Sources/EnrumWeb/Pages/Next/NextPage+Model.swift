/// Næste samtale: what the employee sees first.
struct NextPage: Sendable {
    /// Nil when nothing is planned.
    var meeting: Meeting?
    /// The conversations after it, by date.
    var later: [Link] = []
    /// A conversation that waits to be seen.
    var waiting: [Link] = []
    /// Asking one's leader for a conversation, where some kind of it invites that (L-20).
    var invitation: Link?
    /// What one is reminded of.
    var reminders = ReminderList(rows: [])
    /// The agreements with oneself that one is reminded of.
    var ownReminders = SelfReminderList()
    /// What one is responsible for, by deadline; the first few.
    let agreements: [AgreementCard]

    struct Meeting: Sendable {
        /// "Mette".
        let leader: String
        let when: String
        /// "om 3 dage".
        let distance: String
        let place: String
        /// "Du har ikke delt endnu".
        let status: String
        let action: Link
        /// Moving and cancelling.
        let schedulePath: String
    }

    struct Link: Sendable {
        let words: String
        let path: String
    }
}
