@testable import EnrumPlugins
import LuaRuntime
import Testing

/// What is read out of a plugin's Lua without running it.
struct LuaUseTests {
    private static let libraries = Set(LuaAPI.symbols.filter { $0.kind == .library }.map(\.name) + ["ctx", "ctx.settings"])

    private func use(_ text: String) throws -> LuaUse { try #require(LuaUse(of: text, libraries: Self.libraries)) }
    private func brief(_ places: [LuaUse.Place]) -> [String] { places.map { "\($0.line) \($0.name)" } }

    static let globals: [(String, reads: [String], writes: [String])] = [
        ("local a = 1 return a + b", ["1 b"], []),
        ("a = 1", [], ["1 a"]),
        ("local a a = 1", [], []),
        ("local a = a", ["1 a"], []),
        ("local function f() return f() end return f", [], []),
        ("local f = function() return f() end", ["1 f"], []),
        ("function f() end", [], ["1 f"]),
        ("local m = {} function m.f(x) return x end", [], []),
        ("local m = {} function m:f() return self end", [], []),
        ("function m.f() end", ["1 m"], []),
        ("for i = 1, n do local x = i end return i", ["1 n", "1 i"], []),
        ("for k, v in pairs(t) do print(k, v) end", ["1 pairs", "1 t", "1 print"], []),
        ("repeat local done = true until done", [], []),
        ("while ready do ready = false end", ["1 ready"], ["1 ready"]),
        ("do local a end return a", ["1 a"], []),
        ("if a then local b elseif c then return b else return d end", ["1 a", "1 c", "1 b", "1 d"], []),
        ("local t = { a = b, [c] = d, e }", ["1 b", "1 c", "1 d", "1 e"], []),
        ("x.y = 1", ["1 x"], []),
        ("x[y], z = 1, 2", ["1 x", "1 y"], ["1 z"]),
        ("f\"a\" g{} h:i()", ["1 f", "1 g", "1 h"], []),
        ("return function(a, ...) return a, ..., b end", ["1 b"], []),
        ("goto out ::out:: local x <const> = 1 return -x, not x, #x, ~x", [], []),
        ("return [[a]] .. [==[b]]c]==] .. 'd' .. e", ["1 e"], []),
        ("-- a\n--[[ b\nc ]] return d", ["3 d"], []),
        ("return 0x1p-2 + .5e+3 + 3 // 2 << 1 ~ 1", [], []),
        ("local s = \"a\\z\n   b\\\"c\" return s, t", ["2 t"], []),
        ("(f)() (g or h).x = 1", ["1 f", "1 g", "1 h"], []),
    ]

    @Test(arguments: globals)
    func `A name is a global only where no local of that name is in force`(text: String, reads: [String], writes: [String]) throws {
        let use = try use(text)
        #expect(brief(use.reads) == reads)
        #expect(brief(use.writes) == writes)
    }

    @Test func `Names below the kit, the libraries and ctx are followed through locals`() throws {
        let use = try use(
            """
            local kit = ...
            local t, list, date = kit.text, kit.list, kit.date
            local map = list.map
            return { report = function(ctx)
              local rows = map(ctx.history, function(past) return past.whatever, date.week(past.date) end)
              return { title = t "title", string.rep("x", ctx.settings.gap), kit.number.mean(rows), ("x"):rep(2) }
            end }
            """)
        #expect(
            brief(use.members) == [
                "2 kit.text", "2 kit.list", "2 kit.date", "3 kit.list.map", "5 ctx.history", "5 kit.date.week", "6 string.rep",
                "6 ctx.settings", "6 ctx.settings.gap", "6 kit.number", "6 kit.number.mean",
            ])
        #expect(brief(use.reads) == ["6 string"])
    }

    @Test func `A local that gets another value stands for nothing any more`() throws {
        let use = try use(
            "local kit = ... local list = kit.list list = {} return list.anything, function(...) local kit = ... return kit.x end")
        #expect(brief(use.members) == ["1 kit.list"])
    }

    @Test func `Texts are found with their parameters`() throws {
        let use = try use(
            """
            local kit = ...
            local t = kit.text
            local a = t "plain"
            local b = t("two", { n = 1, day = ctx })
            local c = kit.text('other', parameters)
            local d = t("place_" .. a)
            local e = { key = "by_hand" }
            """)
        #expect(
            use.texts == [
                .init(key: "plain", parameters: [], line: 3), .init(key: "two", parameters: ["n", "day"], line: 4),
                .init(key: "other", parameters: nil, line: 5),
            ])
        #expect(use.prefixes == ["place_"] && use.keys == ["by_hand"] && !use.hasOtherKeys)
    }

    @Test(arguments: [
        "t(key)", "t(a and \"x\" or \"y\")", "map(keys, t)", "t(\"a\" .. b) return { text = t }", "t(tostring(1))",
    ])
    func `A key that is worked out is noticed`(text: String) throws {
        #expect(try use("local kit = ... local t = kit.text local x = 1 \(text)").hasOtherKeys)
    }

    @Test(arguments: ["return {", "local 1", "a b", "return \"x", "x = = 1", "--[[", "if a then", "f(", "@", "a.b", "return return"])
    func `What is no Lua is left to the box`(text: String) {
        #expect(LuaUse(of: text, libraries: Self.libraries) == nil)
    }

    @Test(arguments: ["(", "{", "not ", "- ", "function() return "])
    func `Deep nesting ends, and takes no more stack than there is`(opening: String) {
        #expect(LuaUse(of: "return " + String(repeating: opening, count: 60_000), libraries: Self.libraries) == nil)
    }
}
