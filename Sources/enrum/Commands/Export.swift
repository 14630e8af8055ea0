import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTexts
import Foundation

/// Writes everything in the installation to one file.
struct Export: Deed {
    static let configuration = CommandConfiguration(
        abstract: "Write everything in the installation as JSON lines.",
        usage: "enrum export <file> [<options>]",
        discussion: """
            For moving to another system or reading with other tools; to be able to come back, use 'enrum backup'. The file has one JSON \
            object on each line, from one moment: settings, departments, people and their leaders over time, question sets, forms, \
            meetings with answers, agendas, notes, minutes, remarks and acknowledgements, agreements with their history, formal cases with their \
            documents, modules with their settings, numbers, reminders and what they keep about a pair, and the audit log. \
            Times are milliseconds since 1970.

            It holds drafts, private notes and confidential passages in the clear, because an export without them would lose them: \
            keep it as you keep the database. Agreements with oneself and a leader's words to themselves are their \
            owners' alone and not in it, nor are passwords, sessions and one-time links. The file can be read by its owner \
            alone, never replaces another, and making it is written in the audit log.

            Example:
              enrum export enrum-2026-11-24.jsonl
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The file to write, which must not be there yet.", valueName: "file"), completion: .file())
    var file: String

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let (now, file) = (installation.environment.clock.now, file)
        let handle = try OutputFile.open(file)
        Progress(desk.console).step(desk.console.texts("cli.export_writing", ["file": file]))
        do {
            let lines = try await installation.store.read { transaction in
                var export = InstallationExport { try handle.write(contentsOf: $0 + Data("\n".utf8)) }
                try export.run(transaction, at: now)
                return export.lines
            }
            try handle.synchronize()
            try handle.close()
            try await installation.store.write { try $0.log("installation.exported", at: now, by: nil) }
            desk.console.say(desk.console.texts("cli.export_written", ["file": file, "lines": String(lines)]))
        } catch {
            // Half an export would look like a whole one.
            try? FileManager.default.removeItem(atPath: file)
            throw error is StoreFailure ? error : Refusal("cli.cannot_write", ["file": file])
        }
    }
}
