import ArgumentParser

/// Plugins, for those who write them.
struct PluginCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        abstract: "Pack a plugin for handing on, and make keys to sign with.",
        subcommands: [PluginPack.self, PluginKeygen.self])
}
