public import EnrumCore
import EnrumDomain
import Foundation
import GRDB

/// The store in one SQLite file, or in memory for tests.
///
/// A write is answered when it is on disk (WAL, `synchronous=FULL`); writes that come at once share a commit, see ``GroupCommit``.
/// A read runs on the caller's thread, on a connection of its own, and never waits for a writer. Other processes may use the file at
/// the same time; only one may serve it, see ``ServeLock``.
public final class SQLiteStore: Store {
    let writer: any DatabaseWriter
    let memory = Memory()
    let schema: Schema
    /// The database file; nil in memory.
    public let path: String?
    let commits: GroupCommit
    /// Nil in memory, where there is one connection for everything.
    private let readers: Readers?

    /// Opens the database in `file`, makes it when there is none, and migrates an older one after backing it up beside itself.
    ///
    /// - Throws: ``StoreFailure``: `corrupt` for a file that is damaged or not ours, `newer` for one of a newer version, `readOnly` and
    ///   `full` when it cannot be written, `other` when it is not there and `createsFile` is false.
    public convenience init(file path: String, createsFile: Bool = true) throws {
        try self.init(file: path, createsFile: createsFile, schema: .current)
    }

    init(file path: String, createsFile: Bool = true, schema: Schema) throws {
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        do {
            writer = try DatabaseFile(path: path, schema: schema).open(createsFile: createsFile)
        } catch {
            throw StoreFailure.told(error)
        }
        (self.path, self.schema, readers) = (path, schema, Readers(of: path))
        commits = GroupCommit(writer: writer, memory: memory)
    }

    private init(memory database: DatabaseQueue) {
        (writer, path, schema, readers) = (database, nil, .current, nil)
        commits = GroupCommit(writer: writer, memory: memory)
    }

    /// A store that lives as long as this value does.
    public static func inMemory() throws -> SQLiteStore {
        let database = try DatabaseQueue(configuration: ConnectionSettings.configuration())
        try database.write { try Schema.current.migrate($0) }
        return SQLiteStore(memory: database)
    }

    public func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        return try readNow(body)
    }

    public func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value {
        try await commits.perform(body)
    }

    /// Brings what is still in the write-ahead log into the file itself, so that the file alone is everything.
    ///
    /// - Throws: ``StoreFailure/busy`` when somebody reads at the same time and waiting did not help.
    public func foldLog() throws {
        do {
            try writer.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        } catch {
            throw StoreFailure.told(error)
        }
    }

    /// Closes every connection. What is asked of the store afterwards fails.
    public func close() throws {
        do {
            try readers?.close()
            try writer.close()
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Reads on the caller's thread: a page's reads take microseconds, less than a hop to another thread and back.
    func readNow<Value>(_ body: (any ReadTransaction) throws -> Value) throws -> Value {
        do {
            return try connection { database in
                try database.run("BEGIN")
                defer { try? database.run("COMMIT") }
                return try body(Transaction(database: database, memory: memory, isWriting: false))
            }
        } catch {
            throw StoreFailure.told(error)
        }
    }

    /// A connection to read with, in no transaction.
    func connection<Value>(_ body: (Database) throws -> Value) throws -> Value {
        if let readers { try readers.read(body) } else { try writer.writeWithoutTransaction(body) }
    }
}
