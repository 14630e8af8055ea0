import EnrumTexts

@testable import EnrumWeb

extension ConversationPage {
    static let states: [PageState] = [
        state("under-way", .underWay),
        state("conflict", .conflict),
        state("not-shared", .notShared),
        state("somebody-else", .somebodyElse),
        state("closed", .closed),
    ]

    private static func state(_ name: String, _ page: ConversationPage) -> PageState {
        PageState(
            name: "conversation-" + name,
            html: page.view(in: Sample.layout("Samtale med Amir", as: "Mette Holm", at: "/team", wide: true, live: true)))
    }

    private static let underWay = sample(
        talks: talks(), agreements: [AgreementGroup(title: nil, cards: [Sample.openAgreement])],
        minutes: Minutes(passages: [passage, confidential], isOpen: true, addPath: "/meetings/7/passages"))

    private static let conflict = sample(
        talks: talks(
            conflict: ConflictView(
                field: "said/basis/focus", yours: "Vi aftaler en fast telefontid.", theirs: "Telefontid mellem 9 og 11, resten venter.",
                theirAuthor: "Amirs tekst, kl. 10.42", path: "/meetings/7/choice", version: 5)), agreements: [],
        minutes: Minutes(passages: [], isOpen: true, addPath: "/meetings/7/passages"))

    private static let notShared = sample(
        talks: [], missing: "Amir har ikke delt sin forberedelse. I kan tage spørgsmålene sammen, og Amir kan stadig dele.", agreements: [],
        minutes: Minutes(passages: [], isOpen: true, addPath: "/meetings/7/passages"))

    /// An address that nobody has stays where it can be mended.
    private static let somebodyElse: ConversationPage = {
        var page = underWay
        page.agreementForm?.title = "Skift låsen på skuret"
        page.agreementForm?.responsibleEmail = "amir@eksempel"
        page.agreementForm?.errors = ["responsible_email": Sample.t("rule.agreement_email")]
        return page
    }()

    private static let closed = ConversationPage(
        other: "Amir", when: Sample.when, place: Sample.place, penWords: "Referatet blev lukket den 1. december",
        agenda: AgendaList(groups: groups(isOpen: false), lane: Sample.lane(.pair, "Amir")),
        questions: Questions(
            talks: Sample.answers.map {
                Talk(answer: $0, said: .reading($0.isMarked ? "Motivationen følger roen. Onsdagene hjælper." : ""))
            }),
        agreements: [AgreementGroup(title: nil, cards: [Sample.openAgreement, Sample.overdueAgreement, Sample.keptAgreement])],
        minutes: Minutes(
            passages: [
                PassageView(
                    text: "Ordresystemet fylder, og vi lægger en plan for telefontid.", isConfidential: false,
                    lane: Sample.lane(.pair, "Amir")),
                PassageView(
                    text: "Amir har det svært derhjemme for tiden og går tidligere tirsdag og torsdag.", isConfidential: true,
                    lane: Sample.lane(.confidential, "Amir")),
            ], remarks: ["2. dec., Amir: Telefontiden begyndte allerede fredag."], remarkPath: "/meetings/7/remarks"), saved: SaveState())

    private static func sample(talks: [Talk], missing: String? = nil, agreements: [AgreementGroup], minutes: Minutes) -> ConversationPage {
        ConversationPage(
            other: "Amir", when: Sample.when, place: Sample.place, penWords: "Du skriver referatet",
            agenda: AgendaList(groups: groups(isOpen: true), addPath: "/meetings/7/agenda", lane: Sample.lane(.pair, "Amir")),
            questions: Questions(missing: missing, talks: talks, isOpen: true), agreements: agreements,
            agreementForm: AgreementForm(
                path: "/meetings/7/agreements", people: [.init(id: "p1", label: "Amir"), .init(id: "p2", label: "Mette")],
                submit: "Tilføj aftalen",
                lane: Sample.lane(.pair, "Amir")), minutes: minutes, saved: SaveState(savedAt: "kl. 10.42"),
            next: ActionForm(
                path: "/meetings/7/ending", words: "Afslut samtalen",
                explanation: "I kan begge stadig skrive til, indtil referatet bliver lukket.",
                confirmation: "Vil du afslutte samtalen?", style: .primary))
    }

    private static func groups(isOpen: Bool) -> [AgendaList.Group] {
        func path(_ id: String) -> String? { isOpen ? "/agenda/\(id)/tick" : nil }
        return [
            .init(
                title: "Amirs punkter",
                items: [
                    .init(
                        id: "i1", text: "Hvem tager telefonen i ferien?", isTicked: true, origin: "fra samtalen 3. nov.",
                        tickPath: path("i1")),
                    .init(id: "i2", text: "Må jeg arbejde hjemme om onsdagen, når jeg skriver analyser?", tickPath: path("i2")),
                ]),
            .init(title: "Mettes punkter", items: [.init(id: "i5", text: "Planen for foråret", tickPath: path("i5"))]),
        ]
    }

    private static func talks(conflict: ConflictView? = nil) -> [Talk] {
        Sample.answers.enumerated().map { index, answer in
            Talk(
                answer: answer,
                said: .writing(
                    SharedField(
                        field: "said/" + answer.id, label: "Det talte I om", text: index == 0 ? "Vi aftaler en fast telefontid." : "",
                        version: 4,
                        editedWords: index == 0 ? "Sidst ændret af Amir kl. 10.42" : nil, lane: Sample.lane(.pair, "Amir"),
                        conflict: index == 0 ? conflict : nil)))
        }
    }

    private static let passage = PassageView(
        editing: SharedField(
            field: "passage/1", label: "Afsnit", hidesLabel: true, text: "Ordresystemet fylder, og vi lægger en plan for telefontid.",
            version: 2,
            lane: Sample.lane(.pair, "Amir")), isConfidential: false, confidentialPath: "/passages/1/lane", lane: Sample.lane(.pair, "Amir")
    )

    private static let confidential = PassageView(
        editing: SharedField(
            field: "passage/2", label: "Fortroligt afsnit", hidesLabel: true,
            text: "Amir har det svært derhjemme for tiden og går tidligere tirsdag og torsdag.", version: 1,
            lane: Sample.lane(.confidential, "Amir")), isConfidential: true, confidentialPath: "/passages/2/lane",
        lane: Sample.lane(.confidential, "Amir"))
}
