import Testing

@testable import EnrumSQLite

struct SearchKeyTests {
    @Test func `Words in letters of western Europe are found from their bytes as all others are`() {
        for code in (UInt32(0x01)..<0x80).map({ $0 }) + (0xC0..<0x100).map({ $0 }) {
            let letter = String(Unicode.Scalar(code).map(Character.init) ?? " ")
            for text in [letter, "A" + letter + "B", letter + letter, "Åse " + letter + "-Ø", "-" + letter + " "] {
                #expect(SearchKey.latinWords(text) == SearchKey.wordsOfAnyLetters(text), "\(code)")
            }
        }
        #expect(SearchKey.latinWords("Anne-Marie  ÆBLE\t") == " anne marie æble")
        #expect(SearchKey.latinWords("") == "")
    }

    @Test(arguments: ["Šárka", "A\u{30a}se", "Łukasz", "Anne\u{a0}Marie", "李 娜"])
    func `All others go the long way`(text: String) {
        #expect(SearchKey.latinWords(text) == nil)
        #expect(SearchKey.words(text) == SearchKey.wordsOfAnyLetters(text))
    }
}
