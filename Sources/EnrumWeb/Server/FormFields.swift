import EnrumDomain
import NIOCore

/// The fields of a posted form, in order; names may repeat.
struct FormFields: Sendable {
    let pairs: [(name: String, value: String)]

    /// Reads `application/x-www-form-urlencoded` as the URL standard has it (https://url.spec.whatwg.org/#urlencoded-parsing).
    /// - Throws: ``BadRequest`` for a bad escape or for bytes that are not UTF-8.
    init(_ bytes: some Collection<UInt8>) throws(BadRequest) {
        var pairs: [(name: String, value: String)] = []
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let half = part.firstIndex(of: UInt8(ascii: "="))
            let name = try Self.decoded(part[..<(half ?? part.endIndex)])
            let value = try half.map { start throws(BadRequest) in try Self.decoded(part[part.index(after: start)...]) } ?? ""
            pairs.append((name, value))
        }
        guard pairs.count <= 2_000 else { throw BadRequest() }
        self.pairs = pairs
    }

    init(pairs: [(name: String, value: String)]) { self.pairs = pairs }

    /// The first value of that name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// The first value of that name, tidied; nil when there is nothing in it.
    func text(_ name: String) -> String? { self[name]?.tidied }

    /// These after some more, which count where both name a field.
    func adding(_ more: [(name: String, value: String)]) -> FormFields { FormFields(pairs: more + pairs) }

    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ bytes: some Collection<UInt8>) throws(BadRequest) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(hex), let low = rest.next().flatMap(hex) else { throw BadRequest() }
                out.append(high << 4 | low)
            default: out.append(byte)
            }
        }
        guard let text = String(validating: out, as: UTF8.self), !text.utf8.contains(0) else { throw BadRequest() }
        return text
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

/// The request cannot be read; the person can do nothing but go back.
struct BadRequest: Error {}
