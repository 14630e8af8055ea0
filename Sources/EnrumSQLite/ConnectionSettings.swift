import EnrumCore
import GRDB

/// How every connection is set, and how that is checked.
enum ConnectionSettings {
    static func configuration(readOnly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.label = "enrum"
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { try prepare($0) }
        return configuration
    }

    /// Settings that SQLite keeps per connection. For `busy_timeout` milliseconds a connection waits for another process before it gives up
    /// with ``StoreFailure/busy``. `synchronous` is FULL: a commit is on disk when it is answered, also after a power cut
    /// (https://www.sqlite.org/pragma.html#pragma_synchronous). A transaction keeps what it changes in memory until it commits, so that one
    /// of 50,000 people writes each page once and not again and again (https://www.sqlite.org/pragma.html#pragma_cache_spill).
    private static let pragmas = [
        ("busy_timeout", 5000), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1),
        ("recursive_triggers", 1), ("secure_delete", 1), ("cache_spill", 0),
    ]

    private static func prepare(_ database: Database) throws {
        for (name, value) in pragmas { try database.execute(sql: "PRAGMA " + name + " = " + String(value)) }
        // After a checkpoint the WAL file shrinks to this many bytes again.
        try database.execute(sql: "PRAGMA journal_size_limit = 33554432")
    }

    /// GRDB's pool sets the writer to NORMAL after it was prepared; this sets it back.
    static func settle(_ database: Database) throws { try prepare(database) }

    /// What is not as it should be on a connection; empty when all is.
    static func faults(_ database: Database, inFile: Bool) throws -> [String] {
        var faults = try pragmas.filter { try database.pragma($0.0) != $0.1 }.map { $0.0 + " is not " + String($0.1) }
        if inFile, try String.fetchOne(database, sql: "PRAGMA journal_mode") != "wal" { faults.append("journal_mode is not wal") }
        return faults
    }
}
