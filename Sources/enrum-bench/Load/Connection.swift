import Foundation

/// A keep-alive connection to a server on this machine, which sends one request at a time and measures how long the answer takes.
final class Connection {
    let descriptor: Int32
    private var received: [UInt8] = []
    private var sentAt: UInt64 = 0
    private var outgoing: [UInt8] = []

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw BenchFault("no socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard code == 0 else {
            close(descriptor)
            throw NotListening()
        }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        received.reserveCapacity(256 << 10)
    }

    deinit { close(descriptor) }

    struct NotListening: Error {}

    func send(_ request: [UInt8]) throws {
        received.removeAll(keepingCapacity: true)
        sentAt = Moment.nanoseconds()
        var sent = 0
        while sent < request.count {
            let count = request.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress?.advanced(by: sent), request.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchFault("the server hung up") }
            sent += count
        }
    }

    /// Reads what has come; the answer when it is whole.
    func receive() throws -> (answer: Answer, nanoseconds: UInt64)? {
        let count = withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { buffer in
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 { received.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count
        }
        guard count > 0 else { throw BenchFault("the server hung up") }
        return Answer(received).map { ($0, Moment.nanoseconds() - sentAt) }
    }

    /// One request, waited for.
    func exchange(_ request: [UInt8]) throws -> Answer {
        try send(request)
        while true {
            if let (answer, _) = try receive() { return answer }
        }
    }
}

enum Moment {
    /// From a clock that only goes forward.
    static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
