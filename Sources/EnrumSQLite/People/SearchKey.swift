import EnrumDomain
import Foundation

/// The words by which a person is found: each stands after a space, so that a search for the beginning of a word is a search for a space
/// and the text. No character has a special meaning in it, as it would have in LIKE.
enum SearchKey {
    static func key(name: String, email: EmailAddress) -> String { words(name + " " + email.key) }

    /// " anne marie" for "Anne-Marie"; empty for a text without words, which everybody matches.
    static func words(_ text: String) -> String {
        composed(text).lowercased().split { $0.isWhitespace || $0 == "-" }.map { " " + $0 }.joined()
    }

    /// The text with "å" as one letter, also where it was written as an "a" and a ring.
    private static func composed(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value < 0x300 }
        return isPlain ? text : text.precomposedStringWithCanonicalMapping
    }
}
