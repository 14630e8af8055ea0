import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Foundation

/// Calls one hook by hand.
struct PluginRun: Deed {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Call one hook of a plugin on a snapshot that you wrote.",
        usage: "enrum plugin run <folder> <hook> --with <file> [--trace] [<options>]",
        discussion: """
            The snapshot is what the hook gets as ctx, in YAML or JSON; what comes after ctx stands under args by name. What is left out is \
            empty, and what the plugin does not ask to read is left out too.

            Prints one JSON object with result and usage; what the plugin logs goes to standard error. A fault is one line of JSON on \
            standard error, and the command ends with 70. With --trace the lines that ran are shown on standard error first, and before \
            a fault what was logged. Instructions are counted by the hundred; what Lua does in one piece, such as sorting, is counted too.

            Example:
              enrum plugin run . report --with snapshot.yaml
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @Argument(help: ArgumentHelp("The hook's name, such as report.", valueName: "hook"))
    var hook: String

    @Option(
        name: .customLong("with"), help: ArgumentHelp("The snapshot.", valueName: "file"), completion: .file(extensions: ["yaml", "json"]))
    var snapshot: String

    @Flag(help: "Show the lines that ran.")
    var trace = false

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFolder(folder)
        guard let hook = Hook(rawValue: hook) else {
            throw Refusal("cli.no_hook", ["hook": hook, "known": Hook.allCases.map(\.rawValue).joined(separator: ", ")])
        }
        guard let clock = SystemClock(zone: desk.settings.timeZone) else {
            throw Refusal("setting.unknown_time_zone", ["name": Setting.timeZone.rawValue, "found": desk.settings.timeZone])
        }
        let host = LuaPluginHost()
        let plugin = try await host.plugin(toTry: PluginFiles(folder: folder))
        let bytes = try InputFile.bytes(of: snapshot)
        let outcome = try await HookTrial(host, plugin)(hook, with: bytes, name: snapshot, today: clock.today, tracing: trace)
        if trace, !outcome.trace.isEmpty { desk.console.complain(outcome.tracedLines(of: plugin)) }
        // Without --trace a fault is one line alone, for the programs that read it.
        if trace || outcome.fault == nil { outcome.log.forEach(desk.console.complain) }
        if let fault = outcome.fault {
            desk.console.complain(fault.record)
            throw ExitCode.fault
        }
        desk.console.say("{\"result\":\(outcome.result ?? "null"),\"usage\":\(outcome.usage.record)}")
    }
}

extension HookTrial.Outcome {
    /// Each line that ran with its text, in order.
    func tracedLines(of plugin: Plugin) -> String {
        let lines = (plugin.rules ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        return trace.map { number in
            "rules.lua:\(number): \(lines.indices.contains(number - 1) ? lines[number - 1] : "")"
        }.joined(separator: "\n")
    }
}
