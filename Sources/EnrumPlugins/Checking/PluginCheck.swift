public import EnrumCore
public import EnrumDomain
import EnrumFormats
import LuaRuntime

/// Everything that can be said about a plugin without running it: what `enrum plugin check` says.
public struct PluginCheck: Sendable {
    private let host: LuaPluginHost
    private let symbols: [LuaAPI.Symbol]

    public init(_ host: LuaPluginHost) { self.init(host, symbols: LuaAPI.symbols) }

    /// - Parameter symbols: what Lua offers.
    init(_ host: LuaPluginHost, symbols: [LuaAPI.Symbol]) { (self.host, self.symbols) = (host, symbols) }

    /// All mistakes at once, in the order of the files: those that keep the host from taking it, and those that only an author can see.
    ///
    /// - Parameter previous: the last release; what answers and settings are kept under must still be there.
    public func callAsFunction(_ files: PluginFiles, against previous: Plugin? = nil) async -> [PluginRefused.Problem] {
        let reading = await PluginReading(files, box: host.box)
        var problems = reading.problems
        guard let plugin = reading.plugin else { return problems }
        if let rules = plugin.rules { problems += LuaCheck(plugin, rules, symbols).problems }
        problems += unusedTexts(plugin)
        if let previous { problems += ReleaseCheck(plugin, after: previous).problems }
        problems += testProblems(files, plugin)
        if !PluginAPIVersion.current.fits(plugin.manifest.api) {
            let values = ["api": plugin.manifest.api.description, "current": PluginAPIVersion.current.description]
            problems.append(.init("plugin.api_newer", in: PluginPath.manifest, path: "api", values))
        }
        problems.sortAsTheyStand()
        return problems
    }

    /// Texts without a line of Lua that could ask for them.
    private func unusedTexts(_ plugin: Plugin) -> [PluginRefused.Problem] {
        guard plugin.rules == nil else { return [] }
        return plugin.texts.keys.sorted().map { .init("plugin.text_unused", in: PluginPath.locales[0], path: $0, ["key": $0]) }
    }

    private func testProblems(_ files: PluginFiles, _ plugin: Plugin) -> [PluginRefused.Problem] {
        var names: Set<String> = []
        var problems: [PluginRefused.Problem] = []
        for path in files.paths where path.hasPrefix("tests/") && path.hasSuffix(".yaml") {
            guard let bytes = files[path] else { continue }
            let tree = SourceFile.tree(bytes, name: path)
            var reader = SourceReader(problems: tree.problems)
            if let root = tree.root { _ = reader.testCases(root, of: plugin, &names, isComplete: true) }
            problems += reader.problems.inOrder.map { .init($0, in: path) }
        }
        return problems
    }
}
