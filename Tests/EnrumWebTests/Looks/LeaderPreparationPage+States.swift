@testable import EnrumWeb

extension LeaderPreparationPage {
    static let states: [PageState] = [
        state(
            "not-sent",
            .sample(
                .notSent(
                    send: ActionForm(
                        path: "/meetings/7/form", words: "Send skemaet til Amir",
                        explanation: "Amir får 11 spørgsmål fra Grundskemaet og dine egne.", style: .primary),
                    choosePath: "/meetings/7/questions/choose"))),
        state("waits", .sample(.waitsForBoth)),
        state("at-the-table", .sample(.atTheTable)),
        state("not-shared", .sample(.notShared)),
        state(
            "shared",
            .sample(
                .shared(
                    words: "Delt mandag den 23. november kl. 14.05",
                    [AnswerGroup(heading: SetHeading(title: "Grundskema"), answers: Sample.answers)]),
                next: ActionForm(
                    path: "/meetings/7/conversation", words: "Begynd samtalen", explanation: "Åbner samtalen for jer begge.",
                    style: .primary))),
    ]

    private static func state(_ name: String, _ page: LeaderPreparationPage) -> PageState {
        let layout = Sample.layout("Forbered samtalen med Amir", as: "Mette Holm", at: "/team", wide: true, live: true)
        return PageState(name: "leader-preparation-" + name, html: page.view(in: layout))
    }

    private static func sample(_ answers: Answers, next: ActionForm? = nil) -> LeaderPreparationPage {
        LeaderPreparationPage(
            employee: "Amir", when: Sample.when, place: Sample.place, answers: answers,
            agenda: AgendaList(
                groups: (next == nil
                    ? [] : [.init(title: "Amirs punkter", items: [.init(id: "i1", text: "Hvem tager telefonen i ferien?")])])
                    + [
                        .init(title: "Dine punkter", items: [.init(id: "i5", text: "Planen for foråret", removePath: "/agenda/i5/removal")])
                    ], addPath: "/meetings/7/agenda", lane: Sample.lane(.pair, "Amir")),
            lookBack: LookBack(
                agreements: [Sample.openAgreement, Sample.overdueAgreement], openPoints: ["Hvem tager telefonen i ferien?"]),
            added: [.init(text: "Hvad ville du gøre anderledes, hvis du bestemte?", removePath: "/meetings/7/questions/own-1/removal")],
            addQuestionPath: "/meetings/7/questions",
            note: Note(text: "Spørg til onsdagene. Husk at rose rapporten, den var skarp.", version: 2), notePath: "/meetings/7/note",
            saved: SaveState(savedAt: "kl. 9.12"), next: next)
    }
}
