import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import LuaRuntime

/// Holds a plugin's `rules.lua` against what Lua offers, what the manifest says, and the texts there are.
struct LuaCheck {
    private let outline: PluginOutline
    private var plugin: Plugin { outline.plugin }
    private let symbols: [String: LuaAPI.Symbol]
    private let use: LuaUse?

    /// What a snapshot has, and which of it only by the manifest's `reads`.
    private static let contextNames = PluginAPI.names("Context") + ["store"]
    private static let byReading: [String: Set<PluginManifest.Reading>] = [
        "meeting": [.meeting], "people": [.people], "answers": [.ownAnswers, .answers], "agreements": [.agreements],
        "history": [.history],
    ]
    /// What Lua has elsewhere and not here.
    private static let leftOut = [
        "collectgarbage", "coroutine", "debug", "dofile", "io", "load", "loadfile", "loadstring", "module", "os", "package", "print",
        "rawset", "require", "setfenv", "unpack", "warn",
    ]

    init(_ outline: PluginOutline, _ rules: String, _ symbols: [LuaAPI.Symbol]) {
        self.outline = outline
        self.symbols = Dictionary(symbols.map { ($0.name, $0) }) { first, _ in first }
        let libraries = symbols.filter { $0.kind == .library }.map(\.name)
        use = LuaUse(of: rules, libraries: Set(libraries + ["ctx", "ctx.settings"]))
    }

    /// None when the text is no Lua, which the box has said with the line.
    var problems: [PluginRefused.Problem] {
        guard let use else { return [] }
        return globals(use) + members(use) + version(use) + texts(use)
    }

    private func problem(_ key: String, _ line: Int, _ values: [String: String] = [:]) -> PluginRefused.Problem {
        .init(key, in: PluginPath.rules, line: line, values)
    }

    // MARK: Names

    private func globals(_ use: LuaUse) -> [PluginRefused.Problem] {
        let known = symbols.keys.filter { !$0.contains(".") && $0 != "kit" }
        let writes = use.writes.map { problem("plugin.global_write", $0.line, ["name": $0.name]) }
        let written = Set(use.writes.map(\.name))
        let reads = use.reads.filter { !known.contains($0.name) && !written.contains($0.name) }.map { place in
            if Self.leftOut.contains(place.name) { return problem("plugin.lua_left_out", place.line, ["name": place.name]) }
            return unknown(place, among: known + use.locals)
        }
        return writes + reads
    }

    private func members(_ use: LuaUse) -> [PluginRefused.Problem] {
        use.members.compactMap { place in
            let parts = place.name.split(separator: ".").map(String.init)
            if parts.first == "ctx" { return parts.count == 2 ? context(place, parts[1]) : setting(place, parts[2]) }
            guard symbols[place.name] == nil else { return nil }
            let library = parts.dropLast().joined(separator: ".")
            return unknown(place, among: symbols.values.filter { $0.library == library }.map(\.name))
        }
    }

    private func context(_ place: LuaUse.Place, _ name: String) -> PluginRefused.Problem? {
        guard Self.contextNames.contains(name) else { return unknown(place, among: Self.contextNames.map { "ctx.\($0)" }) }
        guard let readings = Self.byReading[name], plugin.manifest.reads.isDisjoint(with: readings) else { return nil }
        return problem("plugin.not_in_reads", place.line, ["reading": readings.contains(.answers) ? "own_answers" : name])
    }

    private func setting(_ place: LuaUse.Place, _ name: String) -> PluginRefused.Problem? {
        let keys = plugin.manifest.settings.map(\.key.rawValue)
        return keys.contains(name) || !outline.isSure(.settings) ? nil : unknown(place, among: keys.map { "ctx.settings.\($0)" })
    }

    private func unknown(_ place: LuaUse.Place, among known: some Sequence<String>) -> PluginRefused.Problem {
        // Only the last part can be misspelt: the longer the path, the more would seem near.
        let base = place.name.contains(".") ? place.name.split(separator: ".").dropLast().joined(separator: ".") + "." : ""
        let near = nearest(to: String(place.name.dropFirst(base.count)), among: known.map { String($0.dropFirst(base.count)) })
        guard let near else { return problem("plugin.lua_unknown", place.line, ["name": place.name]) }
        return problem("plugin.lua_unknown_near", place.line, ["name": place.name, "meant": base + near])
    }

    // MARK: Version

    /// The lowest contract that has everything the rules use.
    private func version(_ use: LuaUse) -> [PluginRefused.Problem] {
        guard outline.isSure(.api) else { return [] }
        let used = (use.reads + use.members).compactMap { place in
            symbols[place.name].flatMap { PluginAPIVersion($0.since) }.map { (version: $0, place: place) }
        }
        guard let highest = used.max(by: { $0.version < $1.version }), plugin.manifest.api < highest.version else { return [] }
        let values = ["name": highest.place.name, "needed": highest.version.description, "api": plugin.manifest.api.description]
        return [problem("plugin.api_too_low", highest.place.line, values)]
    }

    // MARK: Texts

    private func texts(_ use: LuaUse) -> [PluginRefused.Problem] {
        var problems: [PluginRefused.Problem] = []
        for text in use.texts {
            guard let localized = plugin.texts[text.key] else {
                if !outline.textKeys.contains(text.key), outline.isSure(.texts) { problems.append(missing(text)) }
                continue
            }
            guard let parameters = text.parameters else { continue }
            let places = Template(localized.danish).placeholders
            for name in places.subtracting(parameters).sorted() {
                problems.append(problem("plugin.parameter_missing", text.line, ["key": text.key, "name": name]))
            }
            for name in parameters.subtracting(places).sorted() {
                problems.append(problem("plugin.parameter_unused", text.line, ["key": text.key, "name": name]))
            }
        }
        return problems + unused(use)
    }

    private func missing(_ text: LuaUse.Text) -> PluginRefused.Problem {
        guard let meant = nearest(to: text.key, among: outline.textKeys.sorted()) else {
            return problem("plugin.text_missing", text.line, ["key": text.key])
        }
        return problem("plugin.text_missing_near", text.line, ["key": text.key, "meant": meant])
    }

    /// A key that is put together by the rules counts with its beginning; where one is worked out otherwise, nothing is said.
    private func unused(_ use: LuaUse) -> [PluginRefused.Problem] {
        guard !use.hasOtherKeys else { return [] }
        let used = Set(use.texts.map(\.key)).union(use.keys)
        let unused = plugin.texts.keys.filter { key in !used.contains(key) && !use.prefixes.contains { key.hasPrefix($0) } }
        return unused.sorted().map { .init("plugin.text_unused", in: PluginPath.locales[0], path: $0, ["key": $0]) }
    }
}
