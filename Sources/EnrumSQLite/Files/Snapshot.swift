import EnrumCore
import Foundation
import GRDB

/// A copy of a database as it stood at one moment, made while others read and write.
enum Snapshot {
    /// Copies the database at `path` to `target`, which appears whole and on disk, or not at all. Everything committed before the call is in it.
    static func make(of path: String, to target: String) throws {
        let source = try DatabaseQueue(path: path, configuration: ConnectionSettings.configuration(readOnly: true))
        try make(of: source, to: target)
        try source.close()
    }

    /// - Parameter source: Read in one transaction; a file's own writer is not held up when this is a connection of its own.
    static func make(of source: some DatabaseWriter, to target: String) throws {
        let temporary = target + ".part-" + UUID().uuidString.lowercased()
        defer { unlink(temporary) }
        try FileSystem.createPrivateFile(temporary)
        do {
            try source.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [temporary]) }
        } catch {
            throw StoreFailure(error)
        }
        try FileSystem.sync(temporary)
        guard link(temporary, target) == 0 else { throw FileSystem.failure("keeping a copy of the database") }
        try FileSystem.sync(FileSystem.folder(of: target))
    }
}
