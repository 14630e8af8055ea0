/// Drift: how much there is, and what is in force. Nothing that anybody wrote.
struct OperationsPage: Sendable {
    /// "Personer" and "40".
    let counts: [(name: String, value: String)]
    let settings: [(name: String, value: String)]
    /// What somebody ought to look at.
    let advice: [String]
}
