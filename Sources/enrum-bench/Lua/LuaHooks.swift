import LuaRuntime

/// Hooks through the box, snapshot encoded, called, result decoded, beside a plain C host that builds the same tables and reads the same
/// result.
struct LuaHooks {
    let plan: MeasurePlan
    private let box = LuaBox(threads: 1)
    private let source = LuaSource(file: "bench.lua", text: LuaWork.source)

    init(plan: MeasurePlan) { self.plan = plan }

    func figures() async throws -> [Figure] {
        var figures: [Figure] = []
        for work in LuaWork.allCases { figures += try await hook(work) }
        figures += try await cold()
        figures += try await twelve()
        return figures
    }

    private func hook(_ work: LuaWork) async throws -> [Figure] {
        let facts = LuaFacts(work)
        let calls = plan.requests
        var (near, handed, bare) = ([Double](), [Double](), [Double]())
        for _ in 0...plan.rounds {
            near.append(try await box.nearby { try await ours(work, facts, calls: calls) })
            bare.append(try reference(work, facts, calls: calls))
            handed.append(try await ours(work, facts, calls: max(100, calls / 10)))
        }
        let memory = try await box.call(source, hook: work.rawValue, facts.snapshot).usage.memoryBytes
        return [
            Figure(work.title, "whole call", ours: near, plain: bare, aim: "ratio ≤ 1.5"),
            Figure(work.title, "handed to another thread", ours: handed, plain: bare, aim: nil),
            Figure(
                work: work.title, quantity: "memory held", unit: "KB", ours: Double(memory) / 1024, reference: nil, ratio: nil,
                aim: "< 1024 KB"),
        ]
    }

    /// A state that has never been, with its module: put up, called, and forgotten.
    private func cold() async throws -> [Figure] {
        let facts = LuaFacts(.empty)
        var (image, text, bare) = ([Double](), [Double](), [Double]())
        for round in 0...plan.rounds {
            image.append(try await box.nearby { try await ours(.empty, facts, calls: plan.requests) })
            text.append(try await box.nearby { try await unseen(facts, round: round) })
            bare.append(try referenceCold(facts))
        }
        return [
            Figure("Lua, a cold state with load", "module seen before", ours: image, plain: bare, aim: "≤ 40 µs"),
            Figure("Lua, a cold state with load", "module never seen", ours: text, plain: bare, aim: nil),
        ]
    }

    /// Twelve modules' checks on one form, from one snapshot.
    private func twelve() async throws -> [Figure] {
        let sources = (1...12).map { LuaSource(file: "p\($0).lua", text: LuaWork.source + "\n-- \($0)") }
        let facts = LuaFacts(.check)
        var times: [Double] = []
        for _ in 0...plan.rounds {
            times.append(
                try await box.nearby {
                    let start = Moment.nanoseconds()
                    for _ in 0..<100 {
                        let snapshot = facts.snapshot
                        for source in sources { try expect(try await box.call(source, hook: "check", snapshot).value, .check) }
                    }
                    return Double(Moment.nanoseconds() - start) / 1e9 / 100
                })
        }
        return [
            Figure(
                work: "Lua, 12 plugins on one form", quantity: "all of them", unit: "µs", ours: times.dropFirst().map { $0 * 1e6 }.median,
                reference: nil, ratio: nil, aim: "< 1 ms")
        ]
    }

    private func ours(_ work: LuaWork, _ facts: LuaFacts, calls: Int) async throws -> Double {
        let start = Moment.nanoseconds()
        for _ in 0..<calls { try expect(try await box.call(source, hook: work.rawValue, facts.snapshot).value, work) }
        return Double(Moment.nanoseconds() - start) / 1e9 / Double(calls)
    }

    private func unseen(_ facts: LuaFacts, round: Int) async throws -> Double {
        let sources = (0..<200).map { LuaSource(file: "bench.lua", text: LuaWork.source + "\n-- \(round).\($0)") }
        let start = Moment.nanoseconds()
        for source in sources { try expect(try await box.call(source, hook: "empty", facts.snapshot).value, .empty) }
        return Double(Moment.nanoseconds() - start) / 1e9 / 200
    }

    private func reference(_ work: LuaWork, _ facts: LuaFacts, calls: Int) throws -> Double {
        try PlainHost(source: LuaWork.source).seconds(for: work.rawValue, BareSnapshot(facts.tree), calls: calls)
    }

    private func referenceCold(_ facts: LuaFacts) throws -> Double {
        try PlainHost(source: LuaWork.source).coldSeconds(for: "empty", BareSnapshot(facts.tree), calls: 200)
    }

    private func expect(_ value: LuaValue, _ work: LuaWork) throws {
        switch (work, value) {
        case (.empty, .null): return
        case (.check, .list(let findings)) where findings.count == 2: return
        case (.report, .list(let blocks)) where blocks.count == 20: return
        default: throw BenchFault("a hook gave something else")
        }
    }
}
