/// The question sets of the organisation: what is asked, where, and whether it is on.
struct QuestionSetsPage: Sendable {
    let rows: [Row]
    /// Whether the viewer may write a new one.
    let canWrite: Bool

    struct Row: Sendable {
        let title: String
        let path: String
        /// "11 spørgsmål".
        let questions: String
        /// "Hele organisationen", "Børn og Unge, Kultur".
        let places: String
        let isActive: Bool
    }
}
