public import EnrumDomain

/// Every word on screen in one language, by key.
///
/// Views ask with `t("team.title")`, and with what fills the placeholders: `t("preparation.title", ["name": "Amir"])`. The test of this
/// target finds every such use in the sources: a key that is missing, or no longer used, fails there.
public struct Texts: Sendable {
    public let language: Language
    private let templates: [String: Template]
    /// "januar" to "december", and the words around a date: they are asked for so often that they lie ready.
    let months: [String]
    let aroundDate: Template

    public static let danish = Texts(embedded: .danish)
    public static let english = Texts(embedded: .english)

    public static func `in`(_ language: Language) -> Texts {
        switch language {
        case .danish: danish
        case .english: english
        }
    }

    /// Texts from the content of a locale file.
    public init(language: Language, yaml: String) throws {
        self.language = language
        templates = try LocaleFile(yaml: yaml).texts.mapValues(Template.init)
        (months, aroundDate) = (Self.months(templates), templates["date.full"] ?? Template("[date.full]"))
    }

    /// A file of ours that cannot be read is a broken build, which the tests of this target catch; then every key is shown as it is.
    private init(embedded language: Language) {
        self.language = language
        let file = try? LocaleFile(yaml: Embedded.files["locales/\(language.rawValue).yaml"] ?? "")
        templates = file?.texts.mapValues(Template.init) ?? [:]
        (months, aroundDate) = (Self.months(templates), templates["date.full"] ?? Template("[date.full]"))
    }

    private static func months(_ templates: [String: Template]) -> [String] {
        (1...12).map { month in
            let key = "date.month.\(month)"
            return templates[key]?.filled { _ in nil } ?? "[\(key)]"
        }
    }

    /// The text of `key` with its placeholders filled; the key in brackets when there is no such text.
    public func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        guard let template = templates[key] else { return "[\(key)]" }
        return template.filled { name in values.first { $0.key == name }?.value }
    }

    /// The text that fits `count`: `key.one` for one, `key.other` for every other number; `{count}` is filled in.
    public func callAsFunction(_ key: String, count: Int, _ values: KeyValuePairs<String, String> = [:]) -> String {
        let full = count == 1 ? key + ".one" : key + ".other"
        guard let template = templates[full] else { return "[\(full)]" }
        return template.filled { name in name == "count" ? String(count) : values.first { $0.key == name }?.value }
    }

    /// What a rule says, in this language.
    public func callAsFunction(_ phrase: Phrase) -> String {
        guard let template = templates[phrase.key] else { return "[\(phrase.key)]" }
        return template.filled { phrase.values[$0] }
    }

    /// Every key, for tests.
    public var keys: Set<String> { Set(templates.keys) }

    /// The placeholders of each text, for tests.
    public func placeholders(of key: String) -> Set<String> { templates[key]?.placeholders ?? [] }
}
