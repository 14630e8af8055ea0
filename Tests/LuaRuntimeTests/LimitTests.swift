import LuaRuntime
import Testing

/// Each limit ends a call by itself, and says where.
@Suite struct LimitTests {
    private let box = LuaBox(threads: 1)
    private let source = LuaSource(
        file: "limits.lua",
        text: """
            local kit = ...
            return {
              loop = function()
                while true do end
              end,
              match = function() return (("a"):rep(30000)):find(".-.-.-b") end,
              grow = function()
                local t = {}
                while true do t = { t } end
              end,
              large = function() return ("x"):rep(1000) end,
              log = function() for i = 1, 10 do kit.log(("å"):rep(20) .. i) end end,
              fault = function()
                local function inner()
                  return kit.date.days("2026-01-01", "never")
                end
                return inner()
              end,
            }
            """)

    private func fault(_ hook: String, _ change: (inout LuaLimits) -> Void) async throws -> LuaFault {
        var limits = LuaLimits.standard
        limits.milliseconds = 10_000
        change(&limits)
        do {
            let result = try await box.call(source, hook: hook, LuaSnapshot([]), limits: limits)
            throw NoFault(result: result)
        } catch let fault as LuaFault {
            return fault
        }
    }

    struct NoFault: Error { let result: LuaResult }

    @Test func `Instructions`() async throws {
        let fault = try await fault("loop") { $0.instructions = 100_000 }
        #expect(fault.kind == .time)
        #expect(fault.line == 4)
        #expect((100_000...100_200).contains(fault.usage.instructions))
    }

    @Test func `Time alone`() async throws {
        let fault = try await fault("loop") { ($0.instructions, $0.milliseconds) = (.max / 2, 20) }
        #expect(fault.kind == .time)
        #expect(fault.line == 4)
        #expect(fault.usage.wallNanoseconds >= 20_000_000)
    }

    @Test func `Time, when every error takes Lua long to word`() async throws {
        let chain = "1 + a" + String(repeating: ".b", count: 11_900)
        let module = LuaSource(
            file: "chain.lua",
            text: "return { chain = function() local a = {} a.b = a while true do pcall(function() return \(chain) end) end end }")
        await #expect {
            try await box.call(module, hook: "chain", LuaSnapshot([]))
        } throws: {
            ($0 as? LuaFault)?.kind == .time
        }
    }

    @Test func `Steps of the matcher`() async throws {
        let fault = try await fault("match") { $0.matcherSteps = 10_000 }
        #expect(fault.kind == .time)
        #expect(fault.line == 6)
        #expect((10_000...11_100).contains(fault.usage.matcherSteps))
    }

    @Test func `Memory`() async throws {
        let fault = try await fault("grow") { $0.memoryBytes = 200_000 }
        #expect(fault.kind == .memory)
        #expect(fault.line == 9)
        #expect((150_000...200_000).contains(fault.usage.memoryBytes))
    }

    @Test func `The result's size`() async throws {
        #expect(try await fault("large") { $0.resultBytes = 1_000 }.kind == .badResult)
    }

    @Test func `Lines of the log`() async throws {
        var limits = LuaLimits.standard
        (limits.logLines, limits.logLineBytes) = (3, 20)
        let log = try await box.call(source, hook: "log", LuaSnapshot([]), limits: limits).log
        #expect(log == Array(repeating: "ååååååå" + "å…", count: 3))
    }

    @Test func `A fault in kit is placed where the plugin called it`() async throws {
        let fault = try await fault("fault") { _ in }
        #expect(fault.kind == .error)
        #expect(fault.line == 15)
        #expect(fault.message.contains("bad argument #2 to 'days'"))
    }

    @Test func `No limit at all of anything ends at once`() async throws {
        let none = LuaLimits(
            instructions: 0, matcherSteps: 0, milliseconds: 0, memoryBytes: 0, resultBytes: 0, logLines: 0, logLineBytes: 0)
        await #expect(throws: LuaFault.self) { try await box.call(source, hook: "loop", LuaSnapshot([]), limits: none) }
        await #expect(throws: LuaFault.self) { try await box.call(source, hook: "match", LuaSnapshot([]), limits: none) }
    }

    @Test func `Limits beyond all bounds are no harm`() async throws {
        let all = LuaLimits(
            instructions: .max, matcherSteps: .max, milliseconds: .max, memoryBytes: .max, resultBytes: .max, logLines: .max,
            logLineBytes: .max)
        #expect(try await box.call(source, hook: "large", LuaSnapshot([]), limits: all).value != .null)
    }

    static let spreads = [
        "table.unpack(list)", "list[1], table.unpack(list)", "string.byte(text, 1, count)", "utf8.codepoint(text, 1, count)",
    ]

    @Test(arguments: spreads)
    func `As many results as the reference says reach another function, and one more is an error that can be caught`(
        spread: String
    ) async throws {
        let text = """
            local function count_them(...) return select("#", ...) end
            local function pass_on(...) return count_them(...) end
            return {
              spread = function(ctx)
                local count, list, text = ctx.count, {}, ("x"):rep(ctx.count)
                for i = 1, count do list[i] = i end
                local fine, value = pcall(function() return pass_on(\(spread)) end)
                return { fine = fine, value = value }
              end,
            }
            """
        for count in [2000, 2001, 7000, 8001, 100_000] as [Int64] {
            let snapshot = LuaSnapshot([["count": .integer(count)]])
            let result = try await box.call(LuaSource(file: "spread.lua", text: text), hook: "spread", snapshot).value
            guard case .table(let members) = result else { throw NoTable() }
            #expect(members["fine"] == .bool(count <= 2000), "\(count)")
            let isCounted = members["value"] == .integer(spread.hasPrefix("list") ? count + 1 : count)
            #expect(isCounted == (count <= 2000), "\(members)")
        }
    }

    struct NoTable: Error {}

    @Test func `A long list is joined whole, and a text of many bytes made piece by piece`() async throws {
        let text = """
            return {
              join = function()
                local list = {}
                for i = 1, 20000 do list[i] = "x" end
                return { #table.concat(list), #string.char(table.unpack({ 120, 120 })), #("x"):rep(20000) }
              end,
            }
            """
        let result = try await box.call(LuaSource(file: "join.lua", text: text), hook: "join", LuaSnapshot([])).value
        #expect(result == [20000, 2, 20000])
    }
}
