import EnrumCore
import EnrumDomain
import EnrumTesting
import HTTPTypes
import Testing

@testable import EnrumWeb

/// Formal cases through their pages: who finds them, what stands in the way, and what is never lost.
struct CaseTests {
    private static let places = [
        "", "/begin", "/people", "/hearing", "/companion", "/documents/1", "/documents/4", "/steps/3/prepare", "/steps/3/convene",
        "/steps/3/meet", "/steps/3/plan", "/steps/3/follow-up", "/steps/3/decide", "/documents/1/pdf",
    ]

    @Test(arguments: [Cast.birgit, Cast.kirsten, Cast.jonas, Cast.pernille, Cast.charlotte, Cast.tina, Cast.mette])
    func `It is not there for anybody else, wherever they look`(person: Person) async throws {
        let browser = try await Cases.open().browser(of: person)
        let missing = try await browser.get("/cases/unknown")
        for place in Self.places {
            let page = try await browser.get(Cases.simon + place)
            #expect(page.status == 404, "\(place)")
            #expect(page.text == missing.text, "\(place)")
        }
        try await browser.visit("/cases")
        #expect(try await browser.post(Cases.simon + "/notes", [("note_text", "x"), ("note_on", "2026-11-20")]).status == 404)
        #expect(try await browser.post(Cases.simon + "/export", []).status == 404)
    }

    @Test func `Nothing of it is on any other page`() async throws {
        let site = try await Cases.open()
        for person in [Cast.peter, Cast.simon, Cast.rasmus, Cast.lone, Cast.jonas] {
            let browser = try await site.browser(of: person)
            for path in ["/next", "/team", "/agreements", "/history", "/people/simon/history", "/people", "/log", "/modules"] {
                let text = try await browser.visit(path).text
                #expect(!text.contains("Høreværn") && !text.contains("flishugger") && !text.contains("advarsel"), "\(path)")
            }
        }
        let nudge = try await site.browser(of: Cast.simon).visit("/next")
        #expect(nudge.text.contains("Der er noget, du skal tage stilling til"))
    }

