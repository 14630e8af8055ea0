/// Moduler: every plugin in the order in which they stand in a form, and how each is.
struct ModulesPage: Sendable {
    let rows: [Row]
    /// Modules that each say that they come after the other.
    let conflict: String?
    /// Nil for those who may not install.
    let install: PackageUpload?

    struct Row: Sendable {
        let title: String
        let path: String
        /// "udgave 1.0.0".
        let version: String
        /// "slået til i 3 af 8 afdelinger", "mangler din tilladelse".
        let states: [String]
        /// Whether somebody ought to look at it.
        let isTroubled: Bool
        /// "Ser tid og sted, aftaler".
        let reads: String?
        /// Up and down in the order.
        let moves: [ActionForm]
    }
}

/// Room for a package file, and the command that does the same: a browser without JavaScript has only the command.
struct PackageUpload: Sendable {
    /// The address of the API that takes the bytes.
    let path: String
    /// What to write at the server: "enrum module install FIL".
    let command: String
}
