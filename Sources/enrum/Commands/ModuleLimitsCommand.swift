import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumTexts

/// Says how much a plugin may use.
struct ModuleLimitsCommand: Deed {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Say how much one call of a plugin may use.",
        usage: "enrum module limits <id> [--milliseconds <n>] [--memory-bytes <n>] ... [<options>]",
        discussion: """
            What you leave out stays as it is; without any of them the limits are shown. 'enrum module show' tells how much of them has been used.

            Example:
              enrum module limits distanceledelse --milliseconds 100
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    @Option(help: "Steps of Lua.")
    var instructions: Int?

    @Option(help: "Steps of matching patterns.")
    var matcherSteps: Int?

    @Option(help: "Time by the clock.")
    var milliseconds: Int?

    @Option(help: "Memory at one time.")
    var memoryBytes: Int?

    func perform(_ desk: Desk) async throws {
        let environment = try await desk.open().environment
        let standing = try await found(id) { try await ReadPluginHealth(environment)($0, as: nil) }.view.installed.limits
        let limits = PluginLimits(
            instructions: instructions ?? standing.instructions, matcherSteps: matcherSteps ?? standing.matcherSteps,
            milliseconds: milliseconds ?? standing.milliseconds, memoryBytes: memoryBytes ?? standing.memoryBytes)
        if limits != standing {
            try refuseOutOfBounds(limits)
            try await found(id) { try await ChangePlugin(environment)($0, .limits(limits), as: nil) }
            desk.console.say(desk.console.texts("cli.module_limited", ["id": id]))
        }
        desk.console.say(
            "instructions \(limits.instructions), matcher-steps \(limits.matcherSteps), milliseconds \(limits.milliseconds), "
                + "memory-bytes \(limits.memoryBytes)")
    }

    /// The bounds in the units of the options, not in those of the page.
    private func refuseOutOfBounds(_ limits: PluginLimits) throws {
        let rows: [(option: String, path: KeyPath<PluginLimits, Int>)] = [
            ("--instructions", \.instructions), ("--matcher-steps", \.matcherSteps), ("--milliseconds", \.milliseconds),
            ("--memory-bytes", \.memoryBytes),
        ]
        let problems = rows.compactMap { row -> Refusal.Problem? in
            let (lowest, highest) = (PluginLimits.lowest[keyPath: row.path], PluginLimits.highest[keyPath: row.path])
            guard !(lowest...highest).contains(limits[keyPath: row.path]) else { return nil }
            let values = ["lowest": String(lowest), "highest": String(highest)]
            return Refusal.Problem(place: row.option, phrase: Phrase("cli.limit_bounds", values))
        }
        guard problems.isEmpty else { throw Refusal(problems) }
    }
}
