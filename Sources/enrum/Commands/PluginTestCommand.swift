import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Foundation

/// Runs a plugin's own tests.
struct PluginTestCommand: Deed {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run a plugin's tests in the box that the server uses.",
        usage: "enrum plugin test <folder> [--update] [<options>]",
        discussion: """
            Each case in tests/*.yaml is a snapshot and what is expected of a hook. They run within the limits that hooks have in use. No \
            installation is needed.

            With --update what came out takes the place of what was expected; look at the difference before you keep it. Comments and the \
            rest of each file stay as they are.

            Example:
              enrum plugin test .
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @Flag(help: "Write what came out in the place of what was expected.")
    var update = false

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFolder(folder)
        let (host, console) = (LuaPluginHost(), desk.console)
        let files = try PluginFiles(folder: folder)
        let report = await PluginTests(host)(try await host.read(files), files, updating: update)
        for (path, text) in report.updated.sorted(by: { $0.key < $1.key }) {
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: folder).appending(path: path), options: .atomic)
            } catch { throw Refusal("cli.cannot_write", ["file": path]) }
        }
        if !report.problems.isEmpty { throw PluginRefused(problems: report.problems) }
        for failure in report.failures {
            console.complain("\(failure.file):\(failure.line): \(failure.name)")
            for difference in failure.differences { console.complain("  " + console.texts(difference)) }
        }
        if report.updates > 0 { console.say(console.texts("cli.plugin_tests_updated", count: report.updates)) }
        guard report.failures.isEmpty else {
            console.complain(
                console.texts("cli.plugin_tests_failed", count: report.failures.count, ["all": String(report.count)]))
            throw ExitCode.problems
        }
        console.say(report.count == 0 ? console.texts("cli.plugin_no_tests") : console.texts("cli.plugin_tests_fine", count: report.passed))
    }
}
