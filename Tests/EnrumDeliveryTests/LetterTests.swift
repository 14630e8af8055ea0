import EnrumDelivery
import Testing

/// Letters are plain text with keys, and nothing else of Mustache.
struct LetterTests {
    private let letters = MustacheLetters()

    @Test func `Values stand where their keys stood, with nothing escaped`() throws {
        let text = try letters.text(
            of: "Kære {{employee}}\n\n{{ topic }} & {{settings.notice_days}}",
            with: [
                "employee": "Åse <b>", "topic": "\"Møder\"", "settings.notice_days": "3",
            ])
        #expect(text == "Kære Åse <b>\n\n\"Møder\" & 3")
    }

    @Test(arguments: [
        ("Ja", "A\n\n# Aftalt\n\nJa\n\nB"), ("", "A\n\nIntet\n\nB"), (" \n", "A\n\nIntet\n\nB"),
    ])
    func `A section is there when its key has something to say, and its opposite when not`(plan: String, expected: String) throws {
        let template = "A\n\n{{#plan}}\n# Aftalt\n\n{{plan}}\n\n{{/plan}}\n{{^plan}}\nIntet\n\n{{/plan}}\nB\n"
        #expect(try letters.text(of: template, with: ["plan": plan]) == expected)
    }

    @Test func `A value is not read as a template`() throws {
        #expect(
            try letters.text(of: "{{facts}}", with: ["facts": "{{employee}} {{{leader}}}", "employee": "X"]) == "{{employee}} {{{leader}}}")
    }

    @Test(arguments: [
        ("{{{employee}}}", 1), ("\n{{> other}}", 2), ("{{! hidden}}", 1), ("{{=<% %>=}}", 1), ("{{% CONTENT_TYPE:HTML}}", 1),
        ("a\nb\n{{&x}}", 3),
        ("{{$block}}x{{/block}}", 1), ("{{< parent}}{{/parent}}", 1), ("{{", 1), ("{{}}", 1), ("{{a b}}", 1),
        ("{{uppercased(employee)}}", 1),
        ("x\n{{#plan}}", 2), ("{{#plan}}{{/facts}}", 1), ("{{/plan}}", 1),
    ])
    func `What is not a key or a section is refused with its line`(template: String, line: Int) {
        let fault = #expect(throws: LetterFault.self) { try letters.text(of: template, with: [:]) }
        #expect(fault?.line == line)
    }
}
