/// A language Enrum speaks: Danish first, English complete.
public enum Language: String, CaseIterable, Hashable, Sendable, Codable {
    case danish = "da"
    case english = "en"
}
