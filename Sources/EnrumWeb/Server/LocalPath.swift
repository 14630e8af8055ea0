import Hummingbird

/// A place in this installation to go on to, and nowhere else (ASVS 3.7.2).
struct LocalPath: Hashable, Sendable {
    /// Begins with one "/".
    let path: String

    /// Nil for everything that a browser could take for an address elsewhere, or that is no address of ours: it must begin with "/",
    /// and hold neither "//" nor "\\", nor control characters, spaces or letters beyond ASCII, nor any of these in disguise ("%5c", "%2f/", "%0d").
    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard (1...2_000).contains(bytes.count), bytes[0] == UInt8(ascii: "/") else { return nil }
        guard bytes.allSatisfy({ (0x21...0x7e).contains($0) && !#"\"<>"#.utf8.contains($0) }) else { return nil }
        let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard !path.contains(UInt8(ascii: "%")), !zip(path, path.dropFirst()).contains(where: { $0 == 0x2f && $1 == 0x2f }) else {
            return nil
        }
        self.path = String(decoding: bytes, as: UTF8.self)
    }

    /// Where the request wanted to go.
    init?(_ request: Request) {
        self.init(request.uri.path + (request.uri.query.map { "?" + $0 } ?? ""))
    }

    /// As the value of a query: everything but letters, digits and a few signs written as "%xx" (RFC 3986 section 2.1,
    /// https://www.rfc-editor.org/rfc/rfc3986#section-2.1).
    var quoted: String {
        let digits = Array("0123456789ABCDEF".utf8)
        let isPlain = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || "-._~/".utf8.contains(byte)
        }
        let bytes = path.utf8.flatMap { byte in
            isPlain(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
