import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTexts
import Foundation

/// Makes a backup and proves it.
struct BackupMake: Deed {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make a backup in a folder, and verify it. (This is what 'enrum backup' does.)",
        usage: "enrum backup make <folder> [<options>]",
        discussion: """
            Makes enrum-<time>.sqlite in the folder, and beside it a .json file that says what must be true of it. Everything that was \
            answered as saved before the command began is in it. Then it is verified, as 'enrum backup verify' does. Neither file is \
            encrypted: keep them where the database may be kept.

            Example:
              enrum backup /mnt/backup
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The folder to put the backup in.", valueName: "folder"), completion: .directory)
    var folder: String

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let now = installation.environment.clock.now
        try InputFile.requireFolder(folder)
        let file = (folder as NSString).appendingPathComponent("enrum-\(now.compactStamp).sqlite")
        Progress(desk.console).step(desk.console.texts("cli.backup_writing"))
        try await Backup.make(of: installation.store, to: file, at: now, appVersion: enrumVersion)
        let manifest = try Backup.verify(file, in: folder)
        try await installation.store.write { transaction in
            try transaction.setSetting(Backup.verifiedAtSetting, to: String(now.milliseconds))
            try transaction.log("backup.made", at: now, by: nil)
        }
        desk.console.say(desk.console.texts(manifest.phrase("cli.backup_made", ["file": file])))
    }
}

extension Backup.Manifest {
    /// What it holds, as a text says it.
    func phrase(_ key: String, _ values: [String: String]) -> Phrase {
        let holds = [
            "people": String(counts.people), "meetings": String(counts.meetings), "agreements": String(counts.agreements),
        ]
        return Phrase(key, values.merging(holds) { value, _ in value })
    }
}

extension Instant {
    /// "20261124T093000Z", for file names.
    var compactStamp: String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(
            Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    }
}
