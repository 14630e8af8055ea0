import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@testable import EnrumWeb

/// Modules in departments: switched, locked and set by those who decide there, each value with where it comes from.
struct ModuleDepartmentTests {
    private static let path = "/modules/distance/departments/"

    @Test func `HR sees and does what is in its own area`() async throws {
        let modules = try await Modules.open()
        let pernille = try await modules.browser(of: Cast.pernille)
        let page = try await pernille.visit("/modules/distance")
        for (department, isThere) in [("children", true), ("sun", true), ("school", true), ("park", false), ("solvig", false)] {
            #expect(page.body.contains("name=\"on/\(department)\"") == isThere, "\(department)")
            #expect(try await pernille.get(Self.path + department).status == (isThere ? 200 : 404), "\(department)")
        }
        try await pernille.visit("/modules/distance")
        let saved = try await pernille.submit("/modules/distance/departments", ["on/school": "off"])
        #expect(saved.text.contains("Bakkeskolen slået fra her") && saved.text.contains("Børnehuset Solstrålen slået til i Børn og Unge"))
        #expect(try await modules.rule(in: Cast.school)?.isOn == false)
        #expect(try await modules.rule(in: Cast.sun) == nil)
    }

    @Test func `A row that was left as it was takes nobody's change back`() async throws {
        let modules = try await Modules.open()
        let jonas = try await modules.browser(of: Cast.jonas)
        try await jonas.visit("/modules/distance")
        try await modules.change(.isOn(true), .isLocked(true), in: Cast.park)
        try await jonas.submit("/modules/distance/departments", ["on/sun": "off"])
        #expect(try await modules.rule(in: Cast.park)?.isLocked == true)
        #expect(try await modules.rule(in: Cast.sun)?.isOn == false)
    }

    @Test func `Above and below are saved at once, and a lock that is given up frees those below in the same go`() async throws {
        let modules = try await Modules.open()
        let jonas = try await modules.browser(of: Cast.jonas)
        try await jonas.visit("/modules/distance")
        let locked = try await jonas.submit("/modules/distance/departments", ["lock/children": "yes", "on/works": "on"])
        #expect(locked.text.contains("Børn og Unge slået til her · låst for dem under"))
        #expect(locked.text.contains("Bakkeskolen slået til i Børn og Unge · låst i Børn og Unge"))
        #expect(!locked.body.contains("name=\"on/sun\"") && locked.body.contains("name=\"on/park\""))
        let token = try #require(locked.token)
        let below = try await jonas.post(
            "/modules/distance/departments", [("csrf", token), ("was/sun", "inherit free"), ("on/sun", "off")])
        #expect(below.status == 422 && below.text.contains("En afdeling længere oppe har låst modulet"))
        let freed = try await jonas.post(
            "/modules/distance/departments",
            [("was/children", "on locked"), ("on/children", "on"), ("was/sun", "inherit free"), ("on/sun", "off")])
        #expect(freed.status == 303)
        #expect(try await modules.rule(in: Cast.sun)?.isOn == false)
    }

