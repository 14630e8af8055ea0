import EnrumDomain

/// Reads one JSON text (RFC 8259, https://www.rfc-editor.org/rfc/rfc8259) and remembers where everything stands.
///
/// A reader of our own, because those of the system keep the last of two equal keys and know no line numbers. After a mistake in the
/// notation nothing can be said about the rest, so that is told alone.
package struct JSONSource {
    private let scalars: [Unicode.Scalar]
    private let text: SourceText
    private var index = 0
    private var problems: [SourceProblem] = []

    package static func read(_ text: String) -> SourceTree {
        var source = JSONSource(text)
        do throws(SourceProblem) {
            let root = try source.value(path: "", depth: 1)
            source.skipSpace()
            guard source.peek == nil else { throw source.mistake() }
            return SourceTree(root: root, problems: source.problems)
        } catch {
            return SourceTree(root: nil, problems: source.problems + [error])
        }
    }

    private init(_ text: String) {
        self.text = SourceText(text)
        scalars = self.text.scalars
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    private var place: SourceNode.Place { text.place(of: index) }

    private func mistake(_ key: String = "set.json_syntax", at place: SourceNode.Place? = nil) -> SourceProblem {
        SourceProblem(key, at: place ?? self.place)
    }

    private mutating func skipSpace() {
        while let scalar = peek, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" { index += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(SourceProblem) {
        guard take(scalar) else { throw mistake() }
    }

    private mutating func value(path: String, depth: Int) throws(SourceProblem) -> SourceNode {
        skipSpace()
        let place = place
        guard depth <= mostDepth else { throw SourceProblem("set.too_deep", at: place, path: path, ["limit": String(mostDepth)]) }
        let content: SourceNode.Content
        switch peek {
        case "{": content = try map(path: path, depth: depth)
        case "[": content = try list(path: path, depth: depth)
        case "\"": content = .text(try string(path: path))
        case nil where scalars.isEmpty: throw mistake("set.empty_file")
        default: content = try word()
        }
        return SourceNode(place: place, content: content)
    }

    private mutating func map(path: String, depth: Int) throws(SourceProblem) -> SourceNode.Content {
        var entries: [SourceNode.Entry] = []
        var seen: Set<String> = []
        try expect("{")
        skipSpace()
        if take("}") { return .map([]) }
        repeat {
            skipSpace()
            let keyPlace = place
            let key = try string(path: path)
            let inner = path.isEmpty ? key : "\(path).\(key)"
            skipSpace()
            try expect(":")
            let value = try value(path: inner, depth: depth + 1)
            if seen.insert(key).inserted {
                entries.append(SourceNode.Entry(key: key, keyPlace: keyPlace, value: value))
            } else {
                problems.append(SourceProblem("set.duplicate_key", at: keyPlace, path: inner, ["key": key]))
            }
            skipSpace()
        } while take(",")
        try expect("}")
        return .map(entries)
    }

    private mutating func list(path: String, depth: Int) throws(SourceProblem) -> SourceNode.Content {
        var items: [SourceNode] = []
        try expect("[")
        skipSpace()
        if take("]") { return .list([]) }
        repeat {
            items.append(try value(path: "\(path)[\(items.count)]", depth: depth + 1))
            skipSpace()
        } while take(",")
        try expect("]")
        return .list(items)
    }

    /// true, false, null or a number, whole.
    private mutating func word() throws(SourceProblem) -> SourceNode.Content {
        let start = place
        var word = ""
        while let scalar = peek, scalar.isASCII, scalar.properties.isAlphabetic || "+-.0123456789".unicodeScalars.contains(scalar) {
            word.unicodeScalars.append(scalar)
            index += 1
        }
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            guard Self.isNumber(word), let number = Double(word) else { throw mistake(at: start) }
            return .number(number)
        }
    }

    /// `-? (0 | [1-9][0-9]*) (\.[0-9]+)? ([eE][-+]?[0-9]+)?`: as in YAML, but for a leading sign or zero and a bare point.
    private static func isNumber(_ word: String) -> Bool {
        let digits = word.hasPrefix("-") ? word.dropFirst() : word[...]
        guard CoreScalar.number(word)?.isNaN == false, let first = digits.utf8.first, (0x30...0x39).contains(first) else { return false }
        let whole = digits.prefix { $0.isNumber }
        guard whole.count == 1 || first != 0x30 else { return false }
        let rest = digits.dropFirst(whole.count)
        guard rest.hasPrefix(".") else { return !rest.hasPrefix("x") && !rest.hasPrefix("o") }
        return rest.dropFirst().first?.isNumber == true
    }

    private mutating func string(path: String) throws(SourceProblem) -> String {
        let start = place
        guard take("\"") else { throw mistake() }
        var string = String.UnicodeScalarView()
        while let scalar = peek, scalar != "\"" {
            guard scalar.value >= 0x20 else { throw mistake() }
            index += 1
            string.append(scalar == "\\" ? try escape() : scalar)
        }
        guard take("\"") else { throw mistake(at: start) }
        if let character = string.first(where: \.isForbiddenInSource) {
            problems.append(SourceProblem("set.control_character", at: start, path: path, ["code": character.codePoint]))
        }
        return String(string)
    }

    private mutating func escape() throws(SourceProblem) -> Unicode.Scalar {
        let scalar = peek
        index += 1
        switch scalar {
        case "\"", "\\", "/": return scalar ?? "\\"
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try unicodeEscape()
        default:
            index -= 1
            throw mistake()
        }
    }

    private mutating func unicodeEscape() throws(SourceProblem) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xdc00, take("\\"), take("u") else { throw mistake() }
        let second = try fourDigits()
        guard (0xdc00...0xdfff).contains(second), let pair = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
        else { throw mistake() }
        return pair
    }

    private mutating func fourDigits() throws(SourceProblem) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = peek.flatMap({ Character($0).hexDigitValue }), peek?.isASCII == true else { throw mistake() }
            number = number << 4 | UInt32(digit)
            index += 1
        }
        return number
    }
}
