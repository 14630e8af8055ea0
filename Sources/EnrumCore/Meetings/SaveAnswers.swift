public import EnrumDomain

/// What someone wrote for one question.
public struct AnswerDraft: Hashable, Sendable {
    public let question: QuestionID
    public let value: AnswerValue?
    /// Nil leaves the mark as it is.
    public let isMarked: Bool?
    /// The version that the author had before them; nil when there was none.
    public let basedOn: Int?

    public init(question: QuestionID, value: AnswerValue?, isMarked: Bool? = nil, basedOn: Int? = nil) {
        (self.question, self.value, self.isMarked, self.basedOn) = (question, value, isMarked, basedOn)
    }
}

/// Keeps what someone has answered so far, all or nothing (P-02).
public struct SaveAnswers: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: one read of the meeting's answers, one write for each changed answer, one durable commit.
    ///
    /// - Parameter strictly: Whether every answer, not only a text, must be based on what stands; forms leave a tick or a step to the last.
    /// - Returns: One outcome for each draft, in order.
    /// - Throws: ``RefusedAnswers`` with every answer that its question does not take; nothing is kept then.
    @discardableResult
    public func callAsFunction(_ drafts: [AnswerDraft], in meeting: Meeting.ID, strictly: Bool = false, as viewer: Viewer) async throws
        -> [SaveOutcome]
    {
        try await environment.change(meeting, as: viewer, .write, .conversation, log: "answers.saved") { change in
            let questions = try change.questions()
            let isAtTheTable = change.isAtTheTable(drafts, questions)
            if !isAtTheTable { try change.requireOpenPreparation() }
            let standing = Dictionary(
                try change.transaction.answers(of: change.meeting.id).filter { $0.author == change.viewer.id }.map { ($0.question, $0) },
                uniquingKeysWith: { first, _ in first })
            let checked = try drafts.checked(by: questions, as: change.viewer.id == change.meeting.employee ? .employee : .leader)
            var (kept, pending) = ([Answer](), try change.pendingFields())
            let outcomes = try checked.map { draft in
                try change.outcome(of: draft, standing: standing[draft.question], pending: &pending, strictly: strictly, keep: &kept)
            }
            guard !kept.isEmpty else {
                change.nothingDone()
                return outcomes
            }
            try change.transaction.save(kept, in: change.meeting.id)
            if isAtTheTable || change.isSeenByTheOther { change.touch() } else { change.keepToSelf() }
            return outcomes
        }
    }
}

/// Answers that their questions do not take, each with what to do.
public struct RefusedAnswers: Error, Hashable, Sendable {
    public let problems: [RuleBroken]

    public init(problems: [RuleBroken]) { self.problems = problems }
}

extension [AnswerDraft] {
    /// Each draft with its value as it is kept.
    func checked(by questions: [QuestionID: Question], as answerer: Question.Answerer) throws -> [AnswerDraft] {
        var problems: [RuleBroken] = []
        let checked = compactMap { draft -> AnswerDraft? in
            guard let question = questions[draft.question], question.answeredBy == .both || question.answeredBy == answerer else {
                problems.append(RuleBroken("rule.unknown_question", field: draft.question.rawValue))
                return nil
            }
            do throws(RuleBroken) {
                let value = try question.checked(draft.value)
                return AnswerDraft(question: draft.question, value: value, isMarked: draft.isMarked, basedOn: draft.basedOn)
            } catch {
                problems.append(error)
                return nil
            }
        }
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
        return checked
    }
}

extension MeetingChange {
    func requireOpenPreparation() throws(RuleBroken) {
        guard meeting.preparationIsOpen(for: viewer.id) else {
            throw RuleBroken(meeting.phase == .planned ? "rule.not_sent" : "rule.preparation_locked")
        }
    }

    /// Whether all of this is answered while the two talk, or after: such questions are open as long as the record is.
    func isAtTheTable(_ drafts: [AnswerDraft], _ questions: [QuestionID: Question]) -> Bool {
        meeting.recordIsOpen && !drafts.isEmpty
            && drafts.allSatisfy { draft in questions[draft.question].map { !meeting.isPrepared($0) } ?? false }
    }

    func questions() throws -> [QuestionID: Question] { try transaction.questions(of: meeting, for: viewer.id) }

    var isSeenByTheOther: Bool { viewer.id == meeting.leader || meeting.shared != nil }

    /// - Parameter pending: The fields whose texts wait for a choice, kept up to date.
    func outcome(
        of draft: AnswerDraft, standing: Answer?, pending: inout Set<String>, strictly: Bool, keep kept: inout [Answer]
    ) throws -> SaveOutcome {
        let field = Field.answer(draft.question)
        if let text = draft.value.text, let standing, let standingText = standing.value.text,
            let conflict = try conflict(
                field, text: text, basedOn: draft.basedOn, standing: (standingText, standing.version, standing.author))
        {
            pending.insert(field.name)
            return .conflict(conflict)
        }
        if pending.remove(field.name) != nil { try settle(field) }
        if strictly, let standing, standing.version != draft.basedOn, standing.value != draft.value {
            return .conflict(
                Conflict(
                    field: field, yours: draft.value?.stored ?? "", theirs: standing.value?.stored ?? "", theirVersion: standing.version,
                    theirAuthor: standing.author))
        }
        let isMarked = draft.isMarked ?? standing?.isMarked ?? false
        if let standing, standing.value == draft.value, standing.isMarked == isMarked {
            return .saved(field: field, version: standing.version)
        }
        if standing == nil, draft.value == nil, !isMarked { return .saved(field: field, version: 0) }
        let version = (standing?.version ?? 0) + 1
        kept.append(
            Answer(
                question: draft.question, author: viewer.id, value: draft.value, isMarked: isMarked, version: version, editedAt: now))
        return .saved(field: field, version: version)
    }
}

/// The questions of a meeting by id, for reading answers by their kinds.
public struct ReadQuestions: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(of id: Meeting.ID, as viewer: Viewer) async throws -> [QuestionID: Question] {
        try await environment.store.read { transaction in
            guard let meeting = try transaction.meeting(id) else { throw NotFound() }
            let relations = try transaction.relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
            try AccessPolicy.require(.read, .meeting, for: relations)
            return try transaction.questions(of: meeting, for: viewer.id)
        }
    }
}

extension MeetingReading where Self: RecordReading {
    /// Every question of the meeting by its id, those that the leader added included.
    ///
    /// - Returns: None for the employee before they are handed out (T-03).
    func questions(of meeting: Meeting, for viewer: Person.ID) throws -> [QuestionID: Question] {
        guard meeting.isHandedOut || viewer != meeting.employee else { return [:] }
        guard let id = meeting.form, let form = try form(id) else { throw RuleBroken("rule.not_sent") }
        let added = try addedQuestions(of: meeting.id).map(\.question)
        return Dictionary(
            (meeting.handedOut(form, to: viewer).questions + added).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
extension AnswerValue? {
    /// The text of a text, "" where nothing is answered; nil for other kinds, where the last choice counts.
    fileprivate var text: String? {
        switch self {
        case .text(let text)?: text
        case nil: ""
        default: nil
        }
    }
}
