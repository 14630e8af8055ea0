public import EnrumDomain

/// Keeps what was said about a question, a passage of the minutes, or one's own private note. Nobody's text is ever lost: when someone else
/// changed the field meanwhile, the second is shown both and chooses.
public struct SaveText: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - basedOn: The version that the author had before them; nil or 0 when the field was empty.
    ///   - confidential: For a passage: whether it is for the two alone; nil leaves it as it is.
    public func callAsFunction(
        _ text: String, to field: Field, basedOn: Int?, confidential: Bool? = nil, in meeting: Meeting.ID, as viewer: Viewer
    ) async throws -> SaveOutcome {
        switch field {
        case .answer(let question):
            let draft = AnswerDraft(question: question, value: .text(text), basedOn: basedOn)
            return try await SaveAnswers(environment)([draft], in: meeting, as: viewer)[0]
        case .said(let question):
            return try await environment.change(meeting, as: viewer, .write, .conversation, log: "note.saved") { change in
                try change.saveSaid(text, about: question, basedOn: basedOn)
            }
        case .passage(let id):
            return try await environment.change(meeting, as: viewer, .write, .minutes, log: "minutes.saved") { change in
                try change.savePassage(text, id, basedOn: basedOn, confidential: confidential)
            }
        case .privateNote:
            return try await environment.change(meeting, as: viewer, .read, .meeting, log: "private_note.saved") { change in
                try change.savePrivateNote(text, basedOn: basedOn)
            }
        }
    }
}

/// Removes a passage of the minutes before the record closes; it must be as the viewer last saw it.
public struct DeletePassage: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: A conflict when someone changed it meanwhile; it stays then. One that is not in this meeting is gone already.
    public func callAsFunction(_ passage: Passage.ID, basedOn: Int, in meeting: Meeting.ID, as viewer: Viewer) async throws -> Conflict? {
        try await environment.change(meeting, as: viewer, .write, .minutes, log: "minutes.passage_removed") { change in
            try change.requirePen()
            guard let standing = try change.transaction.passage(passage), standing.meeting == change.meeting.id else {
                return change.nothingDone(nil)
            }
            guard standing.version == basedOn else {
                return change.nothingDone(Conflict(
                    field: .passage(passage), yours: "", theirs: standing.text, theirVersion: standing.version,
                    theirAuthor: standing.editedBy))
            }
            try change.transaction.delete(passage)
            try change.settle(.passage(passage))
            change.touch()
            return nil
        }
    }
}

/// Lets go of a text that was kept aside after a conflict: what the other wrote stands.
public struct DiscardPendingText: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ field: Field, in meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .read, .meeting, log: "conflict.settled") { change in
            let pending = try change.transaction.pendingTexts(of: change.meeting.id, by: change.viewer.id)
            guard pending.contains(where: { $0.field == field.name }) else { return change.nothingDone() }
            try change.settle(field)
            change.keepToSelf()
        }
    }
}

extension MeetingChange {
    mutating func saveSaid(_ text: String, about question: QuestionID, basedOn: Int?) throws -> SaveOutcome {
        let field = Field.said(question)
        guard meeting.recordIsOpen else { throw RuleBroken(meeting.phase == .closed ? "rule.is_closed" : "rule.begin_first") }
        guard try questions()[question] != nil else { throw NotFound() }
        let text = try checked(text, field)
        let standing = try transaction.sharedNotes(of: meeting.id).first { $0.question == question }
        if let conflict = try conflict(
            field, text: text, basedOn: basedOn ?? 0, standing: standing.map { ($0.text, $0.version, $0.editedBy) })
        {
            return nothingDone(.conflict(conflict))
        }
        try settle(field)
        if standing?.text ?? "" == text { return nothingDone(.saved(field: field, version: standing?.version ?? 0)) }
        let version = (standing?.version ?? 0) + 1
        try transaction.save(
            SharedNote(meeting: meeting.id, question: question, text: text, version: version, editedBy: viewer.id, editedAt: now))
        touch()
        return .saved(field: field, version: version)
    }

    /// Whoever has the pen writes the minutes (rule l).
    func requirePen() throws {
        guard meeting.recordIsOpen else { throw RuleBroken(meeting.phase == .closed ? "rule.is_closed" : "rule.begin_first") }
        guard meeting.minuteTaker == viewer.id else { throw RuleBroken("rule.no_pen") }
    }

    mutating func savePassage(_ text: String, _ id: Passage.ID, basedOn: Int?, confidential: Bool?) throws -> SaveOutcome {
        let field = Field.passage(id)
        try requirePen()
        let text = try checked(text, field)
        let standing = try transaction.passage(id)
        guard standing == nil || standing?.meeting == meeting.id else { throw NotFound() }
        if let conflict = try conflict(
            field, text: text, basedOn: basedOn ?? 0, standing: standing.map { ($0.text, $0.version, $0.editedBy) })
        {
            return nothingDone(.conflict(conflict))
        }
        try settle(field)
        let isConfidential = confidential ?? standing?.isConfidential ?? false
        if let standing, standing.text == text, standing.isConfidential == isConfidential {
            return nothingDone(.saved(field: field, version: standing.version))
        }
        if standing == nil {
            guard !text.isEmpty else { return nothingDone(.saved(field: field, version: 0)) }
            guard try transaction.passages(of: meeting.id).count < Limits.rows else {
                throw RuleBroken("rule.too_many", field: field.name, ["limit": String(Limits.rows)])
            }
        }
        let passage = Passage(
            id: id, meeting: meeting.id, text: text, isConfidential: isConfidential, version: (standing?.version ?? 0) + 1,
            editedBy: viewer.id, editedAt: now, createdAt: standing?.createdAt ?? now)
        try transaction.save(passage)
        touch()
        return .saved(field: field, version: passage.version)
    }

    mutating func savePrivateNote(_ text: String, basedOn: Int?) throws -> SaveOutcome {
        let field = Field.privateNote
        try AccessPolicy.require(.write, .privateNote, for: [.author])
        keepToSelf()
        let text = try checked(text, field)
        let standing = try transaction.privateNote(of: meeting.id, by: viewer.id)
        if let conflict = try conflict(
            field, text: text, basedOn: basedOn ?? 0, standing: standing.map { ($0.text, $0.version, $0.author) })
        {
            return nothingDone(.conflict(conflict))
        }
        try settle(field)
        if standing?.text ?? "" == text { return nothingDone(.saved(field: field, version: standing?.version ?? 0)) }
        let version = (standing?.version ?? 0) + 1
        try transaction.save(PrivateNote(meeting: meeting.id, author: viewer.id, text: text, version: version, editedAt: now))
        return .saved(field: field, version: version)
    }
}
