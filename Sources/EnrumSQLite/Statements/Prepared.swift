import EnrumCore
import GRDB
import GRDBSQLite

/// A statement that its connection keeps compiled, bound and stepped by position without GRDB's own bookkeeping, which only
/// database observation needs.
struct Prepared {
    private let statement: GRDB.Statement
    private var handle: OpaquePointer { statement.sqliteStatement }

    init(_ sql: String, on database: Database) throws {
        do {
            statement = try database.cachedStatement(sql: sql)
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Runs it to its end, with `values` in its placeholders.
    func run<each Value: Bindable>(_ values: repeat each Value) throws {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while try step() {}
    }

    /// The first row, if there is one.
    func first<Item, each Value: Bindable>(_ values: repeat each Value, as decode: (inout Row) throws -> Item) throws -> Item? {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        guard try step() else { return nil }
        var row = Row(of: handle)
        return try decode(&row)
    }

    /// Hands every row to `body`.
    func forEach<each Value: Bindable>(_ values: repeat each Value, body: (inout Row) throws -> Void) throws {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while try step() {
            var row = Row(of: handle)
            try body(&row)
        }
    }

    private func bind<each Value: Bindable>(_ values: repeat each Value) throws {
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            let code = value.bind(to: handle, at: index)
            guard code == SQLITE_OK else { throw StoreFailure(code: code, on: sqlite3_db_handle(handle)) }
        }
    }

    private func step() throws -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw StoreFailure(code: code, on: sqlite3_db_handle(handle))
        }
    }
}

extension Database {
    /// Runs a statement that gives no rows.
    func run<each Value: Bindable>(_ sql: String, _ values: repeat each Value) throws {
        try Prepared(sql, on: self).run(repeat each values)
    }

    /// Runs a statement that must change a row.
    func change<each Value: Bindable>(_ sql: String, _ values: repeat each Value) throws {
        try Prepared(sql, on: self).run(repeat each values)
        guard sqlite3_changes(sqliteConnection) > 0 else { throw StoreFailure.constraint("there is no such row to change") }
    }

    func first<Item, each Value: Bindable>(
        _ sql: String, _ values: repeat each Value, as decode: (inout Row) throws -> Item
    ) throws -> Item? {
        try Prepared(sql, on: self).first(repeat each values, as: decode)
    }

    func all<Item, each Value: Bindable>(
        _ sql: String, _ values: repeat each Value, as decode: (inout Row) throws -> Item
    ) throws -> [Item] {
        var items: [Item] = []
        try Prepared(sql, on: self).forEach(repeat each values) { items.append(try decode(&$0)) }
        return items
    }

    func count<each Value: Bindable>(_ sql: String, _ values: repeat each Value) throws -> Int {
        try first(sql, repeat each values) { $0.int() } ?? 0
    }

    func exists<each Value: Bindable>(_ sql: String, _ values: repeat each Value) throws -> Bool {
        try first(sql, repeat each values) { _ in true } ?? false
    }
}
