/// Saving fifteen answers durably: our server, the bare server, and bare commits without HTTP, in turn.
struct Saving {
    let plan: MeasurePlan
    let connections: Int
    let ours: Server
    let reference: Server
    let commits: BareCommits
    let requests: Requests
    let rounds: AnswerRounds

    func figures() async throws -> [Figure] {
        let work = connections == 1 ? "Saving 15 answers, alone" : "Saving 15 answers, \(connections) connections"
        let count = max(connections, plan.requests / 3)
        let bareForm = RequestBytes.post("/save", session: nil, form: Answers.form(round: 1, csrf: ""))
        var (own, server, bare) = ([ServerRound](), [ServerRound](), [BareCommits.Round]())
        for _ in 0..<plan.rounds {
            own.append(try round(count))
            server.append(try ServerRound(reference, connections: connections, requests: count, expected: 303) { _ in bareForm })
            bare.append(try await commits.round(threads: connections, commits: count))
        }
        let figure = { (quantity: String, ours: [Double], reference: [Double], aim: String?) in
            Figure(
                work: work, quantity: quantity, unit: "µs", ours: ours.median * 1e6, reference: reference.median * 1e6,
                ratio: zip(ours, reference).map { $0 / $1 }.median, aim: aim)
        }
        return [
            figure("CPU, to bare commits", own.map(\.cpu), bare.map(\.cpu), "ratio ≤ 1.6"),
            figure("CPU, to bare server", own.map(\.cpu), server.map(\.cpu), nil),
            figure("wall, to bare commits", own.map(\.wall), bare.map(\.wall), "ratio ≤ 1.6"),
            figure("wall, to bare server", own.map(\.wall), server.map(\.wall), nil),
            Figure(
                work: work, quantity: "p99", unit: "ms", ours: own.map(\.slowest).median * 1e3,
                reference: server.map(\.slowest).median * 1e3,
                ratio: nil, aim: nil),
        ]
    }

    /// The forms are made beforehand; one that writes more than its share makes the rest as it goes.
    private func round(_ count: Int) throws -> ServerRound {
        var made = (0..<connections).map { writer in
            (0..<(count / connections)).map { requests.save(writer, round: rounds.done(writer) + $0) }[...]
        }
        return try ServerRound(ours, connections: connections, requests: count, expected: 303) { writer in
            let round = rounds.next(writer)
            return made[writer].popFirst() ?? requests.save(writer, round: round)
        }
    }
}

/// How often each of the sixteen has saved, so that every form names the version before it.
final class AnswerRounds {
    private var rounds: [Int]

    init(_ done: [Int]) { rounds = done }

    func done(_ writer: Int) -> Int { rounds[writer] }

    func next(_ writer: Int) -> Int {
        defer { rounds[writer] += 1 }
        return rounds[writer]
    }
}
