import ArgumentParser

/// Copies that can be trusted.
struct BackupCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Make a backup beside a running server, or verify one.",
        usage: """
            enrum backup <folder> [<options>]
            enrum backup verify <file> [<options>]
            """,
        discussion: """
            Examples:
              enrum backup /mnt/backup
              enrum backup verify /mnt/backup/enrum-20261124T093000Z.sqlite
            """,
        subcommands: [BackupMake.self, BackupVerify.self],
        defaultSubcommand: BackupMake.self)
}
