import Crypto
public import EnrumCore
public import EnrumDomain
import Foundation
public import LuaRuntime
import Synchronization

/// Reads plugins and runs their hooks in the Lua box.
public final class LuaPluginHost: PluginHost {
    let box: LuaBox
    private let known = Mutex<[String: Plugin]>([:])
    /// Folders that their authors are changing; see ``watch(_:as:)``.
    private let folders = Mutex<[Slug: (standing: Result<Plugin, PluginRefused>, at: Instant)]>([:])
    private let prepared = Mutex<[String: PreparedPlugin]>([:])

    public init(box: LuaBox = LuaBox()) { self.box = box }

    public func plugin(from package: [UInt8]) async throws(PluginRefused) -> Plugin {
        let digest = SHA256.hash(data: package).hexadecimal
        if let plugin = remembered(digest) { return plugin }
        let plugin = try await read(PluginFiles(package: package), digest: digest)
        known.withLock { $0[digest] = plugin }
        return plugin
    }

    public func watched(_ id: Slug) -> Result<Plugin, PluginRefused>? { folders.withLock { $0[id]?.standing } }

    public func reloaded(_ id: Slug) -> Instant? { folders.withLock { $0[id]?.at } }

    /// Lets a folder, as it was just read, stand in for the installed plugin of the same id.
    public func watch(_ result: Result<Plugin, PluginRefused>, as id: Slug, at instant: Instant) {
        folders.withLock { $0[id] = (result, instant) }
    }

    public func signer(of package: [UInt8]) async throws(PluginRefused) -> PackageSigner? {
        do throws(PackageRefused) {
            return try PluginPackage.read(package).signature.map { PackageSigner(fingerprint: $0.key.fingerprint, key: $0.key.bytes) }
        } catch {
            throw PluginRefused(error)
        }
    }

    public func remembered(_ digest: String) -> Plugin? { known.withLock { $0[digest] } }

    /// Reads a plugin from its files, or says everything that is wrong; it is not remembered.
    ///
    /// - Parameter digest: What tells it from others; nil takes one over its files.
    public func read(_ files: PluginFiles, digest: String? = nil) async throws(PluginRefused) -> Plugin {
        let reading = await PluginReading(files, digest: digest, box: box)
        guard let plugin = reading.plugin, reading.problems.isEmpty else { throw PluginRefused(problems: reading.problems) }
        return plugin
    }

    /// Reads a plugin that an author is trying: mistakes in its rules are left for the call to meet, all others are refused.
    public func plugin(toTry files: PluginFiles) async throws(PluginRefused) -> Plugin {
        let reading = await PluginReading(files, box: box)
        let others = reading.problems.filter { $0.file != PluginPath.rules && $0.path != "hooks" }
        guard let plugin = reading.plugin, others.isEmpty else { throw PluginRefused(problems: reading.problems) }
        return plugin
    }

    public func run(_ calls: [HookCall], on snapshot: PluginSnapshot) async -> [HookOutcome] {
        // Going over to one of the box's threads costs more than a call, so some calls go together.
        let lanes = min(Self.lanes, (calls.count + Self.callsTogether - 1) / Self.callsTogether)
        guard lanes > 1 else { return await run(calls.indices, of: calls, on: snapshot).map(\.outcome) }
        return await withTaskGroup(of: [(index: Int, outcome: HookOutcome)].self) { group in
            for lane in 0..<lanes {
                group.addTask { await self.run(stride(from: lane, to: calls.count, by: lanes), of: calls, on: snapshot) }
            }
            var outcomes = [HookOutcome?](repeating: nil, count: calls.count)
            for await done in group { for (index, outcome) in done { outcomes[index] = outcome } }
            return outcomes.compactMap { $0 }
        }
    }

    private static let lanes = max(2, ProcessInfo.processInfo.activeProcessorCount)
    private static let callsTogether = 4

    /// Runs some of the calls one after the other, on one thread.
    private func run(
        _ places: some Sequence<Int> & Sendable, of calls: [HookCall], on snapshot: PluginSnapshot
    ) async -> [(index: Int, outcome: HookOutcome)] {
        await box.nearby {
            var outcomes: [(index: Int, outcome: HookOutcome)] = []
            for place in places { outcomes.append((place, await self.run(calls[place], on: snapshot))) }
            return outcomes
        }
    }

    private func run(_ call: HookCall, on snapshot: PluginSnapshot) async -> HookOutcome {
        let arguments = HookArguments(call: call, snapshot: snapshot)
        let run = HookRun(
            plugin: call.plugin, hook: call.hook, limits: call.limits, points: { arguments.points(of: $0) },
            prepared: prepared(call.plugin))
        return await run(arguments.encoded, in: box) { .json(arguments.values) }.outcome
    }

    public func replay(_ hook: Hook, of plugin: Plugin, input: [UInt8], limits: PluginLimits) async -> HookOutcome {
        let arguments = HookInput(input).arguments
        let run = HookRun(
            plugin: plugin, hook: hook, limits: limits, points: { $0.points(in: arguments.first) }, prepared: prepared(plugin))
        return await run(LuaSnapshot(arguments), in: box) { HookInput(input) }.outcome
    }

    /// What a call gets of a snapshot, `ctx` first, as a tree: for measurements of the same call elsewhere.
    package func arguments(of call: HookCall, on snapshot: PluginSnapshot) -> [LuaValue] {
        HookArguments(call: call, snapshot: snapshot).values
    }

    /// What a plugin needs at every call, made once.
    func prepared(_ plugin: Plugin) -> PreparedPlugin {
        if let found = prepared.withLock({ $0[plugin.digest] }) { return found }
        let made = PreparedPlugin(plugin)
        prepared.withLock { known in
            if known.count >= 256 { known.removeAll() }
            known[plugin.digest] = made
        }
        return made
    }
}

/// A plugin's rules and texts, ready to run.
struct PreparedPlugin: Sendable {
    let source: LuaSource
    let texts: TextBook

    init(_ plugin: Plugin) {
        source = LuaSource(file: "\(plugin.id)/\(PluginPath.rules)", text: plugin.rules ?? "return {}")
        texts = TextBook(plugin.texts)
    }
}
