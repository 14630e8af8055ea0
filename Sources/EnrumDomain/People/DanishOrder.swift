/// Danish alphabetical order as a key: comparing two keys byte by byte sorts as a Danish telephone book does.
///
/// Å comes after Ø and Æ last in the alphabet; "aa" sorts as "å"; case and other accents do not count. The key is stored beside the name,
/// so that every database sorts alike without a collation of its own.
public enum DanishOrder {
    /// Cost: for letters of western Europe one pass over the bytes, so that an import of a whole country's names is quick.
    public static func key(for text: String) -> String { latinKey(for: text) ?? keyOfAnyLetters(for: text) }

    /// The same, whatever the letters.
    static func keyOfAnyLetters(for text: String) -> String {
        let lowered = composed(text.lowercased().unicodeScalars)
        var key = ""
        var index = lowered.startIndex
        while index < lowered.endIndex {
            let scalar = lowered[index]
            let next = lowered.index(after: index)
            if scalar == "a", next < lowered.endIndex, lowered[next] == "a" {
                key += "z~3"
                index = lowered.index(after: next)
                continue
            }
            key += letter(scalar)
            index = next
        }
        return key
    }

    /// Rings and dots that stand after their letter are joined with it, and other accents are let go: files from some systems write "å" as
    /// an "a" and a ring.
    private static func composed(_ text: String.UnicodeScalarView) -> [Unicode.Scalar] {
        text.reduce(into: []) { letters, scalar in
            switch (letters.last, scalar) {
            case ("a", "\u{30a}"): letters[letters.count - 1] = "å"
            case ("a", "\u{308}"): letters[letters.count - 1] = "ä"
            case ("o", "\u{308}"): letters[letters.count - 1] = "ö"
            case ("u", "\u{308}"): letters[letters.count - 1] = "ü"
            default:
                if scalar.properties.generalCategory != .nonspacingMark { letters.append(scalar) }
            }
        }
    }

    private static func letter(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "æ", "ä": "z~1"
        case "ø", "ö": "z~2"
        case "å": "z~3"
        case "á", "à", "â", "ã": "a"
        case "é", "è", "ê", "ë": "e"
        case "í", "ì", "î", "ï": "i"
        case "ó", "ò", "ô", "õ": "o"
        case "ú", "ù", "û": "u"
        case "ü", "ý": "y"
        case "ç": "c"
        case "ñ": "n"
        default: String(scalar)
        }
    }
}
