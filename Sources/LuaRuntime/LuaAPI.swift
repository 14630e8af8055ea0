/// What a plugin's Lua can name, described once: the editor's types, the reference page and the checks are made from it, and a test
/// compares it with what a live state offers.
public enum LuaAPI {
    /// The version of the contract that has everything in ``symbols``.
    public static let version = "1.0"

    /// One thing with a name.
    public struct Symbol: Hashable, Sendable {
        /// How a plugin writes it: `ipairs`, `string.format`, `kit.list.map`.
        public let name: String
        public let kind: Kind
        /// The contract's version that brought it.
        public let since: String
        /// One line of English.
        public let help: String

        public enum Kind: Hashable, Sendable {
            /// A table of further symbols.
            case library
            /// A value, with its type.
            case constant(String)
            case function([Parameter], returns: [Value])
        }

        /// The names before the last dot; empty for a global.
        public var library: String { name.split(separator: ".").dropLast().joined(separator: ".") }
        public var shortName: String { name.split(separator: ".").last.map(String.init) ?? name }
    }

    /// What a function takes. Types are written as LuaCATS writes them.
    public struct Parameter: Hashable, Sendable {
        public let name: String
        public let type: String
        public let isOptional: Bool
    }

    /// What a function returns.
    public struct Value: Hashable, Sendable {
        public let name: String
        public let type: String
    }

    /// Everything, libraries before what they hold. `kit` is not a global: a module gets it as its argument, by `local kit = ...`.
    public static let symbols: [Symbol] = globals + strings + tables + numbers + unicode + kit

    /// The names of the globals.
    public static var globalNames: Set<String> { Set(symbols.filter { $0.library.isEmpty && $0.name != "kit" }.map(\.name)) }
}

extension LuaAPI {
    static func library(_ name: String, _ help: String) -> Symbol { Symbol(name: name, kind: .library, since: version, help: help) }

    static func constant(_ name: String, _ type: String, _ help: String) -> Symbol {
        Symbol(name: name, kind: .constant(type), since: version, help: help)
    }

    /// A function from its signature, such as `(list: T[], f?: fun(x: T): U) -> result: U[], place: integer?`.
    static func function(_ name: String, _ signature: String, _ help: String) -> Symbol {
        let (parameters, values) = Signature(signature).read()
        return Symbol(name: name, kind: .function(parameters, returns: values), since: version, help: help)
    }
}
