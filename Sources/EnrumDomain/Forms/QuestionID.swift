/// The name of a question for ever: "set/question", or "own/…" for one that a leader added to a single meeting.
public struct QuestionID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    /// Nil unless both halves are slugs: 1 to 64 of a-z, 0-9, "-" and "_", starting with a letter or digit.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, Slug.isValid(parts[0]), Slug.isValid(parts[1]) else { return nil }
        rawValue = String(text)
    }

    /// The question `name` of the set `set`, both known to be slugs.
    public init(set: Slug, name: Slug) {
        rawValue = "\(set)/\(name)"
    }

    /// For values read back from the store.
    public init(stored rawValue: String) { self.rawValue = rawValue }

    /// The set it comes from: the half before the stroke.
    public var set: Substring { rawValue.prefix { $0 != "/" } }

    public var description: String { rawValue }
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// A short name that can stand in an id, a file name and an address: 1 to 64 of a-z, 0-9, "-" and "_", starting with a letter or digit.
public struct Slug: Hashable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    public init?(_ text: some StringProtocol) {
        guard Self.isValid(text) else { return nil }
        rawValue = String(text)
    }

    static func isValid(_ text: some StringProtocol) -> Bool {
        guard (1...64).contains(text.utf8.count), let first = text.utf8.first, first != 0x2d, first != 0x5f else { return false }
        return text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d || $0 == 0x5f }
    }

    public var description: String { rawValue }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let slug = Slug(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a short name has 1 to 64 of a-z, 0-9, - and _")
        }
        self = slug
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
