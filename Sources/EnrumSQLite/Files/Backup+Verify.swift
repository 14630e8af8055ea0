import EnrumCore
import Foundation
import GRDB

extension Backup {
    /// Proves a backup: that the file is the one that was made, that it can be brought back and opened by this version, that it is whole,
    /// and that it holds what the manifest says, the unbroken audit log up to its last row included.
    ///
    /// - Parameter folder: Where it is brought back for the test, and removed again; the system's folder for temporary files when nil.
    ///   Needs as much room as the backup.
    /// - Throws: ``BackupFault``, or ``StoreFailure/newer(found:known:)`` for a backup made by a newer version.
    @discardableResult
    public static func verify(_ path: String, in folder: String? = nil) throws -> Manifest {
        let manifest = try manifest(of: path)
        let room = (folder ?? NSTemporaryDirectory()) + "/enrum-verify-" + UUID().uuidString.lowercased()
        guard mkdir(room, 0o700) == 0 else { throw FileSystem.failure("making a folder for the test") }
        defer { try? FileManager.default.removeItem(atPath: room) }
        let copy = room + "/enrum.sqlite"
        try bringBack(path, as: copy, manifest)
        try prove(copy, manifest)
        return manifest
    }

    /// Copies the backup to a new file, and makes sure that what arrived is what the manifest describes.
    static func bringBack(_ path: String, as copy: String, _ manifest: Manifest) throws {
        try FileSystem.copy(path, to: copy)
        let (sha256, bytes) = try FileSystem.digest(of: copy)
        guard sha256 == manifest.sha256, bytes == manifest.bytes else {
            unlink(copy)
            throw BackupFault.changed
        }
        try FileSystem.sync(copy)
    }

    private static func prove(_ copy: String, _ manifest: Manifest) throws {
        do {
            let store = try SQLiteStore(file: copy, createsFile: false)
            try store.writer.writeWithoutTransaction { try requireWhole($0) }
            try store.writer.writeWithoutTransaction { try require($0, manifest) }
            try store.close()
        } catch StoreFailure.corrupt(let found) {
            throw BackupFault.damaged(found)
        }
    }

    private static func requireWhole(_ database: Database) throws {
        let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)")
        guard found == ["ok"] else { throw BackupFault.damaged(found.joined(separator: "; ")) }
        guard try !database.exists("SELECT 1 FROM pragma_foreign_key_check LIMIT 1") else {
            throw BackupFault.damaged("a row refers to something that is not there")
        }
    }

    private static func require(_ database: Database, _ manifest: Manifest) throws {
        let transaction = Transaction(database: database, memory: Memory(), isWriting: false)
        try transaction.requireUnbrokenLog(to: manifest)
        guard try transaction.counts() == manifest.counts else { throw BackupFault.countsDiffer }
    }
}

extension Transaction {
    /// Follows the audit log row by row, from the first to the one that the manifest says is the last.
    fileprivate func requireUnbrokenLog(to manifest: Backup.Manifest) throws {
        var last: AuditRow?
        try forEachAuditRow { row in
            guard row.follows(last) else { throw BackupFault.auditBroken(after: last?.sequence ?? 0) }
            last = row
            return true
        }
        guard (last?.sequence ?? 0) == manifest.lastAuditSequence, FileSystem.hexadecimal(last?.hash ?? []) == manifest.lastAuditHash else {
            throw BackupFault.auditBroken(after: last?.sequence ?? 0)
        }
    }
}
