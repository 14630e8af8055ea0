/// Something to say to a person, not yet in any language: a key into the locale files and what fills its placeholders.
///
/// Rules speak in phrases, so that one rule has one meaning and as many wordings as there are languages.
public struct Phrase: Hashable, Sendable {
    public let key: String
    public let values: [String: String]

    public init(_ key: String, _ values: [String: String] = [:]) {
        self.key = key
        self.values = values
    }
}

/// A broken rule that a person can mend: says which field, and what to do.
public struct RuleBroken: Error, Hashable, Sendable {
    /// The field it is about, as forms and the API name it; nil when it is about the whole.
    public let field: String?
    public let phrase: Phrase

    public init(_ key: String, field: String? = nil, _ values: [String: String] = [:]) {
        self.field = field
        self.phrase = Phrase(key, values)
    }
}
