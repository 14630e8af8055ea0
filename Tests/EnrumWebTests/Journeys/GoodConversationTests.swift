import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTesting
import Testing

/// What makes a good conversation, in the product itself and not in a module.
struct GoodConversationTests {
    @Test func `P-13: the base form asks of eleven things, and motivation on a scale`() throws {
        let asked = BaseQuestionSet.load().questions
        #expect(
            asked.map { String($0.id.rawValue.dropFirst("basis/".count)) } == [
                "tasks", "goals", "progress", "sparring", "balance", "means", "purpose", "motivation", "team", "ideas", "topics",
            ])
        let motivation = try #require(asked.first { $0.id.rawValue == "basis/motivation" })
        guard case .scale = motivation.kind else { return #expect(Bool(false), "motivation is not a scale") }
    }

    @Test func `A-03: a conversation takes 30 to 60 minutes, and the time in the middle is proposed`() async throws {
        let page = try await Site.cast().browser(of: Cast.mette).visit("/people/amalie/plan")
        let form = try #require(page.form("/people/amalie/plan"))
        #expect(form.fields.contains { $0.0 == "length" && $0.1 == "45" })
        #expect(page.text.contains("30") && page.text.contains("60"))
    }

    @Test func `A-08: the leader who prepares sees the five signs of a good preparation`() async throws {
        let site = try await Site.demo()
        let page = try await site.browser(of: Cast.mette).visit("/meetings/sofie-2/prepare")
        let signs = [
            "Dagsordenen er klar", "Du har set tilbage", "Du vil lytte mere, end du taler", "Dine forventninger er realistiske",
            "Opfølgningen er tænkt med",
        ]
        #expect(page.body.firstMatch(of: /<ol class="criteria">([\s\S]*?)<\/ol>/).map { $0.1.split(separator: "<li>").count - 1 } == 5)
        for sign in signs { #expect(page.text.contains(sign), "\(sign)") }
    }

    @Test func `P-06: while they talk, the page says to ask, to listen and to ask again`() async throws {
        let toolkit = try await Toolkit.open()
        for person in [Cast.amalie, Cast.mette] {
            let page = try await toolkit.site.browser(of: person).visit(toolkit.talk)
            #expect(page.text.contains("Spørg, lyt, og spørg ind."), "\(person.name)")
        }
    }

    @Test func `P-09: both are told of a deadline without anybody doing anything, before the day and after it`() async throws {
        let toolkit = try await Toolkit.open()
        let mette = Someone(Cast.mette, in: toolkit.site.environment)
        let day = toolkit.site.clock.today.adding(days: 10)
        try await mette.agree(
            AgreementDraft(title: "Bestille nye borde", responsible: .person(Cast.amalie.id), deadline: day), in: toolkit.meeting)
        func told(_ person: Person, _ path: String) async throws -> String { try await toolkit.site.browser(of: person).visit(path).text }
        #expect(try await told(Cast.amalie, "/next").contains("Bestille nye borde"))
        #expect(try await !told(Cast.mette, "/team").contains("1 aftale er over fristen."))
        toolkit.site.clock.advance(days: 11)
        #expect(try await told(Cast.amalie, "/next").contains("Bestille nye borde Over fristen siden"))
        #expect(try await told(Cast.mette, "/team").contains("1 aftale er over fristen."))
    }
}
