import EnrumTexts

/// Something did not work: what, what became of what was typed, and what to do next.
struct FaultPage: Sendable {
    let title: String
    /// Whole sentences that say what to do.
    let body: String
    /// What is wrong with the fields, when a rule says so.
    var problems: [String] = []
    /// What was typed, and the words of the button that sends it again.
    var kept: (form: KeptForm, lead: String, send: String)?
    /// What to tell whoever runs the system.
    var id: String?
}
