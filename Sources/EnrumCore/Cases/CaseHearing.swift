public import EnrumDomain

/// The employee asks for more time for their answer; the decision waits for what is said to it.
public struct AskForMoreTime: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(because reason: String, until: CalendarDate? = nil, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .comment, .hearing, log: "case.more_time_asked") { change in
            try change.standing.askForMoreTime(because: reason, until: until, by: change.viewer.id, at: change.now)
        }
    }
}

/// The leader answers a request for more time.
public struct AnswerMoreTime: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter until: The new deadline; nil says no, with a reason.
    public func callAsFunction(until: CalendarDate?, because reason: String? = nil, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .hearing, log: "case.more_time_answered") { change in
            try change.standing.answerMoreTime(until: until, because: reason, by: change.viewer.id, at: change.now)
        }
    }
}

/// The employee asks that the decision waits for their statement: the clock stands still (forvaltningsloven section 21).
public struct WaitForMyStatement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .comment, .hearing, log: "case.asked_to_wait") { change in
            try change.standing.askToWait(by: change.viewer.id, at: change.now)
        }
    }
}

/// The leader sets the last day for a statement that the decision waits for.
public struct SetStatementDeadline: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ date: CalendarDate, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .hearing, log: "case.statement_deadline_set") { change in
            try change.standing.setStatementDeadline(date, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// The employee sends their answer to the hearing. After the deadline it is taken all the same, and marked late.
public struct SubmitHearing: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter text: Nil sends the draft.
    public func callAsFunction(_ text: String? = nil, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .comment, .hearing, log: "case.hearing_answered") { change in
            let drafts = try change.transaction.caseDrafts(of: id, owner: change.viewer.id).filter {
                $0.part == .hearing && $0.step == change.standing.step?.number
            }
            let said = text ?? drafts.first?.value?.plainText ?? ""
            let before = change.standing.version
            try change.standing.state(said, by: change.viewer.id, at: change.now, today: change.today)
            if change.standing.version == before { change.nothingDone() }
            for draft in drafts { try change.transaction.delete(draft) }
        }
    }
}

/// Asks, in writing, to get past a block that can be; a second person says yes or nothing happens.
public struct AskToOverrule: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - finding: The block's ``CaseFinding/key``.
    ///   - intended: The gravest decision that it is asked for.
    public func callAsFunction(
        _ finding: String, for intended: Decision? = nil, because reason: String, in id: Case.ID, as viewer: Viewer
    ) async throws {
        try await environment.change(id, as: viewer, .write, .caseOverrule, log: "case.overrule_asked") { change in
            try change.standing.askToOverrule(finding, for: intended, because: reason, by: change.viewer.id, at: change.now)
        }
    }
}

/// The second person says yes: HR named on the case, or the leader's leader where there is none.
public struct ApproveOverrule: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ finding: String, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .finish, .caseOverrule, log: "case.overrule_approved") { change in
            try change.standing.approveOverrule(finding, by: change.viewer.id, at: change.now)
        }
    }
}
