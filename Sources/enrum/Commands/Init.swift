import ArgumentParser
import EnrumCore
import EnrumFormats
import EnrumTexts
import Foundation

/// Makes a new installation.
struct Init: Deed {
    static let configuration = CommandConfiguration(
        abstract: "Make a new, empty installation.",
        usage: "enrum init [<options>]",
        discussion: """
            Makes the data folder with a database and the eleven base questions in it, and prints a link with which the first admin names \
            the organisation and chooses a password. The link works once, for 24 hours; run the command again for a new one.

            Example:
              enrum init --data /var/lib/enrum
            """)

    @OptionGroup var common: CommonOptions

    func perform(_ desk: Desk) async throws {
        let isNew = !FileManager.default.fileExists(atPath: desk.settings.database)
        let installation = try Installation(desk.settings, create: true)
        desk.console.speak(try await installation.language())
        if isNew { try await installation.installBaseQuestions() }
        guard let link = try await StartSetUp(installation.environment)() else {
            throw Refusal("cli.init_already", ["folder": desk.settings.data])
        }
        let texts = desk.console.texts
        desk.console.say(texts(isNew ? "cli.init_made" : "cli.init_again", ["folder": desk.settings.data]))
        desk.console.say(texts("cli.setup_link", ["link": desk.settings.address + link.path]))
        desk.console.say(texts("cli.init_next", ["command": desk.settings.command("serve")]))
    }
}

extension Installation {
    /// The eleven questions that every conversation can start from, first in every form (P-13).
    func installBaseQuestions() async throws {
        try await InstallQuestionSet(environment)(BaseQuestionSet.load(), position: 0, as: nil)
    }
}

extension Settings {
    /// The command as it is typed for this data folder.
    func command(_ words: String) -> String {
        data == Setting.data.fallback[0] ? "enrum \(words)" : "enrum \(words) --data \(data)"
    }
}
