import Crypto
public import EnrumDomain

/// The SHA-256 of a secret token. Only this is stored, so that a copy of the database opens no session (ASVS 7.2.3).
public struct TokenHash: Hashable, Sendable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// The hash of a token as its bearer shows it.
    public init(of token: String) { bytes = Array(SHA256.hash(data: Array(token.utf8))) }

    /// For values read back from the store.
    public init(stored bytes: [UInt8]) { self.bytes = bytes }

    /// 64 hexadecimal digits: names a session in a list, and opens none.
    public var hex: String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// Nil for anything but 64 hexadecimal digits.
    public init?(hex text: String) {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }.map(UInt8.init)
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

/// A browser in which someone is signed in.
public struct Session: Hashable, Sendable {
    public let token: TokenHash
    public let person: Person.ID
    public let startedAt: Instant
    public var lastSeenAt: Instant
    /// What kind of browser, so that people can recognise it in the list; at most 200 characters.
    public let device: String

    public init(token: TokenHash, person: Person.ID, startedAt: Instant, lastSeenAt: Instant, device: String) {
        (self.token, self.person, self.startedAt, self.lastSeenAt, self.device) = (token, person, startedAt, lastSeenAt, device)
    }
}

/// A link that works once: an invitation, a new password, the first admin.
public struct OneTimeLink: Hashable, Sendable {
    public let token: TokenHash
    public let kind: Kind
    /// Nil for the first admin, who does not exist yet.
    public let person: Person.ID?
    public let expiresAt: Instant
    public var usedAt: Instant?

    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case setup
        case invitation
        case password
    }

    public init(token: TokenHash, kind: Kind, person: Person.ID?, expiresAt: Instant, usedAt: Instant? = nil) {
        (self.token, self.kind, self.person, self.expiresAt, self.usedAt) = (token, kind, person, expiresAt, usedAt)
    }
}

/// How many tries are left for one key; a bucket that fills again with time.
public struct Throttle: Hashable, Sendable {
    public let key: String
    /// Tries left when last counted.
    public var tokens: Double
    public var countedAt: Instant

    public init(key: String, tokens: Double, countedAt: Instant) { (self.key, self.tokens, self.countedAt) = (key, tokens, countedAt) }
}
