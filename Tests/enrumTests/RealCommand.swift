import Foundation

/// The real binary, run as people run it, in a folder of its own and without settings from outside.
struct RealCommand {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    struct Outcome: CustomStringConvertible {
        let status: Int32
        let said: String
        let complained: String

        var description: String { "ended with \(status)\nsaid: \(said)\ncomplained: \(complained)" }
    }

    struct NoBinary: Error {}

    /// Runs to its end.
    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> Outcome {
        try await run(arguments, environment: environment)
    }

    /// The same with arguments from a table.
    @discardableResult
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Outcome {
        let running = try start(arguments, environment: environment)
        let status = await running.ended()
        return Outcome(status: status, said: try running.said, complained: try running.complained)
    }

    /// Starts, and leaves it running.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Running {
        let process = Process()
        process.executableURL = try Self.binary()
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.arguments = arguments
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ENRUM_") }
        process.environment = inherited.merging(environment) { _, new in new }
        let name = UUID().uuidString
        let (said, complained) = (".\(name).out", ".\(name).err")
        for file in [said, complained] { try folder.write("", to: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.path).appending(path: said))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: folder.path).appending(path: complained))
        try process.run()
        return Running(process: process, folder: folder, files: (said, complained))
    }

    /// A command that has not ended yet.
    struct Running {
        let process: Process
        fileprivate let folder: TemporaryFolder
        fileprivate let files: (said: String, complained: String)

        var said: String { get throws { try folder.read(files.said) } }
        var complained: String { get throws { try folder.read(files.complained) } }

        /// Waits for its end, without holding a thread: its status, or the signal that ended it as a negative number.
        ///
        /// It is looked at again and again: where many processes end at once, Foundation's word that one has ended can get lost. One that has
        /// not ended after three minutes is killed, and there is no status.
        func ended() async -> Int32 {
            let deadline = ContinuousClock.now.advanced(by: .seconds(180))
            while ContinuousClock.now < deadline {
                guard process.isRunning else {
                    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
                }
                do { try await Task.sleep(for: .milliseconds(20)) } catch { break }
            }
            process.terminate()
            return .min
        }
    }

    /// Built beside the tests.
    private static func binary() throws -> URL {
        let beside = [Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])].compactMap { $0 }
            .map { $0.deletingLastPathComponent().appending(path: "enrum") }
        guard let binary = beside.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else { throw NoBinary() }
        return binary
    }
}
