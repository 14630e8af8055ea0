/// Reads Lua 5.4 by its grammar (https://www.lua.org/manual/5.4/manual.html#9) as far as it takes to know which name is a local, and
/// which local stands for a library.
struct LuaReader {
    struct NoLua: Error {}

    var use = LuaUse()
    private let tokens: [LuaToken]
    private var index = 0
    private let libraries: Set<String>
    /// Locals by name, innermost block last; each with the path it stands for, where that is known.
    private var blocks: [[String: String?]] = [[:]]
    private var depth = 0
    /// How many functions the reader is in; none in the module's body, where `...` is the kit.
    private var functions = 0

    init(_ tokens: [LuaToken], libraries: Set<String>) { (self.tokens, self.libraries) = (tokens, libraries) }

    mutating func chunk() throws(NoLua) {
        try block()
        guard peek == .end else { throw NoLua() }
    }

    // MARK: Tokens

    private var peek: LuaToken.Kind { tokens[index].kind }
    private var line: Int { tokens[index].line }
    private func isSign(_ sign: String) -> Bool { peek == .sign(sign) }

    private mutating func skip() { if index < tokens.count - 1 { index += 1 } }

    private mutating func take(_ sign: String) -> Bool {
        guard isSign(sign) else { return false }
        skip()
        return true
    }

    private mutating func expect(_ sign: String) throws(NoLua) {
        guard take(sign) else { throw NoLua() }
    }

    private mutating func name() throws(NoLua) -> String {
        guard case .name(let name) = peek else { throw NoLua() }
        skip()
        return name
    }

    /// Lua itself takes no deeper source.
    private mutating func deeper(_ body: (inout LuaReader) throws(NoLua) -> Void) throws(NoLua) {
        depth += 1
        guard depth <= 200 else { throw NoLua() }
        try body(&self)
        depth -= 1
    }

    // MARK: Names

    private mutating func declare(_ name: String, as path: String? = nil) {
        blocks[blocks.count - 1].updateValue(path, forKey: name)
        use.locals.insert(name)
    }

    private mutating func inBlock(_ body: (inout LuaReader) throws(NoLua) -> Void) throws(NoLua) {
        blocks.append([:])
        try body(&self)
        blocks.removeLast()
    }

    /// What a name stands for: the path of a library or of something in one.
    private func path(of name: String) -> (isLocal: Bool, path: String?) {
        for block in blocks.reversed() { if let found = block[name] { return (true, found) } }
        return (false, libraries.contains(name) && name != "kit" && name != "ctx" ? name : nil)
    }

    private mutating func forget(_ name: String) {
        for place in blocks.indices.reversed() where blocks[place][name] != nil {
            blocks[place].updateValue(nil, forKey: name)
            return
        }
    }

    // MARK: Statements

    private mutating func block() throws(NoLua) {
        try inBlock { reader throws(NoLua) in try reader.statements() }
    }

    private mutating func statements() throws(NoLua) {
        try deeper { reader throws(NoLua) in
            while !reader.endsBlock {
                if reader.take("return") {
                    if !reader.endsBlock, !reader.isSign(";") {
                        for value in try reader.expressions() { reader.noteIfText(value) }
                    }
                    _ = reader.take(";")
                    guard reader.endsBlock else { throw NoLua() }
                    return
                }
                try reader.statement()
            }
        }
    }

    private var endsBlock: Bool {
        switch peek {
        case .end, .sign("end"), .sign("else"), .sign("elseif"), .sign("until"): true
        default: false
        }
    }

    private mutating func statement() throws(NoLua) {
        guard case .sign(let sign) = peek else { return try expressionStatement() }
        switch sign {
        case ";", "break": skip()
        case "::":
            skip()
            _ = try name()
            try expect("::")
        case "goto":
            skip()
            _ = try name()
        case "do":
            skip()
            try block()
            try expect("end")
        case "while":
            skip()
            _ = try expression()
            try expect("do")
            try block()
            try expect("end")
        case "repeat":
            skip()
            // What is local in the body is seen by the condition.
            try inBlock { reader throws(NoLua) in
                try reader.statements()
                try reader.expect("until")
                _ = try reader.expression()
            }
        case "if": try conditional()
        case "for": try loop()
        case "function": try functionStatement()
        case "local": try localStatement()
        default: try expressionStatement()
        }
    }

