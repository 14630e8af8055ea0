import EnrumDomain
import EnrumTexts
import Testing

struct TextsTests {
    private let texts: Texts

    init() throws {
        texts = try Texts(
            language: .danish,
            yaml: """
                plain: "Nej"
                word: No
                hello: "Hej {name}, og {name} igen, om {days} dage"
                open: "Et { der ikke lukkes"
                point.one: "Ét punkt hos {name}"
                point.other: "{count} punkter hos {name}"
                """)
    }

    @Test func `Placeholders are filled wherever they stand`() {
        #expect(texts("hello", ["name": "Åse", "days": "3"]) == "Hej Åse, og Åse igen, om 3 dage")
        #expect(texts(Phrase("hello", ["name": "Åse", "days": "3"])) == "Hej Åse, og Åse igen, om 3 dage")
    }

    @Test func `A value that looks like a placeholder is not filled again`() {
        #expect(texts("hello", ["name": "{days}", "days": "3"]) == "Hej {days}, og {days} igen, om 3 dage")
    }

    @Test func `A missing value or key is seen, not hidden`() {
        #expect(texts("hello", ["days": "3"]) == "Hej {name}, og {name} igen, om 3 dage")
        #expect(texts("nowhere") == "[nowhere]")
        #expect(texts("plain", count: 1) == "[plain.one]")
    }

    @Test func `A word that YAML might take for a truth value stays a word`() {
        #expect(texts("plain") == "Nej")
        #expect(texts("word") == "No")
        #expect(texts("open") == "Et { der ikke lukkes")
    }

    @Test(arguments: [(0, "0 punkter hos Ida"), (1, "Ét punkt hos Ida"), (2, "2 punkter hos Ida")])
    func `The count chooses the wording`(count: Int, words: String) {
        #expect(texts("point", count: count, ["name": "Ida"]) == words)
    }

    @Test(arguments: ["- a\n- b", "a: {b: c}", "a: b\na: c", ""]) func `A file that is not a flat list of texts is refused`(yaml: String) {
        #expect(throws: (any Error).self) { try Texts(language: .danish, yaml: yaml) }
    }
}
