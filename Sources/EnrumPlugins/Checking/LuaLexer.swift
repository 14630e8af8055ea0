/// A word of Lua and the line it stands in.
struct LuaToken: Hashable {
    enum Kind: Hashable {
        case name(String)
        /// A text in quotes or long brackets; nil when it holds escapes, whose meaning does not matter here.
        case string(String?)
        case number
        /// A keyword or a sign.
        case sign(String)
        case end
    }

    let kind: Kind
    let line: Int
}

/// Cuts Lua 5.4 into words, as its manual describes them (https://www.lua.org/manual/5.4/manual.html#3.1); nil where it is no Lua.
struct LuaLexer {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var tokens: [LuaToken] = []

    static func tokens(_ text: String) -> [LuaToken]? {
        var lexer = LuaLexer(bytes: Array(text.utf8))
        return lexer.run() ? lexer.tokens : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private static let keywords: Set<String> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil", "not", "or",
        "repeat", "return", "then", "true", "until", "while",
    ]

    /// Longer signs before those that they begin with.
    private static let signs = [
        "...", "<<", ">>", "//", "==", "~=", "<=", ">=", "::", "..", "+", "-", "*", "/", "%", "^", "#", "&", "~", "|", "<", ">", "=", "(",
        ")", "{", "}", "[", "]", ";", ":", ",", ".",
    ].map { ($0, Array($0.utf8)) }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }
    private func starts(_ word: [UInt8], at place: Int) -> Bool { bytes[min(place, bytes.count)...].starts(with: word) }

    private mutating func add(_ kind: LuaToken.Kind, _ line: Int? = nil) { tokens.append(LuaToken(kind: kind, line: line ?? self.line)) }

    private mutating func run() -> Bool {
        while let byte = peek {
            switch byte {
            case 0x0a:
                line += 1
                index += 1
            case 0x20, 0x09, 0x0b, 0x0c, 0x0d: index += 1
            case 0x2d where starts([0x2d, 0x2d], at: index): if !comment() { return false }
            case 0x22, 0x27: if !quoted(byte) { return false }
            case 0x5b where longBracketLevel(at: index) != nil:
                let start = line
                guard let text = longBracket() else { return false }
                add(.string(text), start)
            case _ where byte.isNameStart: name()
            case _ where byte.isDigit, 0x2e where index + 1 < bytes.count && bytes[index + 1].isDigit: number()
            default:
                guard let (sign, word) = Self.signs.first(where: { starts($0.1, at: index) }) else { return false }
                index += word.count
                add(.sign(sign))
            }
        }
        add(.end)
        return true
    }

    private mutating func comment() -> Bool {
        index += 2
        if longBracketLevel(at: index) != nil { return longBracket() != nil }
        while let byte = peek, byte != 0x0a { index += 1 }
        return true
    }

    private mutating func name() {
        let start = index
        while let byte = peek, byte.isNameStart || byte.isDigit { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        add(Self.keywords.contains(word) ? .sign(word) : .name(word))
    }

    /// What a number may hold; whether it is one, the box says.
    private mutating func number() {
        var isExponent = false
        while let byte = peek, byte.isNameStart || byte.isDigit || byte == 0x2e || (isExponent && (byte == 0x2b || byte == 0x2d)) {
            isExponent = byte | 0x20 == 0x65 || byte | 0x20 == 0x70
            index += 1
        }
        add(.number)
    }

    private mutating func quoted(_ quote: UInt8) -> Bool {
        let start = line
        index += 1
        var content: [UInt8] = []
        var isEscaped = false
        while let byte = peek {
            index += 1
            switch byte {
            case quote:
                add(.string(isEscaped ? nil : String(decoding: content, as: UTF8.self)), start)
                return true
            case 0x5c:
                isEscaped = true
                skipEscape()
            case 0x0a: return false
            default: content.append(byte)
            }
        }
        return false
    }

    /// The character after a backslash, and the white space after `\z`.
    private mutating func skipEscape() {
        guard let byte = peek else { return }
        index += 1
        if byte == 0x0a { line += 1 }
        guard byte == 0x7a else { return }
        while let byte = peek, byte == 0x20 || (0x09...0x0d).contains(byte) {
            if byte == 0x0a { line += 1 }
            index += 1
        }
    }

    /// How many "=" stand in the bracket that opens here; nil when none does.
    private func longBracketLevel(at start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == 0x5b else { return nil }
        let level = bytes[(start + 1)...].prefix { $0 == 0x3d }.count
        return start + 1 + level < bytes.count && bytes[start + 1 + level] == 0x5b ? level : nil
    }

    private mutating func longBracket() -> String? {
        guard let level = longBracketLevel(at: index) else { return nil }
        let close = [0x5d] + [UInt8](repeating: 0x3d, count: level) + [0x5d]
        index += level + 2
        let start = index
        while index < bytes.count {
            if bytes[index] == 0x5d, starts(close, at: index) {
                let text = String(decoding: bytes[start..<index], as: UTF8.self)
                index += close.count
                return text
            }
            if bytes[index] == 0x0a { line += 1 }
            index += 1
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isNameStart: Bool { (0x61...0x7a).contains(self | 0x20) || self == 0x5f }
}
