extension LuaAPI {
    static let globals: [Symbol] = [
        constant("_VERSION", "string", "The Lua version, \"Lua 5.4\"."),
        function(
            "assert", "(value: any, message?: any, ...: any) -> value: any",
            "Raises an error with the message when the value is false or nil."),
        function(
            "error", "(message: any, level?: integer)",
            "Raises an error; level 1 names the line that calls error, level 2 the one that called that function."),
        function("getmetatable", "(value: any) -> metatable: table|false|nil", "The value's metatable; false when it is protected."),
        function("ipairs", "(list: table) -> step: function, list: table, start: integer", "Walks a list from 1 to the first nil."),
        function("next", "(table: table, key?: any) -> key: any, value: any", "The key after this one in sorted order, with its value."),
        function(
            "pairs", "(table: table) -> step: function, table: table, start: nil",
            "Walks a table in sorted order: numbers, then texts, then false and true."),
        function(
            "pcall", "(f: function, ...: any) -> ok: boolean, result: any",
            "Calls the function and gives an error back as a value. Nothing catches the end of a limit."),
        function("rawequal", "(a: any, b: any) -> same: boolean", "Whether both are the same, without asking a metatable."),
        function("rawget", "(table: table, key: any) -> value: any", "A table's value, without asking a metatable."),
        function("rawlen", "(value: table|string) -> length: integer", "The length of a list or text, without asking a metatable."),
        function("select", "(place: integer|\"#\", ...: any) -> result: any", "The arguments from a place on, or with \"#\" their number."),
        function(
            "setmetatable", "(table: table, metatable: table|nil) -> table: table",
            "Gives a table of your own a metatable. `__gc`, `__mode` and `__close` are refused."),
        function(
            "tonumber", "(value: any, base?: integer) -> number: number|nil",
            "The number that a text stands for; nil when it stands for none."),
        function("tostring", "(value: any) -> text: string", "The value as text. Tables and functions have no address."),
        function("type", "(value: any) -> name: string", "The name of the value's type."),
        function(
            "xpcall", "(f: function, handler: function, ...: any) -> ok: boolean, result: any",
            "Like pcall; an error goes through the handler first."),
    ]

    static let strings: [Symbol] = [
        library("string", "Texts, byte by byte. Also as methods: (\"x\"):rep(3)."),
        function(
            "string.byte", "(s: string, first?: integer, last?: integer) -> byte: integer",
            "The numbers of the bytes at these places, at most 2,000."),
        function("string.char", "(...: integer) -> s: string", "A text of these bytes."),
        function(
            "string.find",
            "(s: string, pattern: string, start?: integer, plain?: boolean) -> first: integer|nil, last: integer|nil, capture: any",
            "Where the pattern matches first; nil when it does not."),
        function(
            "string.format", "(format: string, ...: any) -> s: string",
            "Puts values into a text, by %d %i %o %x %X %c %e %E %f %F %g %G %s and %%."),
        function("string.gmatch", "(s: string, pattern: string, start?: integer) -> step: function", "Walks the matches of a pattern."),
        function(
            "string.gsub", "(s: string, pattern: string, replacement: string|table|function, most?: integer) -> s: string, count: integer",
            "Replaces the matches of a pattern."),
        function("string.len", "(s: string) -> bytes: integer", "The number of bytes."),
        function("string.lower", "(s: string) -> s: string", "The letters a to z in lower case."),
        function(
            "string.match", "(s: string, pattern: string, start?: integer) -> capture: any",
            "What the pattern captures where it matches first; nil when it does not."),
        function("string.rep", "(s: string, times: integer, between?: string) -> s: string", "The text so many times."),
        function("string.reverse", "(s: string) -> s: string", "The bytes backwards."),
        function(
            "string.sub", "(s: string, first: integer, last?: integer) -> s: string",
            "The bytes from one place to another; negative places count from the end."),
        function("string.upper", "(s: string) -> s: string", "The letters a to z in upper case."),
    ]

