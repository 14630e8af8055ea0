import EnrumCore
import EnrumDomain
import EnrumPlugins
import LuaRuntime

/// Hooks as pages call them, through ``LuaPluginHost/run(_:on:)``: what the plugin may read encoded, the hook called, its result decoded,
/// checked against its schema and put into words, beside the plain C host in the same run.
struct PortHooks {
    let plan: MeasurePlan
    private let box = LuaBox(threads: 1)

    init(plan: MeasurePlan) { self.plan = plan }

    func figures() async throws -> [Figure] {
        let host = LuaPluginHost(box: box)
        let plugin = try await PortPlugin.plugin(in: host)
        var figures: [Figure] = []
        for work in LuaWork.allCases { figures += try await hook(work, plugin, host) }
        return figures
    }

    private func hook(_ work: LuaWork, _ plugin: Plugin, _ host: LuaPluginHost) async throws -> [Figure] {
        let snapshot = try PortPlugin.snapshot(for: work)
        let call = HookCall(work.hook, of: plugin, granted: [.answers, .history])
        guard let context = host.arguments(of: call, on: snapshot).first else { throw BenchFault("the port gave no snapshot") }
        let (plain, nodes) = (PlainHost(source: PortPlugin.rules), BareSnapshot(context))
        var (near, alone, bare, cold) = ([Double](), [Double](), [Double](), [Double]())
        for _ in 0...plan.rounds {
            near.append(try await box.nearby { try await run(call, work, snapshot, host, calls: plan.requests) })
            bare.append(try plain.seconds(for: work.hook.rawValue, nodes, calls: plan.requests))
            cold.append(try plain.coldSeconds(for: work.hook.rawValue, nodes, calls: max(100, plan.requests / 10)))
            alone.append(try await run(call, work, snapshot, host, calls: max(100, plan.requests / 10)))
        }
        let title = "Port, \(work.short)"
        return [
            Figure(title, "through the port", ours: near, plain: bare, aim: "ratio ≤ 1.5"),
            Figure(title, "beside a state of its own for each call", ours: near, plain: cold, aim: nil),
            Figure(title, "and handed to another thread", ours: alone, plain: bare, aim: nil),
        ]
    }

    /// Seconds for each call.
    private func run(_ call: HookCall, _ work: LuaWork, _ snapshot: PluginSnapshot, _ host: LuaPluginHost, calls: Int) async throws
        -> Double
    {
        let start = Moment.nanoseconds()
        for _ in 0..<calls {
            guard let outcome = await host.run([call], on: snapshot).first else { throw BenchFault("the port gave no outcome") }
            try expect(outcome, work)
        }
        return Double(Moment.nanoseconds() - start) / 1e9 / Double(calls)
    }

    private func expect(_ outcome: HookOutcome, _ work: LuaWork) throws {
        switch (work, try outcome.result.get().value) {
        case (.empty, .points([])), (.empty, .nothing): return
        case (.check, .findings(let findings)) where findings.count == 2: return
        case (.report, .section(let section)) where section.blocks.count == 20: return
        default: throw BenchFault("a hook gave something else through the port")
        }
    }
}

extension LuaWork {
    fileprivate var hook: Hook {
        switch self {
        case .empty: .agenda
        case .check: .checkMeeting
        case .report: .report
        }
    }

    fileprivate var short: String {
        switch self {
        case .empty: "an empty hook"
        case .check: "15 answers against ten rules"
        case .report: "a report of twenty blocks"
        }
    }
}
