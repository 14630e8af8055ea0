import LuaRuntime

extension Hostile {
    /// Work that never ends, in every disguise.
    static let loops: [Hostile] = [
        Hostile("while true", .time, "while true do end"),
        Hostile("repeat until false", .time, "repeat until false"),
        Hostile("goto itself", .time, "::again:: goto again"),
        Hostile("a for without end", .time, "for i = 1, math.huge do end"),
        Hostile("a for over all whole numbers", .time, "for i = math.mininteger, math.maxinteger do end"),
        Hostile("a loop in pcall", .time, "pcall(function() while true do end end)"),
        Hostile("a loop in pcall in pcall in pcall", .time, "pcall(pcall, pcall, function() while true do end end)"),
        Hostile("a loop around pcall", .time, "while true do pcall(error) end"),
        Hostile("a loop around a loop in pcall", .time, "while true do pcall(function() while true do end end) end"),
        Hostile("a loop in xpcall", .time, "xpcall(function() while true do end end, function() end)"),
        Hostile("a loop in an xpcall handler", .time, "xpcall(error, function() while true do end end)"),
        Hostile("a handler that calls xpcall with itself", .error, "local function h() return xpcall(error, h) end return h().x"),
        Hostile("a handler that raises", nil, "return (select(2, xpcall(error, function() error('again', 0) end)))", gives: "again"),
        Hostile(
            "a loop after a handled abort", .time,
            "xpcall(function() while true do end end, function() while true do end end) while true do end"),
        Hostile("tail calls without end", .time, "local function f() return f() end return f()"),
        Hostile(
            "two functions that call each other", .time, "local a, b function a() return b() end function b() return a() end return a()"),
        Hostile("__index that loops", .time, "return setmetatable({}, { __index = function() while true do end end }).x"),
        Hostile(
            "__index that asks itself by tail call", .time,
            "local t = {} local i = 0 setmetatable(t, { __index = function(_, k) while true do i = i + 1 end end }) pcall(function() return t.x end) return t.y"
        ),
        Hostile("__newindex that loops", .time, "setmetatable({}, { __newindex = function() while true do end end }).x = 1"),
        Hostile("__call that loops", .time, "return setmetatable({}, { __call = function() while true do end end })()"),
        Hostile(
            "__eq that loops", .time,
            "local m = { __eq = function() while true do end end } return setmetatable({}, m) == setmetatable({}, m)"),
        Hostile(
            "__lt that loops", .time,
            "local m = { __lt = function() while true do end end } return setmetatable({}, m) < setmetatable({}, m)"),
        Hostile(
            "__le that loops", .time,
            "local m = { __le = function() while true do end end } return setmetatable({}, m) <= setmetatable({}, m)"),
        Hostile("__concat that loops", .time, "return setmetatable({}, { __concat = function() while true do end end }) .. 'x'"),
        Hostile("__len that loops", .time, "return #setmetatable({}, { __len = function() while true do end end })"),
        Hostile("__unm that loops", .time, "return -setmetatable({}, { __unm = function() while true do end end })"),
        Hostile("__add that loops", .time, "return setmetatable({}, { __add = function() while true do end end }) + 1"),
        Hostile("__tostring that loops", .time, "return tostring(setmetatable({}, { __tostring = function() while true do end end }))"),
        Hostile(
            "__tostring that loops, in format", .time,
            "return ('%s'):format(setmetatable({}, { __tostring = function() while true do end end }))"),
        Hostile("__tostring that loops, in the log", .time, "kit.log(setmetatable({}, { __tostring = function() while true do end end }))"),
        Hostile(
            "__tostring of an error that nobody catches", .error,
            "error(setmetatable({}, { __tostring = function() while true do end end }))"),
        Hostile("__name as a function", .error, "return setmetatable({}, { __name = function() while true do end end }) + 1"),
        Hostile("an iterator without end", .time, "for x in function() return 1 end do end"),
        Hostile("an iterator made of C", .time, "for x in string.gmatch(('x'):rep(100), '') do while true do end end"),
        Hostile("rawequal as an iterator", .time, "for x in rawequal, 1, 1 do end"),
        Hostile("pcall as an iterator", .time, "for ok in pcall, function() return 1 end, 1 do end"),
        Hostile("a sort's comparator that loops", .time, "table.sort({ 1, 2, 3 }, function() while true do end end)"),
        Hostile("a sort's comparator in pcall", .time, "pcall(table.sort, { 1, 2, 3 }, function() while true do end end)"),
        Hostile("gsub's callback that loops", .time, "return (('x'):gsub('x', function() while true do end end))"),
        Hostile(
            "gsub's table with an __index that loops", .time,
            "return (('x'):gsub('x', setmetatable({}, { __index = function() while true do end end })))"),
        Hostile("map's function that loops", .time, "return kit.list.map({ 1 }, function() while true do end end)"),
        Hostile("sort_by's function that loops", .time, "return kit.list.sort_by({ 1, 2 }, function() while true do end end)"),
        Hostile("pcall in every frame", .time, "local function f() pcall(f) end while true do f() end"),
        Hostile(
            "a chain of __index tables that ends in a loop", .time,
            "local t = setmetatable({}, { __index = function() while true do end end }) for i = 1, 50 do t = setmetatable({}, { __index = t }) end return t.x"
        ),
        Hostile(
            "ipairs over an endless __index", .time, "for i in ipairs(setmetatable({}, { __index = function(_, i) return i end })) do end"),
        Hostile(
            "next in a loop over a large table", .time, "local t = {} for i = 1, 20000 do t['k' .. i] = i end while true do next(t) end"),
        Hostile(
            "next on two tables in turn", .time,
            "local a, b = {}, {} for i = 1, 5000 do a['k' .. i] = i b['k' .. i] = i end local k while true do next(a, 'k1') next(b, 'k1') end"
        ),
        Hostile(
            "pairs in a loop over a large table", .time, "local t = {} for i = 1, 20000 do t['k' .. i] = i end while true do pairs(t) end"),
        Hostile("a module whose body loops", .time, module: "while true do end"),
        Hostile("a module whose body loops in pcall", .time, module: "pcall(function() while true do end end) return {}"),
    ]
}
