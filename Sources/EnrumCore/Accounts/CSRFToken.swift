import Crypto

/// Proves that a form was made for the session it comes back in (ASVS 3.5.1). Nothing is kept: it follows from the session token.
public enum CSRFToken {
    /// 43 characters, safe in a form and in a header. A new session has a new one.
    public static func derive(_ sessionToken: String) -> String {
        let code = Array(code(sessionToken))
        var characters: [UInt8] = []
        characters.reserveCapacity(43)
        for start in stride(from: 0, to: code.count, by: 3) {
            let bytes = code[start..<min(start + 3, code.count)]
            let bits = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - bytes.count))
            for place in 0...bytes.count { characters.append(alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]) }
        }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Base 64 for addresses, without padding (RFC 4648 section 5, https://www.rfc-editor.org/rfc/rfc4648#section-5).
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// Whether `shown` belongs to the session, compared in the same time wherever they differ.
    public static func isValid(_ shown: String, for sessionToken: String) -> Bool {
        let (expected, shown) = (Array(derive(sessionToken).utf8), Array(shown.utf8))
        guard expected.count == shown.count else { return false }
        return zip(expected, shown).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let purpose = Array("enrum form".utf8)

    private static func code(_ sessionToken: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: purpose, using: SymmetricKey(data: Array(sessionToken.utf8)))
    }
}
