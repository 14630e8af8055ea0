import EnrumCore
public import EnrumDomain
import Foundation
import GRDB

/// How the store is, for those who run the system.
public struct StoreHealth: Hashable, Sendable {
    /// Settings of the connections that are not as they should be; empty when all are.
    public let settingFaults: [String]
    /// What SQLite's quick check found; empty when the file is whole.
    public let damage: [String]
    public let schemaVersion: Int
    /// The schema version that this version of Enrum works with.
    public let knownSchemaVersion: Int
    /// The size of the database file and of the writes beside it; 0 in memory.
    public let bytes: Int64
    public let walBytes: Int64
    /// Bytes that the disk of the database has left, and how many it has in all; nil in memory.
    public let freeBytes: Int64?
    public let diskBytes: Int64?
    /// When the last backup was made, and when one was last verified; nil for never.
    public let lastBackupAt: Instant?
    public let lastVerifiedAt: Instant?

    public var isWhole: Bool { settingFaults.isEmpty && damage.isEmpty && schemaVersion == knownSchemaVersion }

    /// Looks at everything. Cost: reads the whole file once, on a reading connection.
    public static func check(_ store: SQLiteStore) async throws -> StoreHealth {
        let settings = try await store.read { try $0.settings() }
        do {
            return try store.health(settings)
        } catch {
            throw StoreFailure.told(error)
        }
    }
}

extension SQLiteStore {
    fileprivate func health(_ settings: [String: String]) throws -> StoreHealth {
        let inFile = path != nil
        let (readers, damage, version) = try connection { database in
            let found = try String.fetchAll(database, sql: "PRAGMA quick_check(10)")
            return (
                try ConnectionSettings.faults(database, inFile: inFile), found == ["ok"] ? [] : found, try database.pragma("user_version")
            )
        }
        let writers = try writer.writeWithoutTransaction { try ConnectionSettings.faults($0, inFile: inFile) }
        func instant(_ key: String) -> Instant? { settings[key].flatMap(Int64.init).map(Instant.init(milliseconds:)) }
        return StoreHealth(
            settingFaults: Array(Set(readers + writers)).sorted(), damage: damage, schemaVersion: version,
            knownSchemaVersion: schema.version,
            bytes: path.flatMap(FileSystem.size) ?? 0, walBytes: path.flatMap { FileSystem.size(of: $0 + "-wal") } ?? 0,
            freeBytes: path.flatMap { FileSystem.space(at: $0)?.free }, diskBytes: path.flatMap { FileSystem.space(at: $0)?.all },
            lastBackupAt: instant(Backup.madeAtSetting), lastVerifiedAt: instant(Backup.verifiedAtSetting))
    }
}
