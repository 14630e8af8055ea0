import EnrumDomain

/// The words by which a person is found: each stands after a space, so that a search for the beginning of a word is a search for a space
/// and the text. No character has a special meaning in it, as it would have in LIKE.
enum SearchKey {
    static func key(name: String, email: EmailAddress) -> String { words(name + " " + email.key) }

    /// " anne marie" for "Anne-Marie"; empty for a text without words, which everybody matches.
    static func words(_ text: String) -> String {
        text.lowercased().split { $0.isWhitespace || $0 == "-" }.map { " " + $0 }.joined()
    }
}
