import Foundation

/// A command that is run once, with bytes in and bytes out, and a time within which it has ended.
struct Command: Sendable {
    let arguments: [String]

    enum Outcome: Sendable {
        /// Its exit status and what it wrote.
        case ended(Int32, Data)
        /// It was stopped.
        case tooLate
    }

    init(_ arguments: [String]) { self.arguments = arguments }

    /// Runs it. What goes in and what comes out lie in files without a name, which are gone when they are closed.
    func run(seconds: Int, input: Data) async throws -> Outcome {
        let (incoming, outgoing) = (try Self.namelessFile(), try Self.namelessFile())
        try incoming.write(contentsOf: input)
        try incoming.seek(toOffset: 0)
        let process = Process()
        process.executableURL = URL(filePath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"]
        (process.standardInput, process.standardOutput, process.standardError) = (incoming, outgoing, FileHandle.nullDevice)
        let ended = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            ended.continuation.yield(process.terminationStatus)
            ended.continuation.finish()
        }
        try process.run()
        let status = await withTaskGroup(of: Int32?.self) { group in
            group.addTask {
                for await status in ended.stream { return status }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        guard let status else {
            kill(process.processIdentifier, SIGKILL)
            return .tooLate
        }
        try outgoing.seek(toOffset: 0)
        return .ended(status, try outgoing.readToEnd() ?? Data())
    }

    /// A file that only this process can reach: its name is taken away before anything is in it.
    private static func namelessFile() throws -> FileHandle {
        var name = Array(FileManager.default.temporaryDirectory.appending(path: "enrum-XXXXXX").path.utf8CString)
        let descriptor = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        unlink(name)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
