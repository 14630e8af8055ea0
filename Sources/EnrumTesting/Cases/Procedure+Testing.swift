public import EnrumDomain

extension Procedure {
    /// A procedure for tests, with the four stages of the sources' table of formalities (I-09), invented wording, and settings for its
    /// numbers.
    public static let staged = Procedure(
        id: slug("staged"), title: text("Prøveforløb", "Trial procedure"),
        publicRules: .setting(slug("public_rules")),
        deadlines: Deadlines(
            notice: .setting(slug("notice")), remarks: .fixed(10), hearing: .setting(slug("hearing")), followUp: .fixed(28),
            workingDays: .fixed(true)),
        competence: .fixed(text("Chefen", "The head")),
        stages: [.zero, .one, .two, .three],
        preparation: [
            StagedQuestion(question("goal", .longText, "Hvad er målet?")),
            StagedQuestion(question("ending", .longText, "Hvordan kan det ende?"), stages: [slug("step-2"), slug("step-3")]),
        ],
        exercise: Exercise(
            title: text("Fem gode ting", "Five good things"), text: text("Find dem.", "Find them."), items: 5,
            say: text("Er det hele billedet?", "Is that the whole picture?"),
            words: WordList(danish: ["aldrig", "altid"], english: ["never"]), except: [slug("ending")]),
        checklists: [slug("room")],
        during: [Prompts(title: text("Lyt", "Listen"), items: [text("Spørg", "Ask")])],
        record: [
            StagedQuestion(question("leader-sees", .longText, "Lederens syn")),
            StagedQuestion(question("employee-sees", .longText, "Medarbejderens syn")),
        ],
        followUp: FollowUpGuide())

    private static func question(_ name: String, _ kind: Question.Kind, _ label: String) -> Question {
        Question(
            id: QuestionID(set: slug("trial"), name: slug(name)), kind: kind, label: LocalizedText(danish: label), answeredBy: .leader,
            lane: .author)
    }
}

extension Stage {
    /// The running dialogue.
    public static let zero = Stage(id: slug("step-0"), title: text("Trin 0", "Step 0"))

    /// Guidance.
    public static let one = Stage(
        id: slug("step-1"), title: text("Trin 1", "Step 1"), trigger: text("Der er brug for det", "It is needed"), record: .privateNote)

    /// Correction.
    public static let two = Stage(
        id: slug("step-2"), title: text("Trin 2", "Step 2"), convening: .tell, companion: .ifWished, record: .note, remarks: .may,
        filing: .fixed(true), usuallyAfter: [slug("step-1")],
        recordAvoids: [
            AvoidedWords(
                words: WordList(danish: ["konsekvens*", "advarsel*"], english: ["consequence*", "warning"]),
                say: text("Skriv ikke om konsekvenser her.", "Do not write of consequences here."))
        ])

    /// The formal conversation.
    public static let three = Stage(
        id: slug("step-3"), title: text("Trin 3", "Step 3"), isServiceRelated: true, sanction: .possible, convening: .written,
        companion: .mustBeTold, record: .minutes, remarks: .right, hearing: .beforeDecision, filing: .setting(slug("file_minutes")),
        hr: .takesPart, usuallyAfter: [slug("step-1"), slug("step-2")], decisions: [.warning, .dismissal, .summaryDismissal])
}

extension LetterTemplate {
    /// The letters of ``Procedure/staged``.
    public static let staged: [LetterTemplate] = [
        letter(
            "convening", .convening, "Indkaldelse: {{topic}}",
            "{{employee}} indkaldes {{date}} {{time}} i {{place}}, {{duration}} min., om {{purpose}}. Med: {{participants}}.\n\n"
                + "{{#companion_right}}Du kan tage en bisidder med.{{/companion_right}}"),
        letter("note", .note, "Notat", "# Notat\n\n{{record}}"),
        letter(
            "minutes", .minutes, "Referat",
            "# Referat\n\n{{record}}\n\nBemærkninger inden {{deadline}}.{{#companion}} Bisidder: {{companion}}.{{/companion}}"),
        letter(
            "hearing", .hearing, "Partshøring",
            "{{facts}}\n\nVi påtænker: {{intended}}{{#assessment}}\n\n{{assessment}}{{/assessment}}\n\nSvar inden {{deadline}}."
                + "{{#extension_right}} Du kan bede om mere tid.{{/extension_right}}{{#companion_right}} Bisidder.{{/companion_right}}"),
        letter("warning", .warning, "Advarsel", "{{rule}}\n\n{{facts}}\n\n{{reasons}}"),
        letter("decision", .decision, "Afgørelse", "{{rule}}\n\n{{facts}}\n\n{{reasons}}"),
    ]

    private static func letter(_ id: String, _ kind: CaseDocument.Kind, _ title: String, _ body: String) -> LetterTemplate {
        LetterTemplate(id: slug(id), kind: kind, title: LocalizedText(danish: title), body: LocalizedText(danish: body))
    }
}

extension Plugin {
    /// A plugin that brings ``Procedure/staged``, with settings that an organisation can change.
    public static func staging(version: String = "1.0.0", edition: String = "", procedures: [Procedure] = [.staged]) -> Plugin {
        let plain = Plugin.scripted(
            "trial", version: version, edition: edition,
            settings: [
                SettingField(key: slug("public_rules"), label: text("Offentlig", "Public"), kind: .yesNo, standard: .yesNo(true)),
                SettingField(key: slug("notice"), label: text("Varsel", "Notice"), kind: .number(.init(minimum: 0)), standard: .number(3)),
                SettingField(
                    key: slug("hearing"), label: text("Høring", "Hearing"), kind: .number(.init(minimum: 1)), standard: .number(14)),
                SettingField(key: slug("file_minutes"), label: text("Journaliser", "File"), kind: .yesNo, standard: .yesNo(true)),
            ],
            checklists: [
                Checklist(
                    id: slug("room"), title: text("Rummet", "The room"), phase: .before, role: .leader, isShared: false,
                    items: [Question.Option(id: slug("door"), label: text("Luk døren", "Shut the door"))])
            ])
        return Plugin(
            manifest: plain.manifest, digest: plain.digest, checklists: plain.checklists, procedures: procedures,
            letters: LetterTemplate.staged)
    }
}

private func slug(_ name: String) -> Slug {
    guard let slug = Slug(name) else { preconditionFailure("\(name) is no short name") }
    return slug
}

private func text(_ danish: String, _ english: String) -> LocalizedText { LocalizedText(danish: danish, english: english) }
