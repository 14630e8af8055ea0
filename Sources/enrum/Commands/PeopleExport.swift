import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumSQLite
import EnrumTexts

/// Writes everybody who works here to a file.
struct PeopleExport: Deed {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write everybody who works here as CSV.",
        usage: "enrum people export [--output <file>] [<options>]",
        discussion: """
            The file has the columns that 'enrum people import' reads, and importing it again changes nothing. It goes to standard output, \
            or to the file that you name, which must not be there yet.

            Example:
              enrum people export --output people.csv
            """)

    @OptionGroup var common: CommonOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output: String?

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let now = installation.environment.clock.now
        let (people, departments) = try await installation.store.write { transaction in
            try transaction.log("people.exported", at: now, by: nil)
            return (try transaction.everyone(), try transaction.departments())
        }
        let text = PeopleFile.write(people, departments: departments)
        guard let output else { return desk.console.hand(text) }
        try OutputFile.write(text, to: output)
        let count = people.count(where: \.isActive)
        desk.console.say(desk.console.texts("cli.people_written", count: count, ["file": output]))
    }
}
