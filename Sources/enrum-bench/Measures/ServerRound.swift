/// One server under load for a while.
struct ServerRound {
    /// Seconds of the server's CPU for each request.
    let cpu: Double
    /// Seconds for each request, all connections together.
    let wall: Double
    let middle: Double
    /// What 99 of 100 stay within.
    let slowest: Double

    init(_ server: Server, connections: Int, requests: Int, expected: Int, next: @escaping (_ connection: Int) -> [UInt8]) throws {
        let load = Load(port: server.port, connections: connections, requests: requests, expected: expected, next: next)
        let before = try server.cpuSeconds()
        let sample = try load.run()
        cpu = (try server.cpuSeconds() - before) / Double(requests)
        wall = sample.seconds / Double(requests)
        (middle, slowest) = (sample.latency(0.5), sample.latency(0.99))
    }
}

extension Load.Sample {
    /// Seconds that the given part of the requests stays within.
    func latency(_ part: Double) -> Double {
        Double(latencies[min(latencies.count - 1, Int(Double(latencies.count) * part))]) / 1e9
    }
}
