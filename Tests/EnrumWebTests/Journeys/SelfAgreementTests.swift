import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// What one agrees with oneself, in the browser.
struct SelfAgreementTests {
    @Test func `It is made in the conversation, with what is missing said by its field and everything typed still there`() async throws {
        let toolkit = try await Toolkit.open()
        let amalie = try await toolkit.site.browser(of: Cast.amalie)
        let page = try await amalie.visit(toolkit.talk)
        #expect(page.text.contains("Aftaler med dig selv") && page.text.contains("Hvad lover du dig selv?"))
        #expect(page.text.contains("Privat Kun du kan læse det"))
        let form = try #require(page.form("/meetings/samtale/self-agreements"))
        #expect(form.fields.contains { $0.0 == "self_follow_up_on" && $0.1 == "2026-12-08" }, "the day that the template proposes")
        let typed = form.filled(["self_title": "Gå hjem klokken fire", "item": "Ferien"])
        let refused = try await amalie.post("/meetings/samtale/self-agreements", typed)
        #expect(refused.status == 422 && refused.text.contains("Skriv, hvordan du følger op."))
        #expect(refused.body.contains("id=\"error/self_follow_up\"") && refused.body.contains("value=\"Gå hjem klokken fire\""))
        #expect(refused.body.contains("value=\"Ferien\""), "a point that is typed and not added stays")
        let again = try #require(refused.form("/meetings/samtale/self-agreements")).filled(["self_follow_up": "Fredag", "item": ""])
        let made = try await amalie.follow(amalie.post("/meetings/samtale/self-agreements", again))
        #expect(made.text.contains("Aftalen er gemt. Kun du kan læse den.") && made.text.contains("Gå hjem klokken fire"))
        let mettes = try await toolkit.site.browser(of: Cast.mette).visit(toolkit.talk)
        #expect(!mettes.text.contains("Gå hjem klokken fire") && mettes.text.contains("Du har ikke aftalt noget med dig selv"))
        mettes.expectRules()
        made.expectRules()
    }

