import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumTexts

/// Says what a plugin may read.
struct ModuleGrant: Deed {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Say what a plugin may read.",
        usage: "enrum module grant <id> all|none|<reading> ... [<options>]",
        discussion: """
            Replaces what was granted before. What is taken back is gone at once, in conversations under way as well.

            Example:
              enrum module grant distanceledelse meeting people own_answers
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("all, none, or readings.", valueName: "reading"))
    var readings: [String]

    func perform(_ desk: Desk) async throws {
        let readings = self.readings == ["none"] ? [] : try Set(readings: self.readings)
        let environment = try await desk.open().environment
        try await found(id) { try await ChangePlugin(environment)($0, .grant(readings), as: nil) }
        let texts = desk.console.texts
        let names = readings.map(\.rawValue).sorted().joined(separator: ", ")
        desk.console.say(
            readings.isEmpty ? texts("cli.module_reads_nothing", ["id": id]) : texts("cli.module_reads", ["id": id, "readings": names]))
    }
}
