import Testing

@testable import EnrumWeb

/// A letter is text with three kinds of blocks, whatever is written in it.
struct LetterTextTests {
    @Test(
        arguments: [
            ("", []),
            ("Kære Åse\n\nHej", [.paragraph("Kære Åse"), .paragraph("Hej")]),
            ("# Emne\nTekst\n# Igen", [.heading("Emne"), .paragraph("Tekst"), .heading("Igen")]),
            ("Tid:\n- i dag\n- i morgen\nTak", [.paragraph("Tid:"), .list(["i dag", "i morgen"]), .paragraph("Tak")]),
            ("Venlig hilsen\r\n\r\nMette\r\nKøkkenet", [.paragraph("Venlig hilsen"), .paragraph("Mette\nKøkkenet")]),
            ("- en\n\n- to", [.list(["en"]), .list(["to"])]),
            ("#nej\n-nej", [.paragraph("#nej\n-nej")]),
        ] as [(String, [LetterText.Block])])
    func `Text becomes headings, paragraphs and lists`(text: String, expected: [LetterText.Block]) {
        #expect(LetterText(text).blocks == expected)
    }

    @Test(arguments: ["<script>alert(1)</script>", "# <img src=x onerror=alert(1)>", "- <svg/onload=alert(1)>", "[x](javascript:alert(1))"])
    func `Nothing in a letter is more than text`(text: String) {
        let markup = Markup(LetterText(text).view().string)
        #expect(markup.elements.allSatisfy { ["h2", "p", "ul", "li"].contains($0.name) })
        #expect(markup.elements.allSatisfy { $0.attributes.keys.allSatisfy { $0 == "class" } })
    }
}
