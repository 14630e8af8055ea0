import ArgumentParser
import EnrumCore
import EnrumSQLite
import EnrumTexts
import Foundation

/// Brings a backup back.
struct Restore: Deed {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the database.",
        usage: "enrum restore <file> [--replace] [<options>]",
        discussion: """
            Stop the server first. The backup is proven before anything is touched; then it takes the database's place in one step. A \
            database that is there is only replaced with --replace, and is then kept beside it under another name.

            Example:
              enrum restore /mnt/backup/enrum-20261124T093000Z.sqlite --replace
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The backup.", valueName: "file"), completion: .file(extensions: ["sqlite"]))
    var file: String

    @Flag(help: "Replace the database that is there, and keep it under another name.")
    var replace = false

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFile(file)
        let settings = desk.settings
        guard let clock = SystemClock(zone: settings.timeZone) else { return }
        try FileManager.default.createDirectory(
            atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let kept: String?
        do {
            kept = try Backup.restore(from: file, to: settings.database, replaces: replace, at: clock.now)
        } catch BackupFault.exists(settings.database) {
            throw Refusal("cli.restore_exists", ["folder": settings.data])
        }
        let installation = try await desk.open()
        let (now, madeAt) = (clock.now, try Backup.manifest(of: file).madeAt)
        try await installation.store.write { try $0.log("backup.restored", at: now, by: nil) }
        let texts = desk.console.texts
        desk.console.say(texts("cli.backup_restored", ["time": clock.stamp(madeAt), "folder": settings.data]))
        if let kept { desk.console.say(texts("cli.backup_set_aside", ["file": kept])) }
    }
}
