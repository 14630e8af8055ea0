/// Reads the short form in which the functions are described here.
struct Signature {
    private let text: String

    init(_ text: String) { self.text = text }

    func read() -> ([LuaAPI.Parameter], [LuaAPI.Value]) {
        let (inside, after) = parentheses()
        let parameters = parts(inside).map { part in
            let (name, type) = named(part)
            return LuaAPI.Parameter(name: name.hasSuffix("?") ? String(name.dropLast()) : name, type: type, isOptional: name.hasSuffix("?"))
        }
        guard let arrow = after.range(of: "->") else { return (parameters, []) }
        let values = parts(String(after[arrow.upperBound...])).map { LuaAPI.Value(name: named($0).0, type: named($0).1) }
        return (parameters, values)
    }

    private func parentheses() -> (String, String) {
        var depth = 0
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 {
                return (String(text[text.index(after: text.startIndex)..<index]), String(text[text.index(after: index)...]))
            }
        }
        preconditionFailure("a signature without its closing parenthesis: \(text)")
    }

    /// The parts between commas that lie in no parentheses, brackets or angles.
    private func parts(_ list: String) -> [String] {
        var (parts, depth) = ([""], 0)
        for character in list {
            if "([<{".contains(character) { depth += 1 }
            if ")]>}".contains(character) { depth -= 1 }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.map(trimmed).filter { !$0.isEmpty }
    }

    private func named(_ part: String) -> (String, String) {
        guard let colon = part.firstIndex(of: ":") else { return (trimmed(part), "any") }
        return (trimmed(String(part[..<colon])), trimmed(String(part[part.index(after: colon)...])))
    }

    private func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension String {
    /// The first place where the other text stands.
    fileprivate func range(of other: String) -> Range<String.Index>? {
        indices.lazy.filter { self[$0...].hasPrefix(other) }.first.map { $0..<self.index($0, offsetBy: other.count) }
    }
}
