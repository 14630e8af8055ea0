import EnrumCore
import EnrumDomain

extension House {
    /// Puts something into every table, so that damage, backups and migrations have something to lose.
    func furnish() async throws {
        let meeting = try await heldMeeting()
        try await signIn()
        try await write(in: meeting)
        try await agree(in: meeting)
        try await furnishModules(in: meeting.id)
        try await furnishCases()
        try await store.write { transaction in
            try transaction.save(
                ModuleFrame(
                    department: "dept-sun", modules: ["distance"], weeks: 3, reason: "Ro på",
                    recommended: Meeting.Stamp(by: "aase", at: .after(1))))
            try transaction.save(
                Reflection(leader: "mette", value: "Ro", behaviour: "Jeg lytter", styles: ["distance"], version: 1, editedAt: .after(2)))
            try transaction.setSetting("organisation.name", to: "Solbakken Kommune")
            try transaction.save(
                InstalledQuestionSet(set: .sample, departments: ["dept-sun"], position: 0, installedAt: .after(0), installedBy: "aase"))
            for number in 1...40 {
                try transaction.log("meeting.read", at: .after(Int64(number)), by: "ali", object: "meeting/1", concerns: ["ali", "mette"])
            }
        }
    }

    /// Moved, sent, shared, read, begun and held.
    private func heldMeeting() async throws -> Meeting {
        var meeting = try await sentMeeting()
        try meeting.reschedule(.on(26), by: .ali(2), because: "Kursus i Odense")
        try meeting.share(by: .ali(3))
        meeting.open(at: .after(4))
        try meeting.begin(by: .mette(5))
        try meeting.finish(by: .mette(60))
        let held = meeting
        try await store.write { try $0.update(held) }
        return held
    }

    private func signIn() async throws {
        try await store.write { transaction in
            let token = TokenHash(of: "token")
            try transaction.setPasswordHash("hash", of: "ali", at: .after(0))
            try transaction.insert(Session(token: token, person: "ali", startedAt: .after(0), lastSeenAt: .after(1), device: "Firefox"))
            try transaction.insert(OneTimeLink(token: token, kind: .password, person: "ali", expiresAt: .after(30)))
            try transaction.save(Throttle(key: "sign_in", tokens: 4.5, countedAt: .after(0)))
            try transaction.remember(token, for: "ali", at: .after(0))
        }
    }

    private func write(in meeting: Meeting) async throws {
        let long = String(repeating: "Lang tekst, som fylder flere sider i filen. ", count: 400)
        let (id, point) = (meeting.id, try AgendaItem(id: "point", meeting: meeting, author: "ali", text: "Ferie", at: .after(2)))
        let remark = try Remark(id: "remark", meeting: id, author: "ali", text: "Set og læst", at: .after(70))
        try await store.write { transaction in
            try transaction.save(
                Answer(question: "basis/tasks", author: "ali", value: .text(long), isMarked: true, version: 1, editedAt: .after(2)), in: id)
            try transaction.insert(AddedQuestion(id: "own/more", meeting: id, author: "mette", text: "Hvad mere?", addedAt: .after(2)))
            try transaction.save(
                SharedNote(meeting: id, question: "basis/tasks", text: "Sagt", version: 1, editedBy: "mette", editedAt: .after(6)))
            try transaction.save(
                Passage(
                    id: "passage", meeting: id, text: "Fortroligt", isConfidential: true, editedBy: "mette", editedAt: .after(7),
                    createdAt: .after(7)))
            try transaction.save(PrivateNote(meeting: id, author: "mette", text: "Husk", version: 1, editedAt: .after(1)))
            try transaction.insert(point)
            try transaction.insert(Acknowledgement(meeting: id, person: "ali", seenAt: .after(65)))
            try transaction.insert(remark)
            try transaction.save(PendingText(meeting: id, author: "ali", field: "said/basis/tasks", text: "Tabt", at: .after(6)))
        }
    }

    private func agree(in meeting: Meeting) async throws {
        let content = try Agreement.Content(
            title: "Kursus i efteråret", responsible: "mette", deadline: .november(30), category: Self.category)
        var agreement = try Agreement(id: "agreement", meeting: meeting, content: content, by: "mette", at: .after(8), today: .november(24))
        try agreement.note("Bestilt", by: "ali", at: .after(9))
        let noted = agreement
        try await store.write { try $0.insert(noted) }
        let own = try Self.selfAgreement(in: meeting.id)
        try await store.write { try $0.insert(own) }
    }

    static let category = AgreementCategory(
        plugin: "distance", template: "habits", title: LocalizedText(danish: "Vaner", english: "Habits"),
        source: LocalizedText(danish: "Distance"),
        area: .init(id: "self", label: LocalizedText(danish: "Mig selv"), firstStep: .required, place: 0))

    /// Mette's with herself.
    static func selfAgreement(_ id: SelfAgreement.ID = "own", in meeting: Meeting.ID? = nil) throws -> SelfAgreement {
        let content = try SelfAgreement.Content(
            title: "Gå hjem klokken fire", firstStep: "Slukke skærmen", followUpOn: .november(30), followUp: "Fredag før frokost",
            rhythm: .weekly, category: category)
        var own = try SelfAgreement(
            id: id, owner: "mette", meeting: meeting, content: content, at: .after(8), today: .november(24))
        try own.note("Det lykkedes", at: .after(9))
        return own
    }
}
