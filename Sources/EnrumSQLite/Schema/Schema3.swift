extension Migration {
    /// Kinds of conversations, agreements with oneself, and formal cases.
    static let three = Migration(version: 3, sql: [conversations, agreements, cases].joined(separator: "\n"))
}
