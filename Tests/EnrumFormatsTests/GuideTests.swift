import EnrumCore
import EnrumDomain
import EnrumFormats
import Foundation
import Testing

/// What the guides show must work as it stands.
struct GuideTests {
    private let formats = "Sources/EnrumFormats/EnrumFormats.docc/"

    private func example(in guide: String, after fence: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: root.appending(path: guide), encoding: .utf8)
        let start = try #require(text.firstRange(of: fence)?.upperBound)
        let end = try #require(text[start...].firstRange(of: "```")?.lowerBound)
        return String(text[start..<end])
    }

    @Test func `The question set in the guide is read`() throws {
        let set = try QuestionSetFile.read(example(in: formats + "QuestionSetFile.md", after: "```yaml\n"), name: "guide.yaml")
        #expect(set.questions.map(\.kind.name) == ["scale", "long_text", "many", "table"])
    }

    @Test func `The same set in the guide's spreadsheet is the same`() throws {
        let guide = formats + "QuestionSetFile.md"
        let yaml = try QuestionSetFile.read(example(in: guide, after: "```yaml\n"), name: "guide.yaml")
        #expect(try QuestionSetFile.read(example(in: guide, after: "```csv\n"), name: "guide.csv") == yaml)
    }

    @Test(arguments: ["README.md", "Sources/EnrumCore/EnrumCore.docc/ForHR.md"])
    func `The question sets that a newcomer and HR begin with are read`(guide: String) throws {
        let set = try QuestionSetFile.read(example(in: guide, after: "```yaml\n"), name: "guide.yaml")
        #expect(set.questions.contains { $0.kind.name == "scale" } && set.questions.contains { $0.showIf != nil })
    }

    @Test func `The settings file in the guide for the admin is read`() throws {
        let text = try example(in: "Sources/EnrumCore/EnrumCore.docc/ForTheAdmin.md", after: "```yaml\n")
        let entries = try SettingsFile.read(Array(text.utf8), known: ["public_url", "trusted_proxies", "accessibility_statement"])
        #expect(entries.map(\.name) == ["public_url", "trusted_proxies", "accessibility_statement"])
    }

    @Test func `The people in the guide are read, each with the leader and the role that the text names`() throws {
        let contents = try PeopleFile.read(Array(example(in: formats + "PeopleFile.md", after: "```\n").utf8), name: "guide.csv")
        #expect(contents.rows.map(\.leader) == [.nobody, .person("1001"), .person("mette.holm@eksempel.dk"), .person("1001")])
        #expect(contents.rows.map(\.roles) == [[], [.hr(["Eksempel Kommune", "Børn og Unge"])], [], [.admin]])
    }
}
