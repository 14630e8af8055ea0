import ArgumentParser

/// Plugins, for those who write them.
struct PluginCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        abstract: "Write a plugin: begin one, check it, test it, and pack it for handing on.",
        subcommands: [
            PluginNew.self, PluginCheckCommand.self, PluginTestCommand.self, PluginRun.self, PluginBenchCommand.self, PluginDocs.self,
            PluginPack.self, PluginKeygen.self, PluginInstall.self, PluginReplay.self,
        ])
}
