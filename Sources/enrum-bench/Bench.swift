import EnrumCore
import Foundation

/// Makes the world, records what ours does with it, starts both servers, and measures.
struct Bench {
    let folder: String
    let plan: MeasurePlan

    private var ours: String { folder + "/ours/enrum.sqlite" }
    private var bare: String { folder + "/bare.sqlite" }
    private var commits: String { folder + "/commits.sqlite" }
    private var exchanges: String { folder + "/exchanges.json" }

    func run() async throws -> [Figure] {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(
            atPath: folder + "/ours", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        say("making 5,000 people and their conversations")
        let world = try await World.make(in: ours)
        let requests = Requests(world: world)
        say("recording what each request runs and sends")
        let recorded = try await Recorder(world: world, database: ours).record(requests.recorded)
        try recorded.write(to: exchanges)
        for copy in [bare, commits] { try FileManager.default.copyItem(atPath: ours, toPath: copy) }
        return try await measure(requests, recorded)
    }

    private func measure(_ requests: Requests, _ recorded: Exchanges) async throws -> [Figure] {
        var figures: [Figure] = []
        if plan.includes("start") { figures += try Starting(plan: plan, ours: { try start(requests) }, reference: startBare).figures() }
        let (own, reference) = (try start(requests), try startBare())
        let before = try (own.memory(), reference.memory())
        for (work, name) in [("Meeting page", "page"), ("List of twelve", "team")] where plan.includes(work) {
            say(work)
            figures += try pages(work, name, own, reference, name == "page" ? requests.page() : requests.team())
        }
        if plan.includes("Refused save") {
            say("Refused save")
            figures += try refusals(own, reference, requests)
        }
        if plan.includes("Saving") { figures += try await savings(own, reference, requests, recorded) }
        figures += try memory(own, reference, before)
        if plan.includes("Import") {
            say("Import")
            figures += try await Importing(folder: folder, plan: plan).figures()
        }
        return figures
    }

    private func pages(_ work: String, _ name: String, _ own: Server, _ reference: Server, _ request: [UInt8]) throws -> [Figure] {
        let bareRequest = RequestBytes.get("/" + name, session: nil)
        return try Comparison(
            work: work, plan: plan, connections: 16, ours: .init(server: own, expected: 200) { _ in request },
            reference: .init(server: reference, expected: 200) { _ in bareRequest }, aims: .page
        ).figures()
    }

    private func refusals(_ own: Server, _ reference: Server, _ requests: Requests) throws -> [Figure] {
        let forms = requests.world.writing.indices.map { requests.refused($0, round: 0) }
        let bareForm = RequestBytes.post("/refused", session: nil, form: Answers.form(round: 0, csrf: "", scale: 11))
        return try Comparison(
            work: "Refused save", plan: plan, connections: 16, ours: .init(server: own, expected: 422) { forms[$0] },
            reference: .init(server: reference, expected: 422) { _ in bareForm }, aims: .page
        ).figures()
    }

    private func savings(_ own: Server, _ reference: Server, _ requests: Requests, _ recorded: Exchanges) async throws -> [Figure] {
        guard let save = recorded.exchanges.first(where: { $0.name == "save" }) else { return [] }
        let commits = try BareCommits(database: commits, script: save.script)
        // The first has saved four times while it was recorded.
        let rounds = AnswerRounds(requests.world.writing.indices.map { $0 == 0 ? 4 : 0 })
        var figures: [Figure] = []
        for connections in [1, 16] {
            say("Saving, \(connections) at a time")
            figures += try await Saving(
                plan: plan, connections: connections, ours: own, reference: reference, commits: commits, requests: requests, rounds: rounds
            ).figures()
        }
        return figures
    }

    private func memory(_ own: Server, _ reference: Server, _ before: ((resident: Int, own: Int), (resident: Int, own: Int))) throws
        -> [Figure]
    {
        let after = try (own.memory(), reference.memory())
        func megabytes(_ bytes: Int) -> Double { Double(bytes) / 1_048_576 }
        let figure = { (quantity: String, ours: Int, reference: Int, aim: String?) -> Figure in
            Figure(
                work: "Memory", quantity: quantity, unit: "MB", ours: megabytes(ours), reference: megabytes(reference), ratio: nil, aim: aim
            )
        }
        return [
            figure("resident after load", after.0.resident, after.1.resident, "< 64 MB"),
            figure("of it not from files", after.0.own, after.1.own, nil),
            figure("resident before load", before.0.resident, before.1.resident, nil),
        ]
    }

    private func start(_ requests: Requests) throws -> Server {
        try Server(Program.enrum, ["serve", "--data", folder + "/ours", "--log-level", "error"], first: requests.page())
    }

    private func startBare() throws -> Server {
        try Server(Program.path, ["bare", "--database", bare, "--exchanges", exchanges], first: RequestBytes.get("/page", session: nil))
    }

    private func say(_ line: String) { FileHandle.standardError.write(Data("enrum-bench: \(line)\n".utf8)) }
}
