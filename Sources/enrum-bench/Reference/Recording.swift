import GRDBSQLite
import Synchronization

/// Listens to every connection that this process opens while it lasts, and writes down what is run on them.
enum Recording {
    private struct State {
        var isOn = false
        var statements: [(sql: String, expanded: String)] = []
    }

    private static let state = Mutex(State())

    /// Connections opened from now on are listened to.
    static func attach() throws {
        guard sqlite3_auto_extension(untyped(onOpening)) == SQLITE_OK else { throw BenchFault("SQLite cannot be listened to") }
    }

    static func detach() { sqlite3_reset_auto_extension() }

    private typealias Opening =
        @Sendable @convention(c) (
            OpaquePointer?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, OpaquePointer?
        ) -> Int32

    /// The declaration in C leaves the parameters out (https://www.sqlite.org/c3ref/auto_extension.html).
    private static func untyped(_ opening: Opening) -> @Sendable @convention(c) () -> Void {
        unsafeBitCast(opening, to: (@Sendable @convention(c) () -> Void).self)
    }

    private static let onOpening: Opening = { database, _, _ in sqlite3_trace_v2(database, UInt32(SQLITE_TRACE_STMT), Recording.listen, nil)
    }

    private static let listen:
        @Sendable @convention(c) (UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32 = {
            _, _, statement, text in
            // What a trigger runs is told as a comment.
            let isTrigger = text.map { String(cString: $0.assumingMemoryBound(to: CChar.self)).hasPrefix("--") } ?? true
            guard !isTrigger, let statement = statement.map({ OpaquePointer($0) }), let sql = sqlite3_sql(statement) else { return 0 }
            Recording.state.withLock { state in
                guard state.isOn, let expanded = sqlite3_expanded_sql(statement) else { return }
                state.statements.append((String(cString: sql), String(cString: expanded)))
                sqlite3_free(expanded)
            }
            return 0
        }

    /// Everything that is run on any connection while `body` is.
    static func statements<Value>(during body: () async throws -> Value) async throws -> (Value, [Statement]) {
        state.withLock { $0 = State(isOn: true) }
        defer { state.withLock { $0.isOn = false } }
        let value = try await body()
        return (value, try state.withLock { $0.statements }.map { try Statement(sql: $0.sql, expanded: $0.expanded) })
    }
}
