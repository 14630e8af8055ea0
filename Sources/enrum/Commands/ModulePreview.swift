import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTexts

/// Shows the form that a department's next conversation gets.
struct ModulePreview: Deed {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show the form that a department's next conversation gets.",
        usage: "enrum module preview --department <path> [<options>]",
        discussion: """
            Every question in order, under the set or plugin it comes from. A question that is asked only when something else was answered is \
            there too.

            Example:
              enrum module preview --department "Solvig Kommune/Teknik og Miljø"
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("The department.", valueName: "path"))
    var department: String

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let place = try await installation.store.read { try $0.departments() }.department(at: department)
        let preview = try await PreviewForm(installation.environment)(for: place)
        let (console, language) = (desk.console, desk.console.texts.language)
        for section in preview.form.sections {
            console.say("\(section.title(language)) (\(section.set))")
            for question in section.questions { console.say("  \(question.label(language))") }
        }
        for module in preview.unreadable {
            console.complain(console.texts("module.unreadable", ["title": module.plugin.rawValue]))
        }
    }
}
