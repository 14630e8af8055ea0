import Crypto
import EnrumCore
import EnrumDomain
import LuaRuntime

/// One call of a hook in the box, from its arguments to its checked result.
struct HookRun: Sendable {
    let plugin: Plugin
    let hook: Hook
    let limits: PluginLimits
    /// What a chart of a metric shows.
    let points: @Sendable (MetricDeclaration) -> [Block.Chart.Point]
    let prepared: PreparedPlugin
    var trace = false

    /// What came of it: for the host the outcome, for the author's tools also what Lua gave, and the lines that ran.
    struct Report: Sendable {
        let outcome: HookOutcome
        /// What Lua gave; nil when the box gave nothing.
        let raw: LuaValue?
        let trace: [Int]

        /// What Lua gave, without each `false` that was passed over.
        var given: LuaValue? { raw?.withoutGaps }
    }

    /// - Parameter input: what is kept with a fault.
    func callAsFunction(_ snapshot: LuaSnapshot, in box: LuaBox, input: () -> HookInput) async -> Report {
        let result: LuaResult
        do throws(LuaFault) {
            result = try await box.call(
                prepared.source, hook: hook.rawValue, snapshot, limits: LuaLimits(limits),
                positional: ResultReader.positional(for: hook), trace: trace)
        } catch {
            let input = input()
            let message =
                error.kind == .badResult ? BadResult(box: error).worded(in: prepared.source.file, hook: hook.rawValue) : error.message
            let fault = fault(PluginFault.Kind(error.kind), error.file, error.line, message, error.log, error.usage, input)
            return Report(outcome: outcome(.failure(fault), error.usage, input.bytes), raw: nil, trace: error.trace)
        }
        do throws(BadResult) {
            let reader = ResultReader(plugin: plugin, hook: hook, texts: prepared.texts, points: points)
            let read = try reader.result(result.value, log: result.log)
            return Report(outcome: outcome(.success(read), result.usage), raw: result.value, trace: result.trace)
        } catch {
            let file = prepared.source.file
            let message = error.worded(in: file, hook: hook.rawValue)
            let input = input()
            let fault = fault(.badResult, file, nil, message, result.log, result.usage, input)
            return Report(
                outcome: outcome(.failure(fault), result.usage, input.bytes), raw: result.value, trace: result.trace)
        }
    }

    private func outcome(_ result: Result<HookResult, PluginFault>, _ usage: LuaUsage, _ input: [UInt8] = []) -> HookOutcome {
        HookOutcome(hook, of: plugin, result, usage: PluginUsage(usage), input: input)
    }

    private func fault(
        _ kind: PluginFault.Kind, _ file: String?, _ line: Int?, _ message: String, _ log: [String], _ usage: LuaUsage,
        _ input: HookInput
    ) -> PluginFault {
        PluginFault(
            plugin: plugin.id, version: plugin.manifest.version, hook: hook, kind: kind, file: file, line: line, message: message, log: log,
            usage: PluginUsage(usage), inputHash: SHA256.hash(data: input.bytes).hexadecimal)
    }
}

extension LuaValue {
    /// Without what `condition and { … }` leaves in a list of blocks, findings or points when the condition does not hold.
    fileprivate var withoutGaps: LuaValue {
        switch self {
        case .list(let items): .list(items.filter { $0 != .bool(false) })
        case .table(let members):
            .table(
                members.mapValues { member in
                    if case .list = member { member.withoutGaps } else { member }
                })
        default: self
        }
    }
}

/// What a hook was called with, as it is kept with a fault: its arguments as a JSON list. Equal arguments are equal bytes.
struct HookInput: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func json(_ arguments: [LuaValue]) -> HookInput { HookInput(Array(LuaValue.list(arguments).json.utf8)) }

    var arguments: [LuaValue] {
        guard case .list(let arguments)? = LuaValue(json: String(decoding: bytes, as: UTF8.self)) else { return [] }
        return arguments
    }
}

extension PluginFault.Kind {
    init(_ kind: LuaFault.Kind) {
        switch kind {
        case .error: self = .error
        case .time: self = .time
        case .memory: self = .memory
        case .badResult: self = .badResult
        case .badSource: self = .badSource
        }
    }
}

extension PluginUsage {
    init(_ usage: LuaUsage) {
        self.init(
            instructions: usage.instructions, matcherSteps: usage.matcherSteps, nanoseconds: usage.wallNanoseconds,
            memoryBytes: usage.memoryBytes)
    }
}

extension LuaLimits {
    init(_ limits: PluginLimits) {
        self = .standard
        (instructions, matcherSteps) = (limits.instructions, limits.matcherSteps)
        (milliseconds, memoryBytes) = (limits.milliseconds, limits.memoryBytes)
    }
}
