/// The conversations of one employee, newest first, with what was kept and what was not.
struct HistoryPage: Sendable {
    /// Nil for one's own.
    let employee: String?
    let rows: [Row]
    /// Numbers that modules keep with each conversation, for the two alone.
    var charts: [ChartView] = []
    var chartsLane: LaneNote?

    struct Row: Sendable {
        /// "tirsdag den 24. november 2026, kl. 10.00".
        let when: String
        /// Nil where the viewer may not open it.
        let path: String?
        /// "Med Mette".
        let with: String
        /// "Referatet er lukket".
        let phase: String
        /// The day is gone and nothing happened, or it was missed.
        let isMissed: Bool
        /// "Flyttet fra 12. nov. til 24. nov.: Mette var syg", oldest first.
        let moves: [String]
        /// Why it was not held, when somebody said so.
        let reason: String?
    }
}
