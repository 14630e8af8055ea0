import EnrumCore
import EnrumDomain
import EnrumTesting

@testable import EnrumWeb

/// Amalie and Mette in the middle of a conversation, with a module that has agreement templates for the two and for oneself, and a contract.
struct Toolkit: Sendable {
    let site: Site
    let meeting: Meeting.ID

    static let plugin = Plugin.scripted(
        "toolkit", reads: [.meeting],
        questions: [
            Question(id: question("goals"), kind: .longText, label: words("Hvad er dine mål?")),
            Question(id: question("own"), kind: .longText, label: words("Hvad holder du for dig selv?"), lane: .author),
            Question(id: question("empty"), kind: .longText, label: words("Hvad mangler du?")),
            Question(id: question("leaders"), kind: .longText, label: words("Hvad ser du selv?"), answeredBy: .leader),
            Question(id: question("now"), kind: .longText, label: words("Hvad gør I nu?"), phase: .during, answeredBy: .both),
            Question(
                id: question("feeling"), kind: .longText, label: words("Hvad mærker du lige nu?"), phase: .during, answeredBy: .both,
                lane: .author),
        ],
        questionSet: (words("Målene"), words("Tre ting at tænke over.")),
        checklists: [
            Checklist(
                id: slug("calm"), title: words("Når det bliver svært"), phase: .during, role: .both, isShared: false,
                items: [.init(id: slug("breath"), label: words("Jeg trækker vejret"))]),
            Checklist(
                id: slug("part"), title: words("Før I går"), phase: .during, role: .both, isShared: true,
                items: [.init(id: slug("again"), label: words("Vi ved, hvornår vi ses"))]),
        ],
        agreementTemplates: [
            AgreementTemplate(
                id: slug("thriving"), title: words("Aftaler om trivsel"),
                areas: [
                    .init(id: slug("me"), label: words("Mig selv"), firstStep: .required),
                    .init(id: slug("group"), label: words("Gruppen")),
                ], filledBy: .employee, titlePrompt: words("Hvad vil du gøre for din trivsel?"), days: 30),
            AgreementTemplate(
                id: slug("promise"), title: words("Et løfte"), party: .oneself, titlePrompt: words("Hvad lover du dig selv?"), days: 14),
            AgreementTemplate(id: slug("habit"), title: words("En vane"), party: .oneself),
        ],
        meetingTypes: [
            MeetingTypeDeclaration(
                MeetingType(
                    id: .init("toolkit/surprise"), title: words("Uden spørgsmål før"), preparationMinutes: 45, asksOwnQuestionsOnly: true),
                handsOut: .off),
            MeetingTypeDeclaration(
                MeetingType(id: .init("toolkit/unwritten"), title: words("Uden referat"), record: .none, asksForAcknowledgement: false)),
        ],
        contracts: [
            ContractTemplate(
                id: slug("sheet"), title: words("Kontrakt om ledelse"), description: words("Det, du vil holde fast i."),
                parts: [
                    .init(
                        heading: words("Mål"),
                        fields: [.question(question("goals")), .question(question("own")), .question(question("empty"))]),
                    .init(heading: words("Med mig selv"), fields: [.agreements(.oneself)]),
                    .init(heading: words("Med min leder"), fields: [.agreements(.pair)]),
                ])
        ])

    /// - Parameters:
    ///   - type: The kind of conversation: everybody's, or one of the module's own.
    ///   - begun: Whether they sit together already.
    static func open(in type: MeetingType.ID = .oneToOne, begun: Bool = true) async throws -> Toolkit {
        let site = try await Site.cast(plugins: ScriptedHost([plugin]))
        try await site.environment.install(plugin, on: [Cast.children])
        let (amalie, mette) = (Someone(Cast.amalie, in: site.environment), Someone(Cast.mette, in: site.environment))
        let id = try await PlanMeeting(site.environment)(
            with: Cast.amalie.id, type: type, schedule: .init(date: site.clock.today, time: TimeOfDay("10:00")), send: true,
            key: Meeting.ID(stored: "samtale"), as: mette.viewer)
        if type.rawValue != "toolkit/surprise" {
            try await amalie.answer(question("goals"), .text("Mere tid til børnene"), in: id)
            try await amalie.answer(question("own"), .text("At jeg er træt"), in: id)
            try await amalie.share(id)
        }
        if begun { try await mette.begin(id) }
        return Toolkit(site: site, meeting: id)
    }

    var talk: String { "/meetings/\(meeting)/talk" }

    /// Amalie has agreed with herself and with Mette.
    func agreed(_ marker: String = "Gå hjem klokken fire") async throws {
        let amalie = Someone(Cast.amalie, in: site.environment)
        let draft = SelfAgreementDraft(
            title: marker, firstStep: "\(marker), først", followUpOn: site.clock.today.adding(days: 14), followUp: "\(marker), fredag",
            rhythm: .weekly, template: "toolkit/promise")
        try await MakeSelfAgreement(site.environment)(draft, in: meeting, key: SelfAgreement.ID(stored: "eget"), as: amalie.viewer)
        for (key, title, area) in [("aftale-1", "Spise frokost sammen", "group"), ("aftale-2", "Sige fra i tide", "me")] {
            var draft = AgreementDraft(
                title: title, responsible: .person(Cast.amalie.id), deadline: site.clock.today.adding(days: 30),
                template: "toolkit/thriving",
                area: area)
            draft.followUp = "Næste samtale"
            try await amalie.agree(draft, in: meeting, key: Agreement.ID(stored: key))
        }
    }

    private static func words(_ text: String) -> LocalizedText { LocalizedText(danish: text, english: "English: " + text) }
    private static func question(_ name: String) -> QuestionID { QuestionID(set: slug("toolkit"), name: slug(name)) }
    private static func slug(_ text: String) -> Slug {
        guard let slug = Slug(text) else { preconditionFailure("\(text) is no slug") }
        return slug
    }
}
