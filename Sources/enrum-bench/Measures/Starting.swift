/// From nothing to the first answer.
struct Starting {
    let plan: MeasurePlan
    let ours: () throws -> Server
    let reference: () throws -> Server

    func figures() throws -> [Figure] {
        let rounds = try (0..<plan.rounds).map { _ in (try seconds(ours), try seconds(reference)) }
        return [
            Figure(
                work: "Start, 5,000 people", quantity: "to the first answer", unit: "ms", ours: rounds.map { $0.0 * 1e3 }.median,
                reference: rounds.map { $0.1 * 1e3 }.median, ratio: rounds.map { $0.0 / $0.1 }.median, aim: "< 100 ms")
        ]
    }

    private func seconds(_ start: () throws -> Server) throws -> Double {
        let server = try start()
        defer { server.stop() }
        guard server.firstAnswer.status == 200 else { throw BenchFault("the first answer was \(server.firstAnswer.status)") }
        return server.startSeconds
    }
}
