import ArgumentParser
import Foundation
import Testing

@testable import enrum

/// Whole help texts, as people read them. To write them anew after a change: `RECORD=1 swift test --filter HelpTests`.
@Suite struct HelpTests {
    static let commands: [(name: String, command: any ParsableCommand.Type)] = [
        ("enrum", Enrum.self), ("init", Init.self), ("serve", Serve.self), ("demo", Demo.self), ("people", PeopleCommands.self),
        ("people-import", PeopleImport.self), ("people-export", PeopleExport.self), ("questions", QuestionsCommands.self),
        ("questions-check", QuestionsCheck.self), ("questions-import", QuestionsImport.self), ("questions-export", QuestionsExport.self),
        ("module", ModuleCommands.self), ("module-list", ModuleList.self), ("module-show", ModuleShow.self),
        ("module-install", ModuleInstall.self), ("module-grant", ModuleGrant.self), ("module-switch", ModuleSwitch.self),
        ("module-set", ModuleSet.self), ("module-pause", ModulePause.self), ("module-resume", ModuleResume.self),
        ("module-rollback", ModuleRollback.self), ("module-remove", ModuleRemove.self), ("module-preview", ModulePreview.self),
        ("module-order", ModuleOrder.self), ("module-limits", ModuleLimitsCommand.self), ("module-keys", ModuleKeys.self),
        ("plugin", PluginCommands.self),
        ("plugin-new", PluginNew.self), ("plugin-check", PluginCheckCommand.self), ("plugin-test", PluginTestCommand.self),
        ("plugin-run", PluginRun.self), ("plugin-bench", PluginBenchCommand.self), ("plugin-docs", PluginDocs.self),
        ("plugin-pack", PluginPack.self), ("plugin-install", PluginInstall.self), ("plugin-replay", PluginReplay.self),
        ("plugin-keygen", PluginKeygen.self),
        ("user", UserCommands.self),
        ("user-invite", UserInvite.self), ("user-password", UserPassword.self), ("backup", BackupCommands.self),
        ("backup-make", BackupMake.self), ("backup-verify", BackupVerify.self), ("restore", Restore.self), ("export", Export.self),
        ("doctor", Doctor.self),
    ]

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

    @Test(arguments: commands.map(\.name))
    func `Help reads as it did`(name: String) throws {
        let command = try #require(Self.commands.first { $0.name == name }?.command)
        let help = Enrum.helpMessage(for: command, columns: 100)
        let file = Self.folder.appending(path: "help-\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try help.write(to: file, atomically: true, encoding: .utf8) }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(help == expected)
    }

    @Test(arguments: commands.map(\.name))
    func `Help gives an example and no line is too long`(name: String) throws {
        let command = try #require(Self.commands.first { $0.name == name }?.command)
        let help = Enrum.helpMessage(for: command, columns: 100)
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 })
        let isGroup = !command.configuration.subcommands.isEmpty && name != "backup"
        #expect(isGroup || help.contains("  enrum "))
    }

    /// Every command is in the list above, so that none goes without a snapshot.
    @Test func `Every command has a snapshot`() {
        func all(_ command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
            [command] + command.configuration.subcommands.flatMap(all)
        }
        #expect(Set(all(Enrum.self).map(ObjectIdentifier.init)) == Set(Self.commands.map { ObjectIdentifier($0.command) }))
    }
}
