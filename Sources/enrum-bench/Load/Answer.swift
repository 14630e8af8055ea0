/// A whole HTTP answer with a length.
struct Answer {
    let status: Int
    /// Name and value, as they were sent.
    let headers: [(name: String, value: String)]
    let body: ArraySlice<UInt8>

    /// Nil until all of it has come.
    init?(_ bytes: [UInt8]) {
        guard let end = Self.endOfHead(bytes) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
        headers = lines.dropFirst().compactMap { line in
            line.firstIndex(of: ":").map { (String(line[..<$0]), String(line[line.index(after: $0)...].drop { $0 == " " })) }
        }
        let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        guard bytes.count >= end + 4 + length else { return nil }
        (self.status, body) = (status, bytes[(end + 4)..<(end + 4 + length)])
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index + 3 < bytes.count {
                if bytes[index] == 13, bytes[index + 1] == 10, bytes[index + 2] == 13, bytes[index + 3] == 10 { return index }
                index += 1
            }
            return nil
        }
    }
}

/// A request as its bytes.
enum RequestBytes {
    static func get(_ path: String, session: String?) -> [UInt8] {
        Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(cookie(session))Accept: text/html\r\nAccept-Language: da\r\n\r\n".utf8)
    }

    static func post(_ path: String, session: String?, form: String) -> [UInt8] {
        Array(
            """
            POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(cookie(session))Accept: text/html\r\nSec-Fetch-Site: same-origin\r
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)
            """.utf8)
    }

    private static func cookie(_ session: String?) -> String { session.map { "Cookie: enrum=\($0)\r\n" } ?? "" }
}
