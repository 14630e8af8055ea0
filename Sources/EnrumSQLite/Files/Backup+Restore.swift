public import EnrumDomain
import EnrumCore
import Foundation
import GRDB

extension Backup {
    /// Brings a backup back as the database at `path`, after proving it.
    ///
    /// The old database is kept beside it as `….before-restore-20261124T093000Z`. The new one takes its place in one step: at any moment,
    /// also in a power cut, one of the two is there.
    /// - Parameter replaces: Whether a database that is there may be replaced.
    /// - Returns: Where the old database is kept; nil when there was none.
    /// - Throws: ``BackupFault/exists(_:)`` when a database is there and may not be replaced, ``AlreadyServed`` while a server runs on
    ///   it, and whatever ``verify(_:in:)`` throws. The database is then as it was.
    @discardableResult
    public static func restore(from backup: String, to path: String, replaces: Bool = false, at instant: Instant) throws -> String? {
        let exists = ["", "-wal"].contains { FileManager.default.fileExists(atPath: path + $0) }
        guard replaces || !exists else { throw BackupFault.exists(path) }
        let lock = try ServeLock(database: path)
        defer { withExtendedLifetime(lock) {} }
        let manifest = try verify(backup, in: FileSystem.folder(of: path))
        let new = path + ".restoring-" + UUID().uuidString.lowercased()
        defer { unlink(new) }
        try bringBack(backup, as: new, manifest)
        let kept = exists ? path + ".before-restore-" + stamp(instant) : nil
        if let kept { try setAside(path, as: kept) }
        try FileSystem.move(new, to: path)
        return kept
    }

    /// Gives the old database a second name, with all its writes in it; its own name is then free for the taking.
    ///
    /// A `-wal` file that stayed behind would be taken for the new database's own. A whole database takes its writes in and removes it; of
    /// a damaged one it is kept under the new name, too.
    private static func setAside(_ path: String, as kept: String) throws {
        guard !FileManager.default.fileExists(atPath: kept) else { throw BackupFault.exists(kept) }
        takeInWrites(path)
        for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileSystem.move(path + suffix, to: kept + suffix)
        }
        guard link(path, kept) == 0 || errno == ENOENT else { throw FileSystem.failure("keeping the old database") }
    }

    private static func takeInWrites(_ path: String) {
        // A damaged database cannot be opened, and is kept as it is.
        guard let database = try? DatabaseQueue(path: path, configuration: ConnectionSettings.configuration()) else { return }
        try? database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try? database.close()
    }

    /// "20261124T093000Z".
    private static func stamp(_ instant: Instant) -> String {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000).formatted(
            Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    }
}
