import EnrumCore
import EnrumDomain
import EnrumFormats
import Foundation
import Testing

/// What the guides show must work as it stands.
struct GuideTests {
    private func example(in guide: String, after fence: String) throws -> String {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/EnrumFormats/EnrumFormats.docc")
        let text = try String(contentsOf: sources.appending(path: guide), encoding: .utf8)
        let start = try #require(text.firstRange(of: fence)?.upperBound)
        let end = try #require(text[start...].firstRange(of: "```")?.lowerBound)
        return String(text[start..<end])
    }

    @Test func `The question set in the guide is read`() throws {
        let set = try QuestionSetFile.read(example(in: "QuestionSetFile.md", after: "```yaml\n"), name: "guide.yaml")
        #expect(set.questions.map(\.kind.name) == ["scale", "long_text", "many", "table"])
    }

    @Test func `The people in the guide are read, each with the leader and the role that the text names`() throws {
        let contents = try PeopleFile.read(Array(example(in: "PeopleFile.md", after: "```\n").utf8), name: "guide.csv")
        #expect(contents.rows.map(\.leader) == [.nobody, .person("1001"), .person("mette.holm@eksempel.dk"), .person("1001")])
        #expect(contents.rows.map(\.roles) == [[], [.hr(["Eksempel Kommune", "Børn og Unge"])], [], [.admin]])
    }
}
