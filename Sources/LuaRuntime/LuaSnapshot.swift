/// A hook's arguments, encoded once for all hooks that get them. To the plugin they are tables that cannot be written.
public struct LuaSnapshot: Hashable, Sendable {
    /// The box's own form, see `LuaEncoder`.
    public let bytes: [UInt8]

    /// At most sixteen arguments.
    public init(_ arguments: [LuaValue]) {
        var encoder = LuaEncoder()
        for argument in arguments { encoder.value(argument) }
        self = encoder.finish()
    }

    init(bytes: [UInt8]) { self.bytes = bytes }
}
