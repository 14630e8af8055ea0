import EnrumCore
import Foundation
import GRDB

/// A copy of a database as it stood at one moment, made while others read and write.
enum Snapshot {
    /// Copies the store to a new file, which is on disk when this returns. Everything committed before the call is in it.
    ///
    /// A file is read through a connection of its own, so that its writer is not held up.
    static func write(of store: SQLiteStore, to target: String) throws {
        guard let path = store.path else { return try write(from: store.writer, to: target) }
        try write(of: path, to: target)
    }

    static func write(of path: String, to target: String) throws {
        do {
            let source = try DatabaseQueue(path: path, configuration: ConnectionSettings.configuration(readOnly: true))
            try write(from: source, to: target)
            try source.close()
        } catch {
            throw StoreFailure(error)
        }
    }

    private static func write(from source: any DatabaseWriter, to target: String) throws {
        // SQLite writes into an empty file as into none, and this one nobody else may read.
        try FileSystem.createPrivateFile(target)
        do {
            try source.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
            try FileSystem.sync(target)
        } catch {
            unlink(target)
            throw StoreFailure(error)
        }
    }
}
