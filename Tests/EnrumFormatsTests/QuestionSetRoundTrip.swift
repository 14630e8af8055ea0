import EnrumDomain
import EnrumFormats
import Foundation
import Testing

struct QuestionSetRoundTrip {
    @Test(arguments: 1...300)
    func `What is written is read back the same, and written the same`(seed: UInt64) throws {
        var maker = SetMaker(Seeded(seed))
        let set = maker.set()
        let text = QuestionSetFile.write(set)
        let again = try QuestionSetFile.read(text, name: "\(seed).yaml")
        #expect(again == set)
        #expect(QuestionSetFile.write(again) == text)
    }

    @Test(arguments: 1...300)
    func `Whatever it is written as, it is read back the same, and written the same`(seed: UInt64) throws {
        var maker = SetMaker(Seeded(seed))
        let set = maker.set()
        for notation in QuestionSetFile.Notation.allCases {
            let text = QuestionSetFile.write(set, as: notation)
            let again = try QuestionSetFile.read(Array(text.utf8), name: "\(seed).\(notation)")
            #expect(again == set, "\(notation)")
            #expect(QuestionSetFile.write(again, as: notation) == text, "\(notation)")
        }
    }

    @Test(arguments: QuestionSetFile.Notation.allCases)
    func `The set that is built in is written and read the same`(notation: QuestionSetFile.Notation) throws {
        let set = BaseQuestionSet.load()
        #expect(try QuestionSetFile.read(QuestionSetFile.write(set, as: notation), name: "basis.\(notation)") == set)
    }

    @Test(arguments: Fixture.all(in: "good"))
    func `A good file survives being written as everything else`(fixture: Fixture) throws {
        let set = try QuestionSetFile.read(fixture.bytes(), name: fixture.url.lastPathComponent)
        for notation in QuestionSetFile.Notation.allCases {
            #expect(try QuestionSetFile.read(QuestionSetFile.write(set, as: notation), name: "a.\(notation)") == set, "\(notation)")
        }
    }
}

/// Makes sets of every shape, with texts and names that are hard to write.
struct SetMaker {
    private var random: Seeded
    private var names: [Slug] = []
    /// Earlier questions whose answers can be anything; those with options are compared with options alone.
    private var comparable: [Slug] = []

    init(_ random: Seeded) { self.random = random }

    private static let hardNames = [
        "yes", "no", "on", "null", "true", "1", "012", "0x1f", "1e3", "1_0", "n", "y", "a-b", "2026-11-24", "z9",
    ]
    private static let hardTexts = [
        "No", "*", "&a", "!x", "- a", "a: b", "# a", "a #b", "\"", "\\", "'", "12", "~", "null", "true", "{a}", "[b]", "%", "@", "`", "|",
        ">", "?",
        "Først\nså\n\n  til sidst", "æøå ÆØÅ", "👩‍💻", "a\tb", "\u{a0}x\u{a0}y", "e\u{301}", "\u{2028}a", "a\u{85}b\u{200b}c", "{{x}}", "<<",
        "a,b", "a;b", ";", "=1+1", "+x", "-x", "@x", "'=x", "''-", "'", "\"\u{301}x", "x\"\"y", "\"\"", "'\u{301}=", "# ", "\u{200b}=",
        "${a}", ".",
    ]

    mutating func set() -> QuestionSet {
        let id = slug()
        let count = Int.random(in: 1...12, using: &random)
        while names.count < count {
            let name = slug()
            if !names.contains(name) { names.append(name) }
        }
        var questions: [Question] = []
        for index in names.indices { questions.append(question(id, index)) }
        return QuestionSet(id: id, title: text(), description: maybe { $0.text() }, source: maybe { $0.text() }, questions: questions)
    }

    private mutating func question(_ set: Slug, _ index: Int) -> Question {
        let kind = kind()
        defer { if !["choice", "many"].contains(kind.name) { comparable.append(names[index]) } }
        return Question(
            id: QuestionID(set: set, name: names[index]), kind: kind, label: text(), help: maybe { $0.text() },
            isRequired: Bool.random(using: &random), showIf: maybe { $0.condition(set, depth: 3) },
            constraint: maybe { maker in Question.Constraint(maker.condition(set, depth: 2), message: maker.maybe { $0.text() }) },
            phase: any(Question.Phase.allCases),
            answeredBy: any(Question.Answerer.allCases), lane: any([.author, .pair]))
    }

