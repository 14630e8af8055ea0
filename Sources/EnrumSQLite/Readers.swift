import GRDB
import Synchronization

/// Connections to read with, each used by one reader at a time and opened when all others are busy.
///
/// GRDB's own pool asks the file for its schema's version before each reading, and takes turns at several locks; that costs as much as
/// five of a page's queries. We keep nothing that a new schema could make wrong: SQLite prepares its statements again by itself.
final class Readers: Sendable {
    /// How many are kept open; more are closed again after their reading.
    static let mostIdle = 8

    private struct State {
        var idle: [DatabaseQueue] = []
        var isClosed = false
    }

    private let path: String
    private let state = Mutex(State())

    init(of path: String) { self.path = path }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let reader =
            try state.withLock { state in
                guard !state.isClosed else { throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "Connection is closed") }
                return state.idle.popLast()
            } ?? DatabaseQueue(path: path, configuration: ConnectionSettings.configuration(readOnly: true))
        defer { giveBack(reader) }
        return try reader.unsafeRead(body)
    }

    /// Closes those that nobody uses now, and the others after their reading.
    func close() throws {
        let idle = state.withLock { state in
            defer { state = State(isClosed: true) }
            return state.idle
        }
        for reader in idle { try reader.close() }
    }

    private func giveBack(_ reader: DatabaseQueue) {
        state.withLock { state in
            if !state.isClosed, state.idle.count < Self.mostIdle { state.idle.append(reader) }
        }
    }
}
