import EnrumCore
import EnrumDomain

extension Transaction: CaseWriting {
    func insert(_ formalCase: Case) throws {
        try database.run(
            """
            INSERT INTO formal_case (id, employee, pin, opened_at, hr, decision_maker, companion, is_open) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, formalCase.id, formalCase.employee, try StoredJSON(formalCase.pin), formalCase.events[0].at, formalCase.hr,
            formalCase.decisionMaker, formalCase.companion?.person, formalCase.isOpen)
        try keepEvents(of: formalCase, after: 0)
    }

    func update(_ formalCase: Case) throws {
        try database.change(
            "UPDATE formal_case SET hr = ?2, decision_maker = ?3, companion = ?4, is_open = ?5 WHERE id = ?1", formalCase.id, formalCase.hr,
            formalCase.decisionMaker, formalCase.companion?.person, formalCase.isOpen)
        try keepEvents(of: formalCase, after: try database.count("SELECT max(number) FROM case_event WHERE formal_case = ?", formalCase.id))
    }

    func save(_ draft: CaseDraft) throws {
        try database.run(
            """
            INSERT INTO case_draft (formal_case, step, owner, part, field, tag, value, version, edited_by, edited_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (formal_case, owner, step, part, field) DO UPDATE SET tag = excluded.tag, value = excluded.value,
                version = excluded.version, edited_by = excluded.edited_by, edited_at = excluded.edited_at
            """, draft.formalCase, draft.step, draft.owner, draft.part.rawValue, draft.field, draft.value?.tag, draft.value?.stored,
            draft.version, draft.editedBy, draft.editedAt)
    }

    func delete(_ draft: CaseDraft) throws {
        try database.run(
            "DELETE FROM case_draft WHERE formal_case = ? AND owner = ? AND step = ? AND part = ? AND field = ?", draft.formalCase,
            draft.owner, draft.step, draft.part.rawValue, draft.field)
    }

    func insert(_ letter: SavedLetter) throws {
        try database.run(
            "INSERT INTO saved_letter (plugin, letter, version, title, body, saved_by, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            letter.plugin.rawValue, letter.letter.rawValue, letter.version, try letter.title.map { try StoredJSON($0) },
            try letter.body.map { try StoredJSON($0) }, letter.savedBy, letter.savedAt)
    }

    func insert(_ reminder: CaseReminder) throws -> Bool {
        let known = try database.exists(
            "SELECT 1 FROM case_reminder WHERE formal_case = ? AND key = ? AND recipient = ?", reminder.formalCase, reminder.key,
            reminder.recipient)
        guard !known else { return false }
        try database.run(
            "INSERT INTO case_reminder (id, formal_case, key, recipient, due, made_at, done_at) VALUES (?, ?, ?, ?, ?, ?, ?)", reminder.id,
            reminder.formalCase, reminder.key, reminder.recipient, reminder.due, reminder.madeAt, reminder.doneAt)
        return true
    }

    func putAwayCaseReminder(_ id: Identifier<CaseReminder>, at instant: Instant) throws {
        try database.change("UPDATE case_reminder SET done_at = ?2 WHERE id = ?1", id, instant)
    }

    private func keepEvents(of formalCase: Case, after kept: Int) throws {
        for (index, event) in formalCase.events.enumerated().dropFirst(kept) {
            try database.run(
                "INSERT INTO case_event (formal_case, number, step, done_by, done_at, kind, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
                formalCase.id, index + 1, event.step, event.by, event.at, event.kind.name, try StoredJSON(event.kind))
        }
    }
}
