import EnrumCore
import EnrumDomain
import EnrumPlugins
import Testing

/// A result that is wrong somewhere is a fault with a place, never a page with something odd on it.
struct BadResultTests {
    static let table: [(Hook, String, String)] = questions + findings + reports + others

    private static let questions: [(Hook, String, String)] = [
        (.questions, "return 7", "questions: list expected, got number"),
        (.questions, "return { id = \"a\" }", "questions: list expected, got table"),
        (.questions, "return { 7 }", "questions[1]: table expected, got number"),
        (.questions, "return { { kind = \"text\", label = \"A\" } }", "questions[1]: \"id\" is missing"),
        (
            .questions, "return { { id = \"A\", kind = \"text\", label = \"A\" } }",
            "questions[1].id: id of a-z, 0-9, \"-\" and \"_\" expected, got \"A\""
        ),
        (
            .questions, "return { { id = \"a\", kind = \"txt\", label = \"A\" } }",
            "questions[1].kind: \"txt\" is not known here; did you mean \"text\"?"
        ),
        (
            .questions, "return { { id = \"a\", kind = \"text\", lable = \"A\" } }",
            "questions[1]: unknown name \"lable\"; did you mean \"label\"?"
        ),
        (
            .questions,
            "return { { id = \"a\", kind = \"text\", label = \"A\" }, { id = \"b\", kind = \"many\", label = \"B\", options = \"x\" } }",
            "questions[2].options: list expected, got string"
        ),
        (
            .questions, "return { { id = \"b\", kind = \"choice\", label = \"B\", options = { { id = \"x\", label = \"X\" } } } }",
            "questions[1].options: at least 2 expected, got 1"
        ),
        (
            .questions, "return { { id = \"b\", kind = \"text\", label = \"B\", scale = {} } }",
            "questions[1].scale: belongs to scale, not to text"
        ),
        (
            .questions, "return { { id = \"a\", kind = \"text\", label = \"A\" }, { id = \"a\", kind = \"text\", label = \"A\" } }",
            "questions[2].id: another question has the id \"lille/a\""
        ),
        (
            .questions, "return { { id = \"a\", kind = \"text\", label = \"A\", lane = \"file\" } }",
            "questions[1].lane: \"file\" is not known here; it can be author, pair"
        ),
        (.questions, "local l = {} for i = 1, 21 do l[i] = 1 end return l", "questions: a list of 21, and at most 20 are taken"),
    ]

    private static let findings: [(Hook, String, String)] = [
        (.checkMeeting, "return \"x\"", "check_meeting: list expected, got string"),
        (.checkMeeting, "return { field = \"a\" }", "check_meeting[1]: one of \"block\", \"warn\" and \"hint\" expected"),
        (
            .checkMeeting, "return { warn = \"A\", hint = \"B\" }",
            "check_meeting[1]: a finding is one of \"block\", \"warn\" and \"hint\", and this one has \"warn\" and \"hint\"; make one finding of each"
        ),
        (
            .guard, "return { block = \"A\", warn = \"B\" }",
            "guard[1]: a finding is one of \"block\", \"warn\" and \"hint\", and this one has \"block\" and \"warn\"; make one finding of each"
        ),
        (
            .checkMeeting, "return { warn = t \"plian\" }",
            "check_meeting[1].warn: no text \"plian\" in locales/da.yaml; did you mean \"plain\"?"
        ),
        (.checkMeeting, "return { warn = t(\"hello\", { name = 1, n = 2 }) }", "check_meeting[1].warn: the text \"hello\" needs {day}"),
        (.checkMeeting, "return { warn = {} }", "check_meeting[1].warn: text expected, got empty table"),
        (.checkMeeting, "return { warn = \"\" }", "check_meeting[1].warn: text expected, got an empty one"),
        (.checkMeeting, "return { warn = \"A\", field = \"a/b/c\" }", "check_meeting[1].field: question expected, got \"a/b/c\""),
        (.guard, "return { { warn = \"A\" }, { warn = 1 } }", "guard[2].warn: text expected, got number"),
        (
            .checkAgreement, "return { warn = \"A\", field = \"deu\" }",
            "check_agreement[1].field: \"deu\" is not known here; did you mean \"due\"?"
        ),
    ]

