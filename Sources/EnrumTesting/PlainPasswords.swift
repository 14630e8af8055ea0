public import EnrumCore

/// For tests only: "hashes" a password by keeping it readable, so that tests do not wait for a real hash.
public struct PlainPasswords: Passwords {
    public init() {}

    public func hash(_ password: String) async throws -> String { "plain:" + password }
    public func verify(_ password: String, against hash: String?) async throws -> Bool { hash == "plain:" + password }
    public func isOutdated(_ hash: String) -> Bool { !hash.hasPrefix("plain:") }

    /// Four bits for each different character, so that "aaaaaaaaaaaa" is poor and a sentence is not.
    public func bits(of password: String, known: [String]) async -> Double { Double(Set(password).count) * 4 }
}
