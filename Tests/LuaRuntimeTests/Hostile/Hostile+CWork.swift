import LuaRuntime

extension Hostile {
    /// Work in C, where no instruction of Lua's runs.
    static let cwork: [Hostile] = [
        Hostile("an empty text repeated without end", nil, "return (''):rep(1e18 // 1 | 0)", gives: ""),
        Hostile("an empty text with an empty separator", nil, "return (''):rep(math.maxinteger, '')", gives: ""),
        Hostile("a text repeated too often", .error, "return ('x'):rep(1e9 // 1 | 0)"),
        Hostile("a text repeated so often that the size wraps", .error, "return ('xx'):rep(math.maxinteger)"),
        Hostile("a separator so long that the size wraps", .error, "return ('x'):rep(math.maxinteger, 'yyyyyyyy')"),
        Hostile("repeating in a loop", .time, "while true do local s = ('x'):rep(1000000) end"),
        Hostile(
            "a method of a text that is a constant", .time, "while true do local s = ('x'):rep(1e5 // 1 | 0):upper():lower():reverse() end"),
        Hostile("concat with a huge range", .error, "return table.concat({}, '', 1, math.maxinteger)"),
        Hostile("concat from the smallest number", .error, "return table.concat({}, '', math.mininteger, math.maxinteger)"),
        Hostile("concat that ends at the greatest number", .error, "return table.concat({}, '', math.maxinteger - 1, math.maxinteger)"),
        Hostile(
            "concat of a list with a __len that lies", nil,
            "return table.concat(setmetatable({ 'a' }, { __len = function() return 1 << 60 end }))", gives: "a"),
        Hostile("concat in a loop", .time, "local t = {} for i = 1, 10000 do t[i] = 'xxxxxxxxxx' end while true do table.concat(t) end"),
        Hostile("unpack of a huge range", .error, "return table.unpack({}, 1, 1e8 // 1 | 0)"),
        Hostile("unpack of every number there is", .error, "return table.unpack({}, math.mininteger, math.maxinteger)"),
        Hostile(
            "unpack with a __len that lies", nil,
            "return select('#', table.unpack(setmetatable({}, { __len = function() return 1e7 // 1 | 0 end })))", gives: 0),
        Hostile("move of a huge range", .error, "return table.move({}, 1, math.maxinteger - 1, 2)"),
        Hostile("move from below", .error, "return table.move({}, math.mininteger, 0, 1)"),
        Hostile(
            "move with a __len and __index that lie", .error,
            "return table.move(setmetatable({}, { __len = function() return 1e9 end, __index = function() return 1 end }), 1, 1e9 // 1 | 0, 1, {})"
        ),
        Hostile(
            "move in a loop", .time, "local t = {} for i = 1, 50000 do t[i] = i end while true do table.move(t, 1, #t, 2) t[#t] = nil end"),
        Hostile(
            "insert with a __len that lies", nil,
            "local t = setmetatable({}, { __len = function() return 1e9 // 1 | 0 end }) table.insert(t, 'a') return rawlen(t)", gives: 1),
        Hostile(
            "insert at the front of a large list in a loop", .time,
            "local t = {} for i = 1, 50000 do t[i] = i end while true do table.insert(t, 1, 0) t[#t] = nil end"),
        Hostile("insert far outside", .error, "table.insert({}, 1e9 // 1 | 0, 'x')"),
        Hostile(
            "remove with a __len that lies", nil, "return table.remove(setmetatable({}, { __len = function() return 1e9 // 1 | 0 end }))",
            gives: .null),
        Hostile(
            "remove at the front of a large list in a loop", .time,
            "local t = {} for i = 1, 50000 do t[i] = i end while true do table.remove(t, 1) t[#t + 1] = 0 end"),
        Hostile(
            "sort with a __len that lies", nil,
            "local t = setmetatable({ 2, 1 }, { __len = function() return 1e9 // 1 | 0 end }) table.sort(t) return t[1]", gives: 1),
        Hostile(
            "sort with an order that contradicts itself", nil,
            "local t = {} for i = 1, 500 do t[i] = i end table.sort(t, function() return true end) return #t", gives: 500),
        Hostile(
            "sort with an order drawn by lot", nil,
            "local t = {} for i = 1, 500 do t[i] = i end table.sort(t, function() return math.random() < 0.5 end) return #t", gives: 500),
        Hostile(
            "sort that empties its list while it sorts", nil,
            "local t = {} for i = 1, 100 do t[i] = i end table.sort(t, function(a, b) for i = 1, 100 do t[i] = nil end return a < b end) return #t",
            gives: 100),
        Hostile(
            "sort of a large list in a loop", .time,
            "local t = {} for i = 1, 50000 do t[i] = -i end while true do table.sort(t) table.sort(t, function(a, b) return a > b end) end"),
        Hostile(
            "sort of long equal texts", .time,
            "local t = {} for i = 1, 200 do t[i] = ('x'):rep(20000) .. i end while true do table.sort(t) end"),
        Hostile("sort of numbers and texts", .error, "table.sort({ 1, 'x', 2 })"),
        Hostile("select with a huge number", .error, "return select(math.mininteger, 1)"),
        Hostile("a width of a hundred thousand", .error, "return ('%99999d'):format(1)"),
        Hostile("a precision of a hundred thousand", .error, "return ('%.99999f'):format(1)"),
        Hostile("a format of many flags", .error, "return ('%--------------------d'):format(1)"),
        Hostile("a format that ends in the middle", .error, "return ('%'):format(1)"),
        Hostile("a format whose width does not end", .error, "return ('%99'):format(1)"),
        Hostile("an address by %p", .error, "return ('%p'):format({})"),
        Hostile("%q and %a", .error, "return ('%q'):format('x')"),
        Hostile("%n", .error, "return ('%n'):format(1)"),
        Hostile("the greatest number with 99 decimals", nil, "return #('%99.99f'):format(1e308)", gives: 409),
        Hostile("format of a long text in a loop", .time, "local s = ('x'):rep(1000000) while true do local t = ('%s'):format(s) end"),
        Hostile(
            "comparing long texts that are equal", .time,
            "local a, b = ('x'):rep(4000000), ('x'):rep(3999999) .. 'x' while true do local c = a == b end"),
        Hostile(
            "ordering long texts of zeros", .time,
            "local a, b = ('\\0'):rep(3000000), ('\\0'):rep(2999999) .. 'x' while true do local c = a < b end"),
        Hostile("long texts as keys", .time, "local i = 0 while true do i = i + 1 local t = { [('x'):rep(500000) .. i] = 1 } end"),
        Hostile("joining a long text again and again", .time, "local s = ('x'):rep(2000000) while true do local t = s .. 'y' end"),
        Hostile("tonumber of a long text", .time, "local s = ('1'):rep(1000000) while true do tonumber(s) end"),
        Hostile("tonumber of a long text with a base", .time, "local s = ('1'):rep(1000000) while true do tonumber(s, 2) end"),
        Hostile("a pattern that backtracks", .time, "return (('a'):rep(30000)):find('.-.-.-.-b')"),
        Hostile("a pattern that backtracks greedily", .time, "return (('a'):rep(30000)):find('a*a*a*a*b')"),
        Hostile("a pattern that backtracks in pcall", .time, "while true do pcall(string.find, ('a'):rep(30000), '.-.-.-.-b') end"),
        Hostile("a pattern that backtracks over captures", .time, "return (('a'):rep(3000)):match('(.-)(.-)(.-)%3%2%1b')"),
        Hostile("%b on many opening brackets", .time, "return (('('):rep(100000)):find('%b()')"),
        Hostile("%f on a long text", .time, "while true do (('a'):rep(100000)):find('%f[b]') end"),
        Hostile("gmatch that backtracks", .time, "for x in (('a'):rep(30000)):gmatch('.-.-.-b') do end"),
        Hostile("gsub that backtracks", .time, "return (('a'):rep(30000)):gsub('.-.-.-b', '')"),
        Hostile("gsub of nothing in a long text", .time, "while true do (('a'):rep(100000)):gsub('', '') end"),
        Hostile("gsub whose replacement grows", .memory, "local s = 'a' while true do s = s:gsub('a', 'aaaaaaaa') end"),
        Hostile("a pattern deeper than the stack", .error, "return (('a'):rep(300)):find(('a?'):rep(300) .. 'b')"),
        Hostile("a pattern of too many captures", .error, "return ('a'):find(('()'):rep(40))"),
        Hostile("a long pattern of captures left open", .error, "return ('a'):find(('('):rep(10000))"),
        Hostile("a pattern of a hundred thousand sets", .time, "return ('a'):find(('[a-z]?'):rep(100000) .. 'b', 1) .. 'x'"),
        Hostile("a set that is not closed", .error, "return ('a'):find('[a')"),
        Hostile("a set that ends in an escape", .error, "return ('a'):find('[a%')"),
        Hostile("an escape at the end", .error, "return ('a'):find('%')"),
        Hostile("a capture that is used before it is there", .error, "return ('a'):find('%1')"),
        Hostile("plain find in a long text in a loop", .time, "local s = ('a'):rep(1000000) while true do s:find('b', 1, true) end"),
        Hostile("string.byte of a long text", .error, "return (('x'):rep(1000000)):byte(1, -1)"),
        Hostile("utf8 on a long text in a loop", .time, "local s = ('å'):rep(500000) while true do utf8.len(s) end"),
        Hostile("utf8.codepoint of a long text", .error, "return utf8.codepoint(('å'):rep(500000), 1, -1)"),
        Hostile("utf8.offset at the edges", .error, "return utf8.offset('å', math.mininteger, math.maxinteger)"),
        Hostile("utf8.char of a surrogate", .error, "return utf8.char(0xD800)"),
        Hostile("random over an empty interval", .error, "return math.random(2, 1)"),
        Hostile("random over every number", nil, "return math.type(math.random(math.mininteger, math.maxinteger))", gives: "integer"),
        Hostile(
            "the smallest number divided by minus one", nil,
            "return { math.mininteger // -1 == math.mininteger, math.fmod(math.mininteger, -1) }", gives: [true, 0]),
        Hostile("fmod by zero", .error, "return math.fmod(1, 0)"),
        Hostile("a date of many days", .error, "return kit.date.add('2026-01-01', math.maxinteger)"),
        Hostile("a date before the first", .error, "return kit.date.add('0001-01-01', -1)"),
        Hostile("a date that is none", .error, "return kit.date.days('2026-02-30', '2026-03-01')"),
        Hostile(
            "a list of a million sorted by kit", .time,
            "local t = {} for i = 1, 100000 do t[i] = i end while true do kit.list.sort_by(t, function(x) return -x end) end"),
        Hostile(
            "contains over a large list in a loop", .time,
            "local t = {} for i = 1, 100000 do t[i] = i end while true do kit.list.contains(t, 0) end"),
        Hostile(
            "median of a large list in a loop", .time,
            "local t = {} for i = 1, 100000 do t[i] = i % 7 end while true do kit.number.median(t) end"),
    ]
}
