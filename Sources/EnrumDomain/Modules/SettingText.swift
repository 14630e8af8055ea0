/// A plugin's text that names its settings in braces: "Ring til {setting.contact}".
extension LocalizedText {
    private static var mark: String { "setting." }

    /// Everything in braces, in the order of the Danish text and then of the English.
    public var places: (danish: [String], english: [String]?) { (danish.places, english?.places) }

    /// The keys of the settings that it names.
    public var settings: Set<String> {
        Set((danish.places + (english?.places ?? [])).filter { $0.hasPrefix(Self.mark) }.map { String($0.dropFirst(Self.mark.count)) })
    }

    /// The text with the values in their places. A paragraph that names a setting without a value is left out.
    ///
    /// - Returns: Nil when nothing is left.
    public func filled(with values: [String: LocalizedText]) -> LocalizedText? {
        guard !settings.isEmpty else { return self }
        func filled(_ text: String, _ language: Language) -> String {
            text.split(separator: "\n\n").compactMap { paragraph -> String? in
                var paragraph = String(paragraph)
                for place in paragraph.places where place.hasPrefix(Self.mark) {
                    guard let value = values[String(place.dropFirst(Self.mark.count))] else { return nil }
                    paragraph = paragraph.replacing("{\(place)}", with: value(language))
                }
                return paragraph
            }.joined(separator: "\n\n")
        }
        let text = filled(danish, .danish)
        return text.isEmpty ? nil : LocalizedText(danish: text, english: english.map { filled($0, .english) })
    }
}

extension String {
    /// What stands between "{" and the next "}".
    fileprivate var places: [String] {
        split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }
}

extension SettingField {
    /// Whether its value can stand in a text.
    public var canBeNamed: Bool {
        switch kind {
        case .text, .longText, .number, .choice: true
        case .scale, .many, .date, .person, .yesNo, .table: false
        }
    }

    /// A value in words; nil where it cannot stand in a text.
    func words(_ value: AnswerValue?) -> LocalizedText? {
        switch (kind, value) {
        case (.text, .text(let text)?), (.longText, .text(let text)?): return LocalizedText(danish: text, english: text)
        case (.number(let range), .number(let number)?):
            let unit = { (language: Language) in range.unit.map { " " + $0(language) } ?? "" }
            let danish = String(number.plain.map { $0 == "." ? "," : $0 })
            return LocalizedText(danish: danish + unit(.danish), english: number.plain + unit(.english))
        case (.choice(let options), .choice(let id)?): return options.first { $0.id == id }?.label
        default: return nil
        }
    }
}

extension Plugin {
    /// The settings that can stand in a text, in words, by key.
    public func words(for settings: SettingValues) -> [String: LocalizedText] {
        Dictionary(
            manifest.settings.compactMap { field in field.words(settings[field.key]).map { (field.key.rawValue, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The plugin with the values of its settings in its advice; advice of which nothing is left is not there.
    public func worded(with settings: SettingValues) -> Plugin {
        guard guidance.contains(where: { !$0.text.settings.isEmpty }) else { return self }
        let values = words(for: settings)
        var plugin = self
        plugin.guidance = guidance.compactMap { advice in
            advice.text.filled(with: values).map { text in
                var filled = advice
                filled.text = text
                return filled
            }
        }
        return plugin
    }
}
