public import EnrumCore
public import EnrumDomain

extension PluginSignature {
    /// The one among the keys trusted here whose owner signed; nil when it is somebody else. Keys are compared whole, not by fingerprint.
    public func signer(among keys: some Sequence<TrustedKey>) -> TrustedKey? { keys.first { $0.key == key.bytes } }
}

extension PluginPublicKey {
    /// The key as the store keeps it, once somebody has decided to trust it.
    ///
    /// - Parameter name: Whose it is, in the words of whoever decided.
    /// - Throws: ``RuleBroken`` when the name is empty or too long.
    public func trusted(as name: String) throws(RuleBroken) -> TrustedKey {
        guard let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ").tidied else {
            throw RuleBroken("rule.empty", field: "name")
        }
        guard !name.isLonger(than: Limits.name) else {
            throw RuleBroken("rule.too_long", field: "name", ["limit": String(Limits.name), "length": String(name.count)])
        }
        return TrustedKey(fingerprint: fingerprint, name: name, key: bytes)
    }
}
