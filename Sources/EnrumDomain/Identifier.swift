/// The name of one thing for ever, typed by what it names.
///
/// 26 characters of lower-case Crockford base 32: 48 bits of time, then 80 random bits, so that new rows lie beside each other on disk.
/// An identifier is not a secret: who may see what it names is for the access policy to say.
public struct Identifier<Entity>: Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    /// Takes any non-empty name of at most 64 visible ASCII characters; nil for everything else.
    public init?(_ rawValue: some StringProtocol) {
        guard (1...64).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
        self.rawValue = String(rawValue)
    }

    /// Makes a new identifier from a moment and 80 random bits.
    public init(at instant: Instant, random: (UInt16, UInt64)) {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        var bits = (high: UInt64(max(0, instant.milliseconds)) << 16 | UInt64(random.0), low: random.1)
        var characters = [UInt8](repeating: 0, count: 26)
        for index in characters.indices.reversed() {
            characters[index] = alphabet[Int(bits.low & 31)]
            bits.low = bits.low >> 5 | bits.high << 59
            bits.high >>= 5
        }
        rawValue = String(decoding: characters, as: UTF8.self)
    }

    /// For values read back from the store, which were valid when they were written.
    public init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    public var description: String { rawValue }
}

extension Identifier: Comparable {
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
