/// Why a call gave no result.
public struct LuaFault: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The plugin's code raised an error.
        case error
        /// The instructions, the matcher's steps or the time were used up.
        case time
        case memory
        /// The result is not data, or too much of it.
        case badResult = "bad_result"
        /// The module does not compile, is no table of hooks, or lacks the hook.
        case badSource = "bad_source"
    }

    public let kind: Kind
    /// The module's file; nil when the fault lies in no place of it.
    public let file: String?
    public let line: Int?
    /// One English sentence or part of one, for the plugin's author. It may quote what the plugin was given, so it keeps the call's lane.
    public let message: String
    public let usage: LuaUsage
    public let log: [String]
    /// The lines that ran, in order, when they were asked for; at most 20,000.
    public let trace: [Int]

    public init(
        kind: Kind, file: String?, line: Int?, message: String, usage: LuaUsage = LuaUsage(), log: [String] = [], trace: [Int] = []
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.message = message
        self.usage = usage
        self.log = log
        self.trace = trace
    }
}
