public import ArgumentParser
import EnrumCore
import EnrumDomain
public import EnrumFormats
import EnrumSQLite
import EnrumTexts

/// Writes a question set to a file.
struct QuestionsExport: Deed {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write an installed question set as YAML, JSON or CSV.",
        usage: "enrum questions export <id> [--format <format>] [--output <file>] [<options>]",
        discussion: """
            The file holds all of the set, and importing it again changes nothing but where it is asked. CSV is for a spreadsheet: a row for \
            each question, with the column names of XLSForm. It goes to standard output, or to the file that you name, which must not be \
            there yet; then its ending says the format, unless you do.

            Example:
              enrum questions export basis --output basis.csv
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The set's id, such as basis.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("How to write it. (default: as the file's ending says, or yaml)", valueName: "format"))
    var format: QuestionSetFile.Notation?

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output: String?

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let sets = try await installation.store.read { try $0.questionSets() }
        guard let set = sets.first(where: { $0.set.id.rawValue == id })?.set else { throw unknown(among: sets.map(\.set.id.rawValue)) }
        let text = QuestionSetFile.write(set, as: notation)
        guard let output else { return desk.console.hand(text) }
        try OutputFile.write(text, to: output)
        desk.console.say(desk.console.texts("cli.questions_written", count: set.questions.count, ["set": id, "file": output]))
    }

    private var notation: QuestionSetFile.Notation {
        let ending = output?.split(separator: ".").last?.lowercased() ?? ""
        return format ?? QuestionSetFile.Notation(rawValue: ending) ?? .yaml
    }

    private func unknown(among sets: [String]) -> Refusal {
        if let meant = nearest(to: id, among: sets) { return Refusal("cli.no_question_set_near", ["set": id, "meant": meant]) }
        return Refusal("cli.no_question_set", ["set": id, "known": sets.sorted().joined(separator: ", ")])
    }
}

extension QuestionSetFile.Notation: ExpressibleByArgument {}
