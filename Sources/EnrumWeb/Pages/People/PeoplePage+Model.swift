/// Personer: everybody for an admin, their own area for HR.
struct PeoplePage: Sendable {
    let search: String
    let rows: [Row]
    /// "214 personer".
    let summary: String
    /// Whether it is those who have left.
    let isFormer: Bool
    /// Whether the viewer may see those who have left, and give people a way in.
    let isAdmin: Bool
    let previousPath: String?
    let nextPath: String?

    struct Row: Sendable {
        let id: String
        let name: String
        let email: String
        let department: String
        /// "Leder: Mette Holm".
        let leader: String
        /// "HR for Børn og Unge", "Administrator", "Fratrådt 3. november 2026".
        let more: [String]
        let canInvite: Bool
    }
}

/// A link that works once, shown once.
struct IssuedLinkPage: Sendable {
    let title: String
    let lead: String
    let address: String
    /// "Linket virker én gang, indtil tirsdag den 1. december kl. 10.30".
    let until: String
}
