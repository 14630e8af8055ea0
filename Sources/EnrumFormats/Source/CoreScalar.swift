/// What an unquoted word of YAML means under the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).
///
/// `No`, `yes`, `1:30` and `2026-11-24` are words there, and `012` is twelve.
enum CoreScalar {
    static func resolve(_ word: String) -> SourceNode.Content {
        switch word {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: return number(word).map { .number($0) } ?? .text(word)
        }
    }

    /// Nil unless the core schema reads the word as a number.
    static func number(_ word: String) -> Double? {
        let bytes = Array(word.utf8)
        guard let first = bytes.first, first == 0x2b || first == 0x2d || first == 0x2e || isDigit(first) else { return nil }
        if let special = special(word) { return special }
        if word.hasPrefix("0o") { return digits(bytes.dropFirst(2), radix: 8) }
        if word.hasPrefix("0x") { return digits(bytes.dropFirst(2), radix: 16) }
        return isDecimal(bytes) ? Double(tidy(word)) : nil
    }

    private static func special(_ word: String) -> Double? {
        switch word {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .infinity
        case "-.inf", "-.Inf", "-.INF": -.infinity
        case ".nan", ".NaN", ".NAN": .nan
        default: nil
        }
    }

    private static func digits(_ bytes: ArraySlice<UInt8>, radix: Double) -> Double? {
        guard !bytes.isEmpty else { return nil }
        var sum = 0.0
        for byte in bytes {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, Double(digit) < radix else { return nil }
            sum = sum * radix + Double(digit)
        }
        return sum
    }

    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
    private static func isDecimal(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        func takeDigits() -> Int {
            let digits = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(digits)
            return digits
        }
        func take(_ options: [UInt8]) -> Bool {
            guard let first = rest.first, options.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take([0x2b, 0x2d])
        let whole = takeDigits()
        let fraction = take([0x2e]) ? takeDigits() : 0
        guard whole + fraction > 0 else { return false }
        if take([0x65, 0x45]) {
            _ = take([0x2b, 0x2d])
            guard takeDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// Swift's reader of numbers takes neither "5." nor "5.e3".
    private static func tidy(_ word: String) -> String {
        guard let point = word.firstIndex(of: ".") else { return word }
        let next = word.index(after: point)
        guard next == word.endIndex || word[next] == "e" || word[next] == "E" else { return word }
        return String(word[..<point] + word[next...])
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
