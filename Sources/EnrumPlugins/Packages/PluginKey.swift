import Crypto
public import EnrumDomain
import Foundation

/// The secret half of a pair of Ed25519 keys (RFC 8032): what an author signs packages with.
///
/// As a file it is one line: `enrum-plugin-key-1` and 32 bytes in base64.
public struct PluginKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key from 32 bytes that nobody else must know, so `generator` has to be fit for secrets, as the system's is.
    public static func generate(using generator: inout some RandomNumberGenerator) throws(PluginKeyRefused) -> PluginKey {
        let seed = (0..<4).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
        return try PluginKey(seed)
    }

    /// A new key, by the system's own chance.
    public static func generate() throws(PluginKeyRefused) -> PluginKey {
        var generator = SystemRandomNumberGenerator()
        return try generate(using: &generator)
    }

    /// Reads the text of a key file.
    public init(text: String) throws(PluginKeyRefused) {
        let words = text.split(whereSeparator: \.isWhitespace)
        if words.first == PluginPublicKey.word[...] { throw PluginKeyRefused("plugin_key.is_public") }
        guard words.count == 2, words[0] == Self.word, let seed = Data(base64Encoded: String(words[1])) else {
            throw PluginKeyRefused("plugin_key.form")
        }
        try self.init(seed)
    }

    private init(_ seed: some ContiguousBytes) throws(PluginKeyRefused) {
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        } catch {
            throw PluginKeyRefused("plugin_key.form")
        }
    }

    /// The text of a key file. Whoever has it can sign as its owner.
    public var text: String { "\(Self.word) \(key.rawRepresentation.base64EncodedString())\n" }

    public var publicKey: PluginPublicKey { PluginPublicKey(key.publicKey) }

    static let word = "enrum-plugin-key-1"

    func sign(_ sums: [UInt8]) -> PluginSignature { PluginSignature(key: publicKey, bytes: signature(of: PluginSignature.message(sums))) }

    private func signature(of message: [UInt8]) -> [UInt8] {
        do {
            return Array(try key.signature(for: message))
        } catch {
            // Ed25519 signs any message with any key; only a broken library comes here.
            preconditionFailure("Ed25519 did not sign: \(error)")
        }
    }
}

/// The half that everybody may have: what a signature is verified with.
///
/// As a file it is one line: `enrum-plugin-public-key-1` and 32 bytes in base64.
public struct PluginPublicKey: Hashable, Sendable {
    /// 32 bytes, as the standard encodes the key.
    public let bytes: [UInt8]

    /// Reads the text of a public key file.
    public init(text: String) throws(PluginKeyRefused) {
        let words = text.split(whereSeparator: \.isWhitespace)
        if words.first == PluginKey.word[...] { throw PluginKeyRefused("plugin_key.is_secret") }
        guard words.count == 2, words[0] == Self.word, let key = PluginPublicKey(base64: words[1]) else {
            throw PluginKeyRefused("plugin_key.form")
        }
        self = key
    }

    init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

    /// Nil unless it is 32 bytes, written in the one way that base64 has for them.
    init?(base64: some StringProtocol) {
        guard let bytes = [UInt8](exactBase64: base64), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// The text of a public key file.
    public var text: String { "\(Self.word) \(base64)\n" }

    var base64: String { Data(bytes).base64EncodedString() }

    /// The first 16 hexadecimal digits of its SHA-256: what two people compare, over the telephone if need be.
    public var fingerprint: String { String(SHA256.hash(data: bytes).hexadecimal.prefix(16)) }

    static let word = "enrum-plugin-public-key-1"

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

/// A key file that cannot be read as one.
public struct PluginKeyRefused: Error, Hashable, Sendable {
    public let phrase: Phrase

    init(_ key: String, _ values: [String: String] = [:]) { phrase = Phrase(key, values) }
}

extension [UInt8] {
    /// Nil for base64 that says the same bytes in another way than is usual, such as with white space.
    init?(exactBase64 text: some StringProtocol) {
        guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text else { return nil }
        self = Array(data)
    }
}
