import EnrumCore
import EnrumDomain
import EnrumPlugins
import Foundation
import Testing

/// The files in Fixtures/Files, a folder for each sort of file that a plugin has; the schemas judge them too (Tests/Schemas/judge.py).
struct PluginFile: CustomTestStringConvertible, Sendable {
    let url: URL
    /// Where it lies in the sample plugin, which it is put into.
    let paths: [String]

    var testDescription: String { url.pathComponents.suffix(3).joined(separator: "/") }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/Files").standardized

    private static let places = [
        "plugin": ["plugin.yaml"], "checks": ["checks/a.yaml"], "checklists": ["checklists/a.yaml"],
        "agreement-templates": ["agreement_templates/a.yaml"], "contracts": ["contracts/a.yaml"],
        "guidance": ["guidance/a.yaml"], "meeting-types": ["meeting_types/a.yaml"],
        "reminders": ["reminders/a.yaml"], "procedures": ["procedures/a.yaml"], "documents": ["documents/a.yaml"],
        "locale": ["locales/da.yaml", "locales/en.yaml"], "plugin-tests": ["tests/a.yaml"],
    ]

    static func all(in sorts: String...) -> [PluginFile] {
        places.sorted { $0.key < $1.key }.flatMap { name, paths in
            sorts.flatMap { sort in
                let folder = folder.appending(path: "\(name)/\(sort)")
                let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
                return files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }.map { PluginFile(url: $0, paths: paths) }
            }
        }
    }

    /// What is wrong with it in the sample plugin, "line path key" each; mistakes that it makes in other files are not told.
    func problems() async throws -> [String] {
        var files = Sample.files.mapValues { Array($0.utf8) }
        for path in paths { files[path] = Array(try Data(contentsOf: url)) }
        // A manifest without hooks has no rules.
        if paths == ["plugin.yaml"], !String(decoding: files["plugin.yaml"] ?? [], as: UTF8.self).contains("hooks: [r") {
            files["rules.lua"] = nil
        }
        return try await found(in: PluginFiles(files)).filter { $0.file == paths[0] }
            .map { "\($0.line) \($0.path.isEmpty ? "-" : $0.path) \($0.phrase.key)" }
    }

    private func found(in files: PluginFiles) async throws -> [PluginRefused.Problem] {
        do throws(PluginRefused) {
            let plugin = try await Sample.host.read(files)
            return await PluginTests(Sample.host)(plugin, files).problems
        } catch { return error.problems }
    }

    /// The lines of the file beside it.
    func expected() throws -> [String] {
        try String(contentsOf: url.appendingPathExtension("expected"), encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

/// To write the `.expected` files anew after a change: `RECORD=1 swift test --filter PluginFileFixtures`; read what changed.
struct PluginFileFixtures {
    @Test func `There are fixtures of every sort`() {
        #expect(PluginFile.all(in: "good").count >= 18)
        #expect(PluginFile.all(in: "bad").count >= 100)
        #expect(PluginFile.all(in: "bad/beyond-schema").count >= 25)
    }

    @Test(arguments: PluginFile.all(in: "good"))
    func `A good file is read`(file: PluginFile) async throws {
        let problems = try await file.problems()
        #expect(problems == [])
    }

    @Test(arguments: PluginFile.all(in: "bad", "bad/beyond-schema"))
    func `A bad file is refused with the line, the place and what to do`(file: PluginFile) async throws {
        let problems = try await file.problems()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try problems.map { $0 + "\n" }.joined().write(
                to: file.url.appendingPathExtension("expected"), atomically: true, encoding: .utf8)
        }
        let expected = try file.expected()
        #expect(problems == expected)
        #expect(!expected.isEmpty)
    }
}
