import EnrumCore
import EnrumDomain
import EnrumFormats

/// `documents/*.yaml`: the letters of cases.
extension SourceReader {
    mutating func letters(_ root: SourceNode, _ taken: inout Set<Slug>, _ settings: [SettingField]?) -> [LetterTemplate] {
        items(root, "documents/1", "documents", atMost: 40) { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: ["id", "kind", "stages", "title", "body"]) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let kind: CaseDocument.Kind? = reader.word(fields, "kind")
            let stages = reader.slugs(fields, "stages", atMost: 12)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let body = reader.localized(fields, "body", atMost: Limits.text)
            let keys = settings.map { Set($0.map(\.key.rawValue)) }
            for (key, text) in [("title", title), ("body", body)] {
                guard let node = fields[key], let text else { continue }
                reader.checkTemplate(node, text, fields.path(key), keys, needed: key == "body" ? kind?.neededKeys ?? [] : [])
            }
            guard let id, let kind, let title, let body else { return nil }
            return LetterTemplate(id: id, kind: kind, stages: stages, title: title, body: body)
        }
    }

    private mutating func checkTemplate(
        _ node: SourceNode, _ text: LocalizedText, _ path: String, _ settings: Set<String>?, needed: [String]
    ) {
        var parts: [(SourceNode, String, String)] = []
        if case .map = node.content {
            if let danish = node.entry("da") { parts.append((danish, text.danish, path + ".da")) }
            if let english = node.entry("en"), let said = text.english { parts.append((english, said, path + ".en")) }
        } else {
            parts.append((node, text.danish, path))
        }
        for (node, text, path) in parts {
            for mistake in LetterTemplate.read(text, settings: settings).mistakes { noteMistake(mistake, in: node, text, path, settings) }
            for key in needed {
                switch LetterTemplate.gap(key, in: text) {
                case .missing?: note("letter.needs", node.place, path, ["key": key])
                case .inside(let section)?:
                    note("letter.needs_always", place(section.line, in: node, text), path, ["key": key, "section": section.key])
                case nil: break
                }
            }
        }
    }

    private mutating func noteMistake(
        _ mistake: LetterTemplate.Mistake, in node: SourceNode, _ text: String, _ path: String, _ settings: Set<String>?
    ) {
        func place(_ line: Int) -> SourceNode.Place { self.place(line, in: node, text) }
        switch mistake {
        case .unknownKey(let tag):
            let known = LetterTemplate.keys + (settings ?? []).map { "settings.\($0)" }.sorted()
            unknown(tag.key, among: known, place(tag.line), path, "letter.key_unknown", near: "letter.key_unknown_near")
        case .notAllowed(let tag): note("letter.tag", place(tag.line), path, ["key": String(tag.key.prefix(80))])
        case .notClosed(let line): note("letter.not_closed", place(line), path)
        case .unmatched(let tag): note("letter.section", place(tag.line), path, ["key": tag.key])
        }
    }
    /// The text of a block begins on the line after its key.
    private func place(_ line: Int, in node: SourceNode, _ text: String) -> SourceNode.Place {
        var place = node.place
        if text.contains("\n") { place.line += line }
        return place
    }
}
