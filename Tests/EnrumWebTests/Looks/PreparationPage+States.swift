@testable import EnrumWeb

extension PreparationPage {
    static let states: [PageState] = [
        state("empty", .sample(questions: questions(answered: false), done: 0, sharing: notShared, saved: nil)),
        state(
            "first-time",
            .sample(questions: questions(answered: false), done: 0, sharing: notShared, saved: nil, lookBack: LookBack(), points: [])),
        state("half-done", .sample(questions: questions(answered: true), done: 5, sharing: notShared, saved: "kl. 10.42")),
        state(
            "refused",
            .sample(
                questions: questions(answered: true, error: "Skriv et tal, for eksempel 2,5."), done: 5, sharing: notShared, saved: nil),
            errors: ErrorSummary(faults: [.init(text: "Hvor mange timer: Skriv et tal, for eksempel 2,5.", field: "answer/basis/hours")])),
        state(
            "conflict",
            .sample(
                questions: questions(
                    answered: true,
                    conflict: ConflictView(
                        field: "answer/basis/focus", yours: "Overgangen til det nye ordresystem fylder mest.",
                        theirs: "Ordresystemet. Og at butikkerne ringer hele dagen.",
                        theirAuthor: "Din tekst fra en anden enhed, kl. 10.40",
                        path: "/meetings/7/preparation/choice", version: 4)), done: 5, sharing: notShared, saved: "kl. 10.42")),
        state(
            "shared",
            .sample(
                questions: questions(answered: true), done: 5,
                sharing: .shared(words: "i dag kl. 10.42", withdrawPath: "/meetings/7/withdrawal"),
                saved: "kl. 10.42"), notice: Notice(kind: .done, text: "Delt. Mette får besked om, at du er klar.")),
        state("read", .sample(questions: questions(answered: true), done: 5, sharing: .read(words: "i dag kl. 11.10"), saved: "kl. 10.42")),
        state("locked", .sample(questions: questions(answered: true), done: 5, sharing: .locked, saved: nil)),
    ]

    private static func state(_ name: String, _ page: PreparationPage, notice: Notice? = nil, errors: ErrorSummary? = nil) -> PageState {
        var layout = Sample.layout("Forbered samtalen med Mette", as: "Amir Rahimi", at: "/meetings/next")
        layout.notices = notice.map { [$0] } ?? []
        layout.errors = errors
        return PageState(name: "preparation-" + name, html: page.view(in: layout))
    }

    private static let notShared = Sharing.notShared(path: "/meetings/7/sharing")

    private static func sample(
        questions: [QuestionField], done: Int, sharing: Sharing, saved: String?, lookBack: LookBack? = nil, points: [AgendaList.Item]? = nil
    ) -> PreparationPage {
        PreparationPage(
            leader: "Mette", when: Sample.when, place: Sample.place, sharing: sharing,
            progress: Progress(done: done, all: questions.count, words: "\(done) af \(questions.count) besvaret"),
            saved: SaveState(savedAt: saved),
            sections: [
                QuestionSection(
                    heading: SetHeading(title: "Grundskema"), description: "Elleve spørgsmål til alle.",
                    questions: Array(questions.prefix(4))),
                QuestionSection(
                    heading: SetHeading(title: "Butikkernes egne spørgsmål", source: "Fra Butikker"),
                    questions: Array(questions.dropFirst(4).dropLast())),
                QuestionSection(heading: SetHeading(title: "Fra Mette"), questions: Array(questions.suffix(1))),
            ],
            agenda: AgendaList(
                groups: [.init(title: "Til denne samtale", items: points ?? Self.points)], addPath: "/meetings/7/agenda",
                lane: Sample.lane(.pair, "Mette", isShared: false)),
            lookBack: lookBack
                ?? LookBack(
                    agreements: [Sample.openAgreement, Sample.keptAgreement], openPoints: ["Hvem tager telefonen i ferien?"],
                    answers: Sample.answers, answersTitle: "Dine svar fra den 3. november"),
            path: "/meetings/7/preparation", autosavePath: "/meetings/7/preparation", printPath: "/meetings/7/form")
    }