    private mutating func conditional() throws(NoLua) {
        repeat {
            skip()
            _ = try expression()
            try expect("then")
            try block()
        } while isSign("elseif")
        if take("else") { try block() }
        try expect("end")
    }

    private mutating func loop() throws(NoLua) {
        skip()
        var names = [try name()]
        while take(",") { names.append(try name()) }
        guard take("=") || take("in") else { throw NoLua() }
        _ = try expressions()
        try expect("do")
        try inBlock { reader throws(NoLua) in
            for name in names { reader.declare(name) }
            try reader.statements()
        }
        try expect("end")
    }

    private mutating func functionStatement() throws(NoLua) {
        skip()
        let line = line
        let first = try name()
        let isPath = isSign(".") || isSign(":")
        if path(of: first).isLocal {
            forget(first)
        } else if isPath {
            use.reads.append(.init(name: first, line: line))
        } else {
            use.writes.append(.init(name: first, line: line))
        }
        while take(".") { _ = try name() }
        let isMethod = take(":")
        if isMethod { _ = try name() }
        try functionBody(isMethod: isMethod)
    }

    private mutating func localStatement() throws(NoLua) {
        skip()
        if take("function") {
            declare(try name())
            return try functionBody(isMethod: false)
        }
        var names: [String] = []
        repeat {
            names.append(try name())
            if take("<") {
                _ = try name()
                try expect(">")
            }
        } while take(",")
        let values = take("=") ? try expressions() : []
        for (place, name) in names.enumerated() { declare(name, as: place < values.count ? values[place].path : nil) }
    }

    /// A call, or an assignment.
    private mutating func expressionStatement() throws(NoLua) {
        var targets = [try suffixed()]
        while take(",") { targets.append(try suffixed()) }
        guard take("=") else {
            guard targets.count == 1, targets[0].isCall else { throw NoLua() }
            return
        }
        for value in try expressions() { noteIfText(value) }
        for target in targets {
            guard let name = target.bareName else { continue }
            if path(of: name).isLocal { forget(name) } else { use.writes.append(.init(name: name, line: target.line)) }
        }
    }

    // MARK: Expressions

    /// As much of an expression as matters.
    private struct Expression {
        var path: String?
        /// The text when it is nothing but one.
        var text: String?
        /// What it begins with when it is a text put together.
        var prefix: String?
        /// The names when it is a table of names and values alone.
        var names: Set<String>?
        /// When it is nothing but a name.
        var bareName: String?
        var isCall = false
        let line: Int
    }

    private mutating func expressions() throws(NoLua) -> [Expression] {
        var list = [try expression()]
        while take(",") { list.append(try expression()) }
        return list
    }

    private static let binary: Set<String> = [
        "+", "-", "*", "/", "//", "^", "%", "&", "~", "|", ">>", "<<", "..", "<", "<=", ">", ">=", "==", "~=", "and", "or",
    ]

    private mutating func expression() throws(NoLua) -> Expression {
        var result = Expression(line: line)
        try deeper { reader throws(NoLua) in
            let first = try reader.operand()
            guard case .sign(let sign) = reader.peek, Self.binary.contains(sign) else { return result = first }
            reader.readIfBare(first)
            if sign == ".." { result.prefix = first.text }
            while case .sign(let sign) = reader.peek, Self.binary.contains(sign) {
                reader.skip()
                reader.readIfBare(try reader.operand())
            }
        }
        readIfBare(result)
        result.bareName = nil
        return result
    }

    /// A name that is not assigned to is read.
    private mutating func readIfBare(_ expression: Expression) {
        guard let name = expression.bareName, !path(of: name).isLocal else { return }
        use.reads.append(.init(name: name, line: expression.line))
    }

    private mutating func operand() throws(NoLua) -> Expression {
        var isPlain = true
        while take("not") || take("-") || take("#") || take("~") { isPlain = false }
        let operand = try simple()
        guard !isPlain else { return operand }
        readIfBare(operand)
        return Expression(line: operand.line)
    }

