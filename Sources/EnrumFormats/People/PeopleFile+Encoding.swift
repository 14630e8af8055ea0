import EnrumCore
import EnrumDomain

extension PeopleFile.Encoding {
    /// The bytes as UTF-8 without a byte order mark. What is not UTF-8 is Windows-1252, unless it holds a byte that has no letter there.
    static func decode(_ bytes: [UInt8]) throws(FileProblem) -> (letters: [UInt8], encoding: PeopleFile.Encoding) {
        if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) { throw FileProblem("people_file.utf16") }
        let hasMark = bytes.starts(with: [0xef, 0xbb, 0xbf])
        if isUTF8(bytes) { return hasMark ? (Array(bytes.dropFirst(3)), .utf8WithMark) : (bytes, .utf8) }
        guard !hasMark else { throw FileProblem("people_file.not_utf8", line: line(ofByte: firstInvalidByte(bytes), in: bytes)) }
        return (try Windows1252.utf8(bytes), .windows1252)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        !bytes.contains { $0 >= 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }
}

/// A mistake that makes the whole file unreadable.
struct FileProblem: Error {
    let problem: PeopleProblem

    init(_ key: String, line: Int = 1, _ values: [String: String] = [:]) {
        problem = PeopleProblem(line: line, phrase: Phrase(key, values))
    }
}
