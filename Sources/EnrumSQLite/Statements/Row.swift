import EnrumCore
import EnrumDomain
import GRDBSQLite

/// The row a statement stands on, read column by column from left to right: each call reads one column and moves on.
struct Row {
    private let statement: OpaquePointer
    private var index: Int32 = 0

    init(of statement: OpaquePointer) { self.statement = statement }

    /// Whether the next column is NULL; does not move on.
    var isNull: Bool { sqlite3_column_type(statement, index) == SQLITE_NULL }

    mutating func skip(_ columns: Int32) { index += columns }

    mutating func integer() -> Int64 {
        defer { index += 1 }
        return sqlite3_column_int64(statement, index)
    }

    mutating func int() -> Int { Int(integer()) }
    mutating func bool() -> Bool { integer() != 0 }
    mutating func instant() -> Instant { Instant(milliseconds: integer()) }

    mutating func double() -> Double {
        defer { index += 1 }
        return sqlite3_column_double(statement, index)
    }

    mutating func text() -> String {
        withText { String(decoding: $0, as: UTF8.self) }
    }

    mutating func bytes() -> [UInt8] {
        defer { index += 1 }
        guard let start = sqlite3_column_blob(statement, index) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
    }

    mutating func id<Entity>() -> Identifier<Entity> { Identifier(stored: text()) }

    /// A day, "2026-11-24", read without making a string of it.
    mutating func date() throws -> CalendarDate {
        let date = withText { text in
            text.count == 10 ? CalendarDate(year: text.number(0..<4), month: text.number(5..<7), day: text.number(8..<10)) : nil
        }
        guard let date else { throw StoreFailure.corrupt("a stored date is not a date") }
        return date
    }

    /// One of the words that `Word` knows.
    mutating func word<Word: RawRepresentable>(_: Word.Type = Word.self) throws -> Word where Word.RawValue == String {
        let text = text()
        guard let word = Word(rawValue: text) else { throw StoreFailure.corrupt("unknown \(Word.self) in the database") }
        return word
    }

    /// What `read` gives, or nil when the next column is NULL.
    mutating func optional<Value>(_ read: (inout Row) throws -> Value) rethrows -> Value? {
        guard !isNull else {
            index += 1
            return nil
        }
        return try read(&self)
    }

    mutating func optionalText() -> String? { optional { $0.text() } }
    mutating func optionalInstant() -> Instant? { optional { $0.instant() } }
    mutating func optionalID<Entity>() -> Identifier<Entity>? { optional { $0.id() } }

    private mutating func withText<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        defer { index += 1 }
        let start = sqlite3_column_text(statement, index)
        return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, index))))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The decimal number in `range`; nonsense gives a number that no date has.
    fileprivate func number(_ range: Range<Int>) -> Int {
        range.reduce(0) { sum, index in (0x30...0x39).contains(self[index]) ? sum * 10 + Int(self[index] - 0x30) : 100_000 }
    }
}
