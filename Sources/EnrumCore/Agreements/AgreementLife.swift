public import EnrumDomain

/// Adjusts an agreement when circumstances change, with the reason; its history stays (P-10).
public struct AmendAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``StoppedByFindings`` when a module of its conversation says no, beside what the rules say.
    public func callAsFunction(
        _ agreement: Agreement.ID, to draft: AgreementDraft, because reason: String, basedOn: Int?, as viewer: Viewer
    ) async throws {
        let today = environment.clock.today
        let category = try await environment.category(ofAmended: agreement, to: draft, as: viewer)
        try await environment.ask(aboutAmending: agreement, to: draft, as: viewer)
        try await environment.change(agreement, as: viewer, .write, basedOn: basedOn, log: "agreement.amended") {
            agreement, viewer, now, transaction in
            let leader = try transaction.person(agreement.employee)?.leader ?? agreement.leader
            let content = try draft.content(
                as: category, among: [agreement.employee, leader, agreement.content.responsible], in: transaction)
            try agreement.amend(content, by: viewer.id, at: now, today: today, because: reason)
        }
    }
}

/// Adds a short update on how it goes (P-11).
public struct NoteAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ agreement: Agreement.ID, _ text: String, as viewer: Viewer) async throws {
        try await environment.change(agreement, as: viewer, .write, basedOn: nil, log: "agreement.noted") { agreement, viewer, now, _ in
            try agreement.note(text, by: viewer.id, at: now)
        }
    }
}

/// Marks an agreement as kept; also somebody outside the pair who is responsible for it may.
public struct KeepAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ agreement: Agreement.ID, as viewer: Viewer) async throws {
        try await environment.change(agreement, as: viewer, .finish, basedOn: nil, log: "agreement.kept") { agreement, viewer, now, _ in
            try agreement.keep(by: viewer.id, at: now)
        }
    }
}

/// Drops an agreement, with the reason.
public struct DropAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ agreement: Agreement.ID, because reason: String, as viewer: Viewer) async throws {
        try await environment.change(agreement, as: viewer, .write, basedOn: nil, log: "agreement.dropped") { agreement, viewer, now, _ in
            try agreement.drop(by: viewer.id, at: now, because: reason)
        }
    }
}

/// Says how an agreement turned out: improved, unchanged or worse (I-48).
public struct EvaluateAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ agreement: Agreement.ID, _ outcome: Agreement.Outcome, note: String?, as viewer: Viewer) async throws {
        try await environment.change(agreement, as: viewer, .write, basedOn: nil, log: "agreement.evaluated") { agreement, viewer, now, _ in
            try agreement.evaluate(outcome, note: note, by: viewer.id, at: now)
        }
    }
}
