/// Ours and the reference under the same load, turn by turn.
struct Comparison {
    let work: String
    let plan: MeasurePlan
    let connections: Int
    let ours: Side
    let reference: Side
    /// What is aimed at.
    let aims: Aims

    struct Side {
        let server: Server
        let expected: Int
        let next: (_ connection: Int) -> [UInt8]
    }

    struct Aims {
        var cpu: String?
        var slowest: String?
        static let page = Aims(cpu: "ratio ≤ 1.6", slowest: "< 10 ms")
    }

    func figures() throws -> [Figure] {
        for side in [ours, reference] { _ = try round(side, requests: max(200, plan.requests / 4)) }
        let rounds = try (0..<plan.rounds).map { _ in
            (try round(ours, requests: plan.requests), try round(reference, requests: plan.requests))
        }
        let figure = { (quantity: String, unit: String, scale: Double, part: (ServerRound) -> Double, aim: String?) in
            Figure(
                work: work, quantity: quantity, unit: unit, ours: rounds.map { part($0.0) * scale }.median,
                reference: rounds.map { part($0.1) * scale }.median, ratio: rounds.map { part($0.0) / part($0.1) }.median, aim: aim)
        }
        return [
            figure("CPU per request", "µs", 1e6, \.cpu, aims.cpu), figure("wall per request", "µs", 1e6, \.wall, nil),
            figure("p50", "ms", 1e3, \.middle, nil), figure("p99", "ms", 1e3, \.slowest, aims.slowest),
        ]
    }

    private func round(_ side: Side, requests: Int) throws -> ServerRound {
        try ServerRound(side.server, connections: connections, requests: requests, expected: side.expected, next: side.next)
    }
}
