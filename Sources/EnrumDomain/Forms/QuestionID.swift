/// The name of a question for ever: "set/question", or "own/…" for one that a leader added to a single meeting.
public struct QuestionID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    /// Nil unless both halves are slugs: 1 to 64 of a-z, 0-9, "-" and "_", starting with a letter or digit.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        guard let stroke = text.utf8.firstIndex(of: 0x2f) else { return nil }
        let (set, name) = (text.utf8[..<stroke], text.utf8[text.utf8.index(after: stroke)...])
        guard Slug.isValid(set), Slug.isValid(name) else { return nil }
        rawValue = text
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
        let text = String(text)
        guard Self.isValid(text.utf8[...]) else { return nil }
        rawValue = text
    }

    static func isValid(_ text: Substring.UTF8View) -> Bool {
        guard (1...64).contains(text.count), let first = text.first, first != 0x2d, first != 0x5f else { return false }
        return text.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d || $0 == 0x5f }
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
