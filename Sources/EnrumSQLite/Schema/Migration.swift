/// One step of the schema, from the version before it to its own.
struct Migration: Sendable {
    let version: Int
    let sql: String
}

/// The steps to the schema that this version of Enrum works with, oldest first, without gaps.
struct Schema: Sendable {
    let migrations: [Migration]

    /// The version it leads to.
    var version: Int { migrations.last?.version ?? 0 }

    static let current = Schema(migrations: [.one, .two, .three])

    /// Marks a database file as ours ("Enrm"), so that no other program's file is taken for one (https://www.sqlite.org/pragma.html#pragma_application_id).
    static let applicationID = 0x456e_726d
}
