public import EnrumCore
public import EnrumDomain
import EnrumFormats
import LuaRuntime

/// How much of the limits a plugin's hooks use, and how long they take: measured on the snapshots of its own tests.
public struct PluginBench: Sendable {
    private let host: LuaPluginHost

    public init(_ host: LuaPluginHost) { self.host = host }

    /// One hook's figures: the median and the slowest twentieth of its times, and the most that any of its calls used.
    public struct Row: Sendable {
        public let hook: Hook
        /// How many snapshots it was called on.
        public let cases: Int
        public let medianNanoseconds: Int
        public let p95Nanoseconds: Int
        public let most: PluginUsage
        /// The greatest share of any limit that a call used, 0 to 1.
        public let share: Double
        /// What failed, if something did.
        public let fault: PluginFault?
    }

    /// - Parameter rounds: how often each snapshot is used.
    /// - Returns: A row for each hook that has a test.
    public func callAsFunction(_ plugin: Plugin, _ files: PluginFiles, rounds: Int = 200) async -> [Row] {
        var cases: [Hook: [(test: PluginTestCase, arguments: [LuaValue])]] = [:]
        var names: Set<String> = []
        for path in files.paths where path.hasPrefix("tests/") && path.hasSuffix(".yaml") {
            var reader = SourceReader()
            guard let root = files[path].flatMap({ SourceFile.tree($0, name: path).root }) else { continue }
            for test in reader.testCases(root, of: PluginOutline(plugin), &names, isComplete: false) {
                guard case .hook(let hook, let arguments) = test.subject else { continue }
                cases[hook, default: []].append((test, arguments))
            }
        }
        var rows: [Row] = []
        for hook in plugin.manifest.hooks {
            guard let cases = cases[hook] else { continue }
            rows.append(await row(hook, cases, plugin, rounds))
        }
        return rows
    }

    private func row(
        _ hook: Hook, _ cases: [(test: PluginTestCase, arguments: [LuaValue])], _ plugin: Plugin, _ rounds: Int
    ) async -> Row {
        let clock = ContinuousClock()
        var times: [Int] = []
        var (most, fault) = (PluginUsage.none, PluginFault?.none)
        for (test, arguments) in cases {
            let snapshot = LuaSnapshot(arguments)
            let run = HookRun(
                plugin: plugin, hook: hook, limits: .standard, points: { $0.points(in: arguments.first) }, prepared: host.prepared(plugin))
            for _ in 0..<rounds {
                let start = clock.now
                let report = await run(snapshot, in: host.box) { .json(arguments) }
                times.append(Int((clock.now - start).components.attoseconds / 1_000_000_000))
                most = most.orMore(report.outcome.usage)
                if case .failure(let found) = report.outcome.result, test.expectation != .fault(found.kind) { fault = found }
            }
        }
        times.sort()
        let limits = PluginLimits.standard
        let share = [
            Double(most.instructions) / Double(limits.instructions), Double(most.matcherSteps) / Double(limits.matcherSteps),
            Double(most.nanoseconds) / Double(limits.milliseconds * 1_000_000), Double(most.memoryBytes) / Double(limits.memoryBytes),
        ].max()
        return Row(
            hook: hook, cases: cases.count, medianNanoseconds: times[times.count / 2], p95Nanoseconds: times[times.count * 95 / 100],
            most: most, share: share ?? 0, fault: fault)
    }
}

extension PluginUsage {
    fileprivate func orMore(_ other: PluginUsage) -> PluginUsage {
        PluginUsage(
            instructions: max(instructions, other.instructions), matcherSteps: max(matcherSteps, other.matcherSteps),
            nanoseconds: max(nanoseconds, other.nanoseconds), memoryBytes: max(memoryBytes, other.memoryBytes))
    }
}
