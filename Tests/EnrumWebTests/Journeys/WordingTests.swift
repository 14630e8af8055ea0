import EnrumCore
import EnrumDomain
import EnrumTesting
import EnrumTexts
import Foundation
import Testing

@testable import EnrumWeb

/// What a conversation is called by the kind it is, and what of it stands on paper.
struct WordingTests {
    private static func words(_ text: String) -> LocalizedText { LocalizedText(danish: text, english: "English: " + text) }
    private static func slug(_ text: String) -> Slug {
        guard let slug = Slug(text) else { preconditionFailure("\(text) is no slug") }
        return slug
    }
    private static let points = QuestionID(stored: "talk/points")

    private static let talk: Plugin = {
        let kinds: [(String, MeetingType.RecordKind, Switch)] = [("note", .note, .on), ("minutes", .minutes, .on), ("spoken", .note, .off)]
        return .scripted(
            "talk", reads: [.meeting, .ownAnswers], hooks: [.agenda],
            questions: [
                Question(id: points, kind: .longText, label: words("Hvad vil du vælge?")),
                Question(id: QuestionID(stored: "talk/hope"), kind: .longText, label: words("Hvad håber du?")),
            ],
            checklists: [
                Checklist(
                    id: slug("after"), title: words("Bagefter"), phase: .after, role: .leader, isShared: false,
                    items: [
                        .init(id: slug("book"), label: words("Jeg har booket den næste")),
                        .init(id: slug("thank"), label: words("Jeg har sagt tak")),
                    ]),
                Checklist(
                    id: slug("during"), title: words("Undervejs"), phase: .during, role: .leader, isShared: false,
                    items: [.init(id: slug("listen"), label: words("Jeg lytter"))]),
            ],
            meetingTypes: kinds.map { name, record, handsOut in
                MeetingTypeDeclaration(
                    MeetingType(
                        id: .init(plugin: slug("talk"), name: slug(name)), title: words("Snak"), record: record, asksOwnQuestionsOnly: true),
                    handsOut: handsOut)
            })
    }()

    private func open(_ kind: String) async throws -> (site: Site, id: Meeting.ID, host: ScriptedHost) {
        let host = ScriptedHost([Self.talk])
        let site = try await Site.cast(plugins: host)
        try await site.environment.install(Self.talk, on: [Cast.children])
        let mette = Someone(Cast.mette, in: site.environment)
        let id = try await PlanMeeting(site.environment)(
            with: Cast.amalie.id, type: .init("talk/\(kind)"), schedule: .init(date: site.clock.today), send: true, as: mette.viewer)
        return (site, id, host)
    }

    @Test(arguments: [("note", "notat", "referat"), ("minutes", "referat", "notat")])
    func `What is written is called what it is`(kind: String, word: String, other: String) async throws {
        let (site, id, _) = try await open(kind)
        let mette = Someone(Cast.mette, in: site.environment)
        try await mette.begin(id)
        var texts: [String] = []
        for person in [Cast.mette, Cast.amalie] { texts.append(try await site.browser(of: person).visit("/meetings/\(id)/talk").text) }
        #expect(texts[0].contains("Du skriver \(word)et") && texts[1].contains("Mette skriver \(word)et"))
        #expect(texts.allSatisfy { $0.contains("Intet \(word) endnu.") })
        try await mette.minute("Kort", in: id)
        texts.append(try await site.browser(of: Cast.mette).visit("/meetings/\(id)/talk").text)
        #expect(texts[2].contains("Aftaler og \(word) går til jer begge."))
        try await mette.finish(id)
        try await mette.acknowledge(id)
        texts.append(try await site.browser(of: Cast.mette).visit("/meetings/\(id)/talk").text)
        #expect(texts[3].contains("Luk \(word)et"))
        try await mette.close(id)
        texts.append(try await site.browser(of: Cast.mette).visit("/meetings/\(id)/talk").text)
        #expect(texts[4].contains("\(word.capitalized)et er lukket."))
        #expect(texts.allSatisfy { !$0.localizedStandardContains(other) })
    }

