import Foundation
import Testing

/// The server as the real binary runs it.
@Suite struct ServeTests {
    private func demo() async throws -> RealCommand {
        let command = try RealCommand()
        let made = try await command.run("demo")
        try #require(made.status == 0, "\(made)")
        return command
    }

    /// The address it says it is on, once it does.
    private func address(of server: RealCommand.Running) async throws -> String {
        for _ in 0..<600 {
            let text = try server.said
            if let range = text.range(of: #"http://[0-9.:]+"#, options: .regularExpression) {
                return text[range].trimmingCharacters(in: CharacterSet(charactersIn: "."))
            }
            try #require(server.process.isRunning)
            try await Task.sleep(for: .milliseconds(50))
        }
        server.process.terminate()
        throw NeverReady()
    }

    struct NeverReady: Error {}

    @Test func `It serves, refuses a second server on the same data, lets commands run beside it, and stops when told`() async throws {
        let command = try await demo()
        let server = try command.start(["serve", "--port", "0"])
        let address = try await address(of: server)
        #expect(address.hasPrefix("http://127.0.0.1:") && !address.hasSuffix(":0"))
        let second = try await command.run("serve", "--port", "0")
        #expect(second.status == 75, "\(second)")
        #expect(try await command.run("people", "export").status == 0)
        let taken = try await demo().run("serve", "--port", String(address.split(separator: ":").last ?? ""))
        #expect(taken.status == 75 && taken.complained.contains("--port"), "\(taken)")
        #expect(try server.said.contains("Mette Holm"))
        server.process.terminate()
        #expect(await server.ended() == 0)
    }

    @Test func `Until there is an admin it prints a link to set up with`() async throws {
        let command = try RealCommand()
        #expect(try await command.run("init").status == 0)
        let server = try command.start(["serve", "--port", "0"])
        let address = try await address(of: server)
        for _ in 0..<100 where try !server.said.contains("/setup/") { try await Task.sleep(for: .milliseconds(50)) }
        #expect(try server.said.contains(address + "/setup/"))
        server.process.interrupt()
        #expect(await server.ended() == 0)
    }
}
