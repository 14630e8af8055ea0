public import EnrumDomain

/// A text that someone wrote in a field.
public struct TextDraft: Hashable, Sendable {
    public let field: Field
    public let text: String
    /// The version that the author had before them; nil or 0 when the field was empty.
    public let basedOn: Int?
    /// For a passage: whether it is for the two alone; nil leaves it as it is.
    public let isConfidential: Bool?

    public init(field: Field, text: String, basedOn: Int?, isConfidential: Bool? = nil) {
        (self.field, self.text, self.basedOn, self.isConfidential) = (field, text, basedOn, isConfidential)
    }
}

/// Keeps what was said about questions, passages of the minutes, and one's own private note, all or nothing. Nobody's text is ever lost:
/// when someone else changed a field meanwhile, the second is shown both and chooses.
public struct SaveTexts: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: one durable commit, however many fields.
    /// - Returns: One outcome for each draft, in order.
    @discardableResult
    public func callAsFunction(_ drafts: [TextDraft], in meeting: Meeting.ID, as viewer: Viewer) async throws -> [SaveOutcome] {
        try await environment.change(meeting, as: viewer, .read, .meeting, log: drafts.deed) { change in
            try change.each(drafts) { change, draft in try change.save(draft) }
        }
    }
}

extension [TextDraft] {
    /// What the log calls saving these.
    fileprivate var deed: String {
        let kinds = Set(map(\.field.deed))
        return kinds.count == 1 ? kinds.first ?? "record.saved" : "record.saved"
    }
}

extension Field {
    /// What the log calls saving a text here.
    fileprivate var deed: String {
        switch self {
        case .answer: "answers.saved"
        case .said: "note.saved"
        case .passage: "minutes.saved"
        case .privateNote: "private_note.saved"
        }
    }
}

/// Keeps one text; see ``SaveTexts``.
public struct SaveText: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ text: String, to field: Field, basedOn: Int?, confidential: Bool? = nil, in meeting: Meeting.ID, as viewer: Viewer
    ) async throws -> SaveOutcome {
        let draft = TextDraft(field: field, text: text, basedOn: basedOn, isConfidential: confidential)
        return try await SaveTexts(environment)([draft], in: meeting, as: viewer)[0]
    }
}

/// Adds an empty passage to the minutes, to be written in.
public struct AddPassage: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    @discardableResult
    public func callAsFunction(to meeting: Meeting.ID, isConfidential: Bool, as viewer: Viewer) async throws -> Passage.ID {
        let id: Passage.ID = environment.newID()
        return try await environment.change(meeting, as: viewer, .write, .minutes, log: "minutes.passage_added") { change in
            try change.requirePen()
            try change.requireRoomForPassage("passage")
            try change.transaction.save(
                Passage(
                    id: id, meeting: change.meeting.id, text: "", isConfidential: isConfidential, editedBy: change.viewer.id,
                    editedAt: change.now, createdAt: change.now))
            change.touch()
            return id
        }
    }
}

