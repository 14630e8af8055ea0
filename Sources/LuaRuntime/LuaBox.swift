internal import LuaBox

/// The box in which plugins' Lua runs.
///
/// Each call gets a state of its own, made from an image of a hardened one that has seen no snapshot, and gone when the call is over. A
/// call cannot reach anything outside, cannot outlast its limits, and cannot take the process down.
public final class LuaBox: Sendable {
    private let threads: LuaThreads

    /// - Parameter threads: how many calls run at the same time; as many as there are processors by default.
    public init(threads: Int? = nil) { self.threads = LuaThreads(count: threads ?? max(2, LuaThreads.processors)) }

    deinit { threads.close() }

    /// Calls a hook of a module.
    ///
    /// - Parameters:
    ///   - snapshot: the hook's arguments.
    ///   - seed: what `math.random` starts from. The same source, hook, snapshot and seed give the same result.
    ///   - positional: the key under which the positional part is given when the result itself has both names and positions, as
    ///     `{ title = …, {…}, {…} }` has; nil refuses such a result.
    ///   - trace: whether to note the lines that run.
    public func call(
        _ source: LuaSource, hook: String, _ snapshot: LuaSnapshot, limits: LuaLimits = .standard, seed: UInt64 = 0,
        positional: String? = nil, trace: Bool = false
    ) async throws(LuaFault) -> LuaResult {
        let call = LuaCall(
            source: source, hook: hook, snapshot: snapshot, limits: limits, seed: seed, positional: positional, trace: trace)
        return try await threads.run { call.run(in: $0) }.get()
    }

    /// The names of the hooks in the table that the module returns, sorted. The module's body runs for this, within the limits.
    public func hooks(of source: LuaSource, limits: LuaLimits = .standard) async throws(LuaFault) -> [String] {
        let call = LuaCall(
            source: source, hook: nil, snapshot: LuaSnapshot([]), limits: limits, seed: 0, positional: nil, trace: false)
        guard case .list(let names) = try await threads.run({ call.run(in: $0) }).get().value else { return [] }
        return names.compactMap { if case .string(let name) = $0 { name } else { nil } }
    }

    /// Runs the body on one of the box's own threads, so that calls inside it need not be handed from thread to thread.
    public func nearby<Value: Sendable>(_ body: @Sendable () async throws -> Value) async rethrows -> Value {
        try await withTaskExecutorPreference(threads, operation: body)
    }

    /// The release of the Lua library, such as "Lua 5.4.4".
    public static var release: String { String(cString: luabox_release()) }
}
