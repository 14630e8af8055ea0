extension PeopleFile {
    /// The columns of a file, in any order.
    enum Column: String, CaseIterable {
        case id, name, email, department, leader, workplace, language, roles

        static let required: [Column] = [.name, .email, .department]

        /// What a heading may call it, in lower case; its own name first.
        var names: [String] {
            switch self {
            case .id: ["id", "medarbejdernummer"]
            case .name: ["name", "navn"]
            case .email: ["email", "e-mail", "mail"]
            case .department: ["department", "afdeling"]
            case .leader: ["leader", "leder"]
            case .workplace: ["workplace", "arbejdssted"]
            case .language: ["language", "sprog"]
            case .roles: ["roles", "roller"]
            }
        }

        static let byName = Dictionary(uniqueKeysWithValues: allCases.flatMap { column in column.names.map { ($0, column) } })
    }
}
