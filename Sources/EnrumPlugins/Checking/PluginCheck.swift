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
    /// What depends on something that has mistakes itself is left out: when that is mended, it is looked at.
    /// - Parameters:
    ///   - previous: the last release; what answers and settings are kept under must still be there.
    ///   - found: what is wrong with the folder that the files come from.
    public func callAsFunction(
        _ files: PluginFiles, against previous: Plugin? = nil, found: [PluginRefused.Problem] = []
    ) async -> [PluginRefused.Problem] {
        let reading = await PluginReading(files, found: found, box: host.box)
        var (problems, outline) = (reading.problems, reading.outline)
        let plugin = outline.plugin
        if let rules = plugin.rules, outline.isSure(.rules) {
            let found = LuaCheck(outline, rules, symbols).problems
            // Where a name is said to be wrong, that the file fails there says nothing more.
            let lines = Set(found.filter { $0.file == PluginPath.rules }.map(\.line))
            problems.removeAll { $0.phrase.key == "plugin.lua_fails" && lines.contains($0.line) }
            problems += found
        }
        problems += unusedTexts(outline)
        if let previous { problems += ReleaseCheck(outline, after: previous).problems }
        problems += testProblems(files, outline)
        if outline.isSure(.api), !PluginAPIVersion.current.fits(plugin.manifest.api) {
            let values = ["api": plugin.manifest.api.description, "current": PluginAPIVersion.current.description]
            problems.append(.init("plugin.api_newer", in: PluginPath.manifest, path: "api", values))
        }
        problems.sortAsTheyStand()
        return problems
    }

    /// Texts without a line of Lua that could ask for them.
    private func unusedTexts(_ outline: PluginOutline) -> [PluginRefused.Problem] {
        let plugin = outline.plugin
        let mayAsk = plugin.rules != nil || !plugin.manifest.hooks.isEmpty || !outline.isSure(.rules) || !outline.isSure(.hooks)
        guard !mayAsk else { return [] }
        return plugin.texts.keys.sorted().map { .init("plugin.text_unused", in: PluginPath.locales[0], path: $0, ["key": $0]) }
    }

    private func testProblems(_ files: PluginFiles, _ outline: PluginOutline) -> [PluginRefused.Problem] {
        var names: Set<String> = []
        var problems: [PluginRefused.Problem] = []
        for path in files.paths where path.hasPrefix("tests/") && path.hasSuffix(".yaml") {
            guard let bytes = files[path] else { continue }
            let tree = SourceFile.tree(bytes, name: path)
            var reader = SourceReader(problems: tree.problems)
            if let root = tree.root { _ = reader.testCases(root, of: outline, &names, isComplete: true) }
            problems += reader.problems.inOrder.map { .init($0, in: path) }
        }
        return problems
    }
}
