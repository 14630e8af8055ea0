import Testing

@testable import EnrumWeb

struct HTMLTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "&lt;b&gt;", "</textarea><script>",
        "<!--",
        "javascript:alert(1)", "<svg/onload=alert(1)>", "æøå ÆØÅ <&>\"'", "\u{0}<\u{fffd}>", "👩‍👩‍👧<b>", "a&b", "&", "<", ">", "\"", "'", "",
    ]

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: String(scalar)
            }
        }.joined()
    }

    @Test(arguments: hostile) func `A text is escaped between tags and in an attribute`(text: String) {
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        #expect(html.string == "<p title=\"\(Self.escaped(text))\">\(Self.escaped(text))</p>")
    }

    @Test(arguments: hostile) func `A text in a whole attribute, or as a piece of its own, is escaped`(text: String) {
        #expect(("<a\(attribute: "href", text)>" as HTML).string == "<a href=\"\(Self.escaped(text))\">")
        #expect(HTML(text: text).string == Self.escaped(text))
    }

    @Test func `Only the five characters that mean something are changed`() {
        for value in UInt8(0)..<128 {
            let text = String(Unicode.Scalar(value))
            #expect(HTML(text: text).string == Self.escaped(text))
        }
    }

    @Test(arguments: ["&", "<", ">", "\"", "'"]) func `A character is escaped wherever in a text it stands`(special: String) {
        for length in 0..<40 {
            for place in 0...length {
                let text = String(repeating: "å", count: place) + special + String(repeating: "=", count: length - place)
                #expect(HTML(text: text).string == Self.escaped(text))
            }
        }
    }

    @Test func `Markup of ours is put in as it is, once and not twice`() {
        let name = "Åse & Co"
        let inner: HTML = "<b>\(name)</b>"
        #expect(
            ("<p>\(inner)\([inner, inner])\(Optional(inner))\(3)</p>" as HTML).string
                == "<p>\(String(repeating: "<b>Åse &amp; Co</b>", count: 4))3</p>")
    }

    @Test func `What is absent leaves nothing behind`() {
        let none: HTML? = nil
        #expect(("<p\(attribute: "id", nil)\(flag: "hidden", false)>\(none)\(if: false, "no")</p>" as HTML).string == "<p></p>")
        #expect(("<p\(flag: "hidden", true)>\(if: true, "yes")</p>" as HTML).string == "<p hidden>yes</p>")
    }

    @Test func `Optional texts are mapped to markup, not to escaped markup`() {
        let help: String? = "Tænk <frit>"
        #expect(("\(help.map { "<p>\($0)</p>" })" as HTML).string == "<p>Tænk &lt;frit&gt;</p>")
    }
}
