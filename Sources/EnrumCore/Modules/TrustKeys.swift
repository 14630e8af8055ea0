import Crypto
public import EnrumDomain

/// Whose signatures on packages are trusted: read, added to and taken from by an admin or at the command line.
public struct TrustKeys: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// By name.
    public func all(as viewer: Viewer?) async throws -> [TrustedKey] {
        try viewer?.requireAdmin()
        return try await environment.store.read { try $0.trustedKeys() }.sorted {
            (DanishOrder.key(for: $0.name), $0.fingerprint) < (DanishOrder.key(for: $1.name), $1.fingerprint)
        }
    }

    /// Trusts a key, or gives one that is trusted another name.
    ///
    /// - Parameter key: The 32 bytes of an Ed25519 public key.
    /// - Throws: ``RuleBroken`` for a name that is empty or too long, and for a key of another length.
    @discardableResult
    public func add(_ key: [UInt8], named name: String, as viewer: Viewer?) async throws -> TrustedKey {
        try viewer?.requireAdmin()
        guard key.count == 32 else { throw RuleBroken("rule.wrong_kind", field: "key") }
        let trusted = TrustedKey(fingerprint: TrustedKey.fingerprint(of: key), name: try Self.checked(name), key: key)
        let now = environment.clock.now
        try await environment.store.write { transaction in
            try transaction.save(trusted)
            try transaction.log("module.key_trusted", at: now, by: viewer?.id, object: "key/\(trusted.fingerprint)")
        }
        return trusted
    }

    private static func checked(_ name: String) throws(RuleBroken) -> String {
        guard let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ").tidied else {
            throw RuleBroken("rule.empty", field: "name")
        }
        guard !name.isLonger(than: Limits.name) else {
            throw RuleBroken("rule.too_long", field: "name", ["limit": String(Limits.name), "length": String(name.count)])
        }
        return name
    }

    /// Trusts a key no longer. What it has signed and is installed stays.
    ///
    /// - Throws: ``NotFound`` for one that is not trusted.
    public func remove(_ fingerprint: String, as viewer: Viewer?) async throws {
        try viewer?.requireAdmin()
        let now = environment.clock.now
        try await environment.store.write { transaction in
            guard try transaction.trustedKeys().contains(where: { $0.fingerprint == fingerprint }) else { throw NotFound() }
            try transaction.deleteTrustedKey(fingerprint)
            try transaction.log("module.key_distrusted", at: now, by: viewer?.id, object: "key/\(fingerprint)")
        }
    }
}

extension TrustedKey {
    /// The first 16 hexadecimal digits of the key's SHA-256.
    public static func fingerprint(of key: [UInt8]) -> String {
        SHA256.hash(data: key).prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
