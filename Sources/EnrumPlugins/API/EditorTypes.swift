import EnrumDomain
import LuaRuntime

/// `Schemas/enrum.lua`: types for editors that know LuaCATS (https://luals.github.io/wiki/annotations/), made from ``PluginAPI`` and
/// ``LuaAPI``.
public enum EditorTypes {
    /// The whole file.
    public static var lua: String {
        let parts = [heading, aliases] + PluginAPI.shapes.map(shape) + [section, hooks, kitText] + libraries
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static let heading = """
        ---@meta
        -- The types of Enrum's plugin contract \(LuaAPI.version), for your editor. The plugin does not need this file; Enrum writes it.
        """

    private static let own = Set(PluginAPI.shapes.map(\.name) + PluginAPI.aliases.map(\.name))

    /// A type with "enrum." before each of our names.
    private static func type(_ text: String) -> String {
        var (result, word) = ("", "")
        for character in text + " " {
            if character.isLetter || character == "." || character == "_" {
                word.append(character)
                continue
            }
            result += own.contains(word) ? "enrum." + word : word
            result.append(character)
            word = ""
        }
        return String(result.dropLast())
    }

    private static var aliases: String {
        PluginAPI.aliases.map { "--- \($0.help)\n---@alias enrum.\($0.name) \(type($0.type))" }.joined(separator: "\n\n")
    }

    private static func shape(_ shape: PluginAPI.Shape) -> String {
        let help = shape.help.isEmpty ? "" : "--- \(shape.help)\n"
        return help + "---@class enrum.\(shape.name)\n" + shape.members.map(field).joined(separator: "\n")
    }

    private static func field(_ member: PluginAPI.Member) -> String {
        "---@field \(member.name) \(type(member.type))" + (member.help.isEmpty ? "" : " # \(member.help)")
    }

    /// What stands at the positions of a section.
    private static let section = "---@class enrum.Section\n---@field [integer] enrum.Block|false"

    private static var hooks: String {
        let fields = PluginAPI.hooks.map { hook in
            let parameters = hook.parameters.map { "\($0.name): \(type($0.type))" }.joined(separator: ", ")
            return "---@field \(hook.hook.rawValue)? fun(\(parameters)): (\(type(hook.returns)))? # \(hook.help)"
        }
        return "--- What a module returns: the functions that its manifest names under `hooks`.\n---@class enrum.Hooks\n"
            + fields.joined(separator: "\n")
    }

    private static let kitText = "--- A text to be worded for whoever reads it.\n---@class kit.Text\n---@field key string"

    /// The kit; the globals and libraries of Lua itself are known to editors.
    private static var libraries: [String] {
        LuaAPI.symbols.filter { $0.kind == .library && ($0.name == "kit" || $0.library == "kit") }.map { library in
            let members = LuaAPI.symbols.filter { $0.library == library.name }
            let fields = members.filter { $0.kind == .library }.map { "---@field \($0.shortName) enrum.\($0.name)" }
            let functions = members.compactMap(function)
            let head = "--- \(library.help)\n---@class enrum.\(library.name)\n" + fields.map { $0 + "\n" }.joined()
            return head + "local \(local(library.name)) = {}\n" + functions.map { "\n" + $0 }.joined(separator: "\n")
        }
    }

    private static func local(_ library: String) -> String { library.split(separator: ".").joined(separator: "_") }

    private static func function(_ symbol: LuaAPI.Symbol) -> String? {
        guard case .function(let parameters, let values) = symbol.kind else { return nil }
        let lines = parameters.map { "---@param \($0.name)\($0.isOptional ? "?" : "") \($0.type)" }
        let returns = values.map { "---@return \($0.type) \($0.name)" }
        let name = "\(local(symbol.library)).\(symbol.shortName)"
        let head = ["--- \(symbol.help)"] + lines + returns
        return head.joined(separator: "\n") + "\nfunction \(name)(\(parameters.map(\.name).joined(separator: ", "))) end"
    }
}