    @Test func `What is one's own lies folded where two may look at one screen, and stays open while it is written`() async throws {
        let toolkit = try await Toolkit.open()
        let amalie = try await toolkit.site.browser(of: Cast.amalie)
        let page = try await amalie.visit(toolkit.talk)
        let fold = try #require(
            page.body.firstMatch(of: /<details class="section own no-print" id="own"(?<open> open)?>(?<inside>[\s\S]*)/))
        #expect(fold.open == nil, "nothing of it shows before somebody unfolds it")
        for own in ["Aftaler med dig selv", "Når det bliver svært", "Hvad mærker du lige nu?"] {
            #expect(fold.inside.contains(own), "\(own)")
            let before = page.body[..<fold.range.lowerBound]
            #expect(!before.contains(own), "\(own)")
        }
        #expect(!page.text.contains("Hvad ser du selv?"), "the leader was asked, and wrote nothing")
        #expect(!fold.inside.contains("Før I går") && page.text.contains("Før I går"), "what is shared stands on the page")
        let ticked = try await amalie.post(
            "/meetings/samtale/checklist",
            #require(page.form("/meetings/samtale/checklist")).fields.filter { $0.0 != "untick" } + [("tick", "toolkit/calm/breath")])
        #expect(ticked.location == "/meetings/samtale/talk#list/toolkit/calm", "where the browser unfolds it again")
        let form = try #require(page.form("/meetings/samtale/self-agreements"))
        let refused = try await amalie.post("/meetings/samtale/self-agreements", form.filled(["self_title": "Gå hjem klokken fire"]))
        #expect(refused.body.contains("<details class=\"section own no-print\" id=\"own\" open>"))
        refused.expectRules()
        // What is about something else leaves it folded.
        let draft = try await amalie.post(
            "/meetings/samtale/agreements/suggested",
            #require(page.form("/meetings/samtale/agreements/suggested")).filled([:]) + [("suggestion", "toolkit/thriving")])
        #expect(
            draft.body.contains("<details class=\"section own no-print\" id=\"own\">")
                && draft.text.contains("Hvad vil du gøre for din trivsel?"))
        let make = try #require(draft.forms.flatMap(\.actions).first { $0.hasPrefix("/meetings/samtale/agreements?key=") })
        let empty = try await amalie.post(make, #require(draft.form(make)).filled(["title": "", "self_title": "Halvt skrevet"]))
        #expect(empty.status == 422 && empty.body.contains("<details class=\"section own no-print\" id=\"own\">"))
        #expect(empty.body.contains("value=\"Halvt skrevet\""), "and what is typed in it is kept")
        #expect(page.body.contains("href=\"/meetings/samtale/prepare\">Det, du skrev til dig selv"))
        let mettes = try await toolkit.site.browser(of: Cast.mette).visit(toolkit.talk)
        #expect(!mettes.text.contains("Det, du skrev til dig selv"), "who wrote nothing has nothing to find again")
    }

    @Test func `Questions that nobody has written to are folded where they are many, and stand open before anything is shared`()
        async throws
    {
        let toolkit = try await Toolkit.open()
        let amalie = try await toolkit.site.browser(of: Cast.amalie)
        let page = try await amalie.visit(toolkit.talk)
        let fold = try #require(
            page.body.firstMatch(
                of:
                    /<details class="section no-print" id="unanswered"><summary>12 spørgsmål uden svar<\/summary>(?<inside>[\s\S]*?)<\/details>/
            ))
        #expect(
            fold.inside.contains("Hvad mangler du?") && fold.inside.contains("Grundskema")
                && fold.inside.contains("name=\"said/toolkit/empty\""))
        #expect(!fold.inside.contains("Hvad er dine mål?") && page.text.contains("Målene Fra Modulet toolkit"))
        let mette = Someone(Cast.mette, in: toolkit.site.environment)
        let unshared = try await mette.plan(with: Cast.ida, at: .init(date: toolkit.site.clock.today))
        try await mette.begin(unshared)
        let bare = try await toolkit.site.browser(of: Cast.mette).visit("/meetings/\(unshared)/talk")
        #expect(!bare.body.contains("id=\"unanswered\""))
        bare.expectRules()
    }

    @Test func `Another template words the form anew, and keeps what is typed`() async throws {
        let toolkit = try await Toolkit.open()
        let amalie = try await toolkit.site.browser(of: Cast.amalie)
        let page = try await amalie.visit(toolkit.talk)
        let typed = try #require(page.form("/meetings/samtale/self-agreements/suggested")).filled(["self_title": "Læse hver aften"])
        let other = try await amalie.post("/meetings/samtale/self-agreements/suggested", typed + [("suggestion", "toolkit/habit")])
        #expect(other.body.contains("name=\"self_template\" value=\"toolkit/habit\"") && other.body.contains("value=\"Læse hver aften\""))
        #expect(other.text.contains("Hvad aftaler du med dig selv?"))
    }

    @Test func `On Mine aftaler one makes one without a conversation, ticks it, changes it, ends it and deletes it`() async throws {
        let site = try await Site.cast()
        var mette = try await site.browser(of: Cast.mette)
        var page = try await mette.visit("/agreements")
        #expect(page.text.contains("Du har ingen åbne aftaler med dig selv."))
        page = try await mette.submit("/self-agreements", ["self_title": "Holde fri om søndagen"])
        #expect(page.status == 422 && page.text.contains("Vælg den dag, du vil følge op."))
        page = try await mette.submit(
            "/self-agreements", ["self_follow_up_on": "2026-12-01", "self_follow_up": "Mandag", "self_rhythm": "weekly"])
        #expect(page.text.contains("Holde fri om søndagen") && page.text.contains("Hver uge"))
        let path = try #require(page.body.firstMatch(of: /href="(\/self-agreements\/[^"]+)"/).map { String($0.1) })
        site.clock.advance(days: 7)
        mette = try await site.browser(of: Cast.mette)
        page = try await mette.visit("/team")
        #expect(page.text.contains("Husk dine aftaler med dig selv") && page.text.contains("Mandag"))
        page.expectRules()
        page = try await mette.submit(path + "/tick")
        #expect(page.text.contains("Det er noteret, at du gjorde det.") && !page.text.contains("Husk dine aftaler"))
        page = try await mette.visit(path)
        #expect(page.text.contains("1 gang,") && page.heading == "Holde fri om søndagen")
        page.expectRules()
        page = try await mette.submit(path + "/change", ["self_title": "Holde fri om lørdagen", "self_follow_up_on": "2026-12-24"])
        #expect(page.heading == "Holde fri om lørdagen" && page.text.contains("Du ændrede aftalen"))
        page = try await mette.submit(path + "/notes", ["note": ""])
        #expect(page.status == 422 && page.body.contains("id=\"error/note\""))
        page = try await mette.submit(path + "/notes", ["note": "Gik godt"])
        #expect(page.text.contains("Du skrev, hvordan det går – Gik godt"))
        page = try await mette.submit(path + "/end")
        #expect(page.text.contains("Aftalen er afsluttet.") && page.form(path + "/change") == nil)
        page = try await mette.submit(path + "/delete")
        #expect(page.text.contains("Aftalen er slettet.") && !page.text.contains("lørdagen"))
        #expect(try await mette.get(path).status == 404)
    }

    @Test func `Another tab that was first is not written over`() async throws {
        let toolkit = try await Toolkit.open()
        try await toolkit.agreed()
        let (first, second) = (try await toolkit.site.browser(of: Cast.amalie), try await toolkit.site.browser(of: Cast.amalie))
        try await first.visit("/self-agreements/eget")
        try await second.visit("/self-agreements/eget")
        try await first.submit("/self-agreements/eget/change", ["self_title": "Gå hjem klokken tre"])
        let late = try await second.submit("/self-agreements/eget/change", ["self_title": "Gå hjem klokken fem"])
        #expect(late.status == 412 && late.text.contains("i et andet vindue") && late.body.contains("value=\"Gå hjem klokken fem\""))
        #expect(late.heading == "Gå hjem klokken tre")
        let saved = try await second.submit("/self-agreements/eget/change")
        #expect(saved.heading == "Gå hjem klokken fem")
    }

    @Test func `A template for the two words the form, proposes a day, asks for an area, and points out a missing first step`() async throws
    {
        let toolkit = try await Toolkit.open()
        let mette = try await toolkit.site.browser(of: Cast.mette)
        let page = try await mette.visit(toolkit.talk)
        let start = try #require(page.form("/meetings/samtale/agreements/suggested")).filled([:])
        let chosen = try await mette.post("/meetings/samtale/agreements/suggested", start + [("suggestion", "toolkit/thriving")])
        #expect(
            chosen.text.contains("Hvad vil du gøre for din trivsel?")
                && chosen.text.contains("Amalie skriver aftalen ud fra jeres samtale."))
        #expect(chosen.text.contains("Mig selv (med et første skridt)") && chosen.body.contains("value=\"2026-12-24\""))
        chosen.expectRules()
        let form = try #require(chosen.forms.first { $0.actions.contains { $0.hasPrefix("/meetings/samtale/agreements?key=") } })
        let action = try #require(form.actions.first { $0.hasPrefix("/meetings/samtale/agreements?key=") })
        let typed = form.filled(["title": "Sige fra i tide", "responsible": "amalie", "area": "me"])
        let made = try await mette.follow(mette.post(action, typed))
        #expect(made.text.contains("Aftaler om trivsel: Mig selv") && made.text.contains("Til området Mig selv hører et første skridt."))
        #expect(!made.body.contains("name=\"template\""), "the next agreement is of no kind again")
        made.expectRules()
        let path = try #require(made.body.firstMatch(of: /href="(\/agreements\/[^"]+)"/).map { String($0.1) })
        let agreement = try await mette.visit(path)
        #expect(
            agreement.text.contains("Handler om Mig selv (Aftaler om trivsel)")
                && agreement.text.contains("Skriv det i feltet ”Første skridt”."))
        let amended = try await mette.submit(path + "/amend", ["area": "group", "reason": "Den hører til dér"])
        #expect(amended.text.contains("Handler om: Mig selv (Aftaler om trivsel) → Gruppen (Aftaler om trivsel)"))
        #expect(!amended.text.contains("Feltet Første skridt er tomt."))
        let without = try await mette.post("/meetings/samtale/agreements/suggested", typed + [("suggestion", "none")])
        #expect(!without.body.contains("name=\"template\"") && without.body.contains("value=\"Sige fra i tide\""))
    }

    @Test func `T-09: before anything is agreed, the sheet has every area with room to write, and a first step as it asks for one`()
        async throws
    {
        let toolkit = try await Toolkit.open()
        let sheet = try await toolkit.site.browser(of: Cast.amalie).visit("/meetings/samtale/contracts/toolkit/sheet")
        #expect(
            sheet.text.contains(
                "Mig selv Ikke noget aftalt her. Første skridt Gruppen Ikke noget aftalt her. Første skridt (kan undværes)"))
        sheet.expectRules()
    }

    @Test func `The contract shows its owner the whole, and the other what both can read, and says so`() async throws {
        let toolkit = try await Toolkit.open()
        try await toolkit.agreed()
        let (amalie, mette) = (try await toolkit.site.browser(of: Cast.amalie), try await toolkit.site.browser(of: Cast.mette))
        for (browser, whose) in [(amalie, "Dit ark."), (mette, "Amalie skriver arket.")] {
            let talk = try await browser.visit(toolkit.talk)
            #expect(talk.text.contains("Kontrakt om ledelse " + whose))
        }
        let whole = try await amalie.visit("/meetings/samtale/contracts/toolkit/sheet")
        for text in ["Mere tid til børnene", "At jeg er træt", "Gå hjem klokken fire", "Sige fra i tide", "Privat Du ser det hele."] {
            #expect(whole.text.contains(text), "\(text)")
        }
        #expect(
            whole.body.contains("<div class=\"on-paper\"><div class=\"question\"") && whole.body.contains(">Hvad mangler du?</label>"),
            "an empty field is room to write in, as in the form")
        let part = try await mette.visit("/meetings/samtale/contracts/toolkit/sheet")
        #expect(part.text.contains("Mere tid til børnene") && part.text.contains("Sige fra i tide"))
        #expect(part.text.contains("Det, der kun er til Amalie, står her ikke"))
        for text in ["At jeg er træt", "Gå hjem klokken fire", "Hvad holder du for dig selv?", "Med mig selv"] {
            #expect(!part.text.contains(text), "\(text)")
        }
        whole.expectRules()
        part.expectRules()
    }
}
