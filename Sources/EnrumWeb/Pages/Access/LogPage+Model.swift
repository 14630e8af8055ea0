/// What has been done and read, newest first, a heading for each day. Both for the person it concerns (Hvem har læst hvad), and for the
/// admin's log of security.
struct LogPage: Sendable {
    let title: String
    let lead: String
    let days: [Day]
    /// Nil on the last page.
    let olderPath: String?
    /// Nil on the first page.
    let newestPath: String?

    struct Day: Sendable {
        let title: String
        let rows: [Row]
    }

    /// Equal deeds after one another are one row.
    struct Row: Sendable {
        /// "kl. 10.42", "kl. 10.30–10.42".
        let time: String
        /// "Mette Holm læste din forberedelse".
        let words: String
        /// "3 gange"; nil for once.
        let times: String?
        let link: EmptyState.Link?
        /// Somebody who is not one of the two whom it is about.
        let isFromOutside: Bool
    }
}
