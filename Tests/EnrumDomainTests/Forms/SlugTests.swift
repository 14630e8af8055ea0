import EnrumDomain
import Testing

struct SlugTests {
    @Test(arguments: ["a", "0", "basis", "a-b_c", "1-til-1", String(repeating: "x", count: 64)])
    func `A short name is taken`(text: String) throws {
        #expect(try #require(Slug(text)).rawValue == text)
    }

    @Test(arguments: [
        "", "-a", "_a", "A", "aB", "æ", "a b", "a/b", "a.b", "..", "a\n", "a\u{0}", "a\u{301}", String(repeating: "x", count: 65),
    ])
    func `What could not stand in an address is refused`(text: String) {
        #expect(Slug(text) == nil)
        #expect(QuestionID("basis/\(text)") == nil)
        #expect(QuestionID("\(text)/tasks") == nil)
    }

    @Test(arguments: ["basis", "basis/", "/tasks", "basis/tasks/more", "basis//tasks", "/", "basis\\tasks"])
    func `A question is named by a set and a name`(text: String) {
        #expect(QuestionID(text) == nil)
    }

    @Test func `A question's id knows its set`() throws {
        let id = try #require(QuestionID("basis/tasks"))
        #expect(id.set == "basis")
        #expect(id == QuestionID(set: try #require(Slug("basis")), name: try #require(Slug("tasks"))))
    }
}
