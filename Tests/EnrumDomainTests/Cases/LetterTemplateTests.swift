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
        ("{{facts}}", LetterTemplate.Gap?.none), ("{{#facts}}Det her: {{facts}}{{/facts}}", nil), ("{{#rule}}a{{/rule}}\n{{facts}}", nil),
        ("", .missing), ("{{#facts}}Se bilaget{{/facts}}", .missing), ("{{^facts}}{{facts}}{{/facts}}", .missing),
        ("a\n{{#rule}}\n{{facts}}\n{{/rule}}", .inside(Tag(key: "rule", sign: "#", line: 2))),
        ("{{^rule}}{{facts}}{{/rule}}", .inside(Tag(key: "rule", sign: "^", line: 1))),
        ("{{#facts}}{{#rule}}{{facts}}{{/rule}}{{/facts}}", .inside(Tag(key: "rule", sign: "#", line: 1))),
        ("{{#rule}}{{facts}}{{/rule}}{{facts}}", nil),
    ])
    func `A letter says what it must outside the sections of other things`(text: String, gap: LetterTemplate.Gap?) {
        #expect(LetterTemplate.gap("facts", in: text) == gap)
    }

    @Test(arguments: [
        ("{{companion_right}}", LetterTemplate.Gap?.none), ("{{#companion_right}}Tag en med.{{/companion_right}}", nil),
        ("{{#companion_right}} \n{{/companion_right}}", .missing), ("{{^companion_right}}Nej.{{/companion_right}}", .missing),
    ])
    func `A right is said by its own sentence, or by a section with words in it`(text: String, gap: LetterTemplate.Gap?) {
        #expect(LetterTemplate.gap("companion_right", in: text) == gap)
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
