import LuaBoxStock
import LuaRuntime
import Testing

/// Our string library beside Lua's own, on random input: the same code runs in the box and in a stock state.
@Suite struct PatternTests {
    private static let box = LuaBox(threads: 2)
    private static let limits = LuaLimits(
        instructions: 2_000_000_000, matcherSteps: 2_000_000_000, milliseconds: 60_000, memoryBytes: 64 << 20, resultBytes: 4 << 20,
        logLines: 0, logLineBytes: 0)

    /// Makes random texts and patterns from a seed, and notes what each function says to them, a line each.
    private static func code(_ seed: Int, _ body: String) -> String {
        """
        local seed = \(seed)
        local function lot(n) seed = (seed * 1103515245 + 12345) & 0x7fffffff return (seed >> 8) % n + 1 end
        local parts = { 'a', 'b', 'c', '.', '%a', '%d', '%w', '%s', '%S', '%u', '%x', '%z', '%Z', '%p', '%%', '[ab]', '[^a]', '[a-c]', '[%a_]',
          '[]a]', '[^]b]', '[a-]', '(', ')', '()', '%1', '%2', '%b()', '%bab', '%f[a]', '%f[^%w]', '$', '^', '-', '*', '+', '?', '[', ']',
          '%', '1', '\\0', 'å', '%f', '%b', '[a-%d]', '[%', '(a*)', '(.-)', '(%w+)', 'a-', 'b*', '.+', '[ab]?' }
        local letters = { 'a', 'b', 'c', 'ab', 'A', '1', ' ', '(', ')', '_', '\\0', 'å', 'aa', '-', '%' }
        local function make(from, most) local t = {} for i = 1, lot(most) - 1 do t[i] = from[lot(#from)] end return table.concat(t) end
        local out = {}
        local function say(ok, ...)
          local t = { ok and 'ok' or 'E' }
          if ok then for i = 1, select('#', ...) do t[#t + 1] = tostring((select(i, ...))) end end
          out[#out + 1] = (table.concat(t, '|'):gsub('[^\\32-\\126]', '?'))
        end
        for round = 1, 400 do
          local s, p = make(letters, 14), make(parts, 7)
          \(body)
        end
        return table.concat(out, '\\n')
        """
    }

    private func stock(_ code: String) throws -> [Substring] {
        var bytes = [CChar](repeating: 0, count: 1 << 20)
        let length = luabox_stock_run(code, code.utf8.count, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try #require(length >= 0)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private func ours(_ code: String) async throws -> [Substring] {
        let source = LuaSource(file: "ours.lua", text: "return { run = function() \(code) end }")
        let result = try await Self.box.call(source, hook: "run", LuaSnapshot([]), limits: Self.limits)
        guard case .string(let text) = result.value else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Ours reads a pattern whole before it matches, the stock one as far as it gets: a pattern that is wrong there finds nothing or raises.
    private func agree(_ body: String, nothing: (Substring) -> Bool, seeds: Range<Int>) async throws {
        var (same, wrong) = (0, 0)
        for seed in seeds {
            let code = Self.code(seed, body)
            let (left, right) = (try await ours(code), try stock(code))
            #expect(left.count == right.count)
            for (our, theirs) in zip(left, right) {
                if our == theirs {
                    same += 1
                } else if our == "E", nothing(theirs) {
                    wrong += 1
                } else {
                    #expect(our == theirs, "seed \(seed)")
                }
            }
        }
        #expect(same > 2 * wrong)
    }

    @Test func `find agrees with the stock one`() async throws {
        try await agree("say(pcall(string.find, s, p, lot(6) - 3))", nothing: { $0 == "ok|nil" }, seeds: 1..<26)
    }

    @Test func `match agrees with the stock one`() async throws {
        try await agree("say(pcall(string.match, s, p, lot(20) - 10))", nothing: { $0 == "ok|nil" }, seeds: 100..<126)
    }

    @Test func `plain find agrees with the stock one`() async throws {
        try await agree("say(pcall(string.find, s, p, lot(6) - 3, true))", nothing: { _ in false }, seeds: 200..<210)
    }

    @Test func `gmatch agrees with the stock one`() async throws {
        let body = """
            say(pcall(function() local t = {} for a, b in s:gmatch(p, lot(4) - 1) do t[#t + 1] = tostring(a) .. ',' .. tostring(b) end
            return table.concat(t, ';') end))
            """
        try await agree(body, nothing: { $0 == "ok|" }, seeds: 300..<326)
    }

    @Test(arguments: [
        "'<%0%1>'", "'%1%%'", "function(a, b) if lot(3) > 1 then return tostring(b) .. '!' end end", "{ a = 'x', b = 7, ab = false }",
    ])
    func `gsub agrees with the stock one`(replacement: String) async throws {
        // A capture that is left open is wrong to us even where the stock one does not come to ask for it.
        let body = """
            local most = lot(3) > 1 and lot(4) - 1 or nil
            if pcall(string.match, s, p) then say(pcall(string.gsub, s, p, \(replacement), most)) else say(false) end
            """
        // Nothing replaced, or a replacement that is wrong as well.
        try await agree(body, nothing: { $0.hasSuffix("|0") }, seeds: 400..<410)
    }

    @Test func `The rest of the string library agrees with the stock one`() async throws {
        let body = """
            local i, j = lot(30) - 15, lot(30) - 15
            say(pcall(string.sub, s, i, j)) say(pcall(string.byte, s, i, j)) say(pcall(string.rep, s, i, p)) say(pcall(string.reverse, s))
            say(pcall(string.upper, s)) say(pcall(string.len, s)) say(pcall(tonumber, s)) say(pcall(tonumber, s, lot(35) + 1))
            say(pcall(tonumber, tostring(i) .. s)) say(pcall(table.concat, { s, i, p }, s, 1, lot(4) - 1)) say(pcall(utf8.len, s, i, j))
            say(pcall(utf8.offset, s, i)) say(pcall(utf8.codepoint, s, i, j)) say(pcall(select, i, s, p, i)) say(pcall(math.fmod, i, j))
            say(pcall(string.format, ({ '%5d|%s', '%-5d%5s', '%05.1f%.2s', '%x%%%s', '%+d %10.3s', '%g%s', '%e %s', '%c%s', '%i%3s' })[lot(9)], i, s))
            """
        try await agree(body, nothing: { _ in false }, seeds: 500..<510)
    }

    @Test func `Lists agree with the stock library`() async throws {
        let body = """
            local t, u = {}, {}
            for i = 1, lot(12) - 1 do t[i] = lot(9) u[i] = t[i] end
            table.sort(t) say(true, table.concat(t, ',')) table.sort(u, function(a, b) return a > b end) say(true, table.concat(u, ','))
            say(pcall(table.insert, t, lot(14), 'x')) say(true, table.concat(t, ',')) say(pcall(table.remove, t, lot(14)))
            say(true, table.concat(t, ',')) say(pcall(table.unpack, t, lot(5), lot(9)))
            if #u > 2 then say(true, table.concat(table.move(u, 1, #u - 1, 2), ',')) end
            """
        try await agree(body, nothing: { _ in false }, seeds: 600..<610)
    }
}
