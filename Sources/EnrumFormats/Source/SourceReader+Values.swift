package import EnrumDomain

/// A map of the file whose keys have been checked.
package struct Fields {
    package let place: SourceNode.Place
    package let path: String
    package let values: [String: SourceNode]
    package let keyPlaces: [String: SourceNode.Place]

    package subscript(key: String) -> SourceNode? { values[key] }

    package func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

extension SourceReader {
    // MARK: Maps and lists

    /// Nil when it is no map; a key that is not allowed is noted, with the one that was probably meant.
    package mutating func fields(_ node: SourceNode, path: String, allowed: [String]) -> Fields? {
        guard case .map(let entries) = node.content else {
            note("set.want_map", node.place, path)
            return nil
        }
        for entry in entries where !allowed.contains(entry.key) {
            let path = path.isEmpty ? entry.key : "\(path).\(entry.key)"
            if let meant = nearest(to: entry.key, among: allowed) {
                note("set.unknown_key_near", entry.keyPlace, path, ["key": entry.key, "meant": meant])
            } else {
                note("set.unknown_key", entry.keyPlace, path, ["key": entry.key, "allowed": allowed.joined(separator: ", ")])
            }
        }
        return Fields(
            place: node.place, path: path, values: Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
            keyPlaces: Dictionary(entries.map { ($0.key, $0.keyPlace) }, uniquingKeysWith: { first, _ in first }))
    }

    package mutating func list(_ node: SourceNode, _ path: String, _ count: ClosedRange<Int>) -> [SourceNode]? {
        guard case .list(let items) = node.content else {
            note("set.want_list", node.place, path)
            return nil
        }
        guard count.contains(items.count) else {
            let values = ["least": String(count.lowerBound), "most": String(count.upperBound), "count": String(items.count)]
            note("set.count", node.place, path, values)
            return nil
        }
        return items
    }

    // MARK: Texts

    /// A text as it is kept: tidied, not empty, and within its limit.
    package mutating func text(_ node: SourceNode, _ path: String, atMost limit: Int) -> String? {
        guard case .text(let raw) = node.content else {
            note("set.want_text", node.place, path)
            return nil
        }
        guard let text = raw.tidied else {
            note("set.empty_text", node.place, path)
            return nil
        }
        guard text.count <= limit else {
            note("set.too_long", node.place, path, ["limit": String(limit), "length": String(text.count)])
            return nil
        }
        return text
    }

    package mutating func localized(_ fields: Fields, _ key: String, atMost limit: Int) -> LocalizedText? {
        guard fields[key] != nil else {
            missing(key, fields)
            return nil
        }
        return localizedIfAny(fields, key, atMost: limit)
    }

    /// A plain text is Danish; in a map Danish must be there.
    package mutating func localizedIfAny(_ fields: Fields, _ key: String, atMost limit: Int) -> LocalizedText? {
        fields[key].flatMap { localized($0, fields.path(key), atMost: limit) }
    }

    /// A text in both languages that stands for itself, as in a list.
    package mutating func localized(_ node: SourceNode, _ path: String, atMost limit: Int) -> LocalizedText? {
        switch node.content {
        case .text: return text(node, path, atMost: limit).map { LocalizedText(danish: $0) }
        case .map:
            guard let fields = self.fields(node, path: path, allowed: Language.allCases.map(\.rawValue)) else { return nil }
            let english = fields["en"].flatMap { text($0, fields.path("en"), atMost: limit) }
            guard let danish = fields["da"] else {
                missing("da", fields, "set.danish_missing")
                return nil
            }
            return text(danish, fields.path("da"), atMost: limit).map { LocalizedText(danish: $0, english: english) }
        default:
            note("set.want_localized", node.place, path)
            return nil
        }
    }

    package mutating func slug(_ fields: Fields, _ key: String) -> Slug? {
        guard let node = fields[key] else {
            missing(key, fields)
            return nil
        }
        return slug(node, fields.path(key))
    }

    package mutating func slug(_ node: SourceNode, _ path: String) -> Slug? {
        guard case .text(let text) = node.content else {
            note("set.want_text", node.place, path)
            return nil
        }
        guard let slug = Slug(text) else {
            note("set.bad_id", node.place, path, ["found": String(text.prefix(80))])
            return nil
        }
        return slug
    }

    // MARK: Words, numbers, yes and no

    /// One of the words of an enumeration; `fallback` when it is not there.
    package mutating func word<Word: RawRepresentable & CaseIterable>(_ fields: Fields, _ key: String, or fallback: Word) -> Word
    where Word.RawValue == String {
        guard let node = fields[key] else { return fallback }
        let allowed = Word.allCases.map(\.rawValue)
        guard case .text(let text) = node.content, let word = Word(rawValue: text) else {
            unknownWord(node, fields.path(key), allowed)
            return fallback
        }
        return word
    }

    package mutating func unknownWord(_ node: SourceNode, _ path: String, _ allowed: [String]) {
        guard case .text(let text) = node.content else {
            return note("set.want_word", node.place, path, ["allowed": allowed.joined(separator: ", ")])
        }
        if let meant = nearest(to: text, among: allowed) {
            note("set.unknown_word_near", node.place, path, ["found": text, "meant": meant])
        } else {
            note("set.unknown_word", node.place, path, ["found": String(text.prefix(80)), "allowed": allowed.joined(separator: ", ")])
        }
    }

    package mutating func yesNo(_ fields: Fields, _ key: String) -> Bool {
        guard let node = fields[key] else { return false }
        guard case .bool(let value) = node.content else {
            note("set.want_true_false", node.place, fields.path(key))
            return false
        }
        return value
    }

    package mutating func number(_ fields: Fields, _ key: String) -> Double? {
        guard let node = fields[key] else { return nil }
        guard case .number(let number) = node.content, abs(number) <= 1e15 else {
            note("set.want_number", node.place, fields.path(key))
            return nil
        }
        return number
    }

    package mutating func wholeNumber(_ fields: Fields, _ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = fields[key] else { return nil }
        guard case .number(let number) = node.content, let whole = Int(exactly: number), range.contains(whole) else {
            let values = ["lowest": String(range.lowerBound), "highest": String(range.upperBound)]
            note("set.want_whole_number", node.place, fields.path(key), values)
            return nil
        }
        return whole
    }
}
