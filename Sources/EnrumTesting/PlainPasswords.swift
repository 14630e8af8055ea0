public import EnrumCore

/// For tests only: "hashes" a password by keeping it readable, so that tests do not wait for a real hash, and judges it by its length.
public struct PlainPasswords: Passwords {
    public init() {}

    public func hash(_ password: String) async throws -> String { "plain:" + password }
    public func verify(_ password: String, against hash: String?) async throws -> Bool { hash == "plain:" + password }
    public func isOutdated(_ hash: String) -> Bool { !hash.hasPrefix("plain:") }
    public func bits(of password: String, known: [String]) async -> Double { Double(Set(password).count) * 4 }
}