    private static let points: [AgendaList.Item] = [
        .init(id: "i1", text: "Hvem tager telefonen i ferien?", origin: "fra samtalen 3. nov.", removePath: "/agenda/i1/removal"),
        .init(id: "i2", text: "Må jeg arbejde hjemme om onsdagen, når jeg skriver analyser?", removePath: "/agenda/i2/removal"),
    ]

    /// A question of every kind.
    private static func questions(answered: Bool, error: String? = nil, conflict: ConflictView? = nil) -> [QuestionField] {
        let lane = Sample.lane(.pair, "Mette", isShared: false)
        let text = { (full: String) in answered ? full : "" }
        return [
            QuestionField(
                id: "basis/focus", label: "Hvad fylder mest i dine opgaver lige nu?",
                help: "Tænk både på det, der tager tid, og det, der optager dine tanker.",
                input: .longText(
                    text(
                        "Overgangen til det nye ordresystem. Jeg bruger omkring halvdelen af ugen på at svare på spørgsmål fra butikkerne.")
                ),
                isRequired: true, lane: lane, isMarked: false, version: 3, conflict: conflict),
            QuestionField(
                id: "basis/headline", label: "Giv ugen en overskrift", input: .text(text("Mange telefoner, lidt ro")), lane: lane,
                isMarked: false),
            QuestionField(
                id: "basis/motivation", label: "Hvordan er din motivation for tiden?",
                input: .scale(
                    .init(lowest: 1, highest: 10, lowestLabel: "helt i bund", highestLabel: "helt i top", chosen: answered ? 7 : nil)),
                lane: lane,
                isMarked: answered),
            QuestionField(
                id: "basis/track", label: "Er du på rette spor med dine mål?",
                input: .choice([
                    .init(id: "yes", label: "Ja, det kører", isChosen: answered), .init(id: "partly", label: "Delvist, noget driller"),
                    .init(id: "no", label: "Nej, jeg er gået i stå"),
                ]), lane: lane, isMarked: false),
            QuestionField(
                id: "basis/needs", label: "Hvad har du brug for?", help: "Vælg gerne flere.",
                input: .many([
                    .init(id: "sparring", label: "Sparring med en, der har prøvet det før", isChosen: answered),
                    .init(id: "course", label: "Et kursus"),
                    .init(id: "quiet", label: "Ro til at arbejde"),
                ]), lane: lane, isMarked: false),
            QuestionField(
                id: "basis/hours", label: "Hvor mange timer om ugen går til spørgsmål fra butikkerne?",
                input: .number(error == nil ? text("16") : "mange", unit: "timer"), error: error, lane: lane),
            QuestionField(
                id: "basis/ready", label: "Hvornår kan du være helt klar med det nye system?", input: .date(""), lane: lane),
            QuestionField(
                id: "basis/colleague", label: "Hvem arbejder du bedst sammen med om det?",
                input: .person([.init(id: "p3", label: "Sofie Lund"), .init(id: "p4", label: "Jonas Bæk")]), lane: lane),
            QuestionField(
                id: "basis/course", label: "Har du fået den oplæring, du har brug for?", input: .yesNo(answered ? true : nil), lane: lane),
            QuestionField(
                id: "basis/time", label: "Hvad bruger du tiden på?",
                input: .table(
                    .init(
                        columns: [
                            .init(label: "Opgave"), .init(label: "Timer om ugen", isNumber: true),
                            .init(
                                label: "Hvordan går det?",
                                options: [.init(id: "well", label: "Går fint"), .init(id: "heavy", label: "Tungt")]),
                        ],
                        rows: [
                            .init(cells: [text("Spørgsmål fra butikkerne"), text("16"), text("heavy")]), .init(cells: ["", "", ""]),
                        ])), lane: lane),
            QuestionField(
                id: "own/1", label: "Hvad ville du gøre anderledes, hvis du bestemte?", input: .longText(""), lane: lane, isMarked: false,
                source: "Tilføjet af Mette den 20. november"),
        ]
    }
}
