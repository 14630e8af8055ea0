import EnrumDomain
import EnrumFormats
import Foundation
import Testing

struct QuestionSetFileTests {
    private func problems(_ text: String, name: String = "a.yaml") -> [QuestionSetFile.Problem] {
        do throws(QuestionSetFile.Refused) {
            _ = try QuestionSetFile.read(text, name: name)
            return []
        } catch { return error.problems }
    }

    private let heading = "enrum: question-set/1\nid: a\ntitle: T\nquestions:\n"

    @Test func `Words of YAML 1_1 stay words, and a plain text is Danish`() throws {
        let set = try QuestionSetFile.read(
            Fixture(url: Fixture.folder.appending(path: "good/words-of-yaml-1-1.yaml")).bytes(), name: "a.yaml")
        #expect(set.title == LocalizedText(danish: "No"))
        #expect(set.description == LocalizedText(danish: "1:30"))
        #expect(set.source == LocalizedText(danish: "2026-11-24"))
        #expect(
            set.questions.map(\.id.rawValue) == ["nej/yes", "nej/on", "nej/n", "nej/klokken", "nej/012", "nej/tal", "nej/oktal", "nej/uge"])
        #expect(set.questions.map(\.label.danish) == ["Yes", "off", "y", "12:30:45", "012", "1_000", "0b11", "2026-W48"])
    }

    @Test func `Every kind is read with everything it holds`() throws {
        let set = try QuestionSetFile.read(Fixture(url: Fixture.folder.appending(path: "good/every-kind.yaml")).bytes(), name: "a.yaml")
        #expect(
            set.questions.map(\.kind.name) == [
                "text", "long_text", "scale", "choice", "many", "number", "date", "person", "yes_no", "table",
            ])
        #expect(set.questions[1].isRequired)
        #expect(set.questions[1].help == LocalizedText(danish: "Tag den tid, du vil.", english: "Take the time you need."))
        #expect(try set.questions[3].kind == .choice([option("ja", "Ja"), option("nej", "Nej", "No")]))
        #expect((set.questions[4].phase, set.questions[4].answeredBy) == (.during, .both))
        #expect(set.questions[5].kind == .number(Question.NumberRange(minimum: 0, maximum: 37.5, unit: LocalizedText(danish: "timer"))))
        #expect(set.questions[6].phase == .after)
        #expect((set.questions[7].answeredBy, set.questions[7].lane) == (.leader, .author))
        guard case .table(let table) = set.questions[9].kind else { return #expect(Bool(false), "not a table") }
        #expect(try table.columns.map(\.cell) == [.text, .number, .choice([option("let", "Let"), option("svaer", "Svær")])])
        #expect(table.mostRows == 12)
    }

    private func option(_ id: String, _ danish: String, _ english: String? = nil) throws -> Question.Option {
        Question.Option(id: try #require(Slug(id)), label: LocalizedText(danish: danish, english: english))
    }

    @Test func `Conditions are the domain's`() throws {
        let set = try QuestionSetFile.read(Fixture(url: Fixture.folder.appending(path: "good/conditions.yaml")).bytes(), name: "a.yaml")
        let motivation = try #require(QuestionID("lille/lyst"))
        let topics = try #require(QuestionID("lille/emner"))
        let other = try #require(QuestionID("basis/motivation"))
        let newYear = try #require(CalendarDate(iso: "2026-01-01"))
        #expect(set.questions[1].showIf == .compare(.lte, .answer(motivation), .value(.number(4))))
        #expect(
            try set.questions[3].showIf
                == .all([
                    .any([.answered(.answer(#require(QuestionID("lille/hvorfor")))), .contains(.answer(topics), .text("tid"))]),
                    .not(.compare(.eq, .answer(motivation), .value(.number(10)))),
                    .isIn(.answer(motivation), [.number(1), .number(2), .number(3)]),
                    .compare(.gt, .count(.answer(topics)), .value(.number(1))),
                    .compare(.gte, .daysSince(.meeting("date")), .value(.number(14))),
                    .compare(.lt, .agreement("deadline"), .today),
                    .compare(.ne, .setting("sektor"), .value(.text("offentlig"))),
                    .compare(.eq, .answer(other), .value(.number(3.5))),
                    .compare(.eq, .answer(topics), .value(.list(["tid", "ro"]))),
                    .compare(.eq, .setting("streng"), .value(.yesNo(true))),
                    .compare(.lt, .value(.date(newYear)), .today),
                ]))
    }

    @Test(arguments: [(200, true), (201, false)])
    func `A title has at most 200 characters, counted as people count`(length: Int, isRead: Bool) {
        let text =
            "enrum: question-set/1\nid: a\ntitle: \(String(repeating: "👩‍💻", count: length))\nquestions: [ { id: b, kind: text, label: B } ]\n"
        #expect(problems(text).isEmpty == isRead)
    }

    @Test(arguments: [(0, true), (1, false)])
    func `A file has at most 256 KiB`(extra: Int, isRead: Bool) {
        var text = heading + "  - { id: b, kind: text, label: B }\n#"
        text += String(repeating: "x", count: QuestionSetFile.mostBytes - text.utf8.count + extra)
        #expect(problems(text).map(\.phrase.key) == (isRead ? [] : ["set.too_big"]))
        #expect((try? QuestionSetFile.read(Array(text.utf8), name: "a.yaml")) != nil || !isRead)
    }

    @Test(arguments: [(64, true), (65, false)])
    func `A condition has at most 64 parts`(parts: Int, isRead: Bool) {
        // One for "in", one for what is asked about, the rest for what it is compared with.
        let values = (0..<parts - 2).map(String.init).joined(separator: ", ")
        let text = heading + "  - { id: b, kind: text, label: B, show_if: { in: [ { meeting: date }, [ \(values) ] ] } }\n"
        #expect(problems(text).map(\.phrase.key) == (isRead ? [] : ["set.condition_too_big"]))
    }

    @Test(arguments: [("lable", "label"), ("knd", "kind"), ("showif", "show_if"), ("answerd_by", "answered_by")])
    func `A misspelt key is met with the one that was meant`(written: String, meant: String) {
        let found = problems(heading + "  - { id: b, kind: text, label: B, \(written): x }\n")
        #expect(found.first?.phrase == Phrase("set.unknown_key_near", ["key": written, "meant": meant]))
    }

    @Test func `Problems come in the order of the file, with columns counted in characters`() {
        let found = problems(heading + "  - { id: æøå, kind: scal, label: \"\" }\n")
        #expect(found.map(\.column) == [11, 22, 35])
        #expect(found.map(\.phrase.key) == ["set.bad_id", "set.unknown_word_near", "set.empty_text"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `Aliases that would grow without end cost nothing`() {
        var text = "a0: &a0 [x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ","))]\n" }
        text += "? [*a40, *a40]\n: x\n? {*a40 : *a40}\n: y\n"
        #expect(problems(text).contains { $0.phrase.key == "set.alias" })
    }

    @Test(.timeLimit(.minutes(1)))
    func `Keys as deep as they are wide cost little`() {
        let wide = "[" + Array(repeating: "a", count: 20_000).joined(separator: ",") + "]"
        let text = String(repeating: "{", count: 60) + wide + String(repeating: ": 1}", count: 60)
        #expect(!problems(text).isEmpty)
    }

    @Test(arguments: 1...300)
    func `Whatever is done to a good file, it is read or refused`(seed: UInt64) throws {
        var random = Seeded(seed)
        let fixtures = Fixture.all(in: "good").filter { !$0.url.lastPathComponent.hasPrefix("at-the-limits") }
        let fixture = fixtures[Int(random.next() % UInt64(fixtures.count))]
        var bytes = try fixture.bytes()
        let pieces = Array("\n: - [ ] { } \" ' * & ! # | > ? % \t \\ é 0 , a".utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0...2, using: &random) {
            case 0: bytes.remove(at: index)
            case 1: bytes.insert(pieces.randomElement(using: &random) ?? 0x20, at: index)
            default: bytes[index] = pieces.randomElement(using: &random) ?? 0x20
            }
        }
        do throws(QuestionSetFile.Refused) {
            let set = try QuestionSetFile.read(bytes, name: fixture.url.lastPathComponent)
            #expect(throws: Never.self) { try QuestionSetFile.read(QuestionSetFile.write(set), name: "b.yaml") }
        } catch {
            #expect(!error.problems.isEmpty)
        }
    }
}

/// A repeatable source of chance (SplitMix64, https://prng.di.unimi.it/splitmix64.c).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
