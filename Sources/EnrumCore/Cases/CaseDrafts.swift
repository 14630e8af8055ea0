public import EnrumDomain

/// What someone wrote in one field of a case.
public struct CaseFieldDraft: Hashable, Sendable {
    /// A question's id, an item of a checklist, a number of the exercise, or "text".
    public let field: String
    public let value: AnswerValue?
    /// The version that the author had before them; nil when there was none.
    public let basedOn: Int?

    public init(_ field: String, _ value: AnswerValue?, basedOn: Int? = nil) {
        (self.field, self.value, self.basedOn) = (field, value, basedOn)
    }
}

/// What became of a field that was saved.
public enum CaseSaveOutcome: Hashable, Sendable {
    case saved(field: String, version: Int)
    /// It was changed meanwhile, in another window or by HR: that stands, and yours is not kept until you have chosen.
    case conflict(standing: CaseDraft, yours: AnswerValue?)
}

/// Keeps the leader's own preparation of a step. Nobody else ever reads it here.
public struct SaveCasePreparation: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``RefusedAnswers`` with every answer that its question does not take; nothing is kept then.
    @discardableResult
    public func callAsFunction(_ drafts: [CaseFieldDraft], step: Int, of id: Case.ID, as viewer: Viewer) async throws -> [CaseSaveOutcome] {
        try await environment.save(drafts, .preparation, step: step, of: id, as: viewer) { standing, step in
            standing.procedure.preparation.filter { $0.isAsked(at: step.stage) }.map(\.question)
        }
    }
}

/// Keeps the fields of a record that is not handed over yet; where HR takes part, also HR writes in it.
public struct SaveRecord: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    @discardableResult
    public func callAsFunction(_ drafts: [CaseFieldDraft], step: Int, of id: Case.ID, as viewer: Viewer) async throws -> [CaseSaveOutcome] {
        try await environment.save(drafts, .record, step: step, of: id, as: viewer) { standing, step in
            standing.procedure.record.filter { $0.isAsked(at: step.stage) }.map(\.question)
        }
    }
}

/// Keeps a plan of action while it is written; it is handed on with ``SavePlan``, which takes it away.
public struct SavePlanDraft: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter fields: By what the form calls them, "points/1/what".
    @discardableResult
    public func callAsFunction(_ fields: [String: String], step: Int, of id: Case.ID, as viewer: Viewer) async throws -> [CaseSaveOutcome] {
        let drafts = fields.sorted { $0.key < $1.key }.map { name, text in
            CaseFieldDraft(CaseDraft.planPrefix + name, text.tidied.map { .text($0) })
        }
        return try await environment.keep(drafts, .record, step: step, of: id, as: viewer, strictly: false, isOfPlan: true) { _, _, draft in
            guard draft.field.count <= 60, case .text(let text)? = draft.value else { return nil }
            return try text.within(Limits.remark, field: String(draft.field.dropFirst(CaseDraft.planPrefix.count))).map { .text($0) }
        }
    }
}

extension CaseDraft {
    /// A plan that is being written lies beside the fields of the record, under names of its own.
    static let planPrefix = "plan/"
    public var isOfPlan: Bool { part == .record && field.hasPrefix(Self.planPrefix) }
    /// What the form calls the field of the plan.
    public var planField: String { String(field.dropFirst(Self.planPrefix.count)) }
}

/// Keeps what the leader finds in the exercise; it is in no document and no snapshot, ever (I-30).
public struct DoExercise: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter items: In order; an empty one is none.
    public func callAsFunction(_ items: [String], step: Int, of id: Case.ID, as viewer: Viewer) async throws {
        let drafts = items.enumerated().map { CaseFieldDraft(String($0 + 1), $1.tidied.map { .text($0) }) }
        _ = try await environment.keep(drafts, .exercise, step: step, of: id, as: viewer, strictly: false) { standing, _, draft in
            guard let count = standing.procedure.exercise?.items, let number = Int(draft.field), (1...count).contains(number) else {
                throw NotFound()
            }
            guard case .text(let text)? = draft.value else { return nil }
            return try text.within(Limits.remark, field: draft.field).map { .text($0) }
        }
    }
}

/// Ticks a point of one of the leader's checklists, or takes the tick away.
public struct TickCaseChecklist: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter item: "list/item".
    public func callAsFunction(_ item: String, isTicked: Bool, step: Int, of id: Case.ID, as viewer: Viewer) async throws {
        let draft = CaseFieldDraft(item, isTicked ? .yesNo(true) : nil)
        _ = try await environment.keep([draft], .checklist, step: step, of: id, as: viewer, strictly: false) { standing, _, draft in
            let items = standing.pin.checklists.flatMap { list in list.items.map { "\(list.id)/\($0.id)" } }
            guard items.contains(draft.field) else { throw NotFound() }
            return draft.value
        }
    }
}

/// Keeps the leader's note to themselves (I-10).
public struct SaveCasePrivateNote: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    @discardableResult
    public func callAsFunction(_ text: String, step: Int, of id: Case.ID, basedOn: Int?, as viewer: Viewer) async throws -> CaseSaveOutcome
    {
        let draft = CaseFieldDraft("text", text.tidied.map { .text($0) }, basedOn: basedOn)
        return try await environment.keep([draft], .privateNote, step: step, of: id, as: viewer, strictly: true) { _, _, draft in
            guard case .text(let text)? = draft.value else { return nil }
            return try text.within(Limits.text, field: "text").map { .text($0) }
        }[0]
    }
}

