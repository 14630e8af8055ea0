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
        let bytes = UnsafeRawBufferPointer(self)
        while index + 8 <= count, !bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).hasSpecial { index += 8 }
        while index < count, !self[index].isSpecial { index += 1 }
        return index
    }
}

extension UInt64 {
    /// Whether any of its eight bytes must be escaped: `"`, `&` or `'`, `<` or `>`. The pairs differ in one bit, which is masked away.
    fileprivate var hasSpecial: Bool {
        let quote = self ^ 0x2222_2222_2222_2222
        let ampersandOrApostrophe = (self & 0xFEFE_FEFE_FEFE_FEFE) ^ 0x2626_2626_2626_2626
        let angle = (self & 0xFDFD_FDFD_FDFD_FDFD) ^ 0x3C3C_3C3C_3C3C_3C3C
        return (quote.zeros | ampersandOrApostrophe.zeros | angle.zeros) != 0
    }

    /// Not 0 exactly when one of the bytes is 0 (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord).
    private var zeros: UInt64 { (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080 }
}
