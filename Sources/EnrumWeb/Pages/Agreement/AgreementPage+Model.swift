/// One agreement with everything that happened to it, and what can be done about it.
struct AgreementPage: Sendable {
    let card: AgreementCard
    /// "Aftalt af Mette og Amir i samtalen den 3. november".
    let origin: String
    let meetingPath: String?
    /// Oldest first.
    let events: [Event]
    let path: String
    /// Changes what was agreed; nil when it is over.
    let amend: AgreementForm?
    /// Someone had changed it meanwhile: what is typed stands in the form, this says what to do.
    var changedMeanwhile: String?
    let isOpen: Bool
    /// It can be said how it turned out.
    let canEvaluate: Bool
    let lane: LaneNote
    /// What was typed and refused, by field: "update", "drop_reason", "note", "outcome".
    var typed: [String: String] = [:]
    /// What to mend, by field.
    var errors: [String: String] = [:]

    /// "3. nov.: Mette ændrede aftalen", with what became different.
    struct Event: Sendable {
        let words: String
        /// "Frist: 12. nov. 2026 → 24. nov. 2026".
        let changes: [String]
    }
}
