import ArgumentParser

/// Question sets, as files.
struct QuestionsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "questions",
        abstract: "Check or install a question set.",
        subcommands: [QuestionsCheck.self, QuestionsImport.self])
}
