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
        usage: "enrum questions import <file> [--department <path> ... | --everywhere] [<options>]",
        discussion: """
            The set is part of new forms from now on; forms that were sent before stay as they were. A new set is asked everywhere, or in the \
            departments you name. A new version is asked where the one before was, unless you name departments or say --everywhere.

            Example:
              enrum questions import questions.yaml --department "Børn og Unge/Dagtilbud"
            """)

    @OptionGroup var common: CommonOptions

    @Argument(
        help: ArgumentHelp("The YAML, JSON or CSV file.", valueName: "file"), completion: .file(extensions: ["yaml", "yml", "json", "csv"]))
    var file: String

    @Option(help: ArgumentHelp("Ask only in this department and below; repeat for several.", valueName: "path"))
    var department: [String] = []

    @Flag(help: "Ask it everywhere, also when the version before was asked in some departments only.")
    var everywhere = false

    func validate() throws {
        guard !everywhere || department.isEmpty else { throw ValidationError("Say either --everywhere or --department, not both.") }
    }

    func perform(_ desk: Desk) async throws {
        let set = try QuestionSetFile.read(try InputFile.bytes(of: file), name: file)
        let installation = try await desk.open()
        let tree = try await installation.store.read { try $0.departments() }
        let standing = try await installation.store.read { try $0.questionSet(set.id) }
        let named = try departments(in: tree)
        let places = named.isEmpty && !everywhere ? standing?.departments ?? [] : named
        try await InstallQuestionSet(installation.environment)(set, departments: places, as: nil)
        let texts = desk.console.texts
        let paths = places.map(tree.path).sorted().joined(separator: ", ")
        let place = places.isEmpty ? texts("cli.questions_everywhere") : texts("cli.questions_in", ["path": paths])
        let key = standing == nil ? "cli.questions_installed" : "cli.questions_replaced"
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
