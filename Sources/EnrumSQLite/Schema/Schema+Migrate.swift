import EnrumCore
import GRDB

/// What a database file says about itself.
struct SchemaState: Equatable {
    var version: Int
    var applicationID: Int
    var isEmpty: Bool

    init(_ database: Database) throws {
        version = try database.pragma("user_version")
        applicationID = try database.pragma("application_id")
        isEmpty = try !database.exists("SELECT 1 FROM sqlite_master WHERE name <> 'grdb_issue_102' LIMIT 1")
    }
}

extension Schema {
    /// Whether the file needs migrating.
    ///
    /// - Throws: ``StoreFailure/newer(found:known:)`` for a file of a newer version, ``StoreFailure/corrupt(_:)`` for one that is not ours.
    func needsMigration(_ state: SchemaState) throws -> Bool {
        if state.isEmpty, state.version == 0, state.applicationID == 0 { return true }
        guard state.applicationID == Self.applicationID else { throw StoreFailure.corrupt("this is not a database of Enrum's") }
        guard state.version <= version else { throw StoreFailure.newer(found: state.version, known: version) }
        guard state.version > 0, !state.isEmpty else { throw StoreFailure.corrupt("the database has no tables") }
        return state.version < version
    }

    /// Brings the database to the current version, all steps or none, in the transaction of the caller.
    func migrate(_ database: Database) throws {
        let found = try SchemaState(database).version
        for migration in migrations where migration.version > found {
            try database.execute(sql: migration.sql)
        }
        // A PRAGMA takes no placeholders; both numbers are ours.
        try database.execute(sql: "PRAGMA user_version = " + String(version))
        try database.execute(sql: "PRAGMA application_id = " + String(Self.applicationID))
        guard try !database.exists("SELECT 1 FROM pragma_foreign_key_check LIMIT 1") else {
            throw StoreFailure.constraint("after migrating, a row refers to something that is not there")
        }
    }
}

extension Database {
    /// The number that a PRAGMA gives.
    func pragma(_ name: String) throws -> Int {
        do {
            return try Int.fetchOne(self, sql: "PRAGMA " + name) ?? 0
        } catch {
            throw StoreFailure(error)
        }
    }
}
