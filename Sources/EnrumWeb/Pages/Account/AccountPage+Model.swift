import EnrumDomain

/// What is mine: who I am here, my language, my password, and where I am signed in.
struct AccountPage: Sendable {
    let name: String
    let email: String
    let department: String
    /// Nil for the one at the top.
    let leader: String?
    let language: Language
    /// Nobody in the demo has one.
    let hasPassword: Bool
    let sessions: [Session]
    /// What to mend, by field.
    var errors: [String: String] = [:]

    struct Session: Sendable {
        /// "Firefox på Linux", as far as the browser says.
        let device: String
        /// "Sidst brugt i dag kl. 10.42".
        let seen: String
        /// Where it is ended; nil for the one that shows this page.
        let endPath: String?
    }
}
