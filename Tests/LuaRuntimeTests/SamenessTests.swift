import LuaRuntime
import Testing

/// The same call gives the same, and no call leaves anything to the next.
@Suite struct SamenessTests {
    private static let text = """
        local kit = ...
        local count = 0
        return {
          all = function(ctx)
            count = count + 1
            local t = {}
            for i = 1, 50 do t["k" .. math.random(1000)] = i end
            local order = {}
            for k in pairs(t) do order[#order + 1] = k end
            local walked = {}
            local k = next(t)
            while k do walked[#walked + 1] = k k = next(t, k) end
            return { order, walked, t, count, math.random(), tostring(t), kit.list.keys(t), kit.list.group_by(ctx.list, function(x) return x.k end) }
          end,
          leave = function(ctx) secret = ctx end,
          leave_local = function(ctx) count = ctx.name end,
          look = function() return { count } end,
        }
        """
    private let source = LuaSource(file: "same.lua", text: SamenessTests.text)
    private let snapshot = LuaSnapshot([["name": "Karin", "list": [["k": "b"], ["k": "a"], ["k": "b"]]]])

    @Test func `A hundred calls on several boxes give the same`() async throws {
        let boxes = [LuaBox(threads: 1), LuaBox(threads: 2)]
        let first = try await boxes[0].call(source, hook: "all", snapshot, seed: 7)
        for turn in 0..<100 {
            let next = try await boxes[turn % 2].call(source, hook: "all", snapshot, seed: 7)
            #expect(next.value == first.value)
            #expect(next.usage.instructions == first.usage.instructions)
            #expect(next.usage.memoryBytes == first.usage.memoryBytes)
        }
        #expect(try await boxes[0].call(source, hook: "all", snapshot, seed: 8).value != first.value)
    }

    @Test func `Walks are sorted`() async throws {
        guard case .list(let parts) = try await LuaBox(threads: 1).call(source, hook: "all", snapshot).value,
            case .list(let order) = parts[0], case .list(let walked) = parts[1]
        else { return #expect(Bool(false)) }
        let names = order.compactMap { if case .string(let name) = $0 { name } else { nil } }
        #expect(names == names.sorted())
        #expect(order == walked)
        #expect(parts[6] == parts[0])
    }

    @Test func `Nothing is left for the next call`() async throws {
        let box = LuaBox(threads: 1)
        await #expect(throws: LuaFault.self) { try await box.call(source, hook: "leave", snapshot) }
        _ = try await box.call(source, hook: "leave_local", snapshot)
        #expect(try await box.call(source, hook: "look", snapshot).value == [0])
    }

    @Test func `A module whose body draws or logs runs anew each time`() async throws {
        let box = LuaBox(threads: 1)
        let source = LuaSource(
            file: "lot.lua", text: "local kit = ... kit.log('body') local x = math.random(1000000) return { x = function() return x end }")
        let first = try await box.call(source, hook: "x", LuaSnapshot([]), seed: 1)
        let same = try await box.call(source, hook: "x", LuaSnapshot([]), seed: 1)
        let other = try await box.call(source, hook: "x", LuaSnapshot([]), seed: 2)
        #expect(first.value == same.value && first.value != other.value)
        #expect(first.log == ["body"] && other.log == ["body"])
    }

    @Test func `Hundreds of modules and thousands of calls at the same time`() async throws {
        let box = LuaBox(threads: 4)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<2_000 {
                group.addTask {
                    let module = LuaSource(file: "m.lua", text: "local n = \(number % 150) return { n = function(x) return { n, x } end }")
                    return try await box.call(module, hook: "n", LuaSnapshot([.integer(Int64(number))])).value
                        == [.integer(Int64(number % 150)), .integer(Int64(number))]
                }
            }
            for try await right in group { #expect(right) }
        }
    }

    @Test func `The lines that ran are noted when asked for`() async throws {
        let module = LuaSource(
            file: "t.lua", text: "local a = 1\nreturn { f = function(x)\n  if x then\n    return 1\n  end\n  return 2\nend }")
        let box = LuaBox(threads: 1)
        #expect(try await box.call(module, hook: "f", LuaSnapshot([true]), trace: true).trace == [1, 2, 7, 3, 4])
        #expect(try await box.call(module, hook: "f", LuaSnapshot([true])).trace == [])
    }

    @Test func `Positions and names together come under a name when that is asked for`() async throws {
        let module = LuaSource(file: "p.lua", text: "return { r = function() return { title = 'x', { kind = 'a' }, { kind = 'b' } } end }")
        let box = LuaBox(threads: 1)
        let value = try await box.call(module, hook: "r", LuaSnapshot([]), positional: "blocks").value
        #expect(value == ["title": "x", "blocks": [["kind": "a"], ["kind": "b"]]])
        await #expect(throws: LuaFault.self) { try await box.call(module, hook: "r", LuaSnapshot([])) }
    }

    @Test func `Hooks are listed by name`() async throws {
        #expect(try await LuaBox(threads: 1).hooks(of: source) == ["all", "leave", "leave_local", "look"])
    }

    @Test func `A bad result is named by its path`() async throws {
        let module = LuaSource(
            file: "p.lua",
            text:
                "return { r = function()\n return { 1, { options = { a = { pairs } } } } end, s = function() return { 1, { options = { 1, [3] = 2 } } } end }"
        )
        do {
            _ = try await LuaBox(threads: 1).call(module, hook: "r", LuaSnapshot([]), limits: .patient)
            Issue.record("no fault")
        } catch { #expect(error.message == "[2].options.a[1]: a function is no result" && error.kind == .badResult && error.line == 1) }
        do {
            _ = try await LuaBox(threads: 1).call(module, hook: "s", LuaSnapshot([]))
            Issue.record("no fault")
        } catch { #expect(error.message == "[2].options: a list with holes") }
    }

    @Test func `Of several faults in a result the first by name is told`() async throws {
        let module = LuaSource(
            file: "p.lua",
            text: "return { r = function() local t = {} for i = 10, 60 do t['k' .. i] = { a = pairs, b = 0 / 0 } end return t end }")
        for _ in 0..<4 {
            do {
                _ = try await LuaBox(threads: 1).call(module, hook: "r", LuaSnapshot([]), limits: .patient)
                Issue.record("no fault")
            } catch { #expect(error.message == "k10.a: a function is no result") }
        }
    }

    @Test func `Calls nearby are the same calls`() async throws {
        let box = LuaBox(threads: 1)
        let away = try await box.call(source, hook: "look", snapshot).value
        #expect(try await box.nearby { try await box.call(source, hook: "look", snapshot).value } == away)
    }
}

extension LuaLimits {
    /// With a minute for what takes no time, so that a machine that is busy with other tests decides nothing.
    fileprivate static var patient: LuaLimits {
        var limits = standard
        limits.milliseconds = 60_000
        return limits
    }
}
