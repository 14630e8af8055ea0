import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts

/// Says everything that is wrong with a plugin.
struct PluginCheckCommand: Deed {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong with a plugin, with file, line and remedy.",
        usage: "enrum plugin check <folder> [--against <package>] [<options>]",
        discussion: """
            Reads the whole folder as the server would, and more: names that Lua does not have, a contract that is too low, texts that are \
            missing, unused or filled in wrongly, and tests that cannot be run. All mistakes are told at once, each with file, line and \
            path; what depends on something that has mistakes itself is looked at when that is mended. With --against the last release, ids under which answers, \
            figures and settings are kept must still be there. No installation is needed, and nothing is changed.

            Examples:
              enrum plugin check .
              enrum plugin check welcome --against welcome-1.0.0.zip
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("The package of the last release.", valueName: "package"), completion: .file(extensions: ["zip"]))
    var against: String?

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFolder(folder)
        let host = LuaPluginHost()
        let (files, found) = PluginFiles.readable(inFolder: folder)
        var previous: Plugin?
        if let against { previous = try await host.read(PluginFiles(package: try InputFile.bytes(of: against))) }
        let problems = await PluginCheck(host)(files, against: previous, found: found)
        guard problems.isEmpty else { throw PluginRefused(problems: problems) }
        let plugin = try await host.read(files)
        let values: KeyValuePairs = ["plugin": plugin.id.rawValue, "version": plugin.manifest.version.description]
        desk.console.say(desk.console.texts("cli.plugin_fine", count: files.contents.count, values))
    }
}
