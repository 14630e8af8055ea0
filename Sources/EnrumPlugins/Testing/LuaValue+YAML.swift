import EnrumDomain
import EnrumFormats
import LuaRuntime

extension LuaValue {
    /// The value as people write it in YAML, on one line.
    var yaml: String {
        switch self {
        case .null: "null"
        case .bool(let value): String(value)
        case .integer(let value): String(value)
        case .number(let value): value.plain
        case .string(let text): text.asYAML
        case .list(let items): items.isEmpty ? "[]" : "[ \(items.map(\.yaml).joined(separator: ", ")) ]"
        case .table(let members):
            members.isEmpty ? "{}" : "{ \(members.inReadingOrder.map { "\($0.key.asYAML): \($0.value.yaml)" }.joined(separator: ", ")) }"
        }
    }

    /// The lines of `key: value` at an indentation: on one line where that is short enough, else a line for each part.
    func yamlLines(_ key: String, indentation: Int, width: Int = 120) -> [String] {
        let space = String(repeating: " ", count: indentation)
        let line = "\(space)\(key): \(yaml)"
        guard line.count > width else { return [line] }
        switch self {
        case .list(let items):
            return ["\(space)\(key):"] + items.flatMap { $0.yamlItem(indentation: indentation + 2, width: width) }
        case .table(let members):
            return ["\(space)\(key):"]
                + members.inReadingOrder.flatMap { $0.value.yamlLines($0.key.asYAML, indentation: indentation + 2, width: width) }
        default: return [line]
        }
    }

    private func yamlItem(indentation: Int, width: Int) -> [String] {
        let space = String(repeating: " ", count: indentation)
        let line = "\(space)- \(yaml)"
        guard line.count > width, case .table(let members) = self else { return [line] }
        var lines = members.inReadingOrder.flatMap { $0.value.yamlLines($0.key.asYAML, indentation: indentation + 2, width: width) }
        lines[0] = space + "- " + lines[0].dropFirst(indentation + 2)
        return lines
    }
}

extension LuaTable {
    /// Names that say what a thing is come first, lists of things last.
    fileprivate var inReadingOrder: [(key: String, value: LuaValue)] {
        let first = ["kind", "key", "id", "title", "block", "warn", "hint", "text"]
        func rank(_ member: (key: String, value: LuaValue)) -> (Int, String) {
            if let place = first.firstIndex(of: member.key) { return (place, member.key) }
            if case .list = member.value { return (100, member.key) }
            return (50, member.key)
        }
        return map { ($0.key, $0.value) }.sorted { rank($0) < rank($1) }
    }
}

extension String {
    /// A text that every reader of YAML takes for the same text: bare where that is safe, else in double quotes.
    fileprivate var asYAML: String {
        let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        let isBare = utf8.first.map { (0x61...0x7a).contains($0 | 0x20) } == true && !words.contains(lowercased())
        let isPlain = utf8.allSatisfy {
            (0x61...0x7a).contains($0 | 0x20) || (0x30...0x39).contains($0) || [0x2d, 0x5f, 0x2f, 0x2e].contains($0)
        }
        if isBare && isPlain || CalendarDate(iso: self) != nil { return self }
        return quotedAsJSON
    }
}
