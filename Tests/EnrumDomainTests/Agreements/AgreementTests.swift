import EnrumDomain
import Testing

struct AgreementTests {
    private typealias Content = Agreement.Content

    private static func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }
    private static let at = Instant(seconds: 1_795_000_000)

    private static func content(
        _ title: String = "Ring til leverandøren", by responsible: Person.ID? = Lives.employee, on deadline: String = "2026-12-01"
    ) throws -> Content {
        try Content(
            title: title, responsible: responsible, deadline: try date(deadline), firstStep: "Find nummeret", followUp: "Næste samtale")
    }

    private static func agreement(_ content: Content? = nil, today: String = "2026-11-24") throws -> Agreement {
        try Agreement(
            id: Identifier(stored: "agreement"), meeting: try Lives.meeting(in: .during), content: try content ?? Self.content(),
            by: Lives.leader, at: at, today: try date(today))
    }

    @Test(arguments: [
        ("", true, true, "title", "rule.agreement_title"), (" \n ", true, true, "title", "rule.agreement_title"),
        ("Telefon", true, true, "title", "rule.agreement_vague"), ("Ring op", false, true, "responsible", "rule.agreement_responsible"),
        ("Ring op", true, false, "deadline", "rule.agreement_deadline"), ("", false, false, "title", "rule.agreement_title"),
        (String(repeating: "ab ", count: 67) + "c", true, true, "title", "rule.too_long"),
    ])
    func `An agreement without something concrete, a responsible and a deadline is refused, and says which (P-07)`(
        title: String, hasResponsible: Bool, hasDeadline: Bool, field: String, key: String
    ) throws {
        let error = try #require(throws: RuleBroken.self) {
            try Content(
                title: title, responsible: hasResponsible ? Lives.employee : nil, deadline: hasDeadline ? try Self.date("2026-12-01") : nil)
        }
        #expect(error.field == field)
        #expect(error.phrase.key == key)
    }

    @Test func `A title of two words and 200 characters is concrete enough, and white space is tidied`() throws {
        #expect(try Self.content("  Ring op ").title == "Ring op")
        #expect(try Self.content(String(repeating: "a", count: 198) + " b").title.count == Limits.title)
        let empty = try Content(
            title: "Ring op", responsible: Lives.leader, deadline: try Self.date("2026-12-01"), firstStep: " ", followUp: "")
        #expect(empty.firstStep == nil && empty.followUp == nil)
    }

    @Test(arguments: ["first_step", "follow_up"])
    func `What goes with an agreement has at most 2,000 characters`(field: String) throws {
        let text = String(repeating: "x", count: Limits.remark + 1)
        let error = try #require(throws: RuleBroken.self) {
            try Content(
                title: "Ring op", responsible: Lives.leader, deadline: try Self.date("2026-12-01"),
                firstStep: field == "first_step" ? text : nil, followUp: field == "follow_up" ? text : nil)
        }
        #expect(error.field == field)
    }

    @Test func `A deadline is today or later when it is agreed`() throws {
        #expect(try Self.agreement(today: "2026-12-01").content.deadline.iso == "2026-12-01")
        let error = try #require(throws: RuleBroken.self) { try Self.agreement(today: "2026-12-02") }
        #expect(error.field == "deadline" && error.phrase.key == "rule.agreement_past")
    }

    @Test func `An amendment needs a reason, and keeps what was agreed before in the history (P-10)`() throws {
        var agreement = try Self.agreement()
        let before = agreement
        let (old, new) = (try Self.content(), try Self.content(on: "2026-12-15"))
        for reason in ["", "  \n"] {
            let error = try #require(throws: RuleBroken.self) {
                try agreement.amend(new, by: Lives.employee, at: Self.at, today: try Self.date("2026-11-30"), because: reason)
            }
            #expect(error.field == "reason" && error.phrase.key == "rule.reason_needed")
        }
        #expect(agreement == before)
        try agreement.amend(new, by: Lives.employee, at: Self.at, today: try Self.date("2026-11-30"), because: " Leverandøren har ferie ")
        #expect(agreement.content == new)
        #expect(agreement.history.map(\.kind) == [.made(old), .amended(new)])
        #expect(agreement.history.map(\.text) == [nil, "Leverandøren har ferie"])
        #expect(agreement.history.map(\.by) == [Lives.leader, Lives.employee])
        #expect(agreement.version == 2)
    }

    @Test func `An amendment that changes nothing is none`() throws {
        var agreement = try Self.agreement()
        let error = try #require(throws: RuleBroken.self) {
            try agreement.amend(
                try Self.content(), by: Lives.employee, at: Self.at, today: try Self.date("2026-11-30"), because: "Bare fordi")
        }
        #expect(error.phrase.key == "rule.nothing_changed")
        #expect(agreement.history.count == 1)
    }

    @Test func `A deadline is not moved into the past, but one that has passed may stand`() throws {
        var agreement = try Self.agreement()
        let today = try Self.date("2026-12-10")
        let error = try #require(throws: RuleBroken.self) {
            try agreement.amend(try Self.content(on: "2026-12-09"), by: Lives.employee, at: Self.at, today: today, because: "For sent")
        }
        #expect(error.field == "deadline" && error.phrase.key == "rule.agreement_past")
        try agreement.amend(
            try Self.content("Skriv til leverandøren"), by: Lives.employee, at: Self.at, today: today, because: "De svarer ikke")
        #expect(agreement.isOverdue(on: today))
    }

    @Test func `A short update tells how it goes, whatever the state (P-11)`() throws {
        var agreement = try Self.agreement()
        try agreement.note("Halvvejs", by: Lives.employee, at: Self.at)
        try agreement.keep(by: Lives.employee, at: Self.at)
        try agreement.note("Det holder stadig", by: Lives.leader, at: Self.at)
        #expect(agreement.history.compactMap(\.text) == ["Halvvejs", "Det holder stadig"])
        #expect(agreement.state == .kept && agreement.version == 4)
        for text in ["", " ", String(repeating: "x", count: Limits.remark + 1)] {
            let error = try #require(throws: RuleBroken.self) { try agreement.note(text, by: Lives.employee, at: Self.at) }
            #expect(error.field == "update")
        }
    }

    @Test func `Dropping needs a reason`() throws {
        var agreement = try Self.agreement()
        let error = try #require(throws: RuleBroken.self) { try agreement.drop(by: Lives.leader, at: Self.at, because: " ") }
        #expect(error.field == "reason" && error.phrase.key == "rule.reason_needed")
        #expect(agreement.state == .open)
        try agreement.drop(by: Lives.leader, at: Self.at, because: "Opgaven er faldet bort")
        #expect(agreement.state == .dropped && agreement.history.last?.text == "Opgaven er faldet bort")
    }

    @Test(arguments: Agreement.Outcome.allCases)
    func `An agreement turns out improved, unchanged or worse, while open and after it was kept (I-48)`(outcome: Agreement.Outcome) throws {
        for isKept in [false, true] {
            var agreement = try Self.agreement()
            if isKept { try agreement.keep(by: Lives.employee, at: Self.at) }
            #expect(agreement.outcome == nil)
            try agreement.evaluate(outcome, note: " ", by: Lives.leader, at: Self.at)
            #expect(agreement.state == .evaluated && agreement.outcome == outcome)
            #expect(agreement.history.last?.text == nil)
        }
    }

    @Test(arguments: [Agreement.State.kept, .dropped, .evaluated])
    func `What is closed stays closed`(state: Agreement.State) throws {
        var agreement = try Self.agreement()
        switch state {
        case .kept: try agreement.keep(by: Lives.employee, at: Self.at)
        case .dropped: try agreement.drop(by: Lives.employee, at: Self.at, because: "Bortfaldet")
        case .evaluated, .open: try agreement.evaluate(.worse, note: nil, by: Lives.employee, at: Self.at)
        }
        let before = agreement
        let verbs: [() throws -> Void] = [
            {
                try agreement.amend(
                    try Self.content("Noget andet nu"), by: Lives.leader, at: Self.at, today: try Self.date("2026-11-24"), because: "Nej")
            },
            { try agreement.keep(by: Lives.leader, at: Self.at) },
            { try agreement.drop(by: Lives.leader, at: Self.at, because: "Nej") },
        ]
        for verb in verbs {
            let error = try #require(throws: RuleBroken.self) { try verb() }
            #expect(error.phrase.key == "rule.agreement_closed")
        }
        if state != .kept {
            #expect(throws: RuleBroken.self) { try agreement.evaluate(.improved, note: nil, by: Lives.leader, at: Self.at) }
        }
        #expect(agreement == before)
    }

    @Test func `An agreement rebuilt from its history is the same agreement`() throws {
        var agreement = try Self.agreement()
        try agreement.note("Godt i gang", by: Lives.employee, at: Self.at)
        try agreement.amend(
            try Self.content(on: "2026-12-20"), by: Lives.leader, at: Self.at, today: try Self.date("2026-11-24"), because: "Mere tid")
        try agreement.keep(by: Lives.employee, at: Self.at)
        try agreement.evaluate(.improved, note: "Det virker", by: Lives.leader, at: Self.at)
        let rebuilt = Agreement(
            stored: agreement.id, employee: agreement.employee, leader: agreement.leader, meeting: agreement.meeting,
            history: agreement.history, version: agreement.version)
        #expect(rebuilt == agreement)
        #expect(
            Agreement(
                stored: agreement.id, employee: agreement.employee, leader: agreement.leader, meeting: agreement.meeting, history: [],
                version: 1) == nil)
    }

    @Test func `Days left count down to the deadline, and only what is open is overdue`() throws {
        var agreement = try Self.agreement()
        #expect(agreement.daysLeft(on: try Self.date("2026-11-24")) == 7)
        #expect(agreement.daysLeft(on: try Self.date("2026-12-03")) == -2)
        #expect(!agreement.isOverdue(on: try Self.date("2026-12-01")))
        #expect(agreement.isOverdue(on: try Self.date("2026-12-02")))
        try agreement.keep(by: Lives.employee, at: Self.at)
        #expect(!agreement.isOverdue(on: try Self.date("2026-12-02")))
    }
}
