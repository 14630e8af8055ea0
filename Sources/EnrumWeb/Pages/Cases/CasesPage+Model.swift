/// Forløb: the formal cases that the viewer is part of, and nobody else's.
struct CasesPage: Sendable {
    /// What the page says of itself: to a leader, an employee, HR.
    let lead: String
    /// Those that have something in them, what waits for the viewer first.
    let groups: [Group]
    /// A leader begins one.
    var newPath: String?

    struct Group: Sendable {
        let title: String
        let rows: [Row]
    }

    struct Row: Sendable {
        let title: String
        /// "Når adfærd skal ændres".
        let procedure: String
        let person: String
        /// "Trin 2: tilrettevisende samtale".
        let stage: String
        /// "Svar på partshøringen senest torsdag den 26. november".
        let next: String
        var isLate = false
        let path: String
    }
}
