import EnrumDomain
import LuaRuntime

/// What the contract adds to ``LuaAPI``: the snapshot, the hooks and what they give back, described once.
///
/// The editor's types, the reference and the checker's lists are made from it; tests hold it against what the host writes and takes.
enum PluginAPI {
    /// A table with names: what a hook gets or gives.
    struct Shape: Hashable, Sendable {
        let name: String
        let help: String
        let members: [Member]
    }

    struct Member: Hashable, Sendable {
        let name: String
        /// As LuaCATS writes it; a "?" at the end of the name means that it can be absent.
        let type: String
        let help: String
        let since: String

        var isOptional: Bool { name.hasSuffix("?") }
        var plainName: String { isOptional ? String(name.dropLast()) : name }
    }

    /// A function that the host calls.
    struct HookShape: Hashable, Sendable {
        let hook: Hook
        /// What it gets, `ctx` first.
        let parameters: [Member]
        /// What it may return, as LuaCATS writes it; nothing is always allowed.
        let returns: String
        let help: String
        let since: String
    }

    static func shape(_ name: String, _ help: String, _ members: [Member]) -> Shape { Shape(name: name, help: help, members: members) }

    static func member(_ name: String, _ type: String, _ help: String, since: String = "1.0") -> Member {
        Member(name: name, type: type, help: help, since: since)
    }

    /// Everything that has names, what is read before what is given back.
    static let shapes: [Shape] = snapshot + results + blocks

    /// The names that a table of this shape can have, but for `store`, which is taken off before.
    static func names(_ shape: String) -> [String] {
        guard let shape = shapes.first(where: { $0.name == shape }) else { preconditionFailure("no shape \(shape)") }
        return shape.members.map(\.plainName).filter { $0 != "store" }
    }
}
