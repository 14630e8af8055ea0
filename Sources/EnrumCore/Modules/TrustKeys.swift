import EnrumDomain

/// Whose signatures on packages are trusted: read, added to and taken from by an admin or at the command line.
public struct TrustKeys: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// By name.
    /// - Parameter viewer: Nil for the operator at the command line, here and below.
    public func all(as viewer: Viewer?) async throws -> [TrustedKey] {
        try viewer?.requireAdmin()
        return try await environment.store.read { try $0.trustedKeys() }.sorted {
            (DanishOrder.key(for: $0.name), $0.fingerprint) < (DanishOrder.key(for: $1.name), $1.fingerprint)
        }
    }

    /// Trusts a key, or gives one that is trusted another name.
    ///
    /// - Throws: ``RuleBroken`` for a key with the fingerprint of another that is trusted.
    public func add(_ key: TrustedKey, as viewer: Viewer?) async throws {
        try viewer?.requireAdmin()
        let now = environment.clock.now
        try await environment.store.write { transaction in
            let standing = try transaction.trustedKeys().first { $0.fingerprint == key.fingerprint }
            guard standing != key else { return }
            guard standing == nil || standing?.key == key.key else { throw RuleBroken("rule.wrong_kind", field: "key") }
            try transaction.save(key)
            try transaction.log("module.key_trusted", at: now, by: viewer?.id, object: "key/\(key.fingerprint)")
        }
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
