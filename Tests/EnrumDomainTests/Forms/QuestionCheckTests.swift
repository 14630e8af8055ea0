import EnrumDomain
import Testing

struct QuestionCheckTests {
    private static let id = QuestionID(stored: "basis/one")
    private static func label(_ text: String) -> LocalizedText { LocalizedText(danish: text) }
    private static func question(_ kind: Question.Kind) -> Question { Question(id: id, kind: kind, label: label("Et spørgsmål")) }
    private static func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }
    private static func options(_ names: String...) throws -> [Question.Option] {
        try names.map { Question.Option(id: try slug($0), label: label($0)) }
    }
    private static func long(_ count: Int) -> String { String(repeating: "å", count: count) }

    private func expect(
        _ kind: Question.Kind, _ value: AnswerValue?, keeps expected: AnswerValue?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try Self.question(kind).checked(value) == expected, sourceLocation: sourceLocation)
    }

    private func expect(
        _ kind: Question.Kind, _ value: AnswerValue, breaks key: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = try #require(throws: RuleBroken.self, sourceLocation: sourceLocation) { try Self.question(kind).checked(value) }
        #expect(error.phrase.key == key, sourceLocation: sourceLocation)
        #expect(error.field == Self.id.rawValue, sourceLocation: sourceLocation)
    }

    @Test func `Nothing is an answer to everything, also to what is required`() throws {
        let kinds: [Question.Kind] = [.text, .longText, .number(.init()), .date, .person, .yesNo, .choice(try Self.options("a"))]
        for kind in kinds { try expect(kind, nil, keeps: nil) }
        let required = Question(id: Self.id, kind: .text, label: Self.label("Skal"), isRequired: true)
        #expect(try required.checked(nil) == nil)
        #expect(try required.checked(.text("  ")) == nil)
    }

    @Test func `A short text is one line of at most 200 characters`() throws {
        try expect(.text, .text(" to \r\n linjer\n"), keeps: .text("to   linjer"))
        try expect(.text, .text(Self.long(Limits.title)), keeps: .text(Self.long(Limits.title)))
        try expect(.text, .text(Self.long(Limits.title + 1)), breaks: "rule.too_long")
        try expect(.text, .text("\n\t "), keeps: nil)
    }

    @Test func `A long text has at most 20,000 characters`() throws {
        try expect(.longText, .text("to\r\nlinjer "), keeps: .text("to\nlinjer"))
        try expect(.longText, .text(Self.long(Limits.text)), keeps: .text(Self.long(Limits.text)))
        try expect(.longText, .text(Self.long(Limits.text + 1)), breaks: "rule.too_long")
        try expect(.longText, .text("\u{0}"), keeps: nil)
    }

    @Test(arguments: [(1, true), (10, true), (5, true), (0, false), (11, false), (Int.max, false), (Int.min, false)])
    func `A scale takes its own steps only (T-05)`(step: Int, isTaken: Bool) throws {
        let scale = try #require(
            Question.Scale(lowest: 1, highest: 10, lowestLabel: Self.label("slet ikke"), highestLabel: Self.label("på toppen")))
        if isTaken {
            try expect(.scale(scale), .scale(step), keeps: .scale(step))
        } else {
            try expect(.scale(scale), .scale(step), breaks: "rule.scale")
        }
    }

    @Test(arguments: [
        (0, 1, true), (0, 10, true), (-5, 5, true), (1, 1, false), (2, 1, false), (0, 11, false), (-101, -100, false), (100, 101, false),
        (Int.min, Int.max, false),
    ])
    func `A scale has 2 to 11 steps`(lowest: Int, highest: Int, exists: Bool) {
        let scale = Question.Scale(lowest: lowest, highest: highest, lowestLabel: Self.label("lav"), highestLabel: Self.label("høj"))
        #expect((scale != nil) == exists)
    }

    @Test func `A choice is one of what is offered, and many are kept in the order offered`() throws {
        let options = try Self.options("a", "b", "c")
        try expect(.choice(options), .choice(try Self.slug("b")), keeps: .choice(try Self.slug("b")))
        try expect(.choice(options), .choice(try Self.slug("d")), breaks: "rule.choice")
        try expect(.many(options), .many(try ["c", "a", "c"].map(Self.slug)), keeps: .many(try ["a", "c"].map(Self.slug)))
        try expect(.many(options), .many([]), keeps: nil)
        try expect(.many(options), .many(try ["a", "d"].map(Self.slug)), breaks: "rule.choice")
    }

    @Test func `A number is finite, and within its bounds`() throws {
        let range = Question.Kind.number(.init(minimum: 0, maximum: 37.5))
        for number in [0, -0.0, 37.5, 12.25] { try expect(range, .number(number), keeps: .number(number)) }
        try expect(range, .number(-0.01), breaks: "rule.number_low")
        try expect(range, .number(37.51), breaks: "rule.number_high")
        for number in [Double.nan, .infinity, -.infinity, 1.1e15] { try expect(.number(.init()), .number(number), breaks: "rule.number") }
        try expect(.number(.init()), .number(-1e15), keeps: .number(-1e15))
    }

    @Test func `A question takes no other kind of answer than its own`() throws {
        let date = try #require(CalendarDate(iso: "2026-11-24"))
        let scale = try #require(Question.Scale(lowest: 1, highest: 5, lowestLabel: Self.label("lav"), highestLabel: Self.label("høj")))
        let table = try #require(
            Question.Table(columns: [.init(id: try Self.slug("a"), label: Self.label("A"), cell: .text)], rows: [], mostRows: 3))
        let options = try Self.options("a")
        let pairs: [(Question.Kind, AnswerValue)] = [
            (.text, .text("hej")), (.longText, .text("hej")), (.scale(scale), .scale(3)), (.choice(options), .choice(try Self.slug("a"))),
            (.many(options), .many([try Self.slug("a")])), (.number(.init()), .number(3)), (.date, .date(date)),
            (.person, .person(Identifier(stored: "p"))), (.yesNo, .yesNo(false)), (.table(table), .table([["x"]])),
        ]
        for (kind, own) in pairs {
            try expect(kind, own, keeps: own)
            for (_, other) in pairs where other.tag != own.tag { try expect(kind, other, breaks: "rule.wrong_kind") }
        }
    }

    @Test func `A table checks each cell, fills short rows and drops empty ones`() throws {
        let columns: [Question.Table.Column] = [
            .init(id: try Self.slug("task"), label: Self.label("Opgave"), cell: .text),
            .init(id: try Self.slug("hours"), label: Self.label("Timer"), cell: .number),
            .init(id: try Self.slug("how-often"), label: Self.label("Hvor tit"), cell: .choice(try Self.options("daily", "weekly"))),
        ]
        let table = Question.Kind.table(try #require(Question.Table(columns: columns, rows: [], mostRows: 3)))
        try expect(
            table, .table([["Telefonen", "2,5", "daily"], ["", " ", ""], ["Post "]]),
            keeps: .table([["Telefonen", "2.5", "daily"], ["Post", "", ""]]))
        try expect(table, .table([]), keeps: nil)
        try expect(table, .table([["", "", ""]]), keeps: nil)
        try expect(table, .table([["a"], ["b"], ["c"]]), keeps: .table([["a", "", ""], ["b", "", ""], ["c", "", ""]]))
        try expect(table, .table([["a"], ["b"], ["c"], ["d"]]), breaks: "rule.table_rows")
        try expect(table, .table([["a", "1", "daily", "x"]]), breaks: "rule.wrong_kind")
        try expect(table, .table([["a", "to", ""]]), breaks: "rule.number")
        try expect(table, .table([["a", "inf", ""]]), breaks: "rule.number")
        try expect(table, .table([["a", "1", "monthly"]]), breaks: "rule.choice")
        try expect(table, .table([[Self.long(Limits.remark), "", ""]]), keeps: .table([[Self.long(Limits.remark), "", ""]]))
        try expect(table, .table([[Self.long(Limits.remark + 1), "", ""]]), breaks: "rule.too_long")
    }

    @Test func `A table with rows of its own keeps the empty ones in their places`() throws {
        let column = Question.Table.Column(id: try Self.slug("a"), label: Self.label("A"), cell: .text)
        let table = Question.Kind.table(try #require(Question.Table(columns: [column], rows: try Self.options("x", "y"), mostRows: 30)))
        try expect(table, .table([[""], ["sidste"]]), keeps: .table([[""], ["sidste"]]))
        try expect(table, .table([[""], [""]]), keeps: nil)
        try expect(table, .table([["1"], ["2"], ["3"]]), breaks: "rule.table_rows")
    }

    @Test(arguments: [
        (0, 0, 1, false), (1, 0, 1, true), (8, 30, 30, true), (9, 0, 1, false), (1, 31, 1, false), (1, 0, 0, false), (1, 0, 31, false),
    ])
    func `A table has 1 to 8 columns and at most 30 rows`(columns: Int, rows: Int, most: Int, exists: Bool) throws {
        let column = Question.Table.Column(id: try Self.slug("a"), label: Self.label("A"), cell: .text)
        let row = try Self.options("r")[0]
        let table = Question.Table(
            columns: Array(repeating: column, count: columns), rows: Array(repeating: row, count: rows), mostRows: most)
        #expect((table != nil) == exists)
    }
}
