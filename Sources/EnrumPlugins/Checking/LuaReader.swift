/// Reads Lua 5.4 by its grammar (https://www.lua.org/manual/5.4/manual.html#9) as far as it takes to know which name is a local, and
/// which local stands for a library.
struct LuaReader {
    struct NoLua: Error {}

    var use = LuaUse()
    let tokens: [LuaToken]
    var index = 0
    let libraries: Set<String>
    /// Locals by name, innermost block last; each with the path it stands for, where that is known.
    var blocks: [[String: String?]] = [[:]]
    var depth = 0
    /// How many functions the reader is in; none in the module's body, where `...` is the kit.
    var functions = 0

    init(_ tokens: [LuaToken], libraries: Set<String>) { (self.tokens, self.libraries) = (tokens, libraries) }

    mutating func chunk() throws(NoLua) {
        try block()
        guard peek == .end else { throw NoLua() }
    }

    // MARK: Tokens

    var peek: LuaToken.Kind { tokens[index].kind }
    var line: Int { tokens[index].line }
    func isSign(_ sign: String) -> Bool { peek == .sign(sign) }

    mutating func skip() { if index < tokens.count - 1 { index += 1 } }

    mutating func take(_ sign: String) -> Bool {
        guard isSign(sign) else { return false }
        skip()
        return true
    }

    mutating func expect(_ sign: String) throws(NoLua) {
        guard take(sign) else { throw NoLua() }
    }

    mutating func name() throws(NoLua) -> String {
        guard case .name(let name) = peek else { throw NoLua() }
        skip()
        return name
    }

    /// Lua itself takes no deeper source.
    mutating func deeper(_ body: (inout LuaReader) throws(NoLua) -> Void) throws(NoLua) {
        depth += 1
        guard depth <= 200 else { throw NoLua() }
        try body(&self)
        depth -= 1
    }

    // MARK: Names

    mutating func declare(_ name: String, as path: String? = nil) {
        blocks[blocks.count - 1].updateValue(path, forKey: name)
        use.locals.insert(name)
    }

    mutating func inBlock(_ body: (inout LuaReader) throws(NoLua) -> Void) throws(NoLua) {
        blocks.append([:])
        try body(&self)
        blocks.removeLast()
    }

    /// What a name stands for: the path of a library or of something in one.
    func path(of name: String) -> (isLocal: Bool, path: String?) {
        for block in blocks.reversed() { if let found = block[name] { return (true, found) } }
        return (false, libraries.contains(name) && name != "kit" && name != "ctx" ? name : nil)
    }

    mutating func forget(_ name: String) {
        for place in blocks.indices.reversed() where blocks[place][name] != nil {
            blocks[place].updateValue(nil, forKey: name)
            return
        }
    }
}
