import EnrumDomain

/// How the bytes of a CSV file are letters.
public enum CSVEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "UTF-8"
    /// UTF-8 that says so in its first three bytes, as Excel writes it.
    case utf8WithMark = "UTF-8 with BOM"
    /// What older Danish systems and Excel's plain "CSV" write.
    case windows1252 = "Windows-1252"
}

extension CSVEncoding {
    /// The bytes as UTF-8 without a byte order mark. What is not UTF-8 is Windows-1252, unless it holds a byte that has no letter there.
    static func decode(_ bytes: [UInt8]) throws(CSVProblem) -> (letters: [UInt8], encoding: CSVEncoding) {
        if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) { throw CSVProblem("csv.utf16") }
        let hasMark = bytes.starts(with: [0xef, 0xbb, 0xbf])
        if isUTF8(bytes) { return hasMark ? (Array(bytes.dropFirst(3)), .utf8WithMark) : (bytes, .utf8) }
        guard !hasMark else { throw CSVProblem("csv.not_utf8", line: line(ofByte: firstInvalidByte(bytes), in: bytes)) }
        return (try Windows1252.utf8(bytes), .windows1252)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        !bytes.contains { $0 >= 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }
}

/// A mistake that makes the whole file unreadable.
struct CSVProblem: Error {
    let line: Int
    let phrase: Phrase

    init(_ key: String, line: Int = 1, _ values: [String: String] = [:]) { (self.line, phrase) = (line, Phrase(key, values)) }
}
