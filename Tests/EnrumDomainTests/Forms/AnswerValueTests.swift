import EnrumDomain
import Testing

struct AnswerValueTests {
    /// A value as a checked answer can be, at random.
    private static func any(_ random: inout Seeded) -> AnswerValue {
        func text(_ random: inout Seeded) -> String {
            let scalars: [Unicode.Scalar] = [
                "a", "æ", "å", " ", "\n", "\t", ",", ";", "\"", "'", "<", "\u{301}", "\u{200d}", "👩", "\u{2028}", "0",
            ]
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...9, using: &random) { view.append(scalars.randomElement(using: &random) ?? "a") }
            return String(view).tidied ?? "x"
        }
        let slugs = ["a", "b-2", "c_3"].compactMap { Slug($0) }
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return .text(text(&random))
        case 1: return .scale(Int.random(in: -100...100, using: &random))
        case 2: return .choice(slugs.randomElement(using: &random) ?? slugs[0])
        case 3: return .many(Array(slugs.prefix(Int.random(in: 1...3, using: &random))))
        case 4: return .number(Double.random(in: -1e15...1e15, using: &random))
        case 5: return .date(CalendarDate(daysSinceEpoch: Int.random(in: -100_000...100_000, using: &random)))
        case 6: return .person(Identifier(at: Instant(seconds: 1), random: (1, random.next())))
        case 7: return .yesNo(Bool.random(using: &random))
        default:
            let columns = Int.random(in: 1...4, using: &random)
            var rows = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<columns).map { _ in Bool.random(using: &random) ? "" : text(&random) }
            }
            rows[0][0] = "en opgave"
            return .table(rows)
        }
    }

    @Test func `What is kept is what was answered, whatever it was`() {
        var random = Seeded(11)
        for _ in 0..<5_000 {
            let value = Self.any(&random)
            #expect(AnswerValue(stored: value.stored, tag: value.tag) == value)
        }
    }

    @Test(arguments: [
        ("ti", "scale"), ("", "scale"), ("A B", "choice"), ("", "choice"), ("to", "number"), ("2026-02-30", "date"), ("", "date"),
        ("hej", "poem"), ("hej", ""),
    ])
    func `A stored text of another kind is no value`(text: String, tag: String) {
        #expect(AnswerValue(stored: text, tag: tag) == nil)
    }

    @Test func `A value is seen by conditions as what it is`() throws {
        let (a, b) = (try #require(Slug("a")), try #require(Slug("b")))
        let date = try #require(CalendarDate(iso: "2026-11-24"))
        #expect(AnswerValue.scale(3).condition == .number(3))
        #expect(AnswerValue.choice(a).condition == .text("a"))
        #expect(AnswerValue.many([a, b]).condition == .list(["a", "b"]))
        #expect(AnswerValue.date(date).condition == .date(date))
        #expect(AnswerValue.yesNo(true).condition == .yesNo(true))
        #expect(AnswerValue.table([["x", "1"], ["y", ""]]).condition == .list(["x 1", "y "]))
    }
}
