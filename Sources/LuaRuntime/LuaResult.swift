/// What a call gave.
public struct LuaResult: Hashable, Sendable {
    /// `.null` when the hook returned nothing; what it returned first, when it returned several values.
    public let value: LuaValue
    public let usage: LuaUsage
    /// What the plugin wrote with `kit.log`, safe to print line by line.
    public let log: [String]
    /// The lines that ran, in order, when they were asked for; at most 20,000.
    public let trace: [Int]

    public init(value: LuaValue, usage: LuaUsage = LuaUsage(), log: [String] = [], trace: [Int] = []) {
        self.value = value
        self.usage = usage
        self.log = log
        self.trace = trace
    }
}
