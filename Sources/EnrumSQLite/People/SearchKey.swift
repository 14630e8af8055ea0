import EnrumDomain
import Foundation

/// The words by which a person is found: each stands after a space, so that a search for the beginning of a word is a search for a space
/// and the text. No character has a special meaning in it, as it would have in LIKE.
enum SearchKey {
    static func key(name: String, email: EmailAddress) -> String { words(name + " " + email.key) }

    /// " anne marie" for "Anne-Marie"; empty for a text without words, which everybody matches.
    ///
    /// Cost: for letters of western Europe one pass over the bytes.
    static func words(_ text: String) -> String { latinWords(text) ?? wordsOfAnyLetters(text) }

    /// The same, whatever the letters.
    static func wordsOfAnyLetters(_ text: String) -> String {
        composed(text).lowercased().split { $0.isWhitespace || $0 == "-" }.map { " " + $0 }.joined()
    }

    /// The same from the bytes of a text whose letters are ASCII or stand from À to ÿ; nil for any other text.
    static func latinWords(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0xC2 || $0 == 0xC3 }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count + 1) { bytes.writeWords(to: $0) }
        }
    }

    /// The text with "å" as one letter, also where it was written as an "a" and a ring.
    private static func composed(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value < 0x300 }
        return isPlain ? text : text.precomposedStringWithCanonicalMapping
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// - Returns: How many bytes were written: at most one more than there are.
    fileprivate func writeWords(to words: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var (count, isInWord, isSecond) = (0, false, false)
        for byte in self {
            if byte.isBetweenWords {
                isInWord = false
                continue
            }
            if !isInWord {
                words[count] = UInt8(ascii: " ")
                count += 1
                isInWord = true
            }
            words[count] = isSecond ? byte.loweredSecond : byte.lowered
            count += 1
            isSecond = byte == 0xC3
        }
        return count
    }
}

extension UInt8 {
    fileprivate var isBetweenWords: Bool { (0x09...0x0D).contains(self) || self == 0x20 || self == UInt8(ascii: "-") }
    fileprivate var lowered: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
    /// The second byte of a letter from À to ÿ: the small ones stand 20 (hexadecimal) after the capitals, but for the signs × and ÷.
    fileprivate var loweredSecond: UInt8 { self < 0x9F && self != 0x97 ? self + 0x20 : self }
}
