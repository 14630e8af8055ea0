import ArgumentParser
import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Foundation

/// Makes the folder that an author begins with.
struct PluginNew: Deed {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a folder with a plugin in it that works.",
        usage: "enrum plugin new <name> [--level <level>] [<options>]",
        discussion: """
            Makes a folder of that name, with a plugin that passes 'check' and 'test', and files from which an editor knows what can stand \
            where. Level 0 is data alone: questions, checks, guidance. Level 2 has rules in Lua as well, with texts and tests. Change what \
            is there, one file at a time. Nothing is replaced.

            Example:
              enrum plugin new welcome --level 2
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id, and the folder's name: a-z, 0-9, - and _.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("0 for data alone, 2 for rules in Lua as well.", valueName: "level"))
    var level: Level = .data

    /// How much of the contract it begins with.
    enum Level: String, ExpressibleByArgument, CaseIterable {
        case data = "0"
        case rules = "2"

        var made: NewPlugin.Level { self == .data ? .data : .rules }
    }

    func perform(_ desk: Desk) async throws {
        guard let id = Slug(name) else { throw Refusal("set.bad_id", ["found": name]) }
        guard !NewPlugin.reserved.contains(id.rawValue) else { throw Refusal("plugin.id_reserved", ["id": id.rawValue]) }
        guard !FileManager.default.fileExists(atPath: name) else { throw Refusal("cli.file_exists", ["file": name]) }
        let files = NewPlugin.files(id, level: level.made)
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let url = URL(fileURLWithPath: name).appending(path: path)
            do {
                try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url, options: .withoutOverwriting)
            } catch {
                throw Refusal("cli.cannot_write", ["file": "\(name)/\(path)"])
            }
        }
        desk.console.say(desk.console.texts("cli.plugin_made", ["folder": name]))
        for path in files.keys.sorted() where !path.hasPrefix(".") { desk.console.say("  \(name)/\(path)") }
        desk.console.say(desk.console.texts("cli.plugin_made_next", ["folder": name]))
    }
}