    private mutating func simple() throws(NoLua) -> Expression {
        let line = line
        switch peek {
        case .number, .sign("nil"), .sign("true"), .sign("false"): skip()
        case .string(let text):
            skip()
            return Expression(text: text, line: line)
        case .sign("..."):
            skip()
            return Expression(path: functions == 0 ? "kit" : nil, line: line)
        case .sign("{"): return Expression(names: try table(), line: line)
        case .sign("function"):
            skip()
            try functionBody(isMethod: false)
        default: return try suffixed()
        }
        return Expression(line: line)
    }

    private mutating func functionBody(isMethod: Bool) throws(NoLua) {
        try expect("(")
        functions += 1
        try inBlock { reader throws(NoLua) in
            if isMethod { reader.declare("self") }
            while !reader.isSign(")") {
                if reader.take("...") { break }
                let name = try reader.name()
                // What hooks and their helpers call the snapshot.
                reader.declare(name, as: name == "ctx" ? "ctx" : nil)
                if !reader.take(",") { break }
            }
            try reader.expect(")")
            try reader.statements()
        }
        functions -= 1
        try expect("end")
    }

    /// - Returns: The names, when all it has is names.
    private mutating func table() throws(NoLua) -> Set<String>? {
        var names: Set<String>? = []
        try deeper { reader throws(NoLua) in
            try reader.expect("{")
            while !reader.isSign("}") {
                if case .name(let name) = reader.peek, reader.tokens[reader.index + 1].kind == .sign("=") {
                    reader.skip()
                    reader.skip()
                    let value = try reader.expression()
                    names?.insert(name)
                    reader.noteIfText(value)
                    if name == "key", let text = value.text { reader.use.keys.insert(text) }
                } else {
                    if reader.take("[") {
                        _ = try reader.expression()
                        try reader.expect("]")
                        try reader.expect("=")
                    }
                    reader.noteIfText(try reader.expression())
                    names = nil
                }
                guard reader.take(",") || reader.take(";") else { break }
            }
            try reader.expect("}")
        }
        return names
    }

    /// A name or something in parentheses, with fields, calls and places behind it.
    private mutating func suffixed() throws(NoLua) -> Expression {
        var result = Expression(line: line)
        if take("(") {
            let inner = try expression()
            result.path = inner.path
            try expect(")")
        } else {
            let name = try name()
            result.bareName = name
            result.path = path(of: name).path
        }
        while try suffix(&result) { continue }
        return result
    }

    private mutating func suffix(_ result: inout Expression) throws(NoLua) -> Bool {
        let line = line
        switch peek {
        case .sign("."):
            readIfBare(result)
            skip()
            let member = try name()
            result = Expression(path: self.member(member, of: result.path, line), line: line)
        case .sign("["):
            readIfBare(result)
            skip()
            _ = try expression()
            try expect("]")
            result = Expression(line: line)
        case .sign(":"):
            readIfBare(result)
            skip()
            _ = try name()
            _ = try arguments()
            result = Expression(isCall: true, line: line)
        case .sign("("), .sign("{"), .string:
            readIfBare(result)
            let arguments = try arguments()
            if result.path == "kit.text" { text(arguments, line) }
            result = Expression(isCall: true, line: line)
        default: return false
        }
        return true
    }

    private mutating func member(_ name: String, of path: String?, _ line: Int) -> String? {
        guard let path, libraries.contains(path) else { return nil }
        use.members.append(.init(name: "\(path).\(name)", line: line))
        return "\(path).\(name)"
    }

    private mutating func arguments() throws(NoLua) -> [Expression] {
        switch peek {
        case .string(let text):
            let line = line
            skip()
            return [Expression(text: text, line: line)]
        case .sign("{"):
            let line = line
            return [Expression(names: try table(), line: line)]
        default:
            try expect("(")
            let arguments = isSign(")") ? [] : try expressions()
            try expect(")")
            for argument in arguments { noteIfText(argument) }
            return arguments
        }
    }

    /// The function for texts that is handed on can be called with any key.
    private mutating func noteIfText(_ expression: Expression) { if expression.path == "kit.text" { use.hasOtherKeys = true } }

    private mutating func text(_ arguments: [Expression], _ line: Int) {
        guard let key = arguments.first else { return }
        if let text = key.text {
            let parameters = arguments.count < 2 ? [] : arguments[1].names
            use.texts.append(.init(key: text, parameters: parameters, line: line))
        } else if let prefix = key.prefix {
            use.prefixes.insert(prefix)
        } else {
            use.hasOtherKeys = true
        }
    }
}
