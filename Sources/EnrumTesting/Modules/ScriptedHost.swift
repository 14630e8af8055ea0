public import EnrumCore
public import EnrumDomain
import Synchronization

/// A plugin host for tests: plugins are values, and what a hook answers is a closure that sees what the hook is given.
///
/// A plugin is read from its ``Plugin/package``, so that a store can hold it. Nothing is narrowed here to what a manifest reads: a test
/// sees the whole snapshot that use cases hand to the host, and ``HookCall/reads`` beside it.
public final class ScriptedHost: PluginHost {
    /// What a hook answers. It may wait or change the store meanwhile: no transaction is open.
    public typealias Script = @Sendable (HookCall, PluginSnapshot) async throws(Fault) -> HookResult

    /// A call that the host got, in the order of arrival.
    public struct Received: Sendable {
        public let call: HookCall
        public let snapshot: PluginSnapshot
        public let isReplay: Bool
    }

    /// How a hook fails. The host adds plugin, version and hook.
    public struct Fault: Error, Hashable, Sendable {
        public let kind: PluginFault.Kind
        public let message: String
        public let line: Int
        public let log: [String]

        public init(_ kind: PluginFault.Kind = .error, _ message: String = "", line: Int = 1, log: [String] = []) {
            (self.kind, self.message, self.line, self.log) = (kind, message, line, log)
        }
    }

    private struct Point: Hashable {
        let plugin: Slug
        let hook: Hook
    }

    private struct State {
        /// By digest.
        var known: [String: Plugin] = [:]
        var read: Set<String> = []
        var scripts: [Point: Script] = [:]
        var usages: [Point: PluginUsage] = [:]
        /// By digest.
        var signers: [String: PackageSigner] = [:]
        var watched: [Slug: Result<Plugin, PluginRefused>] = [:]
        var reloaded: [Slug: Instant] = [:]
        var received: [Received] = []
    }

    private let state = Mutex(State())

    /// - Parameter plugins: Those whose packages can be read.
    public init(_ plugins: [Plugin] = []) { for plugin in plugins { know(plugin) } }
}

// MARK: What a test says

extension ScriptedHost {
    /// Takes the plugin's ``Plugin/package`` from now on.
    public func know(_ plugin: Plugin) { state.withLock { $0.known[plugin.digest] = plugin } }

    /// Its package can no longer be read, as after an upgrade of Enrum that it does not fit.
    public func unlearn(_ plugin: Plugin) {
        state.withLock { state in
            state.known[plugin.digest] = nil
            state.read.remove(plugin.digest)
        }
    }

    /// Its package has this signature, and it is right.
    public func sign(_ plugin: Plugin, by signer: PackageSigner) { state.withLock { $0.signers[plugin.digest] = signer } }

    /// Its author is changing it in a folder, which stands as given; nil for no longer.
    public func watch(_ id: Slug, _ standing: Result<Plugin, PluginRefused>?, at instant: Instant? = nil) {
        state.withLock { ($0.watched[id], $0.reloaded[id]) = (standing, instant) }
    }

    /// What a process does not remember when it starts: every plugin has to be read from its package again.
    public func restart() { state.withLock { $0.read = [] } }

    /// Says what a hook answers, whatever the plugin's version; a hook without a script has nothing to say.
    public func on(_ hook: Hook, of plugin: Slug, using usage: PluginUsage = .scripted, _ script: @escaping Script) {
        state.withLock { state in
            let point = Point(plugin: plugin, hook: hook)
            (state.scripts[point], state.usages[point]) = (script, usage)
        }
    }

    /// The hook fails from now on.
    public func fail(_ hook: Hook, of plugin: Slug, _ fault: Fault = Fault()) {
        on(hook, of: plugin) { (_, _) throws(Fault) in throw fault }
    }

    /// Every call so far, or those of one hook.
    public func received(_ hook: Hook? = nil, of plugin: Slug? = nil) -> [Received] {
        state.withLock(\.received).filter {
            (hook == nil || $0.call.hook == hook) && (plugin == nil || $0.call.plugin.id == plugin)
        }
    }

    /// Forgets the calls so far.
    public func forgetCalls() { state.withLock { $0.received = [] } }
}

// MARK: What a host does

extension ScriptedHost {
    public func plugin(from package: [UInt8]) async throws(PluginRefused) -> Plugin {
        let digest = String(decoding: package, as: UTF8.self)
        let known = state.withLock { state in
            if state.known[digest] != nil { state.read.insert(digest) }
            return state.known[digest]
        }
        guard let known else {
            throw PluginRefused(problems: [.init(file: "plugin.yaml", line: 1, path: "", phrase: Phrase("module.no_host"))])
        }
        return known
    }

    public func signer(of package: [UInt8]) async throws(PluginRefused) -> PackageSigner? {
        let plugin = try await plugin(from: package)
        return state.withLock { $0.signers[plugin.digest] }
    }

    public func watched(_ id: Slug) -> Result<Plugin, PluginRefused>? { state.withLock { $0.watched[id] } }
    public func reloaded(_ id: Slug) -> Instant? { state.withLock { $0.reloaded[id] } }

    public func remembered(_ digest: String) -> Plugin? {
        state.withLock { $0.read.contains(digest) ? $0.known[digest] : nil }
    }

    public func run(_ calls: [HookCall], on snapshot: PluginSnapshot) async -> [HookOutcome] {
        var outcomes: [HookOutcome] = []
        for call in calls { outcomes.append(await answer(call, snapshot, isReplay: false)) }
        return outcomes
    }

    public func replay(_ hook: Hook, of plugin: Plugin, input: [UInt8], limits: PluginLimits) async -> HookOutcome {
        let first = state.withLock { state in
            Int(String(decoding: input, as: UTF8.self)).flatMap { $0 < state.received.count ? state.received[$0] : nil }
        }
        guard let first else { preconditionFailure("nobody called \(hook) of \(plugin.id) with this input") }
        let call = HookCall(
            hook, of: plugin, granted: first.call.reads, settings: first.call.settings, stored: first.call.stored,
            arguments: first.call.arguments, limits: limits)
        return await answer(call, first.snapshot, isReplay: true)
    }

    /// A failing call's input is its number, so that a replay can find it.
    private func answer(_ call: HookCall, _ snapshot: PluginSnapshot, isReplay: Bool) async -> HookOutcome {
        let point = Point(plugin: call.plugin.id, hook: call.hook)
        let (number, script, usage) = state.withLock { state in
            state.received.append(Received(call: call, snapshot: snapshot, isReplay: isReplay))
            return (state.received.count - 1, state.scripts[point], state.usages[point] ?? .scripted)
        }
        do throws(Fault) {
            let result = try await script?(call, snapshot) ?? HookResult(.nothing)
            return HookOutcome(call.hook, of: call.plugin, .success(result), usage: usage)
        } catch {
            let fault = PluginFault(
                plugin: call.plugin.id, version: call.plugin.manifest.version, hook: call.hook, kind: error.kind, file: "rules.lua",
                line: error.line, message: error.message, log: error.log, usage: usage, inputHash: Plugin.digest(of: "input \(number)"))
            return HookOutcome(call.hook, of: call.plugin, .failure(fault), usage: usage, input: Array(String(number).utf8))
        }
    }
}

extension PluginUsage {
    /// What a call of a ``ScriptedHost`` is said to have used.
    public static let scripted = PluginUsage(instructions: 100, matcherSteps: 10, nanoseconds: 20_000, memoryBytes: 4096)
}
