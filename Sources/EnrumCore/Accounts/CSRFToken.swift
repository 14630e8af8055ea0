import Crypto
import Foundation

/// Proves that a form was made for the session it comes back in (ASVS 3.5.1). Nothing is kept: it follows from the session token.
public enum CSRFToken {
    /// 43 characters, safe in a form and in a header. A new session has a new one.
    public static func derive(_ sessionToken: String) -> String {
        Data(code(sessionToken)).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    /// Whether `shown` belongs to the session, compared in the same time wherever they differ.
    public static func isValid(_ shown: String, for sessionToken: String) -> Bool {
        let (expected, shown) = (Array(derive(sessionToken).utf8), Array(shown.utf8))
        guard expected.count == shown.count else { return false }
        return zip(expected, shown).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func code(_ sessionToken: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Data("enrum form".utf8), using: SymmetricKey(data: Data(sessionToken.utf8)))
    }
}
