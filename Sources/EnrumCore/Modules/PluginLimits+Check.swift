import EnrumDomain

extension PluginLimits {
    /// What an admin may choose between: from what an ordinary hook needs, to what one call may cost the host.
    public static let lowest = PluginLimits(instructions: 10_000, matcherSteps: 10_000, milliseconds: 10, memoryBytes: 1 << 20)
    public static let highest = PluginLimits(
        instructions: 1_000_000_000, matcherSteps: 1_000_000_000, milliseconds: 10_000, memoryBytes: 256 << 20)

    /// The same limits, or every one that is out of bounds at once.
    func checked() throws(RefusedAnswers) -> PluginLimits {
        let rows: [(WritableKeyPath<PluginLimits, Int>, RuleBroken)] = [
            (\.instructions, RuleBroken("rule.limit_instructions", field: "instructions")),
            (\.matcherSteps, RuleBroken("rule.limit_matcher_steps", field: "matcher_steps")),
            (\.milliseconds, RuleBroken("rule.limit_milliseconds", field: "milliseconds")),
            (\.memoryBytes, RuleBroken("rule.limit_memory", field: "memory_bytes")),
        ]
        let problems = rows.filter { path, _ in
            !(Self.lowest[keyPath: path]...Self.highest[keyPath: path]).contains(self[keyPath: path])
        }.map(\.1)
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
        return self
    }
}
