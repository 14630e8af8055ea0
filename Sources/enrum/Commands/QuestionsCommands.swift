import ArgumentParser

/// Question sets, as files.
struct QuestionsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions",
        abstract: "Check, install or write a question set.",
        subcommands: [QuestionsCheck.self, QuestionsImport.self, QuestionsExport.self])
}
