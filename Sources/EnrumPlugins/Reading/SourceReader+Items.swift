import EnrumDomain
import EnrumFormats

extension SourceReader {
    /// The items of a file that is a heading and one list.
    mutating func items<Item>(
        _ root: SourceNode, _ format: String, _ key: String, atMost limit: Int = 100,
        _ item: (inout SourceReader, SourceNode, String) -> Item?
    ) -> [Item] {
        guard let fields = fields(root, path: "", allowed: ["enrum", key]) else { return [] }
        self.format(fields, format)
        guard let node = fields[key] else {
            missing(key, fields)
            return []
        }
        guard let nodes = list(node, key, 1...limit) else { return [] }
        return nodes.enumerated().compactMap { index, node in item(&self, node, "\(key)[\(index)]") }
    }

    /// The id of an item, which no other of its sort may have.
    mutating func ownSlug(_ fields: Fields, _ taken: inout Set<Slug>) -> Slug? {
        guard let slug = slug(fields, "id") else { return nil }
        if let node = fields["id"], !taken.insert(slug).inserted {
            note("set.duplicate_id", node.place, fields.path("id"), ["id": slug.rawValue])
        }
        return slug
    }

    /// One of the words of an enumeration, which must be there.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ fields: Fields, _ key: String) -> Word? where Word.RawValue == String {
        guard let node = fields[key] else {
            missing(key, fields)
            return nil
        }
        let allowed = Word.allCases.map(\.rawValue)
        guard case .text(let text) = node.content, let word = Word(rawValue: text) else {
            unknownWord(node, fields.path(key), allowed)
            return nil
        }
        return word
    }

    /// A list of words of an enumeration, none twice; empty when it is not there.
    mutating func words<Word: RawRepresentable & CaseIterable & Hashable>(_ fields: Fields, _ key: String) -> [Word]
    where Word.RawValue == String {
        guard let node = fields[key] else { return [] }
        let allowed = Word.allCases.map(\.rawValue)
        guard let items = list(node, fields.path(key), 0...allowed.count) else { return [] }
        var words: [Word] = []
        for (index, item) in items.enumerated() {
            let path = "\(fields.path(key))[\(index)]"
            guard case .text(let text) = item.content, let word = Word(rawValue: text) else {
                unknownWord(item, path, allowed)
                continue
            }
            if words.contains(word) { note("plugin.repeated", item.place, path, ["found": text]) } else { words.append(word) }
        }
        return words
    }

    /// A list of ids, none twice; empty when it is not there.
    mutating func slugs(_ fields: Fields, _ key: String, atMost limit: Int) -> [Slug] {
        guard let node = fields[key], let items = list(node, fields.path(key), 0...limit) else { return [] }
        var slugs: [Slug] = []
        for (index, item) in items.enumerated() {
            let path = "\(fields.path(key))[\(index)]"
            guard let slug = slug(item, path) else { continue }
            if slugs.contains(slug) { note("plugin.repeated", item.place, path, ["found": slug.rawValue]) } else { slugs.append(slug) }
        }
        return slugs
    }

    /// A text that must be there.
    mutating func text(_ fields: Fields, _ key: String, atMost limit: Int) -> String? {
        guard let node = fields[key] else {
            missing(key, fields)
            return nil
        }
        return text(node, fields.path(key), atMost: limit)
    }

    /// True or false; `fallback` when it is not there.
    mutating func yesNo(_ fields: Fields, _ key: String, or fallback: Bool) -> Bool { fields[key] == nil ? fallback : yesNo(fields, key) }
}