    private mutating func kind() -> Question.Kind {
        switch Int.random(in: 0...9, using: &random) {
        case 0: return .text
        case 1: return .longText
        case 2: return .choice(options(2...5))
        case 3: return .many(options(2...5))
        case 4: return .date
        case 5: return .person
        case 6: return .yesNo
        case 7:
            let least = Double.random(in: -1e6...1e6, using: &random)
            return .number(
                Question.NumberRange(minimum: maybe { _ in least }, maximum: maybe { _ in least + 2.5 }, unit: maybe { $0.text() }))
        case 8:
            let lowest = Int.random(in: -100...90, using: &random)
            let highest = lowest + Int.random(in: 1...10, using: &random)
            return Question.Scale(lowest: lowest, highest: highest, lowestLabel: text(), highestLabel: text()).map { .scale($0) } ?? .text
        default:
            let columns = options(1...8).map { Question.Table.Column(id: $0.id, label: $0.label, cell: cell()) }
            let rows = maybe { $0.options(1...30) } ?? []
            let mostRows = Int.random(in: 1...30, using: &random)
            return Question.Table(columns: columns, rows: rows, mostRows: mostRows).map { .table($0) } ?? .text
        }
    }

    private mutating func cell() -> Question.Table.Cell {
        switch Int.random(in: 0...2, using: &random) {
        case 0: .text
        case 1: .number
        default: .choice(options(2...3))
        }
    }

    private mutating func options(_ count: ClosedRange<Int>) -> [Question.Option] {
        var ids: [Slug] = []
        let wanted = Int.random(in: count, using: &random)
        while ids.count < wanted {
            let id = slug()
            if !ids.contains(id) { ids.append(id) }
        }
        return ids.map { Question.Option(id: $0, label: text()) }
    }

    private mutating func condition(_ set: Slug, depth: Int) -> Condition {
        switch Int.random(in: depth > 0 ? 0...6 : 3...6, using: &random) {
        case 0: .all([condition(set, depth: depth - 1), condition(set, depth: depth - 1)])
        case 1: .any([condition(set, depth: depth - 1)])
        case 2: .not(condition(set, depth: depth - 1))
        case 3: .isIn(operand(set), [value(), value()])
        case 4: .answered(operand(set))
        case 5: .contains(operand(set), .text(any(Self.hardTexts)))
        default: .compare(any(Condition.Comparison.allCases), operand(set), operand(set))
        }
    }

    private mutating func operand(_ set: Slug) -> Condition.Operand {
        switch Int.random(in: 0...8, using: &random) {
        case 0 where !comparable.isEmpty: .answer(QuestionID(set: set, name: any(comparable)))
        case 1: .answer(QuestionID(stored: "other-set/\(slug().rawValue)"))
        case 2: .meeting(slug().rawValue)
        case 3: .agreement(slug().rawValue)
        case 4: .setting(slug().rawValue)
        case 5: .count(.today)
        case 6: .daysSince(.meeting("date"))
        case 7: .value(.list([any(Self.hardTexts), any(Self.hardTexts)]))
        default: .value(value())
        }
    }

    private mutating func value() -> Condition.Value {
        switch Int.random(in: 0...4, using: &random) {
        case 0: .text(any(Self.hardTexts))
        case 1: .number(Double(Int.random(in: -1000...1000, using: &random)))
        case 2: .number(Double.random(in: -1...1, using: &random))
        case 3: .yesNo(Bool.random(using: &random))
        default: .date(CalendarDate(daysSinceEpoch: Int.random(in: -700_000...2_900_000, using: &random)))
        }
    }

    // MARK: Small pieces

    private mutating func slug() -> Slug {
        if Bool.random(using: &random), let slug = Slug(any(Self.hardNames)) { return slug }
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789-_")
        let tail = String((0..<Int.random(in: 0...12, using: &random)).map { _ in any(letters) })
        return Slug("q" + tail) ?? slug()
    }

    /// Tidied, as the domain keeps texts.
    private mutating func text() -> LocalizedText {
        LocalizedText(danish: words(), english: maybe { $0.words() })
    }

    private mutating func words() -> String {
        let words = (0..<Int.random(in: 1...5, using: &random)).map { _ in any(Self.hardTexts) }.joined(separator: " ")
        return words.tidied ?? "x"
    }

    private mutating func any<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &random)] }

    private mutating func maybe<Value>(_ make: (inout SetMaker) -> Value) -> Value? {
        Bool.random(using: &random) ? make(&self) : nil
    }
}
