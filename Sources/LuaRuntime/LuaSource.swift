/// A module's text, under the name that faults and messages give it.
public struct LuaSource: Hashable, Sendable {
    /// Such as `rules.lua`.
    public let file: String
    /// At most 64 KiB.
    public let text: String

    public init(file: String, text: String) { (self.file, self.text) = (file, text) }
}
