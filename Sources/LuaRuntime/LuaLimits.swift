/// What one call may use. The first limit that is reached ends it.
public struct LuaLimits: Hashable, Sendable {
    /// Instructions of the Lua machine; work done in C counts as what it would take there.
    public var instructions: Int
    /// Steps of the pattern matcher.
    public var matcherSteps: Int
    /// At most a day.
    public var milliseconds: Int
    /// All that the state holds at one time, itself included (about 30 KB).
    public var memoryBytes: Int
    /// The texts and names of the result, and four bytes for each value.
    public var resultBytes: Int
    public var logLines: Int
    /// A longer line is cut, and ends in "…".
    public var logLineBytes: Int

    public init(
        instructions: Int, matcherSteps: Int, milliseconds: Int, memoryBytes: Int, resultBytes: Int, logLines: Int, logLineBytes: Int
    ) {
        self.instructions = instructions
        self.matcherSteps = matcherSteps
        self.milliseconds = milliseconds
        self.memoryBytes = memoryBytes
        self.resultBytes = resultBytes
        self.logLines = logLines
        self.logLineBytes = logLineBytes
    }

    /// What a plugin gets unless an admin changes it.
    public static let standard = LuaLimits(
        instructions: 5_000_000, matcherSteps: 5_000_000, milliseconds: 250, memoryBytes: 16 << 20, resultBytes: 256 << 10, logLines: 64,
        logLineBytes: 1024)
}

/// What one call used.
public struct LuaUsage: Hashable, Sendable {
    /// Counted in hundreds, and exactly for work done in C.
    public var instructions: Int
    public var matcherSteps: Int
    public var wallNanoseconds: Int
    /// The most that was held at one time.
    public var memoryBytes: Int

    public init(instructions: Int = 0, matcherSteps: Int = 0, wallNanoseconds: Int = 0, memoryBytes: Int = 0) {
        self.instructions = instructions
        self.matcherSteps = matcherSteps
        self.wallNanoseconds = wallNanoseconds
        self.memoryBytes = memoryBytes
    }
}
