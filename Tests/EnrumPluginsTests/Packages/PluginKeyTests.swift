import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Testing

struct PluginKeyTests {
    /// The first key of RFC 8032, section 7.1.
    private static let secret: [UInt8] = [
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
        0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
    ]
    private static let open: [UInt8] = [
        0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6,
        0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
    ]

    private func key(_ byte: UInt8) throws -> PluginKey {
        try PluginKey(text: "enrum-plugin-key-1 \(base64([UInt8](repeating: byte, count: 32)))")
    }

    private func refusal(_ read: () throws(PluginKeyRefused) -> Void) -> String? {
        do throws(PluginKeyRefused) {
            try read()
            return nil
        } catch { return error.phrase.key }
    }

    @Test func `The public key of a secret one is the standard's`() throws {
        let key = try PluginKey(text: "enrum-plugin-key-1 \(base64(Self.secret))\n")
        #expect(key.publicKey.text == "enrum-plugin-public-key-1 \(base64(Self.open))\n")
        #expect(key.publicKey.bytes == Self.open)
        #expect(key.publicKey.fingerprint == String(sha256(Self.open).prefix(16)))
    }

    @Test func `A key is written and read the same, and two new ones differ`() throws {
        let key = try PluginKey.generate()
        #expect(try PluginKey(text: key.text).text == key.text)
        #expect(try PluginPublicKey(text: key.publicKey.text) == key.publicKey)
        #expect(try PluginKey.generate().text != key.text)
    }

    @Test(arguments: [
        ("", "plugin_key.form"), ("enrum-plugin-key-1", "plugin_key.form"), ("enrum-plugin-key-1 AAAA", "plugin_key.form"),
        ("enrum-plugin-key-1 not+base64!", "plugin_key.form"), ("enrum-plugin-key-2 AAAA", "plugin_key.form"),
        ("-----BEGIN PRIVATE KEY-----", "plugin_key.form"), ("enrum-plugin-public-key-1 AAAA", "plugin_key.is_public"),
    ])
    func `A file that is no secret key is refused`(text: String, expected: String) {
        #expect(refusal { () throws(PluginKeyRefused) in _ = try PluginKey(text: text) } == expected)
    }

    @Test(arguments: [
        ("", "plugin_key.form"), ("enrum-plugin-public-key-1 AAAA", "plugin_key.form"), ("enrum-plugin-key-1 AAAA", "plugin_key.is_secret"),
    ])
    func `A file that is no public key is refused, and one that should stay at home is named as such`(text: String, expected: String) {
        #expect(refusal { () throws(PluginKeyRefused) in _ = try PluginPublicKey(text: text) } == expected)
    }

    @Test(arguments: ["plugin_key.form", "plugin_key.is_public", "plugin_key.is_secret"])
    func `Every refusal has its words`(key: String) {
        for texts in [Texts.danish, Texts.english] { #expect(texts(Phrase(key)).hasSuffix(".")) }
    }

    // MARK: Trust

    @Test func `A signature is trusted when its whole key is, and not when the fingerprint alone fits`() throws {
        let (ours, theirs) = (try key(1), try key(2))
        let package = try PluginPackage.write(files: ["plugin.yaml": [UInt8]("a".utf8)], signingKey: ours)
        let signature = try #require(PluginPackage.read(package).signature)
        let trusted = try ours.publicKey.trusted(as: "  HR i\n Solby ")
        #expect(trusted == TrustedKey(fingerprint: ours.publicKey.fingerprint, name: "HR i Solby", key: ours.publicKey.bytes))
        let others = try [
            theirs.publicKey.trusted(as: "b"),
            TrustedKey(fingerprint: ours.publicKey.fingerprint, name: "c", key: theirs.publicKey.bytes),
        ]
        #expect(signature.signer(among: others) == nil)
        #expect(signature.signer(among: others + [trusted]) == trusted)
    }

    @Test(arguments: [("", "rule.empty"), (" \n", "rule.empty"), (String(repeating: "a", count: 201), "rule.too_long")])
    func `A trusted key has a name`(name: String, expected: String) throws {
        let broken = try #require(throws: RuleBroken.self) { try key(1).publicKey.trusted(as: name) }
        #expect(broken.phrase.key == expected)
    }
}
