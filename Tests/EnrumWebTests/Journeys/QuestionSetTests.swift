import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Question sets in the browser: read by everybody, written by HR and admins, all of a file or nothing.
struct QuestionSetTests {
    private static let file = """
        enrum: question-set/1
        id: sommer
        title:
          da: Før sommerferien
        questions:
          - id: overdragelse
            kind: long_text
            label:
              da: Hvem tager over, mens du er væk?
        """

    @Test func `Everybody sees what is asked, and only some can change it`() async throws {
        let site = try await Site.cast()
        for (person, mayChange) in [(Cast.dorthe, false), (Cast.pernille, false), (Cast.charlotte, true), (Cast.jonas, true)] {
            let page = try await site.browser(of: person).get("/question-sets/basis")
            #expect(page.status == 200 && page.text.contains("Hvad fylder mest i dit arbejde"))
            #expect(page.body.contains("/question-sets/basis/activity") == mayChange, "\(person.name)")
            #expect(try await site.browser(of: person).get("/question-sets/basis/edit").status == (mayChange ? 200 : 404))
        }
    }

    @Test func `Every mistake is shown with its line, and nothing is kept but the text`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.jonas)
        try await browser.visit("/new-question-set")
        let bad = Self.file.replacing("long_text", with: "novel") + "\n    farve: blå\n"
        let page = try await browser.submit("/question-sets", ["text": bad], button: ("deed", "save"))
        #expect(page.status == 422 && page.text.contains("Der er 2 fejl i filen"))
        #expect(page.text.contains("Linje 7") && page.text.contains("Linje 10"))
        #expect(page.text.contains("farve: blå"))
        #expect(try await browser.get("/question-sets/sommer").status == 404)
    }

    @Test func `Checking shows the questions and keeps nothing; saving keeps`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.jonas)
        try await browser.visit("/new-question-set")
        let checked = try await browser.submit("/question-sets", ["text": Self.file], button: ("deed", "check"))
        #expect(
            checked.status == 200 && checked.text.contains("Det er ikke gemt endnu")
                && checked.body.contains("name=\"answer/sommer/overdragelse\""))
        #expect(try await browser.get("/question-sets/sommer").status == 404)
        try await browser.visit("/new-question-set")
        let saved = try await browser.submit("/question-sets", ["text": Self.file], button: ("deed", "save"))
        #expect(saved.heading == "Før sommerferien" && saved.text.contains("hele organisationen"))
    }

    @Test func `The example is a file that can be kept as it stands`() async throws {
        let browser = try await Site.cast().browser(of: Cast.jonas)
        try await browser.visit("/new-question-set")
        #expect(try await browser.submit("/question-sets", button: ("deed", "save")).heading == "Vores egne spørgsmål")
    }

    @Test func `What is asked can be changed, but not under another name`() async throws {
        let browser = try await Site.cast().browser(of: Cast.jonas)
        let page = try await browser.visit("/question-sets/basis/edit")
        let text = try #require(page.form("/question-sets/basis/edit")?.fields.first { $0.0 == "text" }?.1)
        let other = try await browser.submit(
            "/question-sets/basis/edit", ["text": text.replacing("id: basis", with: "id: andet")], button: ("deed", "save"))
        #expect(other.status == 422 && other.text.contains("skal blive ved med at være basis"))
        let changed = try await browser.submit(
            "/question-sets/basis/edit", ["text": text.replacing("Grundskema", with: "Vores skema")], button: ("deed", "save"))
        #expect(changed.heading == "Vores skema")
    }

    @Test func `A name that is taken is not taken over`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.pernille)
        try await browser.visit("/new-question-set")
        let file = Self.file.replacing("id: sommer", with: "id: basis")
        let page = try await browser.submit("/question-sets", ["text": file, "department": "children"], button: ("deed", "save"))
        #expect(page.status == 422 && page.text.contains("Der er allerede en spørgeramme med id basis"))
    }

    @Test func `HR asks in its own area and nowhere else`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.pernille)
        let page = try await browser.visit("/new-question-set")
        #expect(page.body.contains("value=\"sun\"") && !page.body.contains("value=\"park\""))
        let everywhere = try await browser.submit("/question-sets", ["text": Self.file], button: ("deed", "save"))
        #expect(everywhere.status == 422 && everywhere.body.contains("id=\"error/departments\""))
        try await browser.visit("/new-question-set")
        #expect(
            try await browser.submit("/question-sets", ["text": Self.file, "department": "park"], button: ("deed", "save")).status == 404)
        try await browser.visit("/new-question-set")
        let own = try await browser.submit("/question-sets", ["text": Self.file, "department": "sun"], button: ("deed", "save"))
        #expect(own.text.contains("Børnehuset Solstrålen"))
        let wider = try await browser.post("/question-sets/sommer/departments", [])
        #expect(wider.status == 422)
        #expect(try await browser.post("/question-sets/sommer/departments", [("department", "solvig")]).status == 404)
        #expect(try await browser.visit("/question-sets/sommer").text.contains("Børnehuset Solstrålen"))
    }

    @Test func `A set that is off is not in the next form`() async throws {
        let site = try await Site.cast()
        let jonas = try await site.browser(of: Cast.jonas)
        #expect(try await jonas.visit("/form").text.contains("Hvad fylder mest"))
        try await jonas.visit("/question-sets/basis")
        let off = try await jonas.submit("/question-sets/basis/activity")
        #expect(off.text.contains("Spørgerammen er slået fra") && off.text.contains("Slå til"))
        #expect(try await jonas.visit("/form").text.contains("Der er intet skema i din afdeling endnu"))
    }

    @Test func `An answer that is unusual is kept, and its author alone is asked to look again`() async throws {
        let site = try await Site.cast()
        let browser = try await site.browser(of: Cast.jonas)
        try await browser.visit("/new-question-set")
        let file = """
            enrum: question-set/1
            id: tid
            title: Om tiden
            questions:
              - id: timer
                kind: number
                label: Hvor mange timer?
                constraint: { lte: [ { answer: timer }, 37 ] }
                constraint_message: Det er mere end fuld tid. Er det rigtigt?
              - id: dage
                kind: number
                label: Hvor mange dage?
                constraint: { lte: [ { answer: dage }, 5 ] }
            """
        #expect(try await browser.submit("/question-sets", ["text": file], button: ("deed", "save")).heading == "Om tiden")
        let (mette, sofie) = (Someone(Cast.mette, in: site.environment), Someone(Cast.sofie, in: site.environment))
        let day = site.environment.clock.today.adding(days: 7)
        let meeting = try await mette.plan(with: Cast.sofie, at: .init(date: day))
        let (hours, days) = (QuestionID(stored: "tid/timer"), QuestionID(stored: "tid/dage"))
        try await sofie.answer(hours, .number(37), in: meeting)
        try await sofie.answer(days, .number(5), in: meeting)
        let path = "/meetings/\(meeting)/prepare"
        let reader = try await site.browser(of: Cast.sofie)
        #expect(try await !reader.get(path).text.contains("Er det rigtigt?"))
        try await sofie.answer(hours, .number(38), basedOn: 1, in: meeting)
        try await sofie.answer(days, .number(6), basedOn: 1, in: meeting)
        let page = try await reader.get(path)
        #expect(page.text.contains("Det er mere end fuld tid. Er det rigtigt? Fra Om tiden"), "\(page.text)")
        #expect(page.text.contains("Svaret er ikke, som det plejer at være."))
        try await sofie.share(meeting)
        #expect(try await !site.browser(of: Cast.mette).get(path).text.contains("Er det rigtigt?"))
    }
}
