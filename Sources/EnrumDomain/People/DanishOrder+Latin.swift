extension DanishOrder {
    /// The key of a text whose letters all stand before U+0100, from its bytes; nil for any other text.
    static func latinKey(for text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.isLatin else { return nil }
            // Nothing grows more than "aa", two bytes that become "z~3".
            return String(unsafeUninitializedCapacity: bytes.count * 3 / 2 + 1) { bytes.writeKey(to: $0) }
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether every letter stands before U+0100: one byte, or two of which the first is C2 or C3
    /// (https://www.unicode.org/versions/latest/core-spec/chapter-3/#G7404).
    fileprivate var isLatin: Bool { allSatisfy { $0 < 0xC4 } }

    /// - Returns: How many bytes were written.
    fileprivate func writeKey(to key: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var (index, count) = (0, 0)
        func write(_ byte: UInt8) {
            key[count] = byte
            count += 1
        }
        func writeLast(_ place: UInt8) {
            write(UInt8(ascii: "z"))
            write(UInt8(ascii: "~"))
            write(place)
        }
        while index < self.count {
            let byte = self[index].lowered
            index += 1
            if byte == UInt8(ascii: "a"), index < self.count, self[index].lowered == byte {
                writeLast(UInt8(ascii: "3"))
                index += 1
            } else if byte < 0xC2 {
                write(byte)
            } else {
                // The second of two bytes; in C3 the small letters stand 20 (hexadecimal) after the capitals, but for the signs × and ÷.
                let second = byte == 0xC3 && self[index] < 0x9F && self[index] != 0x97 ? self[index] + 0x20 : self[index]
                index += 1
                switch byte == 0xC3 ? second : 0 {
                case 0xA6, 0xA4: writeLast(UInt8(ascii: "1"))
                case 0xB8, 0xB6: writeLast(UInt8(ascii: "2"))
                case 0xA5: writeLast(UInt8(ascii: "3"))
                case 0xA0...0xA3: write(UInt8(ascii: "a"))
                case 0xA8...0xAB: write(UInt8(ascii: "e"))
                case 0xAC...0xAF: write(UInt8(ascii: "i"))
                case 0xB2...0xB5: write(UInt8(ascii: "o"))
                case 0xB9...0xBB: write(UInt8(ascii: "u"))
                case 0xBC, 0xBD: write(UInt8(ascii: "y"))
                case 0xA7: write(UInt8(ascii: "c"))
                case 0xB1: write(UInt8(ascii: "n"))
                default:
                    write(byte)
                    write(second)
                }
            }
        }
        return count
    }
}

extension UInt8 {
    fileprivate var lowered: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
