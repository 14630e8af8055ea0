import Foundation

/// A signature over a package's list of sums, and so over every byte of every file. There is none that does not verify.
public struct PluginSignature: Hashable, Sendable {
    /// Whose secret half signed.
    public let key: PluginPublicKey
    let bytes: [UInt8]

    init(key: PluginPublicKey, bytes: [UInt8]) { (self.key, self.bytes) = (key, bytes) }

    /// - Throws: ``PackageRefused`` when the text is no signature, or not one of these sums.
    init(_ text: [UInt8], over sums: [UInt8]) throws(PackageRefused) {
        let words = String(decoding: text, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[0] == Self.word, let key = PluginPublicKey(base64: words[1]), words[2].hasSuffix("\n"),
            let bytes = [UInt8](exactBase64: words[2].dropLast()), bytes.count == 64
        else { throw PackageRefused("package.signature_form", file: .signature) }
        guard key.verifies(bytes, of: Self.message(sums)) else { throw PackageRefused("package.signature_wrong", file: .signature) }
        self.init(key: key, bytes: bytes)
    }

    /// One line: what it is, the public key and the signature, both in base64.
    var text: String { "\(Self.word) \(key.base64) \(Data(bytes).base64EncodedString())\n" }

    /// What is signed: the sums with a word before them, so that a signature made for something else never fits a package.
    static func message(_ sums: [UInt8]) -> [UInt8] { Array("\(word)\n".utf8) + sums }

    private static let word = "enrum-plugin-signature-1"
}