    static let tables: [Symbol] = [
        library("table", "Lists. The snapshot's can be read, and only your own written."),
        function(
            "table.concat", "(list: table, between?: string, first?: integer, last?: integer) -> s: string",
            "The texts and numbers of a list, joined."),
        function(
            "table.insert", "(list: table, place: any, value?: any)",
            "Puts a value at the end of a list, or at a place when there are three arguments."),
        function(
            "table.move", "(from: table, first: integer, last: integer, place: integer, to?: table) -> to: table",
            "Copies a part of a list."),
        function("table.pack", "(...: any) -> list: table", "The arguments as a list, with their number as n."),
        function(
            "table.remove", "(list: table, place?: integer) -> value: any", "Takes the last value, or the one at a place, out of a list."),
        function(
            "table.sort", "(list: table, before?: fun(a: any, b: any): boolean)", "Sorts a list; values that are equal keep their order."),
        function(
            "table.unpack", "(list: table, first?: integer, last?: integer) -> value: any",
            "The values of a list as results, at most 2,000."),
    ]

    static let numbers: [Symbol] =
        [
            library("math", "Numbers."),
            constant("math.huge", "number", "More than every other number."),
            constant("math.maxinteger", "integer", "The greatest whole number."),
            constant("math.mininteger", "integer", "The smallest whole number."),
            constant("math.pi", "number", "3.14159…"),
            function("math.abs", "(x: number) -> x: number", "The number without its sign."),
            function("math.atan", "(y: number, x?: number) -> angle: number", "The angle whose tangent is y / x."),
            function("math.ceil", "(x: number) -> x: integer", "The next whole number upwards."),
            function("math.floor", "(x: number) -> x: integer", "The next whole number downwards."),
            function("math.fmod", "(x: number, y: number) -> rest: number", "What is left of x / y, with the sign of x."),
            function("math.log", "(x: number, base?: number) -> y: number", "The logarithm, natural unless a base is given."),
            function("math.max", "(x: number, ...: number) -> greatest: number", "The greatest of the numbers."),
            function("math.min", "(x: number, ...: number) -> least: number", "The least of the numbers."),
            function("math.modf", "(x: number) -> whole: number, rest: number", "The part before the point and the part after it."),
            function(
                "math.random", "(low?: integer, high?: integer) -> x: number",
                "A number drawn by lot from the call's seed: the same call draws the same."),
            function("math.tointeger", "(x: any) -> x: integer|nil", "The whole number that x is; nil when it is none."),
            function("math.type", "(x: any) -> name: \"integer\"|\"float\"|nil", "Whether the number is whole."),
            function("math.ult", "(a: integer, b: integer) -> less: boolean", "Compares whole numbers as if they had no sign."),
        ]
        + [
            ("acos", "The angle whose cosine is x."), ("asin", "The angle whose sine is x."), ("cos", "The cosine of an angle."),
            ("deg", "An angle in degrees."), ("exp", "e to the power of x."), ("rad", "An angle in radians."),
            ("sin", "The sine of an angle."),
            ("sqrt", "The square root."), ("tan", "The tangent of an angle."),
        ].map { function("math.\($0.0)", "(x: number) -> y: number", $0.1) }

    static let unicode: [Symbol] = [
        library("utf8", "Texts, character by character."),
        constant("utf8.charpattern", "string", "A pattern that matches one character."),
        function("utf8.char", "(...: integer) -> s: string", "A text of the characters with these numbers."),
        function(
            "utf8.codepoint", "(s: string, first?: integer, last?: integer) -> code: integer",
            "The numbers of the characters between two bytes, at most 2,000 bytes apart."),
        function(
            "utf8.codes", "(s: string) -> step: function, s: string, start: integer",
            "Walks the characters: the byte's place and the character's number."),
        function(
            "utf8.len", "(s: string, first?: integer, last?: integer) -> characters: integer|nil, place: integer|nil",
            "The number of characters; nil and a place when the text is not UTF-8."),
        function(
            "utf8.offset", "(s: string, n: integer, start?: integer) -> byte: integer|nil", "The byte at which the nth character begins."),
    ]
}
