import EnrumDomain

extension JSONSource {
    /// The tree as JSON, two spaces for each step in, with nothing in its texts that an editor would not show.
    static func write(_ node: SourceNode, indented step: Int = 0) -> String {
        let (inner, outer) = (String(repeating: "  ", count: step + 1), String(repeating: "  ", count: step))
        switch node.content {
        case .null: return "null"
        case .bool(let value): return String(value)
        case .number(let number): return number.plain
        case .text(let text): return quoted(text)
        case .list(let items):
            let lines = items.map { inner + write($0, indented: step + 1) }
            return lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
        case .map(let entries):
            let lines = entries.map { "\(inner)\(quoted($0.key)): \(write($0.value, indented: step + 1))" }
            return lines.isEmpty ? "{}" : "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.isUnseen: quoted += String(scalar).utf16.map { "\\u" + $0.fourDigits }.joined()
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Unicode.Scalar {
    /// An editor shows nothing of it, or something else than is there.
    var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
        default: false
        }
    }
}

extension UTF16.CodeUnit {
    /// Hexadecimal.
    fileprivate var fourDigits: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
