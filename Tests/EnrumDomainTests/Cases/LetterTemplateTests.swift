import EnrumDomain
import EnrumTesting
import Testing

struct LetterTemplateTests {
    typealias Tag = LetterTemplate.Tag

    @Test(arguments: [
        ("Kære {{employee}}\n{{ leader }}", [LetterTemplate.Mistake]()),
        ("{{#facts}}a{{/facts}}{{^facts}}b{{/facts}}", []),
        ("a\n{{emplyee}}", [.unknownKey(Tag(key: "emplyee", sign: "", line: 2))]),
        ("{{settings.here}}", []), ("{{settings.gone}}", [.unknownKey(Tag(key: "settings.gone", sign: "", line: 1))]),
        ("{{{employee}}}", [.notAllowed(Tag(key: "{employee", sign: "", line: 1))]),
        ("{{> other}}", [.notAllowed(Tag(key: "> other", sign: "", line: 1))]),
        ("{{}}", [.notAllowed(Tag(key: "", sign: "", line: 1))]), ("{{employee", [.notClosed(line: 1)]),
        ("{{#facts}}", [.unmatched(Tag(key: "facts", sign: "#", line: 1))]),
        ("\n\n{{/facts}}", [.unmatched(Tag(key: "facts", sign: "/", line: 3))]),
        (
            "{{#facts}}{{#rule}}{{/facts}}{{/rule}}",
            [.unmatched(Tag(key: "facts", sign: "/", line: 1)), .unmatched(Tag(key: "rule", sign: "/", line: 1))]
        ),
    ])
    func `A template says what it asks for, and what is wrong with it, by line`(text: String, mistakes: [LetterTemplate.Mistake]) {
        #expect(LetterTemplate.read(text, settings: ["here"]).mistakes == mistakes)
    }

    @Test(arguments: [
        ("Hun kommer aldrig til tiden", ["aldrig"]), ("ALTID for sent, aldrig før", ["aldrig", "ALTID"]), ("Altiden", []), ("", []),
        ("She is never there", ["never"]), ("aldrig-mere", ["aldrig"]),
    ])
    func `Absolutes are found as whole words in both languages (I-29)`(text: String, found: [String]) throws {
        let exercise = try #require(Procedure.staged.exercise)
        #expect(Set(exercise.words.found(in: text)) == Set(found))
    }
}
