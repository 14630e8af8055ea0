public import EnrumCore
public import EnrumDomain
import EnrumFormats
public import LuaRuntime

extension PluginReader {
    /// The text of `rules.lua`; nil when there is none.
    mutating func rules() -> String? {
        guard let bytes = files[PluginPath.rules] else { return nil }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let tree = SourceFile.tree(bytes, name: PluginPath.rules)
        note(tree.problems.map { .init($0, in: PluginPath.rules) })
        return nil
    }
}

/// What came of reading a plugin whole, its rules included: as much of it as could be read, and everything that is wrong with it.
public struct PluginReading: Sendable {
    /// Nil when not even its manifest could be read. Only without problems is it a plugin to be used.
    public let plugin: Plugin?
    public let problems: [PluginRefused.Problem]
    let outline: PluginOutline

    public init(_ files: PluginFiles, digest: String? = nil, box: LuaBox) async {
        await self.init(files, digest: digest, found: [], box: box)
    }

    /// - Parameter found: What is wrong with the folder that the files come from.
    init(_ files: PluginFiles, digest: String? = nil, found: [PluginRefused.Problem], box: LuaBox) async {
        var reader = PluginReader(files, digest: digest ?? files.digest, found: found)
        let read = reader.plugin()
        outline = read.outline
        plugin = read.isWhole ? outline.plugin : nil
        if let text = reader.rulesText, outline.isSure(.rules) {
            await reader.compare(LuaSource(file: PluginPath.rules, text: text), in: box)
        } else if files[PluginPath.rules] == nil, outline.isSure(.rules), let place = reader.hooksPlace, !reader.hooks.isEmpty {
            reader.note([.init("plugin.no_rules", in: PluginPath.manifest, line: place.line, path: "hooks")])
        }
        problems = reader.problems
    }
}

extension PluginReader {
    /// The module must load, and have the hooks that the manifest names.
    fileprivate mutating func compare(_ source: LuaSource, in box: LuaBox) async {
        let found: [String]
        do throws(LuaFault) {
            found = try await box.hooks(of: source)
        } catch {
            return note([.init(error.phraseKey, in: PluginPath.rules, line: error.line ?? 0, ["message": error.message])])
        }
        guard knowsHooks else { return }
        let known = Hook.allCases.map(\.rawValue)
        for name in found where !hooks.contains(where: { $0.rawValue == name }) {
            if known.contains(name) {
                note([.init("plugin.hook_not_declared", in: PluginPath.rules, ["hook": name])])
            } else if let meant = nearest(to: name, among: known) {
                note([.init("plugin.hook_unknown_near", in: PluginPath.rules, ["found": name, "meant": meant])])
            } else {
                note([
                    .init(
                        "plugin.hook_unknown", in: PluginPath.rules,
                        ["found": String(name.prefix(80)), "allowed": known.joined(separator: ", ")])
                ])
            }
        }
        for hook in hooks where !found.contains(hook.rawValue) {
            let line = hooksPlace?.line ?? 0
            note([.init("plugin.hook_not_there", in: PluginPath.manifest, line: line, path: "hooks", ["hook": hook.rawValue])])
        }
    }
}

extension LuaFault {
    /// What is said of a module that does not give its functions: it is no Lua, or it is and fails while it is run.
    static let phraseKeys = ["plugin.lua", "plugin.lua_module", "plugin.lua_fails", "plugin.lua_endless", "plugin.lua_memory"]

    fileprivate var phraseKey: String {
        switch kind {
        case .badSource, .badResult: line == nil ? "plugin.lua_module" : "plugin.lua"
        case .error: "plugin.lua_fails"
        case .time: "plugin.lua_endless"
        case .memory: "plugin.lua_memory"
        }
    }
}