    @Test func `On paper a deadline is a date, and nothing says to look at numbers that stand there`() async throws {
        let (site, id, _) = try await open("note")
        let mette = Someone(Cast.mette, in: site.environment)
        try await mette.begin(id)
        let deadline = site.clock.today.adding(days: 16)
        let draft = AgreementDraft(title: "Ring til leverandøren", responsible: .person(Cast.mette.id), deadline: deadline)
        try await mette.agree(draft, in: id, key: Agreement.ID(stored: "aftale"))
        let page = try await site.browser(of: Cast.mette).visit("/meetings/\(id)/talk")
        let date = wording.texts.fullDate(deadline)
        #expect(
            page.body.contains("<span class=\"no-print\">Åben, frist om 16 dage</span><span class=\"on-paper\">Åben, frist \(date)</span>"))
        let chart = Block.Chart(
            title: Self.words("Tal"), kind: .line,
            points: [1, 2].map { .init(label: .number($0), value: $0) }, range: 0...5)
        #expect(String(decoding: wording.view(chart).view.bytes, as: UTF8.self).contains("<summary class=\"no-print\">"))
    }

    private var wording: ReportWording { ReportWording(texts: .danish, today: FixedClock().today) }

    @Test func `What is ticked after the conversation stays ticked on the closed record, for whoever ticked it`() async throws {
        let (site, id, _) = try await open("note")
        let mette = Someone(Cast.mette, in: site.environment)
        let tick = { (item: String) in try await TickChecklist(site.environment)(item, isTicked: true, in: id, as: mette.viewer) }
        try await mette.begin(id)
        try await tick("talk/during/listen")
        try await mette.finish(id)
        try await tick("talk/after/book")
        try await mette.acknowledge(id)
        try await mette.close(id)
        let page = try await site.browser(of: Cast.mette).visit("/meetings/\(id)/talk")
        #expect(page.text.contains("Jeg har booket den næste klaret"))
        #expect(page.text.contains("Jeg lytter klaret"), "also what was ticked while they talked")
        #expect(!page.body.contains("/checklist\""), "nothing is ticked any more")
        page.expectRules()
        #expect(try await !site.browser(of: Cast.amalie).visit("/meetings/\(id)/talk").text.contains("booket"))
    }

    @Test func `Where the questions are kept until they meet, the form says so and leads to the conversation`() async throws {
        let (site, id, _) = try await open("spoken")
        let page = try await site.browser(of: Cast.amalie).visit("/meetings/\(id)/form")
        #expect(page.text.contains("I denne samtale mødes I og taler, og Mette har spørgsmålene med."))
        #expect(!page.text.contains("HR kan lægge en spørgeramme ind") && !page.text.contains("Hvad vil du vælge?"))
        #expect(page.body.contains("href=\"/meetings/\(id)\""))
        page.expectRules()
        let leaders = try await site.browser(of: Cast.mette).visit("/meetings/\(id)/form")
        #expect(leaders.text.contains("Hvad vil du vælge?") && leaders.text.contains("bliver der spurgt om i samtalen"))
        try await Someone(Cast.mette, in: site.environment).begin(id)
        #expect(try await site.browser(of: Cast.amalie).visit("/meetings/\(id)/form").text.contains("Hvad vil du vælge?"))
    }

    @Test func `Chosen points say who chose them, and come along with one press as theirs`() async throws {
        let (site, id, host) = try await open("note")
        let answers = ["Mere ro", "Færre møder"]
        host.on(.agenda, of: Self.slug("talk")) { _, _ in
            HookResult(
                .points(
                    (answers + ["Ring oftere"]).map {
                        SuggestedPoint(text: Self.words($0).danishOnly, reason: Self.words("Valgt"), source: Self.slug("talk"))
                    }))
        }
        let amalie = Someone(Cast.amalie, in: site.environment)
        try await amalie.answer(Self.points, .text(answers[0]), in: id)
        try await amalie.answer(QuestionID(stored: "talk/hope"), .text(answers[1]), in: id)
        try await amalie.share(id)
        let browser = try await site.browser(of: Cast.mette)
        let page = try await browser.visit("/meetings/\(id)/prepare")
        #expect(page.text.contains("Valgt af Amalie. Fra Modulet talk") && page.text.contains("Tag de 2 valgte punkter med"))
        page.expectRules()
        let path = "/meetings/\(id)/points/suggested"
        let form = try #require(page.form(path))
        let taken = try await browser.follow(browser.post(path, form.filled([:]) + [("chosen", "all")]))
        #expect(taken.text.contains("Punkter fra Amalie Mere ro Færre møder"))
        #expect(taken.text.contains("Ring oftere Valgt") && !taken.text.contains("valgte punkter med"), "a module's own point waits")
        let agenda = try await amalie.environment.store.read { transaction in
            try transaction.meeting(id).map { try transaction.agenda(of: $0) } ?? []
        }
        #expect(agenda.map(\.author) == [Cast.amalie.id, Cast.amalie.id])
    }
}

extension LocalizedText {
    /// The same words in both languages, as what somebody wrote is.
    fileprivate var danishOnly: LocalizedText { LocalizedText(danish: danish, english: danish) }
}
