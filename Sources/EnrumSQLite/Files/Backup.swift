import Crypto
public import EnrumCore
public import EnrumDomain
import Foundation
import GRDB

/// Copies of the database that can be trusted: made while the server runs, proven, and brought back.
///
/// A backup is two files: the database, and beside it `….json` with what must be true of it. Without the second it is not a backup.
/// Neither is encrypted: keep them where the database may be kept.
public enum Backup {
    /// What is true of a backup.
    public struct Manifest: Hashable, Sendable, Codable {
        /// Of the database file, in hexadecimal.
        public let sha256: String
        /// The size of the database file.
        public let bytes: Int64
        public let schemaVersion: Int
        /// The last row of the audit log; 0 when there is none.
        public let lastAuditSequence: Int64
        /// The hash of that row, in hexadecimal: a log that was made anew does not end in it.
        public let lastAuditHash: String
        public let counts: InstallationCounts
        /// The version of Enrum that made it.
        public let appVersion: String
        public let madeAt: Instant
    }

    /// The setting in which a store remembers when its last backup was made, in milliseconds since 1970.
    public static let madeAtSetting = "backup.made_at"
    /// The setting in which a store remembers when a backup of it was last verified; whoever verifies sets it.
    public static let verifiedAtSetting = "backup.verified_at"

    /// Makes a backup while others read and write. Every write that was answered before the call is in it.
    ///
    /// It appears under its name when it is whole and on disk, the manifest last. Cost: reads the whole database, and holds up no writer.
    /// - Parameter path: A name that nothing has yet.
    /// - Throws: ``BackupFault/exists(_:)`` when something has the name, ``StoreFailure`` when it cannot be made.
    @discardableResult
    public static func make(of store: SQLiteStore, to path: String, at instant: Instant, appVersion: String) async throws -> Manifest {
        let part = path + ".part-" + UUID().uuidString.lowercased()
        defer { unlink(part) }
        guard !FileManager.default.fileExists(atPath: path) else { throw BackupFault.exists(path) }
        try Snapshot.write(of: store, to: part)
        let manifest = try describe(part, at: instant, appVersion: appVersion)
        guard link(part, path) == 0 else { throw errno == EEXIST ? BackupFault.exists(path) : FileSystem.failure("keeping the backup") }
        try write(manifest, to: manifestPath(path))
        // The backup is good also when the disk of the database is too full to remember it.
        try? await store.write { try $0.setSetting(madeAtSetting, to: String(instant.milliseconds)) }
        return manifest
    }

    /// Where the manifest of the backup at `path` lies.
    public static func manifestPath(_ path: String) -> String { path + ".json" }

    /// The manifest of the backup at `path`.
    public static func manifest(of path: String) throws -> Manifest {
        guard let data = FileManager.default.contents(atPath: manifestPath(path)) else { throw BackupFault.noManifest }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let manifest = try? decoder.decode(Manifest.self, from: data) else { throw BackupFault.noManifest }
        return manifest
    }

    private static func write(_ manifest: Manifest, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let part = path + ".part-" + UUID().uuidString.lowercased()
        defer { unlink(part) }
        try FileSystem.createPrivateFile(part)
        try FileSystem.write(try encoder.encode(manifest), to: part)
        try FileSystem.move(part, to: path)
    }

    private static func describe(_ file: String, at instant: Instant, appVersion: String) throws -> Manifest {
        let (sha256, bytes) = try FileSystem.digest(of: file)
        let facts = try Facts(of: file)
        return Manifest(
            sha256: sha256, bytes: bytes, schemaVersion: facts.schemaVersion, lastAuditSequence: facts.lastAuditSequence,
            lastAuditHash: facts.lastAuditHash, counts: facts.counts, appVersion: appVersion, madeAt: instant)
    }
}

/// Why something is no backup, or cannot be brought back.
public enum BackupFault: Error, Hashable, Sendable {
    /// A file with this name is there already.
    case exists(String)
    /// There is no manifest beside it, or none that can be read: it was not finished, or is no backup.
    case noManifest
    /// The file is not the one that the manifest describes: it was changed or damaged.
    case changed
    /// The file is as it was made, and yet damaged; the text names what was found.
    case damaged(String)
    /// It holds another number of things than the manifest says.
    case countsDiffer
    /// The audit log breaks after this row: later rows were changed, moved or removed.
    case auditBroken(after: Int64)
}

/// What a database file holds, read from the file itself.
struct Facts {
    let schemaVersion: Int
    let counts: InstallationCounts
    let lastAuditSequence: Int64
    let lastAuditHash: String

    init(of file: String) throws {
        let database = try DatabaseQueue(path: file, configuration: ConnectionSettings.configuration(readOnly: true))
        self = try database.unsafeRead { try Facts($0) }
        try database.close()
    }

    init(_ database: Database) throws {
        let transaction = Transaction(database: database, memory: Memory(), isWriting: false)
        schemaVersion = try database.pragma("user_version")
        counts = try transaction.counts()
        let last = try transaction.lastAuditRow()
        (lastAuditSequence, lastAuditHash) = (last?.sequence ?? 0, FileSystem.hexadecimal(last?.hash ?? []))
    }
}
