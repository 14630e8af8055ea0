import EnrumCore
import EnrumDomain

extension Transaction: CaseReading {
    func formalCase(_ id: Case.ID) throws -> Case? {
        try database.first(CaseSQL.byID, id) { try CaseHead(&$0) }.map { try formalCase($0) }
    }

    func cases(near person: Person.ID) throws -> [Case] {
        try database.all(CaseSQL.near, person) { try CaseHead(&$0) }.map { try formalCase($0) }
    }

    func openCases() throws -> [Case] { try database.all(CaseSQL.open) { try CaseHead(&$0) }.map { try formalCase($0) } }

    func caseDrafts(of formalCase: Case.ID, owner: Person.ID) throws -> [CaseDraft] {
        try database.all(
            """
            SELECT formal_case, step, owner, part, field, tag, value, version, edited_by, edited_at FROM case_draft
            WHERE formal_case = ? AND owner = ? ORDER BY step, part, field
            """, formalCase, owner
        ) { try CaseDraft(&$0) }
    }

    func savedLetters(of plugin: Slug) throws -> [SavedLetter] {
        try database.all(
            """
            SELECT plugin, letter, version, title, body, saved_by, saved_at FROM saved_letter letter
            WHERE plugin = ?1 AND version = (SELECT max(version) FROM saved_letter WHERE plugin = ?1 AND letter = letter.letter)
            ORDER BY letter
            """, plugin.rawValue
        ) { try SavedLetter(&$0) }
    }

    func caseReminders(of person: Person.ID) throws -> [CaseReminder] {
        try database.all(
            """
            SELECT id, formal_case, key, recipient, due, made_at, done_at FROM case_reminder
            WHERE recipient = ? AND done_at IS NULL ORDER BY due, id
            """, person
        ) { try CaseReminder(&$0) }
    }

    private func formalCase(_ head: CaseHead) throws -> Case {
        let events = try database.all(
            "SELECT done_by, done_at, step, content FROM case_event WHERE formal_case = ? ORDER BY number", head.id
        ) { try Case.Event(&$0) }
        guard let found = Case(stored: head.id, employee: head.employee, pin: head.pin, events: events) else {
            throw StoreFailure.corrupt("a case does not begin with being opened")
        }
        return found
    }
}

private enum CaseSQL {
    private static let select = "SELECT id, employee, pin FROM formal_case"
    static let byID = select + " WHERE id = ?"
    static let open = select + " WHERE is_open = 1 ORDER BY number"
    static let near =
        select + """
             WHERE employee = ?1 OR hr = ?1 OR decision_maker = ?1 OR companion = ?1
            OR employee IN (SELECT id FROM person WHERE leader = ?1)
            OR employee IN (SELECT below.id FROM person below JOIN person lead ON below.leader = lead.id WHERE lead.leader = ?1)
            ORDER BY number DESC
            """
}

/// What a case is beside what happened in it.
private struct CaseHead {
    let id: Case.ID
    let employee: Person.ID
    let pin: PinnedProcedure

    init(_ row: inout Row) throws { (id, employee, pin) = (row.id(), row.id(), try row.json()) }
}

extension Case.Event {
    fileprivate init(_ row: inout Row) throws {
        self.init(by: row.optionalID(), at: row.instant(), step: row.optional { $0.int() }, kind: try row.json())
    }
}

extension CaseDraft {
    fileprivate init(_ row: inout Row) throws {
        let (id, step, owner, part, field): (Case.ID, Int, Person.ID, Part, String) = (
            row.id(), row.int(), row.id(), try row.word(), row.text()
        )
        let (tag, text) = (row.optionalText(), row.optionalText())
        var value: AnswerValue?
        if let tag, let text {
            value = AnswerValue(stored: text, tag: tag)
            if value == nil { throw StoreFailure.corrupt("a stored answer cannot be read") }
        }
        self.init(
            formalCase: id, step: step, owner: owner, part: part, field: field, value: value, version: row.int(), editedBy: row.id(),
            editedAt: row.instant())
    }
}

extension SavedLetter {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            plugin: try row.slug(), letter: try row.slug(), version: row.int(), title: try row.optional { try $0.json() },
            body: try row.optional { try $0.json() }, savedBy: row.id(), savedAt: row.instant())
    }
}

extension CaseReminder {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            id: row.id(), formalCase: row.id(), key: row.text(), recipient: row.id(), due: try row.date(), madeAt: row.instant(),
            doneAt: row.optionalInstant())
    }
}
