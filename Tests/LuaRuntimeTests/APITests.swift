import LuaRuntime
import Testing

/// The description of the API is what a live state offers, no more and no less.
@Suite struct APITests {
    private static let walk = """
        local kit = ...
        return { names = function()
          local found = {}
          local function walk(name, value)
            found[name] = type(value)
            if type(value) ~= "table" then return end
            for key, inner in pairs(value) do walk(name .. "." .. key, inner) end
          end
          for key, value in pairs(_ENV) do walk(key, value) end
          walk("kit", kit)
          return found
        end }
        """

    private func live() async throws -> [String: String] {
        let source = LuaSource(file: "walk.lua", text: Self.walk)
        guard case .table(let found) = try await LuaBox(threads: 1).call(source, hook: "names", LuaSnapshot([])).value else { return [:] }
        return found.reduce(into: [:]) { if case .string(let type) = $1.value { $0[$1.key] = type } }
    }

    @Test func `What is described exists and what exists is described`() async throws {
        let live = try await live()
        #expect(Set(live.keys) == Set(LuaAPI.symbols.map(\.name)))
        #expect(live.count == LuaAPI.symbols.count)
    }

    @Test func `Functions are functions, libraries tables, and constants of their type`() async throws {
        let live = try await live()
        for symbol in LuaAPI.symbols {
            let expected =
                switch symbol.kind {
                case .library: "table"
                case .function: "function"
                case .constant(let type): type == "integer" ? "number" : type
                }
            #expect(live[symbol.name] == expected, "\(symbol.name)")
        }
    }

    @Test func `Every symbol is explained, and parameters have types`() {
        for symbol in LuaAPI.symbols {
            #expect(symbol.help.hasSuffix(".") || symbol.help.hasSuffix("…") || symbol.help.hasSuffix("`."), "\(symbol.name)")
            #expect(symbol.since == "1.0")
            guard case .function(let parameters, let values) = symbol.kind else { continue }
            for parameter in parameters { #expect(!parameter.name.isEmpty && !parameter.type.isEmpty, "\(symbol.name)") }
            for value in values { #expect(!value.name.isEmpty && !value.type.isEmpty, "\(symbol.name)") }
        }
    }
}
