extension LuaReader {
    /// As much of an expression as matters.
    struct Expression {
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

    mutating func expressions() throws(NoLua) -> [Expression] {
        var list = [try expression()]
        while take(",") { list.append(try expression()) }
        return list
    }

    private static let binary: Set<String> = [
        "+", "-", "*", "/", "//", "^", "%", "&", "~", "|", ">>", "<<", "..", "<", "<=", ">", ">=", "==", "~=", "and", "or",
    ]

    mutating func expression() throws(NoLua) -> Expression {
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
    mutating func readIfBare(_ expression: Expression) {
        guard let name = expression.bareName, !path(of: name).isLocal else { return }
        use.reads.append(.init(name: name, line: expression.line))
    }

    mutating func operand() throws(NoLua) -> Expression {
        var isPlain = true
        while take("not") || take("-") || take("#") || take("~") { isPlain = false }
        let operand = try simple()
        guard !isPlain else { return operand }
        readIfBare(operand)
        return Expression(line: operand.line)
    }

    mutating func simple() throws(NoLua) -> Expression {
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

    mutating func functionBody(isMethod: Bool) throws(NoLua) {
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
    mutating func table() throws(NoLua) -> Set<String>? {
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
    mutating func suffixed() throws(NoLua) -> Expression {
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

    mutating func suffix(_ result: inout Expression) throws(NoLua) -> Bool {
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

    mutating func member(_ name: String, of path: String?, _ line: Int) -> String? {
        guard let path, libraries.contains(path) else { return nil }
        use.members.append(.init(name: "\(path).\(name)", line: line))
        return "\(path).\(name)"
    }

    mutating func arguments() throws(NoLua) -> [Expression] {
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
    mutating func noteIfText(_ expression: Expression) { if expression.path == "kit.text" { use.hasOtherKeys = true } }

    mutating func text(_ arguments: [Expression], _ line: Int) {
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
