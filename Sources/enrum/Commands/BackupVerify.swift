import ArgumentParser
import EnrumCore
import EnrumSQLite
import EnrumTexts

/// Proves that a backup can be brought back.
struct BackupVerify: Deed {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that a backup is whole and can be brought back.",
        usage: "enrum backup verify <file> [<options>]",
        discussion: """
            Brings the backup back in a temporary folder and opens it: every byte is as it was made, the database is whole, nothing is \
            missing, and the log is unbroken up to its last row. Needs no installation, and as much room as the backup.

            Example:
              enrum backup verify /mnt/backup/enrum-20261124T093000Z.sqlite
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The backup.", valueName: "file"), completion: .file(extensions: ["sqlite"]))
    var file: String

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFile(file)
        let manifest = try Backup.verify(file)
        let clock = SystemClock(zone: desk.settings.timeZone)
        let time = clock.map { $0.stamp(manifest.madeAt) } ?? manifest.madeAt.compactStamp
        desk.console.say(desk.console.texts(manifest.phrase("cli.backup_fine", ["time": time])))
    }
}
