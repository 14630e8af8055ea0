/// The text of a file, cut into lines the way the YAML scanner cuts them, so that its marks can be looked up.
struct SourceText {
    let scalars: [Unicode.Scalar]
    private let lineStarts: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var starts = [0]
        for (index, scalar) in scalars.enumerated() where Self.endsLine(scalar) {
            let isFirstHalf = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if !isFirstHalf { starts.append(index + 1) }
        }
        lineStarts = starts
    }

    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// Nil for a place beyond the end.
    func index(of place: SourceNode.Place) -> Int? {
        guard lineStarts.indices.contains(place.line - 1) else { return nil }
        let index = lineStarts[place.line - 1] + place.column - 1
        return scalars.indices.contains(index) ? index : nil
    }

    func scalar(at place: SourceNode.Place) -> Unicode.Scalar? { index(of: place).map { scalars[$0] } }

    func place(of index: Int) -> SourceNode.Place {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= index { low = middle } else { high = middle }
        }
        return SourceNode.Place(line: low + 1, column: index - lineStarts[low] + 1)
    }

    /// One problem for each character that has no place in a text.
    var forbiddenCharacters: [SourceProblem] {
        scalars.indices.filter { scalars[$0].isForbiddenInSource }.map { index in
            SourceProblem("set.control_character", at: place(of: index), ["code": scalars[index].codePoint])
        }
    }
}

extension Unicode.Scalar {
    /// Control characters other than line ends and tabs, byte order marks in the middle, and what is no character at all.
    var isForbiddenInSource: Bool {
        switch value {
        case 0x09, 0x0a, 0x0d, 0x20...0x7e, 0x85, 0xa0...0xfefe, 0xff00...0xfffd, 0x10000...0x10ffff: false
        default: true
        }
    }

    /// "U+0007".
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
