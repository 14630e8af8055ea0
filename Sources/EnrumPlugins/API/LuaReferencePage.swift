import EnrumDomain
import LuaRuntime

/// The reference of everything that a plugin's Lua can name, in Markdown, made from ``PluginAPI`` and ``LuaAPI``.
public enum LuaReferencePage {
    /// The whole page.
    public static var markdown: String {
        let parts =
            [heading, hooks, shapes("What a function gets", PluginAPI.snapshot), aliases] + [
                shapes("What a function gives", PluginAPI.results), shapes("Blocks of a report", PluginAPI.blocks),
            ]
        return (parts + libraries).joined(separator: "\n\n") + "\n"
    }

    private static let heading = """
        # Everything Lua can name

        Made from the description that the checker and the editor's types are made from. Everything is there since contract 1.0, unless it says so.
        """

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |" }
        return ([line(head), line(head.map { _ in "---" })] + rows.map(line)).joined(separator: "\n")
    }

    private static func code(_ text: String) -> String { "`\(text)`" }

    /// A type in a cell, where a bar would end it.
    private static func type(_ text: String) -> String { code(text.split(separator: "|").joined(separator: " or ")) }

    private static func since(_ version: String) -> String { version == "1.0" ? "" : " Since \(version)." }

    private static var hooks: String {
        let rows = PluginAPI.hooks.map { hook in
            let call = "\(hook.hook.rawValue)(\(hook.parameters.map(\.name).joined(separator: ", ")))"
            return [code(call), type(hook.returns), hook.help + since(hook.since)]
        }
        return "## Functions that Enrum calls\n\n" + table(["Function", "May return", ""], rows)
    }

    private static func shapes(_ title: String, _ shapes: [PluginAPI.Shape]) -> String {
        let sections = shapes.map { shape in
            let rows = shape.members.map { [code($0.plainName), type($0.type), help($0)] }
            let opening = shape.help.isEmpty ? "" : shape.help + "\n\n"
            return "### \(shape.name)\n\n" + opening + table(["Name", "Type", ""], rows)
        }
        return (["## \(title)"] + sections).joined(separator: "\n\n")
    }

    private static func help(_ member: PluginAPI.Member) -> String {
        let isOptional = member.isOptional ? "May be left out. " : ""
        return isOptional + member.help + since(member.since)
    }

    private static var aliases: String {
        "### Short names\n\n" + table(["Name", "Type", ""], PluginAPI.aliases.map { [code($0.name), type($0.type), $0.help] })
    }

    private static var libraries: [String] {
        let kit = LuaAPI.symbols.filter { $0.name == "kit" || $0.name.hasPrefix("kit.") }
        let lua = LuaAPI.symbols.filter { !$0.name.hasPrefix("kit") }
        return [
            "## The kit\n\n`local kit = ...` at the top of `rules.lua`.\n\n" + table(["Name", ""], kit.compactMap(row)),
            "## What there is of Lua 5.4\n\n" + table(["Name", ""], lua.compactMap(row)),
        ]
    }

    private static func row(_ symbol: LuaAPI.Symbol) -> [String]? {
        switch symbol.kind {
        case .library: return nil
        case .constant: return [code(symbol.name), symbol.help + since(symbol.since)]
        case .function(let parameters, _):
            let names = parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")
            return [code("\(symbol.name)(\(names))"), symbol.help + since(symbol.since)]
        }
    }
}
