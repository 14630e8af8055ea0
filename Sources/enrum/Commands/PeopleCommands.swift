import ArgumentParser

/// People, as files.
struct PeopleCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "Bring people in from a CSV file, or write them to one.",
        subcommands: [PeopleImport.self, PeopleExport.self])
}
