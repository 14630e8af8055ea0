extension [UInt8] {
    mutating func append(_ literal: StaticString) {
        if literal.hasPointerRepresentation {
            append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        } else {
            append(contentsOf: String(Character(literal.unicodeScalar)).utf8)
        }
    }

    /// Appends a piece of a page. One that does not fit makes room for what usually follows it, too, so that a page is not moved twice.
    mutating func append(piece: [UInt8]) {
        let needed = count + piece.count
        if needed > capacity { reserveCapacity(Swift.max(2 * capacity, needed + needed / 4 + 256)) }
        append(contentsOf: piece)
    }

    /// Appends `text` with the five characters that mean something in text or in a quoted attribute written as references.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var copied = 0
        var index = text.firstSpecial(from: 0)
        while index < text.count {
            append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
            append(text[index].reference)
            copied = index + 1
            index = text.firstSpecial(from: copied)
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }
}

extension UInt8 {
    /// What stands for the character in HTML.
    fileprivate var reference: StaticString {
        switch self {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: "&#39;"
        }
    }

    /// The five are all below 64, so that membership is one bit of a word.
    fileprivate var isSpecial: Bool {
        self < 64 && (0x5000_00C4_0000_0000 as UInt64) &>> UInt64(self) & 1 == 1
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The place of the first character at or after `start` that must be escaped; `count` when there is none.
    fileprivate func firstSpecial(from start: Int) -> Int {
        var index = start
        while index < count, !self[index].isSpecial { index += 1 }
        return index
    }
}