    private static let reports: [(Hook, String, String)] = [
        (.report, "return { { kind = \"text\", text = \"A\" } }", "report: table expected, got list"),
        (.report, "return { title = \"T\", { text = \"A\" } }", "report[1]: \"kind\" is missing"),
        (.report, "return { title = \"T\", { kind = \"tabel\" } }", "report[1].kind: \"tabel\" is not known here; did you mean \"table\"?"),
        (
            .report, "return { title = \"T\", { kind = \"text\", text = \"A\", span = 2 } }",
            "report[1].span: whole number from 3 to 12 expected, got 2"
        ),
        (
            .report, "return { title = \"T\", { kind = \"table\", head = { \"A\" }, rows = { { 1, 2 } } } }",
            "report[1].rows[1]: 2 cells under a head of 1"
        ),
        (
            .report, "return { title = \"T\", { kind = \"chart\", metric = \"mien\" } }",
            "report[1].metric: \"mien\" is not known here; did you mean \"mine\"?"
        ),
        (.report, "return { title = \"T\", { kind = \"chart\" } }", "report[1]: \"metric\", or \"title\" and \"points\", is missing"),
        (
            .report, "return { title = \"T\", { kind = \"chart\", title = \"A\", points = { { \"a\", \"b\" } } } }",
            "report[1].points[1][2]: number expected, got string"
        ),
        (
            .report, "return { title = \"T\", { kind = \"callout\", level = \"block\", text = \"A\" } }",
            "report[1].level: \"block\" is not known here; it can be warn, hint"
        ),
        (.report, "return { title = \"T\", titel = \"T\" }", "report: unknown name \"titel\"; did you mean \"title\"?"),
    ]

    private static let others: [(Hook, String, String)] = [
        (.agenda, "return { { text = \"A\" } }", "agenda[1]: \"reason\" is missing"),
        (
            .suggestAgreements, "return { { title = \"A\", responsible = \"other\" } }",
            "suggest_agreements[1].responsible: \"other\" is not known here; it can be employee, leader"
        ),
        (
            .suggestAgreements, "return { { title = \"A\", due = \"soon\" } }",
            "suggest_agreements[1].due: date such as \"2026-03-14\" expected, got \"soon\""
        ),
        (
            .reminders, "return { key = \"a b\", due = \"2026-01-01\", to = \"both\", text = \"A\" }",
            "reminders[1].key: key of 1 to 100 visible ASCII characters expected, got \"a b\""
        ),
        (.metrics, "return { mine = 11 }", "metrics.mine: number from 0 to 10 expected, got 11"),
        (.metrics, "return { near = 1 }", "metrics: \"near\" is not known here; it can be mine"),
        (.agenda, "return { store = { a = string.rep(\"x\", 4096) } }", "agenda.store.a: 4098 bytes, and at most 4096 are kept"),
        (.agenda, "return { store = { [\"A b\"] = 1 } }", "agenda.store: key of a-z, 0-9, \"-\" and \"_\" expected, got \"A b\""),
    ]

    @Test(arguments: table)
    func `A bad result is told with its place`(hook: Hook, body: String, expected: String) async throws {
        let outcome = try await ResultTests.run(hook, body)
        let fault = try #require(outcome.fault)
        #expect(fault.kind == .badResult)
        #expect(fault.message == "lille/rules.lua " + expected)
        #expect(fault.file == "lille/rules.lua")
    }

    @Test func `What the box itself refuses is said in the same form`() async throws {
        let fault = try #require(try await ResultTests.run(.questions, "return { { id = \"a\", label = print } }").fault)
        #expect(fault.kind == .error)
        let function = try #require(try await ResultTests.run(.questions, "return { { id = \"a\", label = tostring } }").fault)
        #expect(function.kind == .badResult)
        #expect(function.message == "lille/rules.lua questions[1].label: a function is no result")
        let holes = try #require(try await ResultTests.run(.agenda, "return { nil, 1 }").fault)
        #expect(holes.message == "lille/rules.lua agenda: a list with holes")
    }
}
