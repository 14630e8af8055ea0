import EnrumDomain
import Testing

/// Words that have no place in a text are shown as the text has them, so that whoever wrote it finds them.
struct WordListTests {
    static let list = WordList(danish: ["konsekvens*", "hver eneste gang", "fyret"], english: ["warning"])

    @Test(arguments: [
        ("Ellers får det Konsekvenserne.", ["Konsekvenserne"]), ("KONSEKVENS, konsekvens og konsekvenser", ["KONSEKVENS", "konsekvenser"]),
        ("Det sker Hver  eneste\ngang!", ["Hver eneste gang"]), ("Han blev ikke affyret.", []), ("hver eneste", []), ("", []),
        ("Konse\u{AD}kvens og ad\u{200B}varsel, war\u{2060}ning, f\u{200D}yret", ["Konsekvens", "fyret", "warning"]),
        ("Fyret. This is a Warning", ["Fyret", "Warning"]),
    ])
    func `A word is found as it is written`(text: String, expected: [String]) { #expect(Self.list.found(in: text) == expected) }
}
