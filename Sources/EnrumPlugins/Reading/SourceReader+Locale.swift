import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts

/// The texts of one locale file, with the line of each.
struct LocaleTexts {
    var texts: [String: String] = [:]
    /// Also of those that could not be read.
    var lines: [String: Int] = [:]
}

extension SourceReader {
    /// `locales/da.yaml`: a text for each key.
    mutating func localeTexts(_ root: SourceNode) -> LocaleTexts? {
        guard case .map(let entries) = root.content else {
            note("set.want_map", root.place, "")
            return nil
        }
        var locale = LocaleTexts()
        for entry in entries {
            guard Self.isTextKey(entry.key) else {
                note("plugin.text_key", entry.keyPlace, entry.key, ["found": String(entry.key.prefix(80))])
                continue
            }
            locale.lines[entry.key] = entry.keyPlace.line
            guard let text = text(entry.value, entry.key, atMost: Limits.remark) else { continue }
            for name in Template(text).placeholders.sorted() where name == "key" || Slug(name) == nil {
                note("plugin.placeholder", entry.value.place, entry.key, ["found": String(name.prefix(80))])
            }
            locale.texts[entry.key] = text
        }
        return locale
    }

    /// 1 to 100 of a-z, 0-9, ".", "-" and "_".
    private static func isTextKey(_ key: String) -> Bool {
        (1...100).contains(key.utf8.count)
            && key.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || [0x2e, 0x2d, 0x5f].contains($0) }
    }
}

extension LocaleTexts {
    /// Both languages' texts by key, and where the two differ in keys or placeholders.
    func merged(with english: LocaleTexts) -> (texts: [String: LocalizedText], problems: [PluginRefused.Problem]) {
        var merged: [String: LocalizedText] = [:]
        var problems: [PluginRefused.Problem] = []
        let (da, en) = (PluginPath.locales[0], PluginPath.locales[1])
        for key in lines.keys.sorted() where english.lines[key] == nil {
            problems.append(.init("plugin.not_in_locale", in: da, line: lines[key] ?? 0, path: key, ["key": key, "file": en]))
        }
        for key in english.lines.keys.sorted() where lines[key] == nil {
            problems.append(.init("plugin.not_in_locale", in: en, line: english.lines[key] ?? 0, path: key, ["key": key, "file": da]))
        }
        for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
            guard let other = english.texts[key] else { continue }
            let difference = Template(text).placeholders.symmetricDifference(Template(other).placeholders)
            if !difference.isEmpty {
                let names = difference.sorted().map { "{\($0)}" }.joined(separator: ", ")
                problems.append(
                    .init("plugin.placeholders_differ", in: en, line: english.lines[key] ?? 0, path: key, ["key": key, "names": names]))
            }
            merged[key] = LocalizedText(danish: text, english: other)
        }
        return (merged, problems)
    }
}
