import EnrumDomain

/// The expressions that XLSForm has under `relevant` and `constraint`. They are not read: what they would mean is told in YAML, as far as
/// it is simple, so that whoever brings a form from elsewhere sees what to write.
struct XPath {
    private var tokens: ArraySlice<Token>
    private let set: Slug
    private let asked: Slug

    /// Whether a cell holds such an expression rather than YAML, which begins with "{" or with a word and a colon.
    static func isOne(_ text: String) -> Bool {
        let text = text.trimmingPrefix(while: \.isWhitespace)
        guard !text.hasPrefix("{") else { return false }
        return text.contains("${") || text.hasPrefix(".")
            || text.contains(/^(not|selected|count-selected|string-length|today|regex|if)\s*\(/)
    }

    /// A condition on the question `asked`, to show how one is written.
    static func example(_ asked: String) -> String { "{ lte: [ { answer: \(asked) }, 3 ] }" }

    /// The same condition in YAML; nil when it is not as simple as that.
    ///
    /// - Parameter asked: The question that "." stands for.
    static func yaml(_ text: String, asking asked: String) -> String? {
        guard let set = Slug("set"), let asked = Slug(asked), let tokens = Token.all(in: text) else { return nil }
        var reader = XPath(tokens: tokens[...], set: set, asked: asked)
        guard let condition = reader.anyOf(), reader.tokens.isEmpty else { return nil }
        return QuestionSetFile.yaml(condition, in: set.rawValue[...])
    }

    // MARK: Reading, from the loosest to the tightest

    private mutating func anyOf() -> Condition? { joined(by: "or", { $0.allOf() }, { .any($0) }) }
    private mutating func allOf() -> Condition? { joined(by: "and", { $0.term() }, { .all($0) }) }

    private mutating func joined(by word: String, _ part: (inout XPath) -> Condition?, _ join: ([Condition]) -> Condition) -> Condition? {
        guard let first = part(&self) else { return nil }
        var parts = [first]
        while take(.word(word)) {
            guard let next = part(&self) else { return nil }
            parts.append(next)
        }
        return parts.count == 1 ? first : join(parts)
    }

    private mutating func term() -> Condition? {
        if take(.word("not")) { return inBrackets { $0.anyOf() }.map { .not($0) } }
        if take(.word("selected")) {
            return inBrackets { reader in
                guard let list = reader.operand(), reader.take(.symbol(",")), case .text(let option)? = reader.next() else { return nil }
                return .contains(list, .text(option))
            }
        }
        if tokens.first == .symbol("(") { return inBrackets { $0.anyOf() } }
        guard let left = operand(), case .symbol(let symbol)? = next(), let right = operand() else { return nil }
        if right == .value(.text("")) {
            if symbol == "=" { return .not(.answered(left)) }
            return symbol == "!=" ? .answered(left) : nil
        }
        let comparisons: [String: Condition.Comparison] = ["=": .eq, "!=": .ne, "<": .lt, "<=": .lte, ">": .gt, ">=": .gte]
        return comparisons[symbol].map { .compare($0, left, right) }
    }

    private mutating func operand() -> Condition.Operand? {
        switch next() {
        case .name(let name)?: return Slug(name).map { .answer(QuestionID(set: set, name: $0)) }
        case .symbol("."): return .answer(QuestionID(set: set, name: asked))
        case .text(let text)?: return .value(.text(text))
        case .number(let number)?: return .value(.number(number))
        case .word("today")?: return take(.symbol("(")) && take(.symbol(")")) ? .today : nil
        case .word("count-selected")?, .word("string-length")?: return inBrackets { $0.operand() }.map { .count($0) }
        default: return nil
        }
    }

    // MARK: Tokens

    private mutating func next() -> Token? { tokens.popFirst() }

    private mutating func take(_ token: Token) -> Bool {
        guard tokens.first == token else { return false }
        tokens.removeFirst()
        return true
    }

    private mutating func inBrackets<Value>(_ read: (inout XPath) -> Value?) -> Value? {
        guard take(.symbol("(")), let value = read(&self), take(.symbol(")")) else { return nil }
        return value
    }

    private enum Token: Equatable {
        case name(String)
        case text(String)
        case number(Double)
        case word(String)
        case symbol(String)

        /// Nil when there is something in it that is none.
        static func all(in text: String) -> [Token]? {
            var (rest, tokens) = (text[...].trimmingPrefix(while: \.isWhitespace), [Token]())
            // Deep brackets would be read by as deep a recursion.
            while !rest.isEmpty {
                guard tokens.count < 200, let (token, length) = first(of: rest) else { return nil }
                tokens.append(token)
                rest = rest.dropFirst(length).trimmingPrefix(while: \.isWhitespace)
            }
            return tokens
        }

        private static func first(of text: Substring) -> (Token, Int)? {
            if let match = text.prefixMatch(of: /\$\{\s*([^{}\s]+)\s*\}/) { return (.name(String(match.1)), match.0.count) }
            if let match = text.prefixMatch(of: /'([^']*)'|"([^"]*)"/) {
                return (.text(String(match.1 ?? match.2 ?? "")), match.0.count)
            }
            if let match = text.prefixMatch(of: /-?[0-9]+(\.[0-9]+)?/) { return Double(match.0).map { (.number($0), match.0.count) } }
            if let match = text.prefixMatch(of: /[a-z]+(-[a-z]+)*/) { return (.word(String(match.0)), match.0.count) }
            if let match = text.prefixMatch(of: /!=|<=|>=|[=<>().,]/) { return (.symbol(String(match.0)), match.0.count) }
            return nil
        }
    }
}
