import EnrumTexts

@testable import EnrumWeb

/// What the states of different pages share.
enum Sample {
    static let t = Texts.danish

    static func layout(_ title: String, as viewer: String, at path: String, wide: Bool = false, live: Bool = false) -> Layout {
        let isLeader = viewer.hasPrefix("Mette")
        let pages =
            isLeader
            ? [("Mine samtaler", "/team"), ("Næste samtale", "/meetings/next"), ("Aftaler", "/agreements"), ("Historik", "/history")]
            : [
                ("Næste samtale", "/meetings/next"), ("Mine aftaler", "/agreements"), ("Historik", "/history"),
                ("Hvem har læst hvad", "/log"),
            ]
        return Layout(
            texts: t, title: title, viewer: .init(name: viewer, signOutPath: "/sign-out"),
            navigation: pages.map { .init(title: $0.0, path: $0.1, isCurrent: $0.1 == path) }, csrfToken: "c3JmLXRva2Vu",
            width: wide ? .wide : .reading, livePath: live ? "/meetings/7/version" : nil, idleMinutes: 30)
    }

    static let when = "tirsdag den 24. november, uge 48, kl. 10.00"
    static let place = "45 minutter i Havestuen"

    static func lane(_ audience: LaneNote.Audience, _ other: String, isShared: Bool = true) -> LaneNote {
        LaneNote(audience, other: other, isShared: isShared, t)
    }

    static let openAgreement = AgreementCard(
        id: "a1", title: "Aftal én fast kontaktperson hos leverandøren", responsible: "Amir", deadline: "fredag den 4. december, uge 49",
        firstStep: "Ring til Nordlys og hør, hvem det kan være", followUp: "Fem minutter på næste samtale", state: .open,
        stateWords: "Åben, frist om 13 dage",
        history: [
            "3. nov.: Amir og Mette lavede aftalen", "17. nov.: Amir flyttede fristen til 4. dec. – leverandøren skifter selv folk ud",
        ],
        path: "/agreements/a1")

    static let overdueAgreement = AgreementCard(
        id: "a2", title: "Find et kursus i dataanalyse, der passer til budgettet", responsible: "Mette",
        deadline: "torsdag den 12. november, uge 46", state: .overdue, stateWords: "Over fristen, for 9 dage siden", path: "/agreements/a2")

    static let keptAgreement = AgreementCard(
        id: "a3", title: "Hold onsdag formiddag fri for møder", responsible: "Amir", deadline: "mandag den 9. november, uge 46",
        state: .kept,
        stateWords: "Holdt den 6. november")

    /// The answers of a preparation, to read.
    static let answers: [AnswerText] = [
        AnswerText(
            id: "basis/focus", question: "Hvad fylder mest i dine opgaver lige nu?",
            answer: .text(
                "Overgangen til det nye ordresystem. Jeg bruger omkring halvdelen af ugen på at svare på spørgsmål fra butikkerne.\n\nDet er vigtigt, men det går ud over analyserne."
            )),
        AnswerText(id: "basis/goals", question: "Hvilke mål har du nået siden sidst, og er der kommet nye til?", answer: .none),
        AnswerText(
            id: "basis/motivation", question: "Hvordan er din motivation for tiden?",
            answer: .scale(7, lowest: 1, highest: 10, ends: "på en skala fra 1, helt i bund, til 10, helt i top"), isMarked: true),
        AnswerText(
            id: "basis/needs", question: "Hvad har du brug for?",
            answer: .list(["Sparring med en, der har prøvet det før", "Ro til at skrive"])),
        AnswerText(
            id: "basis/time", question: "Hvad bruger du tiden på?",
            answer: .table(
                headings: ["Opgave", "Timer om ugen", "Hvordan går det?"],
                rows: [["Spørgsmål fra butikkerne", "16", "Tungt"], ["Ugentlig rapport", "4", "Går fint"]])),
    ]
}
