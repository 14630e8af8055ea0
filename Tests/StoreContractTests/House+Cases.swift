import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Cases as tests of the store keep them.
extension House {
    static let pin: PinnedProcedure = {
        let plugin = Plugin.staging()
        return PinnedProcedure(.staged, of: plugin, settings: [:])
    }()

    /// Ali's case with Mette: trin 2 was told and held, its note handed over, remarked on and filed.
    static func formalCase(_ id: Case.ID = "case") throws -> Case {
        var standing = try Case(id: id, employee: "ali", leader: "mette", pin: pin, topic: "Mødetider", at: .after(1))
        try standing.advise(from: "HR", "Gå videre", on: .november(24), by: "mette", at: .after(2), today: .november(24))
        try standing.begin(
            Stage.two.id, because: "Det er alvorligt", expects: [], by: "mette", at: .after(3), today: .november(24))
        try standing.plan(.whole(on: .november(24)), by: "mette", at: .after(4))
        try standing.tell(on: .november(24), by: "mette", at: .after(5), today: .november(24), begun: .november(24))
        try standing.hold(on: .november(24), by: "mette", at: .after(6), today: .november(24), begun: .november(24))
        let note = Case.Handover(
            kind: .note, title: "Notat", body: "Vi talte om “mødetider”.\n\n- otte", delivery: .init(.here, on: .november(24)))
        try standing.handOverRecord(note, by: "mette", at: .after(7), today: .november(24))
        try standing.remark("Jeg er enig.", on: 1, by: "ali", at: .after(8), today: .november(24))
        try standing.invite(companion: "ida", name: "Ida-Marie Ærø", by: "ali", at: .after(9))
        // As it was kept before that was refused at a stage where nothing is decided.
        let named = Case.Event(by: "mette", at: .after(10), step: 1, kind: .namedDecisionMaker("aase"))
        standing = try #require(Case(stored: id, employee: "ali", pin: pin, events: standing.events + [named]))
        try standing.file(1, by: "mette", at: .after(11))
        return standing
    }

    static func draft(
        _ part: CaseDraft.Part = .preparation, _ field: String = "trial/goal", _ value: AnswerValue? = .text("Målet"), version: Int = 1,
        owner: Person.ID = "mette"
    ) -> CaseDraft {
        CaseDraft(
            formalCase: "case", step: 1, owner: owner, part: part, field: field, value: value, version: version, editedBy: owner,
            editedAt: .after(12))
    }

    static func letter(_ version: Int = 1, body: LocalizedText? = LocalizedText(danish: "{{record}}", english: "{{record}}!"))
        -> SavedLetter
    {
        SavedLetter(plugin: "trial", letter: "note", version: version, title: nil, body: body, savedBy: "ida", savedAt: .after(13))
    }

    static func nudge(_ id: Identifier<CaseReminder> = "nudge", key: String = "follow_up-1-0-2026-12-22", to person: Person.ID = "mette")
        -> CaseReminder
    {
        CaseReminder(id: id, formalCase: "case", key: key, recipient: person, due: .november(30), madeAt: .after(14))
    }

    /// A case with something of everything that is kept about one.
    func furnishCases() async throws {
        let standing = try Self.formalCase()
        try await store.write { transaction in
            try transaction.insert(standing)
            try transaction.save(Self.draft())
            try transaction.insert(Self.letter())
            _ = try transaction.insert(Self.nudge())
        }
    }
}
