/// A text in each language it has been written in; Danish is the one that must be there.
public struct LocalizedText: Hashable, Sendable, Codable {
    public let danish: String
    public let english: String?

    public init(danish: String, english: String? = nil) {
        self.danish = danish
        self.english = english
    }

    /// The text in `language`, or in Danish where nobody has translated it.
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .danish: danish
        case .english: english ?? danish
        }
    }

    enum CodingKeys: String, CodingKey {
        case danish = "da"
        case english = "en"
    }
}
