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
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        let (process, said, complained) = try start(arguments, environment: environment)
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, said: try folder.read(said), complained: try folder.read(complained))
    }

    /// Starts, and leaves it running; what it says goes to the two files.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> (Process, said: String, complained: String) {
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
        return (process, said, complained)
    }

    /// Built beside the tests.
    private static func binary() throws -> URL {
        let beside = [Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])].compactMap { $0 }
            .map { $0.deletingLastPathComponent().appending(path: "enrum") }
        guard let binary = beside.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else { throw NoBinary() }
        return binary
    }
}
