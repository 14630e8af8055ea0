import EnrumDomain
import Testing

struct IdentifierTests {
    private typealias ID = Identifier<Person>

    @Test func `Identifiers sort in the order in which they were made`() {
        var random = Seeded(1)
        var previous = ID(at: Instant(seconds: 0), random: (.max, .max))
        for step in 1...2_000 {
            let made = ID(
                at: Instant(milliseconds: Int64(step) * 977), random: (UInt16.random(in: 0 ... .max, using: &random), random.next()))
            #expect(previous < made)
            previous = made
        }
    }

    @Test func `An identifier has 26 characters of Crockford's alphabet, and differs in every random bit`() {
        let moment = Instant(milliseconds: 1_795_000_000_123)
        let base = ID(at: moment, random: (0, 0))
        #expect(base.rawValue.count == 26)
        #expect(base.rawValue.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".contains($0) })
        let others = (0..<16).map { ID(at: moment, random: (1 << $0, 0)) } + (0..<64).map { ID(at: moment, random: (0, 1 << $0)) }
        #expect(Set(others + [base]).count == 81)
    }

    @Test func `A clock before 1970 still makes an identifier`() {
        #expect(ID(at: Instant(milliseconds: -5), random: (7, 7)) == ID(at: Instant(milliseconds: 0), random: (7, 7)))
    }

    @Test(arguments: ["", " ", "a b", "a\n", "a\u{0}", "æ", "a\u{7f}", "é", "🙂", String(repeating: "a", count: 65)])
    func `What is not 1 to 64 visible ASCII characters names nothing`(text: String) {
        #expect(ID(text) == nil)
    }

    @Test(arguments: ["a", "A-1", "~", "../..", String(repeating: "a", count: 64)])
    func `Any short visible ASCII name is taken as it is`(text: String) throws {
        #expect(try #require(ID(text)).rawValue == text)
    }
}
