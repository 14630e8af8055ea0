public import EnrumCore
public import EnrumDomain
import EnrumFormats
import LuaRuntime

/// One call of a hook by hand, as `enrum plugin run` makes it: on a snapshot that somebody wrote.
public struct HookTrial: Sendable {
    private let host: LuaPluginHost
    private let plugin: Plugin

    public init(_ host: LuaPluginHost, _ plugin: Plugin) { (self.host, self.plugin) = (host, plugin) }

    /// What came of it.
    public struct Outcome: Sendable {
        /// What the hook gave, as JSON; nil after a fault.
        public let result: String?
        public let fault: PluginFault?
        public let usage: PluginUsage
        public let log: [String]
        /// The lines that ran, in order, when they were asked for.
        public let trace: [Int]
    }

    /// - Parameters:
    ///   - bytes: YAML or JSON: `ctx`, and under `args` what comes after it. What is not in the manifest's `reads` is left out.
    ///   - name: the file's name, for the problems.
    ///   - today: for a snapshot that does not say.
    /// - Throws: ``PluginRefused`` when the snapshot cannot be read.
    public func callAsFunction(
        _ hook: Hook, with bytes: [UInt8], name: String, today: CalendarDate, tracing: Bool = false
    ) async throws(PluginRefused) -> Outcome {
        let tree = SourceFile.tree(bytes, name: name)
        var reader = SourceReader(problems: tree.problems)
        let arguments = tree.root.flatMap { reader.snapshotArguments($0, of: hook, in: plugin, today: today) }
        guard let arguments, reader.problems.isEmpty else {
            throw PluginRefused(problems: reader.problems.inOrder.map { .init($0, in: name) })
        }
        return await run(hook, arguments, tracing: tracing)
    }

    /// Again on the input that a fault kept.
    public func again(_ hook: Hook, input: [UInt8], tracing: Bool = false) async -> Outcome {
        await run(hook, HookInput(input).arguments, tracing: tracing)
    }

    private func run(_ hook: Hook, _ arguments: [LuaValue], tracing: Bool) async -> Outcome {
        guard plugin.rules != nil else { return Outcome(result: nil, fault: noRules(hook), usage: .none, log: [], trace: []) }
        var run = HookRun(
            plugin: plugin, hook: hook, limits: .standard, points: { $0.points(in: arguments.first) }, prepared: host.prepared(plugin))
        run.trace = tracing
        let report = await run(LuaSnapshot(arguments), in: host.box) { .json(arguments) }
        switch report.outcome.result {
        case .success(let result):
            return Outcome(
                result: (report.given ?? .null).json, fault: nil, usage: report.outcome.usage, log: result.log, trace: report.trace)
        case .failure(let fault):
            return Outcome(result: nil, fault: fault, usage: report.outcome.usage, log: fault.log, trace: report.trace)
        }
    }
}

extension HookTrial {
    /// There is nothing to call: without this the call would only find that the hook is not there.
    private func noRules(_ hook: Hook) -> PluginFault {
        PluginFault(
            plugin: plugin.id, version: plugin.manifest.version, hook: hook, kind: .badSource, file: "\(plugin.id)/\(PluginPath.rules)",
            line: nil, message: "the file is missing, or is not UTF-8 text", usage: .none, inputHash: "")
    }
}

extension SourceReader {
    /// A snapshot in a file of its own: `ctx` itself with `args` beside its parts, or a case's `given` and `args`.
    mutating func snapshotArguments(_ root: SourceNode, of hook: Hook, in plugin: Plugin, today: CalendarDate) -> [LuaValue]? {
        let isCase = root.entry("given") != nil
        guard let fields = fields(root, path: "", allowed: isCase ? ["given", "args"] : GivenReader.keys + ["args"]) else { return nil }
        var given = fields["given"] ?? SourceNode(root, keeping: GivenReader.keys)
        if given.entry("today") == nil { given = SourceNode(given, adding: "today", today.iso) }
        var snapshot = GivenReader(source: self, outline: PluginOutline(plugin), hook: hook, isStrict: false)
        defer { self = snapshot.source }
        return snapshot.arguments(given: given, args: fields["args"], in: fields)
    }
}

extension SourceNode {
    /// The same map with those of its names alone: what else stands in it is told of once, where it is looked for.
    fileprivate init(_ node: SourceNode, keeping names: [String]) {
        guard case .map(let entries) = node.content else {
            self = node
            return
        }
        self.init(place: node.place, content: .map(entries.filter { names.contains($0.key) }))
    }

    fileprivate init(_ node: SourceNode, adding name: String, _ text: String) {
        guard case .map(let entries) = node.content else {
            self = node
            return
        }
        let entry = Entry(key: name, keyPlace: node.place, value: SourceNode(place: node.place, content: .text(text)))
        self.init(place: node.place, content: .map(entries + [entry]))
    }
}
