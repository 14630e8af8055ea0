import EnrumDomain
import Testing

struct TidiedTests {
    @Test(
        arguments: [
            ("", nil), ("  \n\t ", nil), ("\u{0}\u{1f}", nil), ("\u{a0}", nil), ("hej", "hej"), ("  hej \n", "hej"), ("a\r\nb", "a\nb"),
            ("a\rb", "a\nb"), ("a\r\r\nb", "a\n\nb"), ("a\n\nb", "a\n\nb"), ("a\tb", "a\tb"), ("a\u{0}b", "ab"), ("a\u{1b}[31mb", "a[31mb"),
            ("a\u{1e}b\u{1f}c", "abc"), ("\u{feff}hej", "\u{feff}hej"), ("æøå ÆØÅ", "æøå ÆØÅ"), ("👩‍👧", "👩‍👧"), ("\r\n", nil),
            ("<script>", "<script>"), ("a\u{7f}b", "ab"),
        ] as [(String, String?)])
    func `A text is kept without control characters and white space around it`(text: String, kept: String?) {
        #expect(text.tidied == kept)
    }

    @Test func `Tidying twice is tidying once`() {
        var random = Seeded(4)
        let scalars: [Unicode.Scalar] = ["a", "å", " ", "\n", "\r", "\t", "\u{0}", "\u{1f}", "\u{301}", "\u{2028}", "👩", "\u{200d}"]
        for _ in 0..<2_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) { text.append(scalars.randomElement(using: &random) ?? "a") }
            let once = String(text).tidied
            #expect(once?.tidied == once)
            #expect(once?.contains("\r") != true)
        }
    }
}
