/// Mine aftaler: my own by deadline, my team's, and those that I am responsible for in somebody else's conversation.
struct AgreementsPage: Sendable {
    /// Open ones of mine, by deadline.
    let open: [AgreementCard]
    /// Mine that are over, newest first.
    let done: [AgreementCard]
    /// Open ones of those whom I lead; nil when I lead nobody.
    let team: [Group]?
    let asThird: [Title]
    /// One's agreements with oneself, which nobody else reads.
    let withOneself: SelfAgreementSection
    /// "3 åbne aftaler. 1 er over fristen.".
    let summary: String

    struct Group: Sendable {
        let name: String
        let historyPath: String
        let cards: [AgreementCard]
    }

    /// An agreement as somebody outside the pair sees it: what, and by when.
    struct Title: Sendable {
        let title: String
        let deadline: String
        /// Over the deadline and still open.
        let isLate: Bool
        /// Marks it as done; nil when it is not open any more.
        let keep: ActionForm?
    }
}