/// Makes a passage confidential, for the two alone, or ordinary again (P-08).
public struct MarkPassage: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ passage: Passage.ID, isConfidential: Bool, in meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .write, .minutes, log: "minutes.passage_marked") { change in
            guard let standing = try change.transaction.passage(passage) else { throw NotFound() }
            let draft = TextDraft(
                field: .passage(passage), text: standing.text, basedOn: standing.version, isConfidential: isConfidential)
            _ = try change.save(draft)
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
                return change.nothingDone(
                    Conflict(
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

/// Settles a conflict: one's own text, the other's, or both, the other's first.
public struct SettleConflict: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public enum Keep: String, CaseIterable, Hashable, Sendable { case mine, theirs, both }

    /// - Parameter basedOn: The version of the other's text that the choice was made against.
    /// - Returns: The conflict as it is now, when there is a newer text that the choice was not made against: it stays then.
    @discardableResult
    public func callAsFunction(_ field: Field, keep: Keep, basedOn: Int, in meeting: Meeting.ID, as viewer: Viewer) async throws
        -> Conflict?
    {
        try await environment.change(meeting, as: viewer, .read, .meeting, log: "conflict.settled") { change in
            let pending = try change.transaction.pendingTexts(of: change.meeting.id, by: change.viewer.id)
            guard let own = pending.first(where: { $0.field == field.name }) else { return change.nothingDone(nil) }
            let standing = try change.standingText(of: field)
            guard standing?.version ?? 0 == basedOn else {
                return change.nothingDone(
                    Conflict(
                        field: field, yours: own.text, theirs: standing?.text ?? "", theirVersion: standing?.version ?? 0,
                        theirAuthor: standing?.by ?? change.viewer.id))
            }
            switch keep {
            case .theirs: change.keepToSelf()
            case .mine: _ = try change.save(TextDraft(field: field, text: own.text, basedOn: basedOn))
            case .both:
                let both = [standing?.text ?? "", own.text].filter { !$0.isEmpty }.joined(separator: "\n\n")
                _ = try change.save(TextDraft(field: field, text: both, basedOn: basedOn))
            }
            try change.settle(field)
            return nil
        }
    }
}

extension MeetingChange {
    /// Keeps one text, as far as the viewer may write in its field.
    mutating func save(_ draft: TextDraft) throws -> SaveOutcome {
        switch draft.field {
        case .said(let question):
            try require(.write, .conversation)
            return try saveSaid(draft.text, about: question, basedOn: draft.basedOn)
        case .passage(let id):
            try require(.write, .minutes)
            return try savePassage(draft.text, id, basedOn: draft.basedOn, confidential: draft.isConfidential)
        case .privateNote: return try savePrivateNote(draft.text, basedOn: draft.basedOn)
        case .answer(let question):
            try requireOpenPreparation()
            guard try questions()[question] != nil else { throw NotFound() }
            var (kept, pending) = ([Answer](), try pendingFields())
            let outcome = try outcome(
                of: AnswerDraft(question: question, value: draft.text.tidied.map { .text($0) }, basedOn: draft.basedOn),
                standing: transaction.answers(of: meeting.id).first { $0.author == viewer.id && $0.question == question },
                pending: &pending, strictly: true, keep: &kept)
            try transaction.save(kept, in: meeting.id)
            if kept.isEmpty { nothingDone() }
            if isSeenByTheOther { touch() } else { keepToSelf() }
            return outcome
        }
    }

    /// What stands in a field, its version and who wrote it.
    func standingText(of field: Field) throws -> (text: String, version: Int, by: Person.ID)? {
        switch field {
        case .said(let id):
            try transaction.sharedNotes(of: meeting.id).first { $0.question == id }.map { ($0.text, $0.version, $0.editedBy) }
        case .passage(let id):
            try transaction.passage(id).flatMap { $0.meeting == meeting.id ? ($0.text, $0.version, $0.editedBy) : nil }
        case .privateNote: try transaction.privateNote(of: meeting.id, by: viewer.id).map { ($0.text, $0.version, $0.author) }
        case .answer(let id):
            try transaction.answers(of: meeting.id).first { $0.author == viewer.id && $0.question == id }
                .map { ($0.value?.stored ?? "", $0.version, $0.author) }
        }
    }

    func requireRoomForPassage(_ field: String) throws {
        guard meeting.type.record != .none else { throw RuleBroken("rule.no_record", field: field) }
        guard try transaction.passages(of: meeting.id).count < Limits.rows else {
            throw RuleBroken("rule.too_many", field: field, ["limit": String(Limits.rows)])
        }
    }
}

extension MeetingChange {
    mutating func saveSaid(_ text: String, about question: QuestionID, basedOn: Int?) throws -> SaveOutcome {
        let field = Field.said(question)
        guard meeting.recordIsOpen else { throw RuleBroken(meeting.phase == .closed ? "rule.is_closed" : "rule.begin_first") }
        guard meeting.type.record != .none else { throw RuleBroken("rule.no_record", field: field.name) }
        let standing = try note(about: question)
        let text = try checked(text, field)
        if let conflict = try conflict(
            field, text: text, basedOn: basedOn ?? 0, standing: standing.map { ($0.text, $0.version, $0.editedBy) })
        {
            return nothingDone(.conflict(conflict))
        }
        try settle(field)
        if standing?.text ?? "" == text { return nothingDone(.saved(field: field, version: standing?.version ?? 0)) }
        let version = (standing?.version ?? 0) + 1
        try keep(SharedNote(meeting: meeting.id, question: question, text: text, version: version, editedBy: viewer.id, editedAt: now))
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
        // The same text, but confidential since: an editor who has not seen that must not make it ordinary again.
        if let standing, let confidential, standing.version != basedOn ?? 0, standing.isConfidential != confidential {
            return nothingDone(
                .conflict(
                    Conflict(
                        field: field, yours: text, theirs: standing.text, theirVersion: standing.version, theirAuthor: standing.editedBy)))
        }
        try settle(field)
        let isConfidential = confidential ?? standing?.isConfidential ?? false
        if let standing, standing.text == text, standing.isConfidential == isConfidential {
            return nothingDone(.saved(field: field, version: standing.version))
        }
        if standing == nil {
            guard !text.isEmpty else { return nothingDone(.saved(field: field, version: 0)) }
            try requireRoomForPassage(field.name)
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
