public import EnrumDomain

/// A host that runs no plugins, for commands and tests that have none: what is installed is said to be missing, never silently left out.
public struct NoPluginHost: PluginHost {
    public init() {}

    public func plugin(from package: [UInt8]) async throws(PluginRefused) -> Plugin {
        throw PluginRefused(problems: [PluginRefused.Problem(file: "plugin.yaml", line: 0, path: "", phrase: Phrase("module.no_host"))])
    }

    public func remembered(_ digest: String) -> Plugin? { nil }

    public func run(_ calls: [HookCall], on snapshot: PluginSnapshot) async -> [HookOutcome] {
        calls.map { HookOutcome($0.hook, of: $0.plugin, .success(HookResult(.nothing)), usage: .none) }
    }

    public func replay(_ hook: Hook, of plugin: Plugin, input: [UInt8], limits: PluginLimits) async -> HookOutcome {
        HookOutcome(hook, of: plugin, .success(HookResult(.nothing)), usage: .none)
    }
}
