import ArgumentParser
import EnrumDomain
import EnrumFormats
import EnrumTexts

/// Reads a question set and says what is wrong with it. Needs no installation.
struct QuestionsCheck: Deed {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong with a question set, with line and remedy.",
        usage: "enrum questions check <file> [<options>]",
        discussion: """
            Reads the file as an import would, and changes nothing; no installation is needed.

            Example:
              enrum questions check questions.yaml
            """)

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp("The YAML, JSON or CSV file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml", "json", "csv"]))
    var file: String

    func perform(_ desk: Desk) async throws {
        let set = try QuestionSetFile.read(try InputFile.bytes(of: file), name: file)
        desk.console.say(desk.console.texts("cli.questions_fine", count: set.questions.count, ["set": set.id.rawValue]))
    }
}
