import Foundation

/// So many requests to one server, over so many connections that each wait for the answer before they ask again.
///
/// One thread serves all connections, so that the load takes as little from the server's processors as it can.
struct Load {
    let port: Int
    let connections: Int
    let requests: Int
    let expected: Int
    /// The next request of a connection.
    let next: (_ connection: Int) -> [UInt8]

    struct Sample {
        /// Seconds from the first request to the last answer.
        let seconds: Double
        /// Nanoseconds each, sorted.
        let latencies: [UInt64]
    }

    func run() throws -> Sample {
        let open = try (0..<connections).map { _ in try Connection(port: port) }
        var (sent, latencies) = (0, [UInt64]())
        latencies.reserveCapacity(requests)
        let start = Moment.nanoseconds()
        for (index, connection) in open.enumerated() where sent < requests {
            try connection.send(next(index))
            sent += 1
        }
        var waiting = open.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        while latencies.count < requests {
            guard poll(&waiting, nfds_t(waiting.count), 10_000) > 0 else { throw BenchFault("no answer within ten seconds") }
            for index in waiting.indices where waiting[index].revents != 0 {
                guard let (answer, nanoseconds) = try open[index].receive() else { continue }
                guard answer.status == expected else {
                    throw BenchFault(
                        "answered \(answer.status), not \(expected): \(String(decoding: answer.body.prefix(2000), as: UTF8.self))")
                }
                latencies.append(nanoseconds)
                guard sent < requests else { continue }
                try open[index].send(next(index))
                sent += 1
            }
        }
        return Sample(seconds: Double(Moment.nanoseconds() - start) / 1e9, latencies: latencies.sorted())
    }
}
