import EnrumCore
import Foundation
import GRDB

/// A database file on disk, before it is opened.
struct DatabaseFile {
    let path: String
    let schema: Schema

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Opens it, made and migrated.
    func open(createsFile: Bool) throws -> DatabasePool {
        if !exists {
            guard createsFile else { throw StoreFailure.other("there is no database file here") }
            try create()
        }
        let state = try inspect()
        if try schema.needsMigration(state) { try backUp() }
        let pool = try openPool()
        try migrate(pool)
        return pool
    }

    /// Up to this size, in bytes, a file is checked whenever it is opened; a bigger one is left to ``StoreHealth``.
    private static let quicklyChecked: Int64 = 16 << 20

    /// Looks at the file without changing anything in it.
    ///
    /// - Throws: ``StoreFailure/corrupt(_:)``: an empty file is a valid database to SQLite, and a lost one to us.
    private func inspect() throws -> SchemaState {
        guard let size = FileSystem.size(of: path) else { throw StoreFailure.other("the database file cannot be read") }
        guard size >= 512, endsWithPage(size) else { throw StoreFailure.corrupt("the database file is cut off") }
        let database = try DatabaseQueue(path: path, configuration: ConnectionSettings.configuration(readOnly: true))
        let state = try database.unsafeRead { database in
            let state = try SchemaState(database)
            _ = try schema.needsMigration(state)
            if size <= Self.quicklyChecked { try requireWhole(database) }
            return state
        }
        try database.close()
        if state.isEmpty { throw StoreFailure.corrupt("the database has no tables") }
        return state
    }

    /// Whether the file ends where a page ends. A crash may leave a page half written at the end, but then the `-wal` file holds it whole.
    private func endsWithPage(_ size: Int64) -> Bool {
        guard let header = try? FileSystem.start(of: path, count: 18), header.count == 18 else { return false }
        let pageSize = Int64(header[16]) << 8 | Int64(header[17])
        return size % (pageSize == 1 ? 65_536 : max(pageSize, 1)) == 0 || FileSystem.size(of: path + "-wal") ?? 0 > 0
    }

    private func requireWhole(_ database: Database) throws {
        let found = try String.fetchAll(database, sql: "PRAGMA quick_check(3)")
        guard found == ["ok"] else { throw StoreFailure.corrupt(found.joined(separator: "; ")) }
    }

    private func openPool() throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: ConnectionSettings.configuration())
        try pool.writeWithoutTransaction { database in
            try ConnectionSettings.settle(database)
            let faults = try ConnectionSettings.faults(database, inFile: true)
            guard faults.isEmpty else { throw StoreFailure.other(faults.joined(separator: ", ")) }
        }
        return pool
    }

    /// Makes the file beside its place and moves it there when it is whole, so that a file that is there always is one.
    private func create() throws {
        guard !FileManager.default.fileExists(atPath: path + "-wal") else {
            throw StoreFailure.corrupt("the database file is gone, but its -wal file is here")
        }
        let temporary = path + ".new-" + UUID().uuidString.lowercased()
        defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) } }
        try FileSystem.createPrivateFile(temporary)
        let database = try DatabaseQueue(path: temporary, configuration: ConnectionSettings.configuration())
        try database.write { try schema.migrate($0) }
        try database.close()
        try FileSystem.sync(temporary)
        // Fails when somebody else was quicker; then theirs is opened.
        link(temporary, path)
        try FileSystem.sync(FileSystem.folder(of: path))
    }

    private func migrate(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { database in
            guard try schema.needsMigration(SchemaState(database)) else { return }
            try database.inTransaction(.immediate) {
                // Another process may have done it while this one waited.
                if try schema.needsMigration(SchemaState(database)) { try schema.migrate(database) }
                return .commit
            }
        }
    }

    /// Copies the database to `….before-schema-2`, beside it, before it is migrated to schema 2. A copy that is there already stays: a
    /// migration that was cut off left the database as it was.
    private func backUp() throws {
        let copy = path + ".before-schema-" + String(schema.version)
        guard !FileManager.default.fileExists(atPath: copy) else { return }
        let part = copy + ".part-" + UUID().uuidString.lowercased()
        defer { unlink(part) }
        try Snapshot.write(of: path, to: part)
        try FileSystem.move(part, to: copy)
    }
}
