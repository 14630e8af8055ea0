import Foundation
import Testing

/// The server as the real binary runs it.
@Suite struct ServeTests {
    private func demo() throws -> RealCommand {
        let command = try RealCommand()
        let made = try command.run("demo")
        try #require(made.status == 0, "\(made)")
        return command
    }

    /// The address it says it is on, once it does.
    private func address(_ command: RealCommand, _ process: Process, _ said: String) async throws -> String {
        for _ in 0..<600 {
            let text = try command.folder.read(said)
            if let range = text.range(of: #"http://[0-9.:]+"#, options: .regularExpression) {
                return text[range].trimmingCharacters(in: CharacterSet(charactersIn: "."))
            }
            try #require(process.isRunning)
            try await Task.sleep(for: .milliseconds(50))
        }
        process.terminate()
        throw NeverReady()
    }

    struct NeverReady: Error {}

    @Test func `It serves, refuses a second server on the same data, lets commands run beside it, and stops when told`() async throws {
        let command = try demo()
        let (process, said, _) = try command.start(["serve", "--port", "0"])
        let address = try await address(command, process, said)
        #expect(address.hasPrefix("http://127.0.0.1:") && !address.hasSuffix(":0"))
        let second = try command.run("serve", "--port", "0")
        #expect(second.status == 75, "\(second)")
        #expect(try command.run("people", "export").status == 0)
        let taken = try demo().run("serve", "--port", String(address.split(separator: ":").last ?? ""))
        #expect(taken.status == 75 && taken.complained.contains("--port"), "\(taken)")
        #expect(try command.folder.read(said).contains("Mette Holm"))
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(process.terminationReason == .exit)
    }

    @Test func `Until there is an admin it prints a link to set up with`() async throws {
        let command = try RealCommand()
        #expect(try command.run("init").status == 0)
        let (process, said, _) = try command.start(["serve", "--port", "0"])
        let address = try await address(command, process, said)
        for _ in 0..<100 where try !command.folder.read(said).contains("/setup/") { try await Task.sleep(for: .milliseconds(50)) }
        #expect(try command.folder.read(said).contains(address + "/setup/"))
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