/// Keeps the employee's answer to a hearing while it is written; only they read it.
public struct SaveHearingDraft: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    @discardableResult
    public func callAsFunction(_ text: String, step: Int, of id: Case.ID, basedOn: Int?, as viewer: Viewer) async throws -> CaseSaveOutcome
    {
        let draft = CaseFieldDraft("text", text.tidied.map { .text($0) }, basedOn: basedOn)
        return try await environment.keep([draft], .hearing, step: step, of: id, as: viewer, strictly: true) { standing, step, draft in
            guard step.hearing != nil else { throw RuleBroken("rule.case_no_hearing") }
            guard case .text(let text)? = draft.value else { return nil }
            return try text.within(Limits.text, field: "text").map { .text($0) }
        }[0]
    }
}

extension String {
    fileprivate func within(_ limit: Int, field: String) throws(RuleBroken) -> String? {
        guard let text = tidied else { return nil }
        guard !text.isLonger(than: limit) else {
            throw RuleBroken("rule.too_long", field: field, ["limit": String(limit), "length": String(text.count)])
        }
        return text
    }
}

extension CaseDraft.Part {
    fileprivate var object: AccessMatrix.Object {
        switch self {
        case .preparation, .exercise, .checklist: .casePreparation
        case .privateNote: .casePrivateNote
        case .record: .caseRecordDraft
        case .hearing: .hearingDraft
        }
    }

    fileprivate var action: String {
        switch self {
        case .preparation: "case.preparation_saved"
        case .exercise: "case.exercise_done"
        case .checklist: "case.checklist_ticked"
        case .privateNote: "case.private_note_saved"
        case .record: "case.record_saved"
        case .hearing: "case.hearing_draft_saved"
        }
    }
}

extension Environment {
    typealias FieldCheck = @Sendable (Case, CaseStep, CaseFieldDraft) throws -> AnswerValue?

    fileprivate func save(
        _ drafts: [CaseFieldDraft], _ part: CaseDraft.Part, step: Int, of id: Case.ID, as viewer: Viewer,
        questions: @escaping @Sendable (Case, CaseStep) -> [Question]
    ) async throws -> [CaseSaveOutcome] {
        try await keep(drafts, part, step: step, of: id, as: viewer, strictly: true) { standing, step, draft in
            guard let question = questions(standing, step).first(where: { $0.id.rawValue == draft.field }) else {
                throw RuleBroken("rule.unknown_question", field: draft.field)
            }
            return try question.checked(draft.value)
        }
    }

    /// Keeps fields that are somebody's own, all or nothing.
    ///
    /// - Parameter strictly: Whether a field must be based on what stands.
    fileprivate func keep(
        _ drafts: [CaseFieldDraft], _ part: CaseDraft.Part, step number: Int, of id: Case.ID, as viewer: Viewer, strictly: Bool,
        isOfPlan: Bool = false, check: @escaping FieldCheck
    ) async throws -> [CaseSaveOutcome] {
        try await change(id, as: viewer, .read, .formalCase, log: part.action) { change in
            guard let step = change.standing.steps.first(where: { $0.number == number }) else { throw NotFound() }
            let owner = try change.owner(of: part, in: step)
            guard change.standing.isOpen, step.isOpen else { throw RuleBroken("rule.case_step_ended") }
            if part == .record, !isOfPlan, step.record != nil { throw RuleBroken("rule.case_record_handed_over") }
            var (problems, values): ([RuleBroken], [AnswerValue?]) = ([], [])
            for draft in drafts {
                do {
                    values.append(try check(change.standing, step, draft))
                } catch let problem as RuleBroken {
                    problems.append(problem)
                }
            }
            guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
            let standing = try change.transaction.caseDrafts(of: id, owner: owner).filter { $0.part == part && $0.step == number }
            var isChanged = false
            let outcomes = try zip(drafts, values).map { draft, value -> CaseSaveOutcome in
                let before = standing.first { $0.field == draft.field }
                if let before, before.value == value { return .saved(field: draft.field, version: before.version) }
                if before == nil, value == nil { return .saved(field: draft.field, version: 0) }
                if strictly, let before, before.version != draft.basedOn { return .conflict(standing: before, yours: draft.value) }
                let version = (before?.version ?? 0) + 1
                try change.transaction.save(
                    CaseDraft(
                        formalCase: id, step: number, owner: owner, part: part, field: draft.field, value: value, version: version,
                        editedBy: change.viewer.id, editedAt: change.now))
                isChanged = true
                return .saved(field: draft.field, version: version)
            }
            if isChanged { change.keepToSelf() } else { change.nothingDone() }
            return outcomes
        }
    }
}

extension CaseChange {
    /// Whose draft it is: the leader's or the employee's own; HR writes in the leader's record where HR takes part.
    fileprivate func owner(of part: CaseDraft.Part, in step: CaseStep) throws -> Person.ID {
        if part == .hearing {
            guard viewer.id == standing.employee else { throw NotFound() }
            try AccessPolicy.require(.write, part.object, for: [.author])
            return viewer.id
        }
        if relations.contains(.leader) {
            try AccessPolicy.require(.write, part.object, for: [.author])
            return viewer.id
        }
        guard relations.contains(.namedHR), standing.hrTakesPart(in: step), let leader = employee.leader else { throw NotFound() }
        try AccessPolicy.require(.write, part.object, for: [.namedHR])
        return leader
    }
}
