import EnrumFormats
import LuaRuntime

extension LuaValue {
    /// Reads one JSON text; nil when it is none.
    init?(json text: String) {
        let tree = JSONSource.read(text)
        guard let root = tree.root else { return nil }
        self.init(root)
    }

    /// What was written in YAML or JSON, as a hook would get it or give it.
    init(_ node: SourceNode) {
        switch node.content {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let number): self = Int64(exactly: number).map { .integer($0) } ?? .number(number)
        case .text(let text): self = .string(text)
        case .list(let items): self = .list(items.map { LuaValue($0) })
        case .map(let entries): self = .table(LuaTable(entries.map { (key: $0.key, value: LuaValue($0.value)) }))
        }
    }

    /// The value as JSON on one line, the names in the order of their bytes, so that equal values are equal texts.
    var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += Int64(exactly: value).map { String($0) } ?? "\(value)"
        case .string(let value): text += value.quotedAsJSON
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                item.write(to: &text)
            }
            text += "]"
        case .table(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                text += member.key.quotedAsJSON + ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }
}

extension String {
    /// The text as a JSON string, quotes included (RFC 8259, section 7).
    var quotedAsJSON: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _
            where scalar.value < 0x20 || scalar.value == 0x7f || (0x80..<0xa0).contains(scalar.value)
                || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
