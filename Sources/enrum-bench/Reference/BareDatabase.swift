import GRDBSQLite
import Synchronization

/// A connection to SQLite with nothing around it: statements stay prepared, values are bound, every column is looked at.
///
/// Unchecked because it is one thread's at a time: ``BareStore`` hands it out under a lock.
final class BareDatabase: @unchecked Sendable {
    private let handle: OpaquePointer
    private var prepared: [String: OpaquePointer] = [:]
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ path: String) throws {
        var handle: OpaquePointer?
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let handle
        else { throw BenchFault("\(path) cannot be opened") }
        self.handle = handle
        try execute(
            "PRAGMA journal_mode = wal; PRAGMA synchronous = 2; PRAGMA foreign_keys = 1; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = 1; PRAGMA cache_spill = 0; PRAGMA journal_size_limit = 33554432"
        )
    }

    deinit {
        for statement in prepared.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw fault }
    }

    /// Runs a statement to its end.
    /// - Returns: how many bytes of text it gave, so that nothing is left out as unused.
    @discardableResult
    func run(_ sql: String, _ count: Int, _ value: (Int) -> Statement.Value) throws -> Int {
        let statement = try statement(sql)
        defer { sqlite3_reset(statement) }
        for index in 0..<count { bind(value(index), to: statement, Int32(index + 1)) }
        var bytes = 0
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: bytes += width(of: statement)
            case SQLITE_DONE: return bytes
            default: throw fault
            }
        }
    }

    /// Everything in a table.
    func rows(of table: String) throws -> [[Statement.Value]] {
        let statement = try statement("SELECT * FROM " + table)
        defer { sqlite3_reset(statement) }
        var rows: [[Statement.Value]] = []
        while sqlite3_step(statement) == SQLITE_ROW { rows.append((0..<sqlite3_column_count(statement)).map { value(statement, $0) }) }
        return rows
    }

    private func value(_ statement: OpaquePointer, _ column: Int32) -> Statement.Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT: .text(sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "")
        case SQLITE_BLOB:
            .blob(
                Array(
                    UnsafeRawBufferPointer(
                        start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column)))))
        default: .null
        }
    }

    private func width(of statement: OpaquePointer) -> Int {
        (0..<sqlite3_column_count(statement)).reduce(0) { sum, column in
            switch sqlite3_column_type(statement, column) {
            case SQLITE_INTEGER: return sum &+ Int(truncatingIfNeeded: sqlite3_column_int64(statement, column) & 1)
            case SQLITE_NULL: return sum
            default:
                let isThere = sqlite3_column_blob(statement, column) != nil
                return sum &+ (isThere ? Int(sqlite3_column_bytes(statement, column)) : 0)
            }
        }
    }

    private func bind(_ value: Statement.Value, to statement: OpaquePointer, _ index: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let integer): sqlite3_bind_int64(statement, index, integer)
        case .real(let real): sqlite3_bind_double(statement, index, real)
        case .text(var text):
            _ = text.withUTF8 {
                sqlite3_bind_text(
                    statement, index, UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self), Int32($0.count), Self.copied)
            }
        case .blob(let bytes):
            _ = bytes.withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), Self.copied) }
        }
    }

    private func statement(_ sql: String) throws -> OpaquePointer {
        if let statement = prepared[sql] { return statement }
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK, let statement else {
            throw fault
        }
        prepared[sql] = statement
        return statement
    }

    private var fault: BenchFault { BenchFault("SQLite: " + String(cString: sqlite3_errmsg(handle))) }
}

/// A script with its statements and their turn, to be run again and again on one database.
final class ScriptRunner: Sendable {
    private let script: Script
    private let turn = Atomic(0)

    init(_ script: Script) { self.script = script }

    func run(on database: BareDatabase) throws -> Int {
        let turn = turn.add(1, ordering: .relaxed).newValue
        return try script.steps.reduce(0) { bytes, step in
            bytes + (try database.run(step.sql, step.first.count) { step.value($0, turn: turn) })
        }
    }
}

/// Connections to read with, and the one to write with.
final class BareStore: Sendable {
    private let path: String
    private let readers = Mutex<[BareDatabase]>([])
    private let writer: Mutex<BareDatabase>

    init(_ path: String) throws {
        self.path = path
        writer = Mutex(try BareDatabase(path))
    }

    /// Runs a script where it belongs.
    func run(_ runner: ScriptRunner, writes: Bool) throws -> Int {
        if writes { return try writer.withLock { try runner.run(on: $0) } }
        // Whoever takes a connection out has it alone until it is put back.
        let database = try readers.withLock { $0.popLast() } ?? BareDatabase(path)
        defer { readers.withLock { $0.append(database) } }
        return try runner.run(on: database)
    }
}
