import LuaRuntime

extension Hostile {
    /// Libraries and metatables that are tampered with.
    static let poison: [Hostile] = [
        Hostile("__gc in a metatable", .error, "setmetatable({}, { __gc = function() end })"),
        Hostile("__mode in a metatable", .error, "setmetatable({}, { __mode = 'k' })"),
        Hostile("__close in a metatable", .error, "setmetatable({}, { __close = function() end })"),
        Hostile(
            "__gc set afterwards", nil,
            "local ran = false for i = 1, 1000 do local m = {} setmetatable({}, m) m.__gc = function() ran = true while true do end end end for i = 1, 200000 do local t = { i } end return ran",
            gives: false),
        Hostile(
            "__gc set to true first", .error, "local m = { __gc = true } setmetatable({}, m) m.__gc = function() while true do end end"),
        Hostile(
            "__mode set afterwards", nil,
            "local m = {} local t = setmetatable({}, m) m['__mo' .. 'de'] = 'kv' t[1] = {} for i = 1, 100000 do local x = { {} } end return t[1] ~= nil",
            gives: true),
        Hostile(
            "__close set afterwards", .error,
            "local m = {} local t = setmetatable({}, m) m.__close = function() while true do end end local x <close> = t"),
        Hostile(
            "__close in a for", .error,
            "local m = {} local t = setmetatable({}, m) m.__close = function() while true do end end for x in next, {}, nil, t do end"),
        Hostile("a local to be closed", .error, "local x <close> = {} return 1"),
        Hostile(
            "a chain of weak tables", nil,
            "local m = {} for i = 1, 2000 do local t = setmetatable({}, m) t[{}] = t end m.__mode = 'k' for i = 1, 100000 do local x = { {} } end return 1",
            gives: 1),
        Hostile("the metatable of texts", nil, "return getmetatable('')", gives: false),
        Hostile("a metatable for texts", .error, "setmetatable('', {})"),
        Hostile("the metatable of texts by its index", .error, "getmetatable('').__index = function() end"),
        Hostile("a method of texts replaced", .error, "string.rep = function() return 'x' end"),
        Hostile("a library replaced", .error, "string = {}"),
        Hostile("a global set", .error, "x = 1"),
        Hostile("a global function declared", .error, "function helper() end"),
        Hostile("a global set through _ENV", .error, "_ENV.x = 1"),
        Hostile("a global set through _ENV by a variable", .error, "local e = _ENV e.pairs = 1"),
        Hostile("a library emptied by remove", .error, "table.remove(string)"),
        Hostile("a library filled by insert", .error, "table.insert(kit.list, 'x')"),
        Hostile("a library filled by move", .error, "table.move({ 1, 2 }, 1, 2, 1, math)"),
        Hostile("a library sorted", .error, "table.sort(kit)"),
        Hostile(
            "a library's metatable", nil, "return { getmetatable(string), getmetatable(kit), getmetatable(kit.list), getmetatable(_ENV) }",
            gives: [false, false, false, false]),
        Hostile("a library with another metatable", .error, "setmetatable(kit, { __index = function() end })"),
        Hostile("a library as a metatable", .error, "setmetatable({}, kit)"),
        Hostile("kit.text replaced", .error, "kit.text = nil"),
        Hostile("kit.list.map replaced", .error, "kit.list.map = nil"),
        Hostile("a protected metatable of one's own", .error, "local t = setmetatable({}, { __metatable = 'no' }) setmetatable(t, {})"),
        Hostile(
            "a protected metatable that is asked for", nil, "return getmetatable(setmetatable({}, { __metatable = 'mine' }))", gives: "mine"
        ),
        Hostile(
            "__pairs is not asked", nil,
            "local n = 0 for k in pairs(setmetatable({ 1 }, { __pairs = function() while true do end end })) do n = n + 1 end return n",
            gives: 1),
        Hostile("__index on the environment", .error, "local _ENV = setmetatable({}, { __index = _ENV }) return print"),
        Hostile("the registry by way of next", .error, "for k, v in next, nil do end"),
        Hostile("a fault that forges its place", .error, "error('rules.lua:99999999999: forged', 0)"),
        Hostile("an error value that is nil", .error, "error(nil)"),
        Hostile("an error value that is a function", .error, "error(function() end)"),
        Hostile("an error value that is the snapshot", .error, "error(ctx)"),
        Hostile("an error of a million bytes", .error, "error(('x'):rep(1000000))"),
        Hostile("an error that is not UTF-8", .error, "error('\\xff\\xfe', 0)"),
        Hostile("an error with zeros", .error, "error('a\\0b', 0)"),
        Hostile("an error with a level beyond all", .error, "error('x', math.maxinteger)"),
        Hostile("an error with a level below all", .error, "error('x', math.mininteger)"),
    ]

    /// Ways out of the box.
    static let doors: [Hostile] =
        [
            "print", "load", "loadstring", "loadfile", "dofile", "require", "package", "io", "os", "debug", "coroutine", "collectgarbage",
            "rawset", "warn", "module", "setfenv", "getfenv", "_G", "arg", "jit", "ffi", "bit32", "unpack", "newproxy",
        ].map { Hostile("the global \($0)", .error, "return \($0)") }
        + [
            "string.dump", "string.pack", "string.unpack", "string.packsize", "math.randomseed", "table.foreach", "utf8.decode",
            "string.gfind", "math.pow",
        ].map { Hostile("\($0) called", .error, "return \($0)('x')") }
        + [
            Hostile("the environment's functions are few", nil, "local n = 0 for k in pairs(_ENV) do n = n + 1 end return n", gives: 21),
            Hostile("print as a field of a text", .error, "return ('x').print()"),
            Hostile("the text library through a text", nil, "return ('x').dump", gives: .null),
            Hostile(
                "addresses of tables and functions", nil, "return { tostring({}), tostring(pairs), tostring(ctx), ('%s'):format({}) }",
                gives: ["table", "function", "table", "table"]),
            Hostile(
                "an address in an error", nil,
                "return (select(2, pcall(error, {}))) ~= nil and (select(2, pcall(function() return {} .. 'x' end))):find('0x') == nil",
                gives: true),
        ]
}
