/// Someone chooses a password with a link that works once.
struct LinkPage: Sendable {
    let path: String
    let name: String
    /// What they will sign in with; the browser keeps it beside the password.
    let email: String
    let isFirst: Bool
    /// What to mend, by field.
    var errors: [String: String] = [:]
}
