import EnrumDomain
import EnrumFormats
import Foundation
import Testing

/// The files in Fixtures/QuestionSets, which the schema judges too (Tests/Schemas/judge.py).
struct Fixture: CustomTestStringConvertible, Sendable {
    let url: URL

    var testDescription: String { url.lastPathComponent }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/QuestionSets")

    static func all(in names: String...) -> [Fixture] {
        names.flatMap { name in
            let files =
                (try? FileManager.default.contentsOfDirectory(at: folder.appending(path: name), includingPropertiesForKeys: nil)) ?? []
            return files.filter { ["yaml", "json"].contains($0.pathExtension) }.map(Fixture.init).sorted { $0.url.path < $1.url.path }
        }
    }

    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: url)) }

    /// The lines of the file beside it, "line path key" each; "-" stands for the whole file.
    func expected() throws -> [String] {
        try String(contentsOf: url.appendingPathExtension("expected"), encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

struct QuestionSetFixtures {
    @Test func `There are fixtures of every sort`() {
        #expect(Fixture.all(in: "good").count >= 12)
        #expect(Fixture.all(in: "bad").count >= 60)
        #expect(Fixture.all(in: "bad/beyond-schema").count >= 30)
    }

    @Test(arguments: Fixture.all(in: "good"))
    func `A good file is read, and written and read again it is the same`(fixture: Fixture) throws {
        let set = try QuestionSetFile.read(fixture.bytes(), name: fixture.url.lastPathComponent)
        let written = QuestionSetFile.write(set)
        #expect(try QuestionSetFile.read(written, name: "written.yaml") == set)
    }

    @Test(arguments: Fixture.all(in: "bad", "bad/beyond-schema"))
    func `A bad file is refused with the line, the place and what to do`(fixture: Fixture) throws {
        let name = fixture.url.lastPathComponent
        let refused = try #require(throws: QuestionSetFile.Refused.self) { try QuestionSetFile.read(fixture.bytes(), name: name) }
        let found = refused.problems.map { "\($0.line) \($0.path.isEmpty ? "-" : $0.path) \($0.phrase.key)" }
        let expected = try fixture.expected()
        #expect(found == expected)
        #expect(refused.problems.allSatisfy { $0.file == name && $0.column >= 1 })
    }
}
