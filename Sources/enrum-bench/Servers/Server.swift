import Foundation

/// A server in a process of its own.
final class Server {
    let port: Int
    private let process = Process()

    /// Starts it and waits for its first answer to `request`.
    ///
    /// - Parameter arguments: what to start it with; the port is added.
    init(_ program: String, _ arguments: [String], first request: [UInt8]) throws {
        port = try Program.freePort()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments + ["--port", String(port)]
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        let start = Moment.nanoseconds()
        try process.run()
        firstAnswer = try Self.answer(on: port, to: request, of: process)
        startSeconds = Double(Moment.nanoseconds() - start) / 1e9
    }

    deinit { stop() }

    let firstAnswer: Answer
    /// From before it was started to its first answer.
    let startSeconds: Double

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// Seconds of CPU that it has taken so far, of all its threads and in the kernel on their behalf.
    func cpuSeconds() throws -> Double { try CPUClock.seconds(of: process.processIdentifier) }

    /// Bytes of memory that are resident, and how many of them are its own rather than the program's file.
    func memory() throws -> (resident: Int, own: Int) {
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        func kilobytes(_ name: String) -> Int {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }.flatMap { Int($0) } ?? 0
        }
        return (kilobytes("VmRSS") << 10, kilobytes("RssAnon") << 10)
    }

    private static func answer(on port: Int, to request: [UInt8], of process: Process) throws -> Answer {
        while process.isRunning {
            do {
                return try Connection(port: port).exchange(request)
            } catch is Connection.NotListening {
                usleep(200)
            }
        }
        throw BenchFault("a server did not start")
    }
}

/// The CPU time of a process, to the nanosecond: of all its threads, in user mode and in the kernel, as getrusage counts it.
enum CPUClock {
    static func seconds(of process: Int32) throws -> Double {
        #if os(Linux)
            var clock: clockid_t = 0
            guard clock_getcpuclockid(process, &clock) == 0 else { throw BenchFault("no CPU clock for process \(process)") }
            return seconds(clock)
        #else
            throw BenchFault("the CPU time of another process is only read on Linux")
        #endif
    }

    /// Of this process.
    static func ownSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
