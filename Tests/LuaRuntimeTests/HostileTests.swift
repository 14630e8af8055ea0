import LuaRuntime
import Testing

/// Each hostile plugin ends in the right kind, within its limits, and the next call works.
@Suite struct HostileTests {
    private static let box = LuaBox(threads: 2)
    /// The limits to start with, but for the time: what a slow machine has time for is no verdict.
    private static let limits: LuaLimits = {
        var limits = LuaLimits.standard
        limits.milliseconds = 20_000
        return limits
    }()
    private static let well = LuaSource(file: "well.lua", text: "return { hook = function(ctx) return { ctx.name, #ctx.list } end }")

    @Test(arguments: Hostile.all)
    func `It does no harm`(hostile: Hostile) async throws {
        let limits = Self.limits
        let ended: LuaFault.Kind?
        let usage: LuaUsage
        let log: [String]
        do {
            let result = try await Self.box.call(hostile.source, hook: "hook", Hostile.snapshot, limits: limits)
            (ended, usage, log) = (nil, result.usage, result.log)
            if let expected = hostile.result { #expect(result.value == expected) }
        } catch {
            (ended, usage, log) = (error.kind, error.usage, error.log)
            #expect(!error.message.isEmpty)
            #expect(error.message.utf8.count <= 1100)
            #expect(error.file == "rules.lua")
        }
        #expect(ended == hostile.expected)
        // One piece of work in C may go over by what it counts itself as.
        #expect(usage.instructions <= limits.instructions * 2)
        #expect(usage.matcherSteps <= limits.matcherSteps + 1024)
        #expect(usage.memoryBytes <= limits.memoryBytes)
        #expect(log.count <= limits.logLines)
        for line in log {
            #expect(line.utf8.count <= limits.logLineBytes)
            #expect(!line.contains { $0.isNewline || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
        }
        #expect(try await Self.box.call(Self.well, hook: "hook", Hostile.snapshot).value == ["Åse", 3])
    }

    @Test func `No two of them have the same name`() {
        #expect(Set(Hostile.all.map(\.name)).count == Hostile.all.count)
        #expect(Hostile.all.count >= 250)
    }
}
