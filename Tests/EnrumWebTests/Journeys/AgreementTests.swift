import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Mine aftaler, and one agreement with its history.
struct AgreementTests {
    private static let path = "/agreements/sofie-1-liste"

    private func sofie() async throws -> Browser {
        let browser = try await Site.demo().browser(of: Cast.sofie)
        try await browser.visit(Self.path)
        return browser
    }

    @Test func `What is late is plain to see`() async throws {
        let page = try await Site.demo().browser(of: Cast.sofie).visit("/agreements")
        #expect(page.text.contains("Over fristen siden") && page.text.contains("er over fristen."))
        #expect(page.body.contains("class=\"agreement overdue\""))
    }

    @Test func `A leader sees the team's by person, and not what is private to it`() async throws {
        let page = try await Site.demo().browser(of: Cast.mette).visit("/agreements")
        #expect(page.body.contains(">Sofie Aagaard</h3>") && page.body.contains(">Åse Thorup</h3>"))
        #expect(page.body.contains("href=\"/people/sofie/history\""))
    }

    @Test func `Someone outside sees what and when, and marks it as done`() async throws {
        let site = try await Site.demo()
        let mette = Someone(Cast.mette, in: site.environment)
        let deadline = CalendarDate(year: 2026, month: 12, day: 1)
        let draft = AgreementDraft(
            title: "Skift låsen på skuret", responsible: .email(Cast.jonas.email.address), deadline: deadline, firstStep: "Ring til smeden")
        try await mette.agree(draft, in: "fatima-1".meeting, key: .init(stored: "fatima-laas"))
        let jonas = try await site.browser(of: Cast.jonas)
        let page = try await jonas.visit("/agreements")
        #expect(page.text.contains("Skift låsen på skuret") && page.text.contains("frist 1. dec."))
        #expect(!page.text.contains("smeden") && !page.text.contains("Fatima"))
        #expect(try await jonas.get("/agreements/fatima-laas").status == 404)
        try await jonas.visit("/agreements")
        let done = try await jonas.submit("/agreements/fatima-laas/keep")
        #expect(done.path.hasPrefix("/agreements?") && !done.text.contains("frist 1. dec."))
        #expect(try await jonas.post("/agreements/fatima-laas/notes", [("update", "Færdig")]).status == 404)
    }

    @Test func `Somebody else is made responsible by the address they have, and a wrong one stays where it can be mended`() async throws {
        let site = try await Site.demo()
        let mette = try await site.browser(of: Cast.mette)
        let page = try await mette.visit("/meetings/fatima-1/talk")
        #expect(page.body.contains("<details class=\"somebody-else\"><summary>En anden har ansvaret</summary>"))
        let typed = ["title": "Skift låsen på skuret", "deadline": "2026-12-01", "responsible_email": "jonas@solvig.exampel"]
        let refused = try await mette.pressAdd(typed)
        #expect(refused.status == 422)
        #expect(refused.body.contains("id=\"error/responsible_email\"") && refused.body.contains("href=\"#responsible_email\""))
        #expect(refused.body.contains("<details class=\"somebody-else\" open>") && refused.body.contains("value=\"jonas@solvig.exampel\""))
        #expect(refused.body.contains("value=\"Skift låsen på skuret\""))
        let other = try await mette.pressAdd(["item": "Nøglerne"], at: "/points")
        #expect(other.text.contains("Nøglerne") && other.body.contains("value=\"jonas@solvig.exampel\""))
        let made = try await mette.pressAdd(["responsible": Cast.fatima.id.rawValue, "responsible_email": Cast.jonas.email.address])
        #expect(made.status == 200 && made.text.contains("Skift låsen på skuret") && made.text.contains("Ansvarlig Jonas"))
        #expect(made.body.contains("<details class=\"somebody-else\"><summary>"))
        #expect(try await site.browser(of: Cast.jonas).visit("/agreements").text.contains("Skift låsen på skuret"))
    }

    @Test func `An agreement goes over to somebody else, and back`() async throws {
        let browser = try await sofie()
        let refused = try await browser.submit(Self.path + "/amend", ["responsible_email": "ingen@solvig.example", "reason": "Ferie"])
        #expect(refused.status == 422 && refused.body.contains("<details class=\"somebody-else\" open>"))
        let over = try await browser.submit(Self.path + "/amend", ["responsible_email": Cast.jonas.email.address.uppercased()])
        #expect(over.status == 200 && over.text.contains("Ansvarlig: Sofie Aagaard → Jonas Kjær"))
        #expect(over.body.contains("value=\"\(Cast.jonas.id)\" selected>Jonas Kjær</option>"))
        let back = try await browser.submit(Self.path + "/amend", ["responsible": Cast.sofie.id.rawValue, "reason": "Hjemme igen"])
        #expect(back.text.contains("Ansvarlig: Jonas Kjær → Sofie Aagaard"))
    }

