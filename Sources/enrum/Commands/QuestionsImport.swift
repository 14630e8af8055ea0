import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumSQLite
import EnrumTexts

/// Installs a question set, or a new version of one.
struct QuestionsImport: Deed {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Install a question set, or a new version of one.",
        usage: "enrum questions import <file> [--department <path> ...] [<options>]",
        discussion: """
            The set is part of new forms from now on; forms that were sent before stay as they were. Without --department it is asked \
            everywhere. A new version replaces where the set was asked as well.

            Example:
              enrum questions import questions.yaml --department "Børn og Unge/Dagtilbud"
            """)

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp("The YAML, JSON or CSV file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml", "json", "csv"]))
    var file: String

    @Option(help: ArgumentHelp("Ask only in this department and below; repeat for several.", valueName: "path"))
    var department: [String] = []

    func perform(_ desk: Desk) async throws {
        let set = try QuestionSetFile.read(try InputFile.bytes(of: file), name: file)
        let installation = try await desk.open()
        let tree = try await installation.store.read { try $0.departments() }
        let isNew = try await installation.store.read { try $0.questionSet(set.id) == nil }
        try await InstallQuestionSet(installation.environment)(set, departments: try departments(in: tree), as: nil)
        let texts = desk.console.texts
        let place =
            department.isEmpty ? texts("cli.questions_everywhere") : texts("cli.questions_in", ["path": department.joined(separator: ", ")])
        let key = isNew ? "cli.questions_installed" : "cli.questions_replaced"
        desk.console.say(texts(key, count: set.questions.count, ["set": set.id.rawValue, "place": place]))
    }

    private func departments(in tree: DepartmentTree) throws -> Set<Identifier<Department>> {
        let byPath = Dictionary(tree.departments.keys.map { (tree.path(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
        let unknown = department.filter { byPath[$0] == nil }
        guard unknown.isEmpty else {
            throw Refusal(
                unknown.map { path in
                    let meant = nearest(to: path, among: byPath.keys)
                    return Refusal.Problem(
                        place: "--department",
                        phrase: meant.map { Phrase("cli.no_department_near", ["path": path, "meant": $0]) }
                            ?? Phrase("cli.no_department", ["path": path]))
                })
        }
        return Set(department.compactMap { byPath[$0] })
    }
}
