import EnrumCore
import Foundation
import Testing

@testable import EnrumDelivery

/// A PDF is made by a command that may be missing, slow or wrong, and the page does without.
struct PrintTests {
    private let page = Array("<!doctype html><title>Brev</title>".utf8)

    /// A command that does what the shell says.
    private func printer(_ script: String, seconds: Int = 10) -> WeasyPrint {
        WeasyPrint(command: ["/bin/sh", "-c", script, "sh"], seconds: seconds)
    }

    @Test func `The page goes in and the file comes out`() async throws {
        let pdf = try await printer("printf '%%PDF-1.7 '; cat").pdf(of: page)
        #expect(String(decoding: pdf, as: UTF8.self) == "%PDF-1.7 <!doctype html><title>Brev</title>")
    }

    @Test(arguments: ["exit 3", "echo nothing of the kind", "true", "printf '%%PDF-1.7'; exit 1"])
    func `What is not a PDF is not taken for one`(script: String) async {
        await #expect(throws: PrintingFailed.self) { try await printer(script).pdf(of: page) }
    }

    @Test func `A command that never ends is stopped`() async {
        await #expect(throws: PrintingFailed.self) { try await printer("exec sleep 600", seconds: 1).pdf(of: page) }
    }

    @Test func `A command that is gone fails the file and nothing else`() async {
        await #expect(throws: PrintingFailed.self) { try await WeasyPrint(command: ["/nonexistent/weasyprint"]).pdf(of: page) }
    }

    @Test func `The command sees nothing of our environment`() async throws {
        let pdf = try await printer("printf '%%PDF-'; env | cut -d= -f1 | sort | tr '\\n' ' '").pdf(of: page)
        let names = Set(String(decoding: pdf.dropFirst(5), as: UTF8.self).split(separator: " ").map(String.init))
        #expect(names.subtracting(["PATH", "HOME", "LC_ALL", "PWD", "SHLVL", "_"]).isEmpty)
    }

    @Test func `The command as Debian has it makes a file that can be read aloud, and fetches nothing`() async throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let printer = try #require(await WeasyPrint.found(in: path), "weasyprint is missing: make to-test installs it")
        let letter =
            "<!doctype html><html lang=\"da\"><title>Brev</title><h1>Brev</h1><p>Æble</p><img alt=\"\" src=\"http://127.0.0.1:9/x.png\">"
        let text = String(decoding: try await printer.pdf(of: Array(letter.utf8)), as: UTF8.self)
        // What is tagged says so in the catalogue, which later versions pack into a stream of objects.
        #expect(text.hasPrefix("%PDF-") && (text.contains("/MarkInfo") || text.contains("/ObjStm")))
    }

    @Test func `Without the command there is no printer`() async {
        #expect(await WeasyPrint.found(in: "/nonexistent") == nil)
    }

    @Test func `A command that cannot be kept from the network is not used`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "enrum-print-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, script) in [("weasyprint", "#!/bin/sh\nexit 0\n"), ("unshare", "#!/bin/sh\nexit 1\n")] {
            let file = folder.appending(path: name)
            try Data(script.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
        #expect(await WeasyPrint.found(in: folder.path) == nil)
        try Data("#!/bin/sh\nexit 0\n".utf8).write(to: folder.appending(path: "unshare"))
        #expect(await WeasyPrint.found(in: folder.path) != nil)
    }
}
