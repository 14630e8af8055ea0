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
        try requireHeader()
        let pool = try openPool()
        try migrate(pool)
        return pool
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

    /// An empty file is a valid database to SQLite, and a lost one to us; of a short one the first page is missing.
    private func requireHeader() throws {
        guard let size = FileSystem.size(of: path) else { throw StoreFailure.other("the database file cannot be read") }
        guard size >= 512 else { throw StoreFailure.corrupt("the database file is cut off") }
    }

    private func migrate(_ pool: DatabasePool) throws {
        let state = try pool.writeWithoutTransaction { try SchemaState($0) }
        if state.isEmpty { throw StoreFailure.corrupt("the database has no tables") }
        guard try schema.needsMigration(state) else { return }
        try backUp(before: state.version)
        try pool.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                // Another process may have done it while this one waited.
                if try schema.needsMigration(SchemaState(database)) { try schema.migrate(database) }
                return .commit
            }
        }
    }

    /// Copies the database to `….before-schema-2`, beside it, before it is migrated to schema 2. A copy that is there already stays: a
    /// migration that was cut off left the database as it was.
    private func backUp(before version: Int) throws {
        let copy = path + ".before-schema-" + String(schema.version)
        guard !FileManager.default.fileExists(atPath: copy) else { return }
        try Snapshot.make(of: path, to: copy)
    }
}
