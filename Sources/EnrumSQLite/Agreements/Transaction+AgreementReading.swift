import EnrumCore
import EnrumDomain

extension Transaction: AgreementReading {
    func agreement(_ id: Agreement.ID) throws -> Agreement? { try agreements(AgreementSQL.byID, id.rawValue).first }
    func agreements(ofEmployee employee: Person.ID) throws -> [Agreement] { try agreements(AgreementSQL.ofEmployee, employee.rawValue) }
    func openAgreements(ofEmployee employee: Person.ID) throws -> [Agreement] { try agreements(AgreementSQL.open, employee.rawValue) }
    func agreements(of meeting: Meeting.ID) throws -> [Agreement] { try agreements(AgreementSQL.ofMeeting, meeting.rawValue) }
    func agreements(ofThird responsible: Person.ID) throws -> [Agreement] { try agreements(AgreementSQL.ofThird, responsible.rawValue) }
    func openAgreements(ofTeam leader: Person.ID) throws -> [Agreement] { try agreements(AgreementSQL.ofTeam, leader.rawValue) }

    /// Agreements with their histories, in one query: one row for each event, those of one agreement beside each other.
    private func agreements(_ sql: String, _ key: String) throws -> [Agreement] {
        var (agreements, head, history): ([Agreement], AgreementHead?, [Agreement.Event]) = ([], nil, [])
        func finish() throws {
            if let head { agreements.append(try head.agreement(history)) }
            history = []
        }
        try Prepared(sql, on: database).forEach(key) { row in
            let number = row.integer()
            if head?.number == number {
                row.skip(AgreementHead.columns)
            } else {
                try finish()
                head = AgreementHead(number: number, &row)
            }
            history.append(try Agreement.Event(&row))
        }
        try finish()
        return agreements
    }
}

enum AgreementSQL {
    /// In the order in which `AgreementHead.init` and `Agreement.Event.init` read them.
    private static let select = """
        SELECT agreement.number, agreement.id, agreement.employee, agreement.leader, agreement.meeting, agreement.version, \
        event.done_by, event.done_at, event.kind, event.title, event.responsible, event.deadline, event.first_step, event.follow_up, \
        event.category, event.outcome, event.note FROM agreement JOIN agreement_event event ON event.agreement = agreement.id
        """
    private static let byDeadline = " ORDER BY agreement.deadline, agreement.number, event.number"

    static let byID = select + " WHERE agreement.id = ? ORDER BY event.number"
    static let ofEmployee = select + " WHERE agreement.employee = ?" + byDeadline
    static let open = select + " WHERE agreement.employee = ? AND agreement.state = 'open'" + byDeadline
    static let ofMeeting = select + " WHERE agreement.meeting = ? ORDER BY agreement.number, event.number"
    static let ofThird =
        select
        + " WHERE agreement.responsible = ? AND agreement.responsible <> agreement.employee AND agreement.responsible <> agreement.leader"
        + byDeadline
    static let ofTeam =
        select
        + " WHERE agreement.state = 'open' AND agreement.employee IN (SELECT id FROM person WHERE leader = ? AND deactivated_at IS NULL)"
        + byDeadline
}

/// What an agreement is beside its history.
private struct AgreementHead {
    /// How many columns it reads after the number.
    static let columns: Int32 = 5

    let number: Int64
    let id: Agreement.ID
    let employee: Person.ID
    let leader: Person.ID
    let meeting: Meeting.ID
    let version: Int

    init(number: Int64, _ row: inout Row) {
        self.number = number
        (id, employee, leader, meeting, version) = (row.id(), row.id(), row.id(), row.id(), row.int())
    }

    func agreement(_ history: [Agreement.Event]) throws -> Agreement {
        let agreement = Agreement(
            stored: id, employee: employee, leader: leader, meeting: meeting, history: history, version: version)
        guard let agreement else { throw StoreFailure.corrupt("an agreement does not begin with being made") }
        return agreement
    }
}

extension Agreement.Event {
    fileprivate init(_ row: inout Row) throws {
        let (by, at, kind): (Person.ID, Instant, String) = (row.id(), row.instant(), row.text())
        let content = try row.optional { row in
            Agreement.Content(
                storedTitle: row.text(), responsible: row.id(), deadline: try row.date(), firstStep: row.optionalText(),
                followUp: row.optionalText(), category: try row.optional { try $0.json() })
        }
        if content == nil { row.skip(5) }
        let outcome: Agreement.Outcome? = try row.optional { try $0.word() }
        self.init(by: by, at: at, kind: try Kind(kind, content, outcome), text: row.optionalText())
    }
}

extension Agreement.Event.Kind {
    fileprivate init(_ name: String, _ content: Agreement.Content?, _ outcome: Agreement.Outcome?) throws {
        switch (name, content, outcome) {
        case ("made", let content?, nil): self = .made(content)
        case ("amended", let content?, nil): self = .amended(content)
        case ("noted", nil, nil): self = .noted
        case ("kept", nil, nil): self = .kept
        case ("dropped", nil, nil): self = .dropped
        case ("evaluated", nil, let outcome?): self = .evaluated(outcome)
        default: throw StoreFailure.corrupt("unknown event of an agreement in the database")
        }
    }

    /// The columns it is kept in.
    var columns: (name: String, content: Agreement.Content?, outcome: Agreement.Outcome?) {
        switch self {
        case .made(let content): ("made", content, nil)
        case .amended(let content): ("amended", content, nil)
        case .noted: ("noted", nil, nil)
        case .kept: ("kept", nil, nil)
        case .dropped: ("dropped", nil, nil)
        case .evaluated(let outcome): ("evaluated", nil, outcome)
        }
    }
}
