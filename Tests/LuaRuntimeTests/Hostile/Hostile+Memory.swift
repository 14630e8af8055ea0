import LuaRuntime

extension Hostile {
    /// Memory without end.
    static let memory: [Hostile] = [
        Hostile("a list that grows", .memory, "local t = {} for i = 1, 1e8 do t[i] = {} end"),
        Hostile("a text that doubles", .memory, "local s = 'x' while true do s = s .. s end"),
        Hostile(
            "a text that doubles in pcall", .memory, "while true do pcall(function() local s = 'x' while true do s = s .. s end end) end"),
        Hostile("many texts that are kept", .memory, "local t = {} for i = 1, 1e8 do t[i] = ('x'):rep(1000) .. i end"),
        Hostile("tables within tables", .memory, "local t = {} while true do t = { t } end"),
        Hostile("closures that are kept", .memory, "local f = function() end while true do local g = f f = function() return g end end"),
        Hostile("concat of a large list", .memory, "local t = {} for i = 1, 3000 do t[i] = ('x'):rep(10000) end return table.concat(t)"),
        Hostile("gsub that multiplies", .memory, "return (('x'):rep(1000000):gsub('x', ('y'):rep(1000)))"),
        Hostile("a metatable chain that grows", .memory, "local t = {} while true do t = setmetatable({}, { __index = t }) end"),
        Hostile("an error value that holds memory", .memory, "local t = {} while true do local ok, e = pcall(error, { t }) t = e end"),
        Hostile(
            "a handler that holds memory", .memory,
            "local t = {} while true do xpcall(error, function() t = { t, ('x'):rep(4000) .. #t } end) end"),
        Hostile("arguments without end", .memory, "local function g(n, ...) return g(n, 1, ...) end return g(1)"),
        Hostile("garbage is collected", nil, "for i = 1, 200000 do local t = { i, i } end return 'done'", gives: "done"),
        Hostile(
            "garbage beside what is kept", nil,
            "local keep = {} for i = 1, 20000 do keep[i] = { i } for j = 1, 3 do local t = { j, 'x' .. j } end end return #keep",
            gives: 20000),
        Hostile("long texts that are let go", nil, "for i = 1, 30 do local s = ('x'):rep(500000) end return 1", gives: 1),
        Hostile("a body that takes all memory", .memory, module: "local t = {} while true do t = { t, {} , {} } end"),
    ]

    /// Depth without end.
    static let stack: [Hostile] = [
        Hostile("recursion without end", .memory, "local function f() return 1 + f() end return f()"),
        Hostile("recursion without end in pcall", .memory, "local function f() return 1 + f() end while true do pcall(f) end"),
        Hostile(
            "recursion through pcall", .error,
            "local function f() local ok, e = pcall(f) if not ok then error(e, 0) end return 1 + (e or 0) + nil end return f()"),
        Hostile(
            "recursion through xpcall", .error,
            "local function f() local ok, e = xpcall(f, function(m) return m end) error(e, 0) end return f()"),
        Hostile(
            "recursion through __index", .error,
            "local t = {} setmetatable(t, { __index = function(t, k) return t[k] .. 'x' end }) return t.x"),
        Hostile(
            "an __index that leads to itself", .error,
            "local t = {} setmetatable(t, { __index = t }) t.__index = t getmetatable(t).__index = t return t.x.y"),
        Hostile("a __newindex that leads to itself", .error, "local t = {} setmetatable(t, { __newindex = t }) t.x = 1"),
        Hostile(
            "recursion through __tostring", .error,
            "local t t = setmetatable({}, { __tostring = function() return tostring(t) end }) return tostring(t)"),
        Hostile("recursion through gsub", .error, "local function f(s) return (s:gsub('.', f)) end return f('x')"),
        Hostile("recursion through sort", .error, "local function f(a, b) table.sort({ 3, 2, 1 }, f) return a < b end return f(1, 2)"),
        Hostile("recursion through map", .error, "local function f() return kit.list.map({ 1 }, f) end return f()"),
        Hostile(
            "recursion through __eq", .error,
            "local m = {} m.__eq = function(a, b) return a == b end return setmetatable({}, m) == setmetatable({}, m)"),
        Hostile("a __call that leads to itself", .memory, "local t = setmetatable({}, {}) getmetatable(t).__call = t return t()"),
        Hostile(
            "recursion through __concat", .error,
            "local m = {} m.__concat = function(a, b) return a .. b end return setmetatable({}, m) .. 'x'"),
        Hostile("recursion through an iterator", .error, "local function f() for x in f do end end return f()"),
        Hostile(
            "a stack of a hundred thousand arguments", .memory,
            "local t = {} for i = 1, 2000 do t[i] = i end local function f(...) return f(1, ...) end return f(table.unpack(t))"),
        Hostile(
            "an error while the stack is full", .memory, "local function f() local ok = pcall(error, {}) return 1 + f() end return f()"),
        Hostile(
            "many parentheses", .badSource,
            module: "return " + String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)),
        Hostile(
            "many tables in tables", .badSource,
            module: "return " + String(repeating: "{", count: 5000) + String(repeating: "}", count: 5000)),
        Hostile(
            "many functions in functions", .badSource,
            module: String(repeating: "return function() ", count: 3000) + String(repeating: " end", count: 3000)),
        Hostile("many nots", .badSource, module: "return " + String(repeating: "not ", count: 15000) + "1"),
        Hostile("many concatenations", .badSource, module: "return 'x'" + String(repeating: "..'x'", count: 10000)),
        Hostile("a long chain of fields", .error, "local a = {} return a" + String(repeating: ".b", count: 11900)),
        Hostile("a long chain of fields of a global", .error, "return kit" + String(repeating: ".list", count: 11900)),
        Hostile(
            "a long chain of fields that is called", .badSource, "local a = {} return a" + String(repeating: ".b", count: 32000) + "()"),
        Hostile("a long chain of methods", .error, "local a = {} return a" + String(repeating: ":b()", count: 3900)),
        Hostile(
            "a long chain that is used in arithmetic", .badSource,
            "local a = {} a.b = a return 1 + a" + String(repeating: ".b", count: 31000)),
        Hostile(
            "a chain as long as may be that is used in arithmetic", .error,
            "local a = {} a.b = a return 1 + a" + String(repeating: ".b", count: 11900)),
        Hostile(
            "a chain by assignments", .error,
            "local a = {} a.b = a local x = a " + String(repeating: "x=x.b ", count: 10000) + "return 1 + x"),
        Hostile("a thousand locals", .badSource, module: (0..<1000).map { "local a\($0) = \($0)" }.joined(separator: "\n")),
        Hostile(
            "a function of many upvalues", .badSource,
            module: (0..<190).map { "local a\($0)" }.joined(separator: "\n") + "\nlocal function f() "
                + (0..<190).map { "local b\($0) = a\($0)" }.joined(separator: " ") + " return function() return "
                + (0..<190).map { "a\($0), b\($0)" }.joined(separator: ",") + " end end"),
    ]
}
