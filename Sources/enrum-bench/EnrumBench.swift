import ArgumentParser

/// Measures speed and size, beside references measured in the same run. No figure is a verdict: it prints where things stand.
@main
struct EnrumBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrum-bench",
        abstract: "Measure speed and size beside references measured in the same run.",
        discussion: """
            Each server runs in a process of its own, and so does the reference: a bare Hummingbird server that runs the very statements \
            that ours ran (recorded from SQLite, with their values) on a copy of the database, and sends the same bytes. CPU is read from \
            the clock of the process that serves. The load comes from this process over loopback, with keep-alive. Ours and the reference \
            take turns; every figure is the median of its rounds.
            """,
        subcommands: [Measure.self, Bare.self], defaultSubcommand: Measure.self)
}

/// Measures everything.
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure everything (the default).")

    @Option(help: "Rounds of each measurement, in which ours and the reference take turns.")
    var rounds = 7

    @Option(help: "Requests in each round.")
    var requests = 3_000

    @Option(help: "Where the databases are made, on the disk that counts; emptied first.")
    var folder: String?

    @Option(help: "Only the measurements whose name holds this word.")
    var only: String?

    @Flag(help: "Print JSON instead of a table.")
    var json = false

    func run() async throws {
        let folder = folder ?? Program.folder + "/enrum-bench-data"
        let plan = MeasurePlan(rounds: rounds, requests: requests, only: only)
        var hooks = plan.includes("Lua") ? try await LuaHooks(plan: plan).figures() : []
        if plan.includes("Lua") || plan.includes("Port") { hooks += try await PortHooks(plan: plan).figures() }
        let figures = hooks + (plan.onlyLua ? [] : try await Bench(folder: folder, plan: plan).run())
        print(json ? try Report.json(figures) : Report.table(figures))
    }
}

/// Serves the reference; started by the measurements.
struct Bare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve the reference.", shouldDisplay: false)

    @Option var database: String
    @Option var exchanges: String
    @Option var port: Int

    func run() async throws {
        try await BareServer(database: database, exchanges: try Exchanges.read(exchanges)).run(port: port)
    }
}