    @Test func `What the leader prepares and the employee drafts is each one's own`() async throws {
        let site = try await Cases.open()
        let own = ["uden at nogen skal sige det", "Han ville prøve et andet", "der virkede, før I skrev"]
        for person in [Cast.rasmus, Cast.lone, Cast.simon, Cast.peter] {
            let browser = try await site.browser(of: person)
            for place in Self.places {
                let text = try await browser.get(Cases.simon + place).text
                if person != Cast.peter { #expect(!text.contains(own[0]) && !text.contains(own[1]), "\(person.name) at \(place)") }
                if person != Cast.simon { #expect(!text.contains(own[2]), "\(person.name) at \(place)") }
            }
        }
        #expect(try await site.browser(of: Cast.simon).get(Cases.simon + "/hearing").text.contains(own[2]))
    }

    @Test func `A decision waits for the answer or the deadline, says why, and keeps what was typed`() async throws {
        let lone = try await Cases.open().browser(of: Cast.lone)
        try await lone.visit(Cases.simon + "/steps/3/decide")
        let typed = ["decision": "warning", "facts": "Tre gange uden høreværn", "reasons": "Det er farligt", "rule": "Ledelsesretten"]
        let preview = try await lone.submit(Cases.simon + "/steps/3/decide/preview", typed)
        #expect(preview.text.contains("Skriftlig advarsel") && preview.text.contains("Tre gange uden høreværn"))
        let refused = try await lone.submit(Cases.simon + "/steps/3/decide", typed)
        #expect(refused.status == 422)
        #expect(refused.text.contains("Høringsfristen løber til og med"))
        #expect(refused.body.contains("Tre gange uden høreværn</textarea>"))
        #expect(!refused.body.contains("2026-12"), "days are said as people say them")
    }

    @Test func `An answer is saved as it is written, and read by others once it is sent`() async throws {
        let site = try await Cases.open()
        let (simon, peter) = (try await site.browser(of: Cast.simon), try await site.browser(of: Cast.peter))
        let page = try await simon.visit(Cases.simon + "/hearing")
        let version = page.body.firstMatch(of: /name="version\/statement" value="(\d+)"/).map { String($0.1) } ?? ""
        let saved = try await simon.post(
            Cases.simon + "/hearing/draft", [("answer/statement", "Et nyt høreværn"), ("version/statement", version)],
            headers: ["X-Autosave": "1"])
        #expect(saved.status == 200 && saved.body.contains("data-save-state") && saved.body.contains("name=\"version/statement\""))
        try await simon.visit(Cases.simon + "/hearing")
        let stale = try await simon.post(
            Cases.simon + "/hearing/draft", [("answer/statement", "Et tredje"), ("version/statement", version)],
            headers: ["X-Autosave": "1"])
        #expect(stale.status == 409 && stale.body.contains("Et nyt høreværn") && stale.body.contains("Et tredje"))
        #expect(try await !peter.get(Cases.simon + "/hearing").text.contains("Et nyt høreværn"))
        try await simon.visit(Cases.simon + "/hearing")
        let sent = try await simon.submit(Cases.simon + "/hearing/draft", button: nil, follow: false)
        #expect(sent.status == 303)
        try await simon.visit(Cases.simon + "/hearing")
        _ = try await simon.follow(simon.post(Cases.simon + "/hearing/statement", [("answer/statement", "Et nyt høreværn")]))
        #expect(try await peter.get(Cases.simon + "/hearing").text.contains("Et nyt høreværn"))
    }

    @Test func `What the employee had written and not sent when the decision came is still theirs to read, and nobody else's`() async throws
    {
        let site = try await Cases.open()
        let (simon, peter) = (try await site.browser(of: Cast.simon), try await site.browser(of: Cast.peter))
        let hearing = Cases.simon + "/hearing"
        try await simon.visit(hearing)
        _ = try await simon.follow(simon.post(hearing + "/statement", [("answer/statement", "Høreværnet var i stykker")]))
        try await simon.visit(hearing)
        _ = try await simon.post(hearing + "/draft", [("answer/statement", "Og jeg har set et nyt"), ("version/statement", "0")])
        let lone = try await site.browser(of: Cast.lone)
        try await lone.visit(Cases.simon + "/steps/3/decide")
        let decided = try await lone.post(
            Cases.simon + "/steps/3/decide",
            [
                ("decision", "warning"), ("facts", "Intet høreværn den 3."), ("rule", "Arbejdsmiljøloven"), ("reasons", "Sket tre gange"),
                ("change", "Høreværn på"), ("means", "here"),
            ])
        #expect(decided.status == 303, "\(decided.text)")
        let over = try await simon.visit(hearing)
        #expect(over.text.contains("Det, du har skrevet og ikke sendt Og jeg har set et nyt") && over.text.contains("Kan kun læses af dig"))
        #expect(try await !peter.get(hearing).text.contains("Og jeg har set et nyt"))
        let late = try await simon.post(hearing + "/statement", [("answer/statement", "Det her nåede jeg ikke")])
        #expect(late.status == 422 && late.text.contains("Det, du har skrevet og ikke sendt Det her nåede jeg ikke"))
        // Pressed twice: the page is gone, and the case says what stands.
        try await peter.visit(Cases.simon)
        let again = try await peter.post(Cases.simon + "/steps/3/record", [("means", "here")])
        #expect(again.status == 422 && again.text.contains("udleveret"))
        late.expectRules()
        again.expectRules()
    }

    @Test(
        arguments: [
            ("/steps", [("stage", "trin-1")], "Et trin er i gang"), ("/steps/3/hold", [("hold_on", "2026-11-20")], "allerede holdt"),
            ("/steps/3/record", [("means", "here")], "udleveret"), ("/hearing", [("facts", "x"), ("intended", "y")], "allerede i gang"),
            ("/notes", [("note_text", ""), ("note_on", "2026-11-20")], ""),
            ("/notes", [("note_text", "x"), ("note_on", "i går")], "Vælg en dato"),
            ("/notes", [("note_text", "x"), ("note_on", "2031-01-01")], "fremtiden"), ("/close", [], "grund"),
            ("/steps/3/follow-up", [("outcome", "sideways")], "Vælg, hvordan det er gået"),
            ("/steps/3/plan", [("points/2/how", "Sådan")], "Skriv, hvad der konkret skal ske"),
            ("/advice", [("advice_on", "")], "Vælg en dato"),
            ("/decision-maker", [("decision_maker", "ingen@solvig.example")], ""),
        ] as [(String, [(String, String)], String)])
    func `What is out of order or out of shape is refused in words`(place: String, fields: [(String, String)], words: String) async throws {
        let peter = try await Cases.open().browser(of: Cast.peter)
        try await peter.visit(Cases.simon)
        let page = try await peter.post(Cases.simon + place, fields)
        #expect(page.status == 422 || page.status == 404, "\(place): \(page.status)")
        if page.status == 422 {
            #expect(page.text.contains(words), "\(page.text.prefix(600))")
            page.expectRules()
        }
    }

    @Test(arguments: ["/steps/99/plan", "/steps/x/plan", "/documents/99", "/documents/-1", "/steps/1/record", "/steps/3/nothing"])
    func `What is not in the case is not there`(place: String) async throws {
        #expect(try await Cases.open().browser(of: Cast.peter).get(Cases.simon + place).status == 404)
    }

    @Test func `Nothing that is written becomes a part of a page`() async throws {
        let site = try await Cases.open()
        let (simon, peter) = (try await site.browser(of: Cast.simon), try await site.browser(of: Cast.peter))
        for payload in ScriptInjectionTests.payloads where payload.count % 4 == 0 {
            try await simon.visit(Cases.simon + "/documents/1")
            try await simon.follow(simon.post(Cases.simon + "/documents/1/remarks", [("remark", payload)])).expectHarmless(payload)
            try await peter.visit(Cases.simon)
            try await peter.follow(peter.post(Cases.simon + "/notes", [("note_text", payload), ("note_on", "2026-11-20")])).expectHarmless(
                payload)
            try await peter.post(Cases.simon + "/hearing/preview", [("facts", payload), ("intended", payload)]).expectHarmless()
            let kept = try await peter.post(
                Cases.simon + "/steps/3/plan", [("points/1/how", payload), ("support", payload)])
            kept.expectHarmless(payload)
        }
        try await site.browser(of: Cast.rasmus).get(Cases.simon).expectHarmless()
    }

    @Test func `A plan is saved as it is written, and the employee reads it when it is handed on`() async throws {
        let site = try await Cases.open()
        let (simon, peter) = (try await site.browser(of: Cast.simon), try await site.browser(of: Cast.peter))
        try await peter.visit(Cases.simon + "/steps/3/plan")
        let saved = try await peter.post(
            Cases.simon + "/steps/3/plan/draft",
            [("points/1/what", "Prøve det nye høreværn"), ("points/1/responsible", "employee"), ("points/1/responsible", "amr")],
            headers: ["X-Autosave": "1"])
        #expect(saved.status == 200 && saved.body.contains("data-save-state"))
        let page = try await peter.visit(Cases.simon + "/steps/3/plan")
        #expect(page.text.contains("Prøve det nye høreværn") && page.body.matches(of: /value="(employee|amr)" checked/).count == 2)
        #expect(try await !simon.get(Cases.simon).text.contains("Prøve det nye høreværn"))
        _ = try await peter.follow(
            peter.post(
                Cases.simon + "/steps/3/plan", [("points/1/what", "Prøve det nye høreværn"), ("points/1/responsible", "employee")]))
        #expect(try await simon.get(Cases.simon).text.contains("Prøve det nye høreværn"))
    }

    @Test func `A letter is shown with invented people before it is saved, and not while it has a mistake`() async throws {
        let pernille = try await Cases.open().browser(of: Cast.pernille)
        let place = "/letters/adfaerdskorrigerende/advarsel"
        try await pernille.visit(place)
        let shown = try await pernille.post(
            place + "/preview", [("title_da", "Advarsel"), ("body_da", "Kære {{employee}}, kom til {{place}}.")])
        #expect(shown.text.contains("Kære Ida Eksempel, kom til Mødelokale 2."))
        let wrong = try await pernille.post(place + "/preview", [("title_da", "Advarsel"), ("body_da", "Kære {{emplyee}}")])
        #expect(wrong.status == 422 && wrong.text.contains("Mente du ”employee”") && !wrong.text.contains("Ida Eksempel"))
        #expect(try await !pernille.get(place).text.contains("kom til Mødelokale 2"))
    }

    @Test func `What a conversation is moved to is shown before it is moved, when there is something to look at again`() async throws {
        let site = try await Cases.open()
        let peter = try await site.browser(of: Cast.peter)
        try await peter.visit(Cases.simon)
        // Held already: there is nothing to move.
        let page = try await peter.get(Cases.simon + "/steps/3/convene")
        #expect(!page.body.contains("/steps/3/move"))
        let refused = try await peter.post(Cases.simon + "/steps/3/move", [("date", "2026-12-24"), ("time", "10:00"), ("seen", "yes")])
        #expect(refused.status == 422 && refused.text.contains("allerede holdt"))
    }

    @Test func `The whole case is a folder with an index, and nothing in it is anybody's own`() async throws {
        let peter = try await Cases.open().browser(of: Cast.peter)
        try await peter.visit(Cases.simon)
        let zip = try await peter.submit(Cases.simon + "/export")
        #expect(zip.headers[.contentType] == "application/zip")
        #expect(zip.headers[.contentDisposition] == "attachment; filename=\"case-simon-vaern.zip\"")
        for name in ["index.html", "index.json", "documents/01-note.html", "documents/04-hearing.txt"] { #expect(zip.body.contains(name)) }
        #expect(zip.body.contains("Det ene af de to gange var motoren slukket."))
        // Whoever reads it in ten years knows who did what, and in which year.
        #expect(zip.body.contains("Peter Dalgaard fortalte Simon Lauridsen om emne og tid") && !zip.body.contains("Du begyndte"))
        #expect(zip.body.contains("Åbnet") && zip.body.matches(of: /Åbnet [^<]{0,25}2026/).count >= 3)
        #expect(!zip.body.contains("Han ville prøve et andet") && !zip.body.contains("der virkede, før I skrev"))
    }

    private struct Printer: PagePrinter {
        let fails: Bool

        func pdf(of html: [UInt8]) async throws(PrintingFailed) -> [UInt8] {
            if fails { throw PrintingFailed(reason: "no paper") }
            return Array("%PDF-".utf8) + html
        }
    }

    @Test func `A letter is offered as PDF where one can be made, and the page never suffers when not`() async throws {
        let without = try await Cases.open().browser(of: Cast.simon)
        #expect(try await !without.get(Cases.simon + "/documents/1").text.contains("PDF"))
        let simon = try await Cases.open(printer: Printer(fails: false)).browser(of: Cast.simon)
        #expect(try await simon.get(Cases.simon + "/documents/1").body.contains("/documents/1/pdf"))
        let pdf = try await simon.get(Cases.simon + "/documents/1/pdf")
        #expect(pdf.headers[.contentType] == "application/pdf" && pdf.body.contains("Notat om vores samtale"))
        #expect(!pdf.body.contains("src=") && !pdf.body.contains("href=") && !pdf.body.contains("url("))
        let broken = try await Cases.open(printer: Printer(fails: true)).browser(of: Cast.simon)
        let page = try await broken.get(Cases.simon + "/documents/1/pdf")
        #expect(page.status == 503 && page.text.contains("print det fra siden"))
    }

    @Test func `A letter that is changed is checked line by line, and used from then on`() async throws {
        let site = try await Cases.open()
        let (pernille, peter) = (try await site.browser(of: Cast.pernille), try await site.browser(of: Cast.peter))
        #expect(try await peter.get("/letters").status == 404)
        let path = "/letters/adfaerdskorrigerende/notat"
        try await pernille.visit(path)
        let refused = try await pernille.submit(path, ["body_da": "Kære {{employee}}\n\n{{recrod}}\n{{{leader}}}", "body_en": "{{record"])
        #expect(refused.status == 422)
        #expect(refused.text.contains("Linje 3: ”recrod”") && refused.text.contains("Mente du ”record”?"))
        #expect(refused.text.contains("Linje 4") && refused.text.contains("Linje 1"))
        #expect(refused.body.contains("{{recrod}}"))
        try await pernille.visit(path)
        let saved = try await pernille.submit(
            path, ["body_da": "Hej {{employee}}. Vi skriver det sådan her.\n\n{{record}}", "body_en": ""])
        #expect(saved.status == 200 && saved.text.contains("Brevet er gemt"))
        try await pernille.visit("/letters")
        let back = try await pernille.visit(path)
        #expect(back.body.contains("Vi skriver det sådan her."))
        let reset = try await pernille.submit(path + "/reset")
        #expect(reset.status == 200 && !reset.body.contains("Vi skriver det sådan her."))
    }
}
