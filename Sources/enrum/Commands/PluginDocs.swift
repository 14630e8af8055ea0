import ArgumentParser
import EnrumPlugins
import EnrumTexts

/// Writes a page about a plugin.
struct PluginDocs: Deed {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Print a page about a plugin: settings, questions, rules and figures.",
        usage: "enrum plugin docs <folder> [<options>]",
        discussion: """
            The page is Markdown, made from the plugin's own declarations, in the language of --language.

            Example:
              enrum plugin docs . --language en > welcome.md
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
    var folder: String

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFolder(folder)
        let plugin = try await LuaPluginHost().read(PluginFiles(folder: folder))
        desk.console.hand(PluginReference(plugin, in: desk.console.texts).markdown)
    }
}