    @Test func `What is no form of ours changes nothing`() async throws {
        let modules = try await Modules.open()
        let jonas = try await modules.browser(of: Cast.jonas)
        try await jonas.visit("/modules/distance")
        let before = try await modules.site.lastDeed()
        let forms: [[(String, String)]] = [
            [("was/sun", "inherit free")], [("was/sun", "on"), ("on/sun", "off")], [("was/sun", "maybe free"), ("on/sun", "off")],
            [("was/nowhere", "inherit free"), ("on/nowhere", "on")], [("was/sun", "inherit free"), ("on/sun", "perhaps")],
        ]
        for fields in forms { #expect(try await jonas.post("/modules/distance/departments", fields).status == 404, "\(fields)") }
        for fields in [[("was", "inherit free")], [("on", "on")], [("was", "x"), ("on", "on")]] {
            #expect(try await jonas.post(Self.path + "sun", fields).status == 404, "\(fields)")
        }
        #expect(try await modules.site.lastDeed() == before)
    }

    @Test func `Every setting shows its value and where it comes from`() async throws {
        let modules = try await Modules.open()
        try await modules.change(
            .setting(#require(Slug("gap")), .number(14)), .setting(#require(Slug("aim")), .text("Vi ses sjældent")), in: Cast.children)
        let pernille = try await modules.browser(of: Cast.pernille)
        let above = try await pernille.visit(Self.path + "children")
        #expect(above.body.contains("value=\"14\"") && above.text.contains("dage Sat her"))
        #expect(above.text.contains("Brug modulets eget forslag: 21 dage") && above.text.contains("Lad den stå uden værdi"))
        let below = try await pernille.visit(Self.path + "sun")
        #expect(below.text.contains("slået til i Børn og Unge") && below.text.contains("Sat i Børn og Unge"))
        #expect(below.body.contains("value=\"14\"") && below.body.contains(">\nVi ses sjældent</textarea>"))
        #expect(below.text.contains("Modulets eget forslag") && !below.body.contains("name=\"reset\""))
        #expect(below.body.contains("value=\"leader\" checked") && below.body.contains("value=\"no\" checked"))
        #expect(below.body.contains("href=\"/form?department=sun\""))
    }

    @Test func `What is left as it was follows what is above, what is changed is set here, and can be given up again`() async throws {
        let modules = try await Modules.open()
        let gap = try #require(Slug("gap"))
        try await modules.change(.setting(gap, .number(14)), in: Cast.children)
        let pernille = try await modules.browser(of: Cast.pernille)
        try await pernille.visit(Self.path + "sun")
        try await pernille.submit(Self.path + "sun")
        #expect(try await modules.rule(in: Cast.sun) == nil, "nothing was changed")
        try await pernille.visit(Self.path + "sun")
        let saved = try await pernille.submit(
            Self.path + "sun", ["answer/distance/to": "both", "answer/distance/strict": "yes", "answer/distance/gap": "9,5", "on": "on"])
        #expect(saved.text.contains("Det er gemt") && saved.body.contains("value=\"9,5\""))
        let rule = try #require(try await modules.rule(in: Cast.sun))
        #expect(rule.isOn == true && rule.settings.count == 3 && rule.settings[gap] == .number(9.5))
        let reset = try await pernille.submit(Self.path + "sun", ["answer/distance/aim": "Vi ses sjældent"], button: ("reset", "gap"))
        #expect(reset.body.contains("value=\"14\"") && reset.text.contains("Sat i Børn og Unge"))
        let after = try #require(try await modules.rule(in: Cast.sun))
        #expect(after.settings[gap] == nil && after.settings.count == 3, "what else was typed is saved with it")
        let emptied = try await pernille.submit(Self.path + "sun", ["answer/distance/aim": ""])
        #expect(emptied.text.contains("Hvorfor bruger I det?"))
        #expect(try await modules.rule(in: Cast.sun)?.settings.count == 2)
    }

    @Test func `Every mistake is said beside its field, with everything that was typed`() async throws {
        let modules = try await Modules.open()
        let pernille = try await modules.browser(of: Cast.pernille)
        try await pernille.visit(Self.path + "sun")
        let typed = ["answer/distance/gap": "mange", "answer/distance/aim": "Min begrundelse", "on": "off", "answer/distance/to": "both"]
        let page = try await pernille.submit(Self.path + "sun", typed)
        #expect(page.status == 422 && page.body.contains("id=\"error/distance/gap\"") && page.body.contains("value=\"mange\""))
        #expect(page.body.contains("href=\"#answer/distance/gap\""))
        #expect(page.body.contains("Min begrundelse</textarea>") && page.body.contains("value=\"off\" checked"))
        #expect(page.body.contains("value=\"both\" checked"))
        page.expectRules()
        let high = try await pernille.submit(Self.path + "sun", ["answer/distance/gap": "500"])
        #expect(high.status == 422 && high.text.contains("Tallet må højst være 120.") && high.body.contains("value=\"500\""))
        #expect(try await modules.rule(in: Cast.sun) == nil)
    }

    @Test func `Where a department above has locked it, everything is there to read and nothing to change`() async throws {
        let modules = try await Modules.open()
        try await modules.change(.isLocked(true), .setting(#require(Slug("strict")), .yesNo(true)), in: Cast.children)
        let page = try await modules.browser(of: Cast.pernille).visit(Self.path + "sun")
        #expect(page.text.contains("Modulet er låst i Børn og Unge, så her kan intet ændres."))
        #expect(page.text.contains("Er det strengt? Ja Sat i Børn og Unge") && page.text.contains("21 dage Modulets eget forslag"))
        #expect(page.form(Self.path + "sun") == nil)
        page.expectRules()
    }

    @Test func `A module that stopped in a department is let go on there`() async throws {
        let modules = try await Modules.open()
        try await modules.fail(2, .time)
        let pernille = try await modules.browser(of: Cast.pernille)
        #expect(try await pernille.visit("/modules").text.contains("på pause i 1 afdeling"))
        #expect(try await pernille.visit("/modules/distance").text.contains("Stoppet i dag kl. 10.30, fordi et kald nåede en grænse."))
        let page = try await pernille.visit(Self.path + "sun")
        #expect(page.text.contains("Stoppet i dag kl. 10.30"))
        let resumed = try await pernille.submit(Self.path + "sun/resumption")
        #expect(resumed.text.contains("Modulet er i gang igen") && !resumed.text.contains("Stoppet"))
        #expect(try await modules.rule(in: Cast.sun) == nil)
    }

    @Test func `The preview is the department's own form`() async throws {
        let modules = try await Modules.open()
        let jonas = try await modules.browser(of: Cast.jonas)
        let sun = try await jonas.visit("/form?department=sun")
        #expect(sun.text.contains("Det her bliver der spurgt om i Børnehuset Solstrålen") && sun.text.contains("Hvor tæt er I på?"))
        #expect(!(try await jonas.visit("/form?department=park")).text.contains("Hvor tæt er I på?"))
        #expect(try await jonas.get("/form?department=nowhere").status == 404)
        #expect(try await jonas.get("/form?department=%20").status == 404)
    }
}