    @Test func `A change needs its reason, and keeps what was typed until it has one`() async throws {
        let browser = try await sofie()
        let typed = ["title": "Lav listen sammen med skolen", "deadline": "2026-12-18", "reason": ""]
        let refused = try await browser.submit(Self.path + "/amend", typed)
        #expect(refused.status == 422)
        #expect(refused.body.contains("value=\"Lav listen sammen med skolen\"") && refused.body.contains("value=\"2026-12-18\""))
        #expect(refused.body.contains("id=\"error/reason\"") && refused.body.contains("href=\"#reason\""))
        let changed = try await browser.submit(Self.path + "/amend", ["reason": "Skolen vil være med"])
        #expect(changed.status == 200 && changed.heading == "Lav listen sammen med skolen")
        #expect(changed.text.contains("Skolen vil være med"))
        #expect(changed.text.contains("→ 18. december 2026"))
    }

    @Test(arguments: [
        ("title", "Listen"), ("title", ""), ("responsible", ""), ("deadline", ""), ("deadline", "i morgen"),
        ("title", String(repeating: "ord ", count: 60)),
        ("first_step", String(repeating: "x", count: 2_001)),
    ])
    func `What cannot be kept is said by its field`(field: String, value: String) async throws {
        let browser = try await sofie()
        let page = try await browser.submit(Self.path + "/amend", [field: value, "reason": "Fordi"])
        #expect(page.status == 422 && page.body.contains("id=\"error/\(field)\""))
    }

    @Test func `Whoever comes second sees both and chooses`() async throws {
        let site = try await Site.demo()
        let (sofie, mette) = (try await site.browser(of: Cast.sofie), try await site.browser(of: Cast.mette))
        try await sofie.visit(Self.path)
        try await mette.visit(Self.path)
        try await mette.submit(Self.path + "/amend", ["deadline": "2026-12-11", "reason": "Skolen svarer sent"])
        let both = try await sofie.submit(
            Self.path + "/amend", ["title": "Lav listen uden skolen", "deadline": "2026-11-30", "reason": "Det haster"])
        #expect(both.status == 412)
        #expect(
            both.text.contains("fredag den 11. december") && both.body.contains("value=\"Lav listen uden skolen\"")
                && both.body.contains("value=\"Det haster\""))
        let mine = try await sofie.submit(Self.path + "/amend")
        #expect(mine.status == 200 && mine.heading == "Lav listen uden skolen")
        #expect(mine.text.contains("Skolen svarer sent") && mine.text.contains("Det haster"))
    }

    @Test func `It is kept, and then it can be said whether it helped`() async throws {
        let browser = try await sofie()
        let kept = try await browser.submit(Self.path + "/keep")
        #expect(kept.text.contains("Holdt 24. nov.") && !kept.body.contains("/amend\"") && !kept.body.contains("/drop\""))
        let refused = try await browser.submit(Self.path + "/evaluate", ["note": "Nu ved alle det"])
        #expect(refused.status == 422 && refused.text.contains("Nu ved alle det"))
        let evaluated = try await browser.submit(Self.path + "/evaluate", ["outcome": "improved"])
        #expect(evaluated.text.contains("Bedre, vurderet 24. nov.") && evaluated.text.contains("Nu ved alle det"))
    }

    @Test func `It is dropped with a reason, by its own field`() async throws {
        let browser = try await sofie()
        let refused = try await browser.submit(Self.path + "/drop", ["drop_reason": " "])
        #expect(
            refused.status == 422 && refused.body.contains("id=\"error/drop_reason\"") && refused.body.contains("href=\"#drop_reason\""))
        let dropped = try await browser.submit(Self.path + "/drop", ["drop_reason": "Skolen har lavet den"])
        #expect(dropped.text.contains("Droppet 24. nov.") && dropped.text.contains("Skolen har lavet den"))
    }

    @Test func `A short update stays in the history`() async throws {
        let page = try await sofie().submit(Self.path + "/notes", ["update": "Halvdelen er på plads"])
        #expect(page.status == 200 && page.text.contains("24. nov.: Du skrev, hvordan det går – Halvdelen er på plads"))
    }
}

extension Browser {
    /// Fills in the page's one form and presses the button of a part of it.
    fileprivate func pressAdd(_ typed: [String: String], at button: String = "/agreements") async throws -> Page {
        let leads = { (action: String) in action.hasSuffix(button) || action.contains(button + "?") }
        guard let form = page?.forms.first(where: { $0.actions.contains(where: leads) }), let action = form.actions.first(where: leads)
        else { throw NoSuchForm(action: button, on: page?.path ?? "") }
        return try await follow(post(action, form.filled(typed)))
    }
}

extension String {
    /// A meeting of the demo by its name.
    var meeting: Meeting.ID { Meeting.ID(stored: self) }
}
