import EnrumCore
import EnrumDomain

extension Transaction: SelfAgreementReading {
    func selfAgreement(_ id: SelfAgreement.ID) throws -> SelfAgreement? { try selfAgreements(SelfAgreementSQL.byID, id.rawValue).first }
    func selfAgreements(of owner: Person.ID) throws -> [SelfAgreement] { try selfAgreements(SelfAgreementSQL.ofOwner, owner.rawValue) }

    /// One row for each event, those of one agreement beside each other.
    private func selfAgreements(_ sql: String, _ key: String) throws -> [SelfAgreement] {
        var rows: [(head: SelfAgreementHead, history: [SelfAgreement.Event])] = []
        try Prepared(sql, on: database).forEach(key) { row in
            let head = SelfAgreementHead(&row)
            if rows.last?.head.id != head.id { rows.append((head, [])) }
            rows[rows.count - 1].history.append(try SelfAgreement.Event(&row))
        }
        return try rows.map { head, history in
            let agreement = SelfAgreement(
                stored: head.id, owner: head.owner, meeting: head.meeting, history: history, version: head.version)
            guard let agreement else { throw StoreFailure.corrupt("an agreement does not begin with being made") }
            return agreement
        }
    }
}

extension Transaction: SelfAgreementWriting {
    func insert(_ agreement: SelfAgreement) throws {
        try database.run(
            "INSERT INTO self_agreement (id, owner, meeting, version) VALUES (?, ?, ?, ?)", agreement.id, agreement.owner,
            agreement.meeting, agreement.version)
        try keepHistory(of: agreement, after: 0)
    }

    func update(_ agreement: SelfAgreement) throws {
        try database.change("UPDATE self_agreement SET version = ?2 WHERE id = ?1", agreement.id, agreement.version)
        let kept = try database.count("SELECT max(number) FROM self_agreement_event WHERE agreement = ?", agreement.id)
        try keepHistory(of: agreement, after: kept)
    }

    func deleteSelfAgreement(_ id: SelfAgreement.ID) throws {
        try database.change("DELETE FROM self_agreement WHERE id = ?", id)
    }

    private func keepHistory(of agreement: SelfAgreement, after kept: Int) throws {
        for (index, event) in agreement.history.enumerated().dropFirst(kept) {
            let (name, content) = event.kind.columns
            try database.run(
                """
                INSERT INTO self_agreement_event (agreement, number, kind, done_at, title, first_step, follow_up_on, follow_up, rhythm,
                    category, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, agreement.id, index + 1, name, event.at, content?.title, content?.firstStep, content?.followUpOn,
                content?.followUp, content?.rhythm.rawValue, content?.category.map { try StoredJSON($0) }, event.text)
        }
    }
}

enum SelfAgreementSQL {
    /// In the order in which `SelfAgreementHead.init` and `SelfAgreement.Event.init` read them.
    private static let select = """
        SELECT mine.id, mine.owner, mine.meeting, mine.version, event.done_at, event.kind, event.title, event.first_step, \
        event.follow_up_on, event.follow_up, event.rhythm, event.category, event.note \
        FROM self_agreement mine JOIN self_agreement_event event ON event.agreement = mine.id
        """

    static let byID = select + " WHERE mine.id = ? ORDER BY event.number"
    static let ofOwner = select + " WHERE mine.owner = ? ORDER BY mine.id, event.number"
}

/// What it is beside its history.
private struct SelfAgreementHead {
    let id: SelfAgreement.ID
    let owner: Person.ID
    let meeting: Meeting.ID?
    let version: Int

    init(_ row: inout Row) { (id, owner, meeting, version) = (row.id(), row.id(), row.optionalID(), row.int()) }
}

extension SelfAgreement.Event {
    fileprivate init(_ row: inout Row) throws {
        let (at, kind) = (row.instant(), row.text())
        let content = try row.optional { row in
            SelfAgreement.Content(
                storedTitle: row.text(), firstStep: row.optionalText(), followUpOn: try row.date(), followUp: row.text(),
                rhythm: try row.word(), category: try row.optional { try $0.json() })
        }
        if content == nil { row.skip(5) }
        self.init(at: at, kind: try Kind(kind, content), text: row.optionalText())
    }
}

extension SelfAgreement.Event.Kind {
    fileprivate init(_ name: String, _ content: SelfAgreement.Content?) throws {
        switch (name, content) {
        case ("made", let content?): self = .made(content)
        case ("changed", let content?): self = .changed(content)
        case ("ticked", nil): self = .ticked
        case ("noted", nil): self = .noted
        case ("ended", nil): self = .ended
        default: throw StoreFailure.corrupt("unknown event of an agreement in the database")
        }
    }

    fileprivate var columns: (name: String, content: SelfAgreement.Content?) {
        switch self {
        case .made(let content): ("made", content)
        case .changed(let content): ("changed", content)
        case .ticked: ("ticked", nil)
        case .noted: ("noted", nil)
        case .ended: ("ended", nil)
        }
    }
}
