public import EnrumCore
public import EnrumDomain

/// Someone of the ``Cast`` at work: each verb is one use case, done as they stand in the store at that moment.
public struct Someone: Sendable {
    public let person: Person
    public let environment: Environment

    public init(_ person: Person, in environment: Environment) { (self.person, self.environment) = (person, environment) }

    public var viewer: Viewer { get async throws { try await environment.viewer(person) } }
}

// MARK: A conversation's life

extension Someone {
    @discardableResult
    public func plan(
        with employee: Person, type: MeetingType.ID = .oneToOne, at schedule: Meeting.Schedule, send: Bool = true, key: Meeting.ID? = nil
    ) async throws -> Meeting.ID {
        try await PlanMeeting(environment)(with: employee.id, type: type, schedule: schedule, send: send, key: key, as: viewer)
    }

    public func sendForm(of meeting: Meeting.ID) async throws { try await SendForm(environment)(meeting, as: viewer) }
    public func share(_ meeting: Meeting.ID) async throws { try await ShareAnswers(environment)(meeting, as: viewer) }
    public func withdraw(_ meeting: Meeting.ID) async throws { try await WithdrawAnswers(environment)(meeting, as: viewer) }
    public func begin(_ meeting: Meeting.ID) async throws { try await BeginMeeting(environment)(meeting, as: viewer) }
    public func finish(_ meeting: Meeting.ID) async throws { try await FinishMeeting(environment)(meeting, as: viewer) }
    public func close(_ meeting: Meeting.ID) async throws { try await CloseMeeting(environment)(meeting, as: viewer) }
    public func acknowledge(_ meeting: Meeting.ID) async throws { try await AcknowledgeMeeting(environment)(meeting, as: viewer) }
    public func passPen(in meeting: Meeting.ID) async throws { try await PassPen(environment)(meeting, as: viewer) }

    public func move(_ meeting: Meeting.ID, to schedule: Meeting.Schedule, because reason: String? = nil) async throws {
        try await RescheduleMeeting(environment)(meeting, to: schedule, because: reason, as: viewer)
    }

    public func end(_ meeting: Meeting.ID, _ kind: Meeting.Ending.Kind, because reason: String? = nil) async throws {
        try await EndMeeting(environment)(meeting, kind, because: reason, as: viewer)
    }
}

// MARK: What is written in it

extension Someone {
    @discardableResult
    public func answer(
        _ question: QuestionID, _ value: AnswerValue?, isMarked: Bool? = nil, basedOn: Int? = nil, in meeting: Meeting.ID
    ) async throws -> SaveOutcome {
        let draft = AnswerDraft(question: question, value: value, isMarked: isMarked, basedOn: basedOn)
        return try await SaveAnswers(environment)([draft], in: meeting, as: viewer)[0]
    }

    @discardableResult
    public func write(
        _ text: String, to field: Field, basedOn: Int? = nil, confidential: Bool? = nil, in meeting: Meeting.ID
    ) async throws -> SaveOutcome {
        try await SaveText(environment)(text, to: field, basedOn: basedOn, confidential: confidential, in: meeting, as: viewer)
    }

    /// Adds a passage to the minutes.
    @discardableResult
    public func minute(_ text: String, confidential: Bool = false, in meeting: Meeting.ID) async throws -> Passage.ID {
        let id: Passage.ID = environment.newID()
        try await write(text, to: .passage(id), confidential: confidential, in: meeting)
        return id
    }

    @discardableResult
    public func removePassage(_ passage: Passage.ID, basedOn version: Int, in meeting: Meeting.ID) async throws -> Conflict? {
        try await DeletePassage(environment)(passage, basedOn: version, in: meeting, as: viewer)
    }

    public func settle(_ field: Field, keep: SettleConflict.Keep, basedOn version: Int, in meeting: Meeting.ID) async throws {
        try await SettleConflict(environment)(field, keep: keep, basedOn: version, in: meeting, as: viewer)
    }

    @discardableResult
    public func bring(_ text: String, to meeting: Meeting.ID, key: AgendaItem.ID? = nil) async throws -> AgendaItem.ID {
        let id = key ?? environment.newID()
        try await AddAgendaItem(environment)(text, to: meeting, key: id, as: viewer)
        return id
    }

    public func takeBack(_ item: AgendaItem.ID, from meeting: Meeting.ID) async throws {
        try await RemoveAgendaItem(environment)(item, from: meeting, as: viewer)
    }

    public func tick(_ item: AgendaItem.ID, in meeting: Meeting.ID, done: Bool = true) async throws {
        try await TickAgendaItem(environment)(item, in: meeting, done: done, as: viewer)
    }

    public func ask(_ text: String, in meeting: Meeting.ID, key: Slug? = nil) async throws {
        try await AddQuestion(environment)(text, to: meeting, key: key, as: viewer)
    }

    public func remark(_ text: String, to meeting: Meeting.ID, key: Identifier<Remark>? = nil) async throws {
        try await AddRemark(environment)(text, to: meeting, key: key, as: viewer)
    }
}

// MARK: Agreements

extension Someone {
    @discardableResult
    public func agree(_ draft: AgreementDraft, in meeting: Meeting.ID, key: Agreement.ID? = nil) async throws -> Agreement.ID {
        try await MakeAgreement(environment)(draft, in: meeting, key: key, as: viewer)
    }

    public func amend(_ agreement: Agreement.ID, to draft: AgreementDraft, because reason: String, basedOn: Int? = nil) async throws {
        try await AmendAgreement(environment)(agreement, to: draft, because: reason, basedOn: basedOn, as: viewer)
    }

    public func note(_ text: String, on agreement: Agreement.ID) async throws {
        try await NoteAgreement(environment)(agreement, text, as: viewer)
    }

    public func keep(_ agreement: Agreement.ID) async throws { try await KeepAgreement(environment)(agreement, as: viewer) }

    public func drop(_ agreement: Agreement.ID, because reason: String) async throws {
        try await DropAgreement(environment)(agreement, because: reason, as: viewer)
    }

    public func evaluate(_ agreement: Agreement.ID, _ outcome: Agreement.Outcome, note: String? = nil) async throws {
        try await EvaluateAgreement(environment)(agreement, outcome, note: note, as: viewer)
    }
}

// MARK: Reading

extension Someone {
    public func read(_ meeting: Meeting.ID) async throws -> MeetingView { try await ReadMeeting(environment)(meeting, as: viewer) }
    public func version(of meeting: Meeting.ID) async throws -> Int { try await ReadVersion(environment)(meeting, as: viewer) }
    public func history(of employee: Person) async throws -> HistoryView { try await ReadHistory(environment)(of: employee.id, as: viewer) }
    public func team() async throws -> TeamView { try await ReadTeam(environment)(as: viewer) }
    public func agreements() async throws -> AgreementsView { try await ReadAgreements(environment)(as: viewer) }
    public func agreement(_ id: Agreement.ID) async throws -> Agreement { try await ReadAgreement(environment)(id, as: viewer).agreement }
    public func log() async throws -> [AuditRow] { try await ReadAuditLog(environment)(limit: 10_000, as: viewer).rows }
}
