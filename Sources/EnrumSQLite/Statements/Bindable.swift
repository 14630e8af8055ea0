import EnrumDomain
import GRDBSQLite

/// A value that fills a placeholder of a statement.
protocol Bindable {
    /// - Returns: SQLite's result code.
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

/// Has SQLite keep its own copy of what is bound.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// Binds UTF-8 bytes as text; a null pointer would be NULL to SQLite, so that an empty text is bound as one.
private func bindText(_ start: UnsafePointer<UInt8>?, _ count: Int, to statement: OpaquePointer, at index: Int32) -> Int32 {
    guard let start, count > 0 else { return sqlite3_bind_text(statement, index, "", 0, copied) }
    return start.withMemoryRebound(to: CChar.self, capacity: count) { sqlite3_bind_text(statement, index, $0, Int32(count), copied) }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bindText($0.baseAddress, $0.count, to: statement, at: index) }
    }
}

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self) }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, Int64(self)) }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self ? 1 : 0) }
}

extension Double: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_double(statement, index, self) }
}

extension [UInt8]: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
            return sqlite3_bind_blob(statement, index, start, Int32(bytes.count), copied)
        }
    }
}

/// Bytes that are UTF-8 text, such as JSON.
struct TextBytes: Bindable {
    let bytes: [UInt8]

    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        bytes.withUnsafeBufferPointer { bindText($0.baseAddress, $0.count, to: statement, at: index) }
    }
}

extension Identifier: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { rawValue.bind(to: statement, at: index) }
}

extension Instant: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, milliseconds) }
}

extension CalendarDate: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { iso.bind(to: statement, at: index) }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .some(let value): value.bind(to: statement, at: index)
        case .none: sqlite3_bind_null(statement, index)
        }
    }
}
