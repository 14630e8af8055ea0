import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTexts
import Foundation

/// Measures a plugin's hooks.
struct PluginBenchCommand: Deed {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure a plugin's hooks, and how much of their limits they use.",
        usage: "enrum plugin bench <folder> [--rounds <number>] [<options>]",
        discussion: """
            Calls each hook on the snapshots of its own tests, many times, from the snapshot to the checked result, and prints the median \
            and the 95th percentile of the times, the most that a call used, and the greatest share of a limit. The times are this \
            machine's; the instructions are the same everywhere, and counted by the hundred.

            Example:
              enrum plugin bench .
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("How often each snapshot is used.", valueName: "number"))
    var rounds = 200

    func validate() throws {
        guard (1...100_000).contains(rounds) else { throw ValidationError("--rounds takes a number from 1 to 100000.") }
    }

    func perform(_ desk: Desk) async throws {
        try InputFile.requireFolder(folder)
        let (host, console) = (LuaPluginHost(), desk.console)
        let files = try PluginFiles(folder: folder)
        let rows = await PluginBench(host)(try await host.read(files), files, rounds: rounds)
        guard !rows.isEmpty else { return console.say(console.texts("cli.plugin_no_tests")) }
        let head = ["hook", "cases", "median_us", "p95_us", "instructions", "matcher_steps", "memory_kb", "share"]
        console.say(Self.aligned(head))
        for row in rows { console.say(Self.aligned(row.cells)) }
        for row in rows {
            guard let fault = row.fault else { continue }
            console.complain(fault.record)
        }
        if rows.contains(where: { $0.fault != nil }) { throw ExitCode.fault }
    }

    private static func aligned(_ cells: [String]) -> String {
        cells.enumerated().map { place, cell in
            let space = String(repeating: " ", count: max(0, (place == 0 ? 18 : 13) - cell.count))
            return place == 0 ? cell + space : space + cell
        }.joined(separator: " ")
    }
}

extension PluginBench.Row {
    fileprivate var cells: [String] {
        [
            hook.rawValue, String(cases), tenths(medianNanoseconds, of: 1000), tenths(p95Nanoseconds, of: 1000), String(most.instructions),
            String(most.matcherSteps), String((most.memoryBytes + 1023) / 1024), tenths(Int(share * 100_000), of: 1000) + " %",
        ]
    }

    private func tenths(_ number: Int, of unit: Int) -> String { "\(number / unit).\(number % unit * 10 / unit)" }
}
