import LuaRuntime
import Testing

/// What a call gives and takes.
@Suite struct CallTests {
    let box = LuaBox(threads: 1)

    private func run(_ body: String, _ arguments: [LuaValue] = [], seed: UInt64 = 0) async throws -> LuaValue {
        let source = LuaSource(file: "rules.lua", text: "local kit = ...\nreturn { hook = function(ctx, second)\n\(body)\nend }")
        return try await box.call(source, hook: "hook", LuaSnapshot(arguments), seed: seed).value
    }

    @Test(
        arguments: [
            .null, true, false, 0, -1, .integer(.max), .integer(.min), 1.5, -0.25, "", "Åse og Øjvind 🙂", .string("a\0b"), [1, 2, 3],
            ["a": 1, "b": ["c": [true, "x", 2.5]]], [["list": []], []],
        ] as [LuaValue])
    func `What goes in comes out`(value: LuaValue) async throws {
        #expect(try await run("return ctx", [value]) == value)
    }

    @Test func `A hook gets its arguments in order`() async throws {
        #expect(try await run("return { second, ctx }", [1, "two"]) == ["two", 1])
    }

    @Test func `A hook that returns nothing gives null`() async throws {
        #expect(try await run("return") == .null)
    }

    @Test func `The first of several results counts`() async throws {
        #expect(try await run("return 1, 2") == 1)
    }

    @Test func `A null in a table is absent and a null in a list is a place`() async throws {
        #expect(try await run("return { ctx.a == nil, #ctx.l, ctx.l[3] }", [["a": .null, "l": [1, .null, 3]]]) == [true, 3, 3])
    }
}
