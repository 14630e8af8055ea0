import Testing

@testable import EnrumDomain

struct DanishOrderTests {
    /// Each list is in the order of a Danish telephone book.
    static let inOrder: [[String]] = [
        ["Anne", "Bo", "Zenia", "Ærø", "Øystein", "Åse"],
        ["Abel", "Axel", "Ægir", "Øjvind", "Aage", "Åse"],
        ["Zacharias", "Æble", "Øst", "Ål"],
        ["Maja", "Mette", "Mæt", "Møller", "Måne"],
        ["Anne Berg", "Anne-Mette", "Annelise"],
        ["Bergstrøm", "Bergsøe"],
        ["Ida", "Idun"],
        ["Andrea", "Andréa B", "Andreas"],
        ["Mueller", "Muller", "Müller", "Møller"],
        ["Christian", "Kristian"],
        ["Zz", "Ætt", "Øtt", "Aatt"],
        ["Pedersen", "Pær", "Pør", "Paarup"],
    ]

    @Test(arguments: inOrder)
    func `Names sort as in a Danish telephone book`(names: [String]) {
        #expect(names.reversed().sorted { DanishOrder.key(for: $0) < DanishOrder.key(for: $1) } == names)
    }

    @Test(arguments: inOrder)
    func `Bytes of the keys sort alike, so that every database does`(names: [String]) {
        let sorted = names.reversed().sorted { DanishOrder.key(for: $0).utf8.lexicographicallyPrecedes(DanishOrder.key(for: $1).utf8) }
        #expect(sorted == names)
    }

    @Test(arguments: [
        ("aage", "Åge"), ("AAGE", "åge"), ("Aage", "aAge"), ("René", "rene"), ("Zoë", "zoe"), ("Gülsen", "gylsen"), ("Häkan", "hækan"),
        ("Jönsson", "jønsson"), ("Françoise", "francoise"),
        ("A\u{30a}se", "Åse"), ("Ren\u{e9}", "Rene\u{301}"), ("Jo\u{308}nsson", "Jönsson"), ("Ha\u{308}kan", "Häkan"),
        ("Gu\u{308}l", "Gül"),
    ])
    func `Spellings of one letter are one letter, however they are encoded`(one: String, other: String) {
        #expect(Array(DanishOrder.key(for: one).utf8) == Array(DanishOrder.key(for: other).utf8))
    }

    @Test func `Letters of western Europe are ordered from their bytes as all others are`() {
        for code in UInt32(0x01)..<0x100 {
            let letter = String(Unicode.Scalar(code).map(Character.init) ?? " ")
            for text in [letter, "a" + letter, letter + "A", "Å" + letter + "aA" + letter, letter + letter] {
                #expect(DanishOrder.latinKey(for: text) == DanishOrder.keyOfAnyLetters(for: text), "\(text)")
            }
        }
        #expect(DanishOrder.latinKey(for: String(repeating: "Aa", count: 40)) == String(repeating: "z~3", count: 40))
        #expect(["Šárka", "A\u{30a}se", "Łukasz"].allSatisfy { DanishOrder.latinKey(for: $0) == nil })
    }

    @Test func `An empty name and a name of signs have keys`() {
        #expect(DanishOrder.key(for: "") == "")
        #expect(DanishOrder.key(for: "42") == "42")
    }
}
