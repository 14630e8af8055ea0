/// A statement that our store ran, with what stood in its placeholders.
struct Statement: Codable, Hashable {
    let sql: String
    /// By number, from 1.
    let values: [Value]

    enum Value: Codable, Hashable {
        case null
        case integer(Int64)
        case real(Double)
        case text(String)
        case blob([UInt8])
    }

    /// From the statement as it was prepared, and as SQLite wrote it out with its values.
    init(sql: String, expanded: String) throws {
        var reader = ValueReader(Array(sql.utf8), Array(expanded.utf8))
        (self.sql, values) = (sql, try reader.values())
    }
}

/// Finds the values of a statement by walking its two forms side by side.
private struct ValueReader {
    private let sql: [UInt8]
    private let expanded: [UInt8]
    private var (here, there) = (0, 0)

    init(_ sql: [UInt8], _ expanded: [UInt8]) { (self.sql, self.expanded) = (sql, expanded) }

    mutating func values() throws -> [Statement.Value] {
        var (found, isQuoted) = ([Int: Statement.Value](), false)
        while here < sql.count {
            if sql[here] == UInt8(ascii: "'") { isQuoted.toggle() }
            guard sql[here] == UInt8(ascii: "?"), !isQuoted else {
                guard there < expanded.count, sql[here] == expanded[there] else {
                    throw BenchFault("a statement cannot be read back: \(String(decoding: sql, as: UTF8.self))")
                }
                (here, there) = (here + 1, there + 1)
                continue
            }
            here += 1
            let number = digits() ?? (found.keys.max() ?? 0) + 1
            found[number] = try literal()
        }
        return try (1..<(found.keys.max() ?? 0) + 1).map { number in
            guard let value = found[number] else { throw BenchFault("a placeholder has no value") }
            return value
        }
    }

    private mutating func digits() -> Int? {
        let start = here
        while here < sql.count, (0x30...0x39).contains(sql[here]) { here += 1 }
        return Int(String(decoding: sql[start..<here], as: UTF8.self))
    }

    private mutating func literal() throws -> Statement.Value {
        guard there < expanded.count else { throw BenchFault("a value is missing") }
        switch expanded[there] {
        case UInt8(ascii: "'"): return .text(String(decoding: quoted(), as: UTF8.self))
        case UInt8(ascii: "x"):
            there += 1
            let digits = quoted().map { byte in byte > 0x39 ? (byte & 0x5f) - 0x37 : byte - 0x30 }
            return .blob(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
        default: return try word()
        }
    }

    private mutating func quoted() -> [UInt8] {
        var content: [UInt8] = []
        there += 1
        while there < expanded.count {
            defer { there += 1 }
            guard expanded[there] == UInt8(ascii: "'") else {
                content.append(expanded[there])
                continue
            }
            guard there + 1 < expanded.count, expanded[there + 1] == UInt8(ascii: "'") else { break }
            content.append(expanded[there])
            there += 1
        }
        return content
    }

    private mutating func word() throws -> Statement.Value {
        let start = there
        while there < expanded.count, "+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8.contains(expanded[there]) {
            there += 1
        }
        let word = String(decoding: expanded[start..<there], as: UTF8.self)
        if word == "NULL" { return .null }
        if let integer = Int64(word) { return .integer(integer) }
        if let real = Double(word) { return .real(real) }
        throw BenchFault("a value cannot be read: \(word)")
    }
}
