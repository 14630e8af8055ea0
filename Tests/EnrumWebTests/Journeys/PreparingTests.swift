import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// What modules bring to the pages before, during and after a conversation.
struct PreparingTests {
    @Test func `L-03: while preparing, one goes from the questions over agreements with oneself to the contract`() async throws {
        let toolkit = try await Toolkit.open(begun: false)
        let amalie = try await toolkit.site.browser(of: Cast.amalie)
        let prepare = "/meetings/samtale/prepare"
        let page = try await amalie.visit(prepare)
        #expect(page.text.contains("Aftaler med dig selv") && page.text.contains("Kontrakt om ledelse Dit ark."))
        page.expectRules()
        let form = try #require(page.form("/meetings/samtale/self-agreements"))
        let refused = try await amalie.post("/meetings/samtale/self-agreements", form.filled(["self_title": "Gå hjem klokken fire"]))
        #expect(
            refused.status == 422 && refused.body.contains("id=\"self-new\" open")
                && refused.body.contains("value=\"Gå hjem klokken fire\""))
        let other = try await amalie.post(
            "/meetings/samtale/self-agreements/suggested", form.filled([:]) + [("suggestion", "toolkit/habit")])
        #expect(other.body.contains("id=\"self-new\" open") && other.body.contains("name=\"self_template\" value=\"toolkit/habit\""))
        let typed = form.filled(["self_title": "Gå hjem klokken fire", "self_follow_up": "Fredag"])
        let made = try await amalie.follow(amalie.post("/meetings/samtale/self-agreements", typed))
        #expect(made.path.hasPrefix(prepare) && made.text.contains("Gå hjem klokken fire"))
        let sheet = try await amalie.visit("/meetings/samtale/contracts/toolkit/sheet")
        #expect(sheet.text.contains("Gå hjem klokken fire") && sheet.body.contains("href=\"\(prepare)\""))
        let mettes = try await toolkit.site.browser(of: Cast.mette).visit(prepare)
        #expect(!mettes.text.contains("Gå hjem klokken fire") && mettes.text.contains("Kontrakt om ledelse Amalie skriver arket."))
        mettes.expectRules()
    }

    @Test func `P-16: each set stands under its title with its module, to the two, on the closed record and on paper`() async throws {
        let toolkit = try await Toolkit.open()
        let (amalie, mette) = (Someone(Cast.amalie, in: toolkit.site.environment), Someone(Cast.mette, in: toolkit.site.environment))
        let title = "Målene Fra Modulet toolkit"
        for person in [Cast.amalie, Cast.mette] {
            let open = try await toolkit.site.browser(of: person).visit(toolkit.talk)
            #expect(open.text.contains("Grundskema") && open.text.contains(title), "\(person.name)")
            #expect(open.text.contains("I kan begge skrive."))
            #expect(
                open.body.contains("class=\"talk no-print\"") && open.text.contains("spørgsmål uden svar"),
                "what is not answered is not printed")
        }
        try await mette.finish(toolkit.meeting)
        try await amalie.acknowledge(toolkit.meeting)
        try await mette.acknowledge(toolkit.meeting)
        let closed = try await toolkit.site.browser(of: Cast.amalie).visit(toolkit.talk)
        #expect(closed.text.contains(title) && !closed.text.contains("I kan begge skrive."))
        #expect(closed.body.contains("<p class=\"hint on-paper\">13 spørgsmål uden svar</p>"))
        #expect(!closed.text.contains("Grundskema"), "nothing of it was answered")
        closed.expectRules()
    }

    @Test func `A set says something of itself before its first question, and the leader sees whose each answer is`() async throws {
        let toolkit = try await Toolkit.open(begun: false)
        let amalie = try await toolkit.site.browser(of: Cast.amalie).visit("/meetings/samtale/prepare")
        #expect(amalie.text.contains("Målene Fra Modulet toolkit Tre ting at tænke over."))
        let mette = try await toolkit.site.browser(of: Cast.mette).visit("/meetings/samtale/prepare")
        #expect(mette.text.contains("Målene Fra Modulet toolkit Hvad er dine mål? Mere tid til børnene"))
        let form = try await toolkit.site.browser(of: Cast.amalie).visit("/meetings/samtale/form")
        #expect(form.text.contains("Målene Tre ting at tænke over."))
    }

    @Test func `T-03: without the questions beforehand one brings points, shares them, and is not asked to prepare`() async throws {
        let toolkit = try await Toolkit.open(in: .init("toolkit/surprise"), begun: false)
        let amalie = try await toolkit.site.browser(of: Cast.amalie)
        var page = try await amalie.visit("/meetings/samtale/prepare")
        #expect(!page.text.contains("45 minutter af") && !page.text.contains("fem minutter"))
        #expect(page.text.contains("Spørgsmålene får du ikke på forhånd.") && page.text.contains("kan Mette læse dine punkter"))
        #expect(!page.text.contains("Aftaler med dig selv") && !page.text.contains("Kontrakt om ledelse"))
        page.expectRules()
        let form = try #require(page.form("/meetings/samtale/sharing")).filled(["item": "Ferien"])
        page = try await amalie.follow(amalie.post("/meetings/samtale/sharing", form))
        #expect(page.text.contains("Delt med Mette") && page.text.contains("Ferien"))
        let mette = try await toolkit.site.browser(of: Cast.mette).visit("/meetings/samtale/prepare")
        #expect(mette.text.contains("Ferien") && mette.text.contains("Spørgsmålene tager I sammen"))
        #expect(!mette.text.contains("spørgsmål uden svar"))
        mette.expectRules()
        try await Someone(Cast.mette, in: toolkit.site.environment).begin(toolkit.meeting)
        let talk = try await amalie.visit(toolkit.talk)
        #expect(talk.body.contains("name=\"answer/toolkit/goals\""), "answered at the table")
    }

    @Test func `Where nothing is written there is no room for notes, and an answer at the table has one field`() async throws {
        let toolkit = try await Toolkit.open(in: .init("toolkit/unwritten"))
        let page = try await toolkit.site.browser(of: Cast.amalie).visit(toolkit.talk)
        #expect(!page.body.contains("name=\"said/"))
        let noted = try await Toolkit.open(in: .init("toolkit/surprise"))
        let talk = try await noted.site.browser(of: Cast.amalie).visit(noted.talk)
        #expect(talk.body.contains("name=\"answer/toolkit/goals\"") && !talk.body.contains("name=\"said/toolkit/goals\""))
        let amalie = Someone(Cast.amalie, in: toolkit.site.environment)
        await #expect(throws: RuleBroken.self) { try await amalie.write("Noget", to: .said(Self.goals), in: toolkit.meeting) }
    }

    private static let goals = QuestionID(stored: "toolkit/goals")

    @Test func `P-16: a leader sees what each question is, and how many the employee gets`() async throws {
        let toolkit = try await Toolkit.open(begun: false)
        let mette = Someone(Cast.mette, in: toolkit.site.environment)
        let id = try await mette.plan(with: Cast.bjarne, at: .init(date: toolkit.site.clock.today), send: false)
        let browser = try await toolkit.site.browser(of: Cast.mette)
        let page = try await browser.visit("/meetings/\(id)/questions/choose")
        #expect(page.text.contains("Bjarne får 14 spørgsmål at svare på før samtalen."))
        #expect(
            page.text.contains("Hvad ser du selv? Svarer du selv på") && page.text.contains("Hvad gør I nu? Tager I, når I sidder sammen"))
        page.expectRules()
        let form = try #require(page.form("/meetings/\(id)/questions/choose")).filled([:])
        _ = try await browser.follow(
            browser.post("/meetings/\(id)/questions/choose", form + [("later_set", "basis"), ("later", "toolkit/own")]))
        let asked = try await mette.environment.store.read { try $0.meeting(id)?.form.flatMap($0.form) }
        #expect(asked?.sections.map(\.set.rawValue) == ["toolkit"] && asked?.questions.count == 5, "a whole set is left at once")
    }
}
