public import EnrumDomain

/// Writes an agreement with oneself anew; what stood before stays in its history.
public struct ChangeSelfAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// It stays of the kind it was made as; only its area can be another.
    /// - Throws: ``SelfAgreementChanged`` when another tab was first.
    public func callAsFunction(_ id: SelfAgreement.ID, to draft: SelfAgreementDraft, basedOn: Int?, as viewer: Viewer) async throws {
        let standing = try await environment.store.read { try $0.own(id, as: viewer, .write) }
        let category = try await environment.category(of: standing, to: draft)
        try await environment.change(id, as: viewer, basedOn: basedOn) { agreement, now, today in
            try agreement.change(draft.content(as: category), at: now, today: today)
        }
    }
}

extension Environment {
    fileprivate func category(of standing: SelfAgreement, to draft: SelfAgreementDraft) async throws -> AgreementCategory? {
        guard let name = draft.template?.tidied else { return nil }
        if let category = standing.content.category, category.is(name, draft.area) { return category }
        guard let meeting = standing.meeting else { throw RuleBroken("rule.agreement_template", field: "template") }
        return try await templates(of: meeting).category(name, draft.area) { $0.party == .oneself }
    }
}

/// Ticks it off as done, this time. A second tick on one day changes nothing.
public struct TickSelfAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: SelfAgreement.ID, as viewer: Viewer) async throws {
        let clock = environment.clock
        try await environment.change(id, as: viewer) { agreement, now, today in
            let isTicked = agreement.isOpen && agreement.history.contains { $0.kind == .ticked && clock.day(of: $0.at) == today }
            if !isTicked { try agreement.tick(at: now) }
        }
    }
}

/// Adds a line on how it goes.
public struct NoteSelfAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: SelfAgreement.ID, _ text: String, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer) { agreement, now, _ in
            try agreement.note(text, at: now)
        }
    }
}

/// Ends it; it stays to be read by its author.
public struct EndSelfAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: SelfAgreement.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer) { agreement, now, _ in try agreement.end(at: now) }
    }
}

/// Takes it away with its whole history, whenever its author wants (SECURITY: until the owner deletes it).
public struct DeleteSelfAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: SelfAgreement.ID, as viewer: Viewer) async throws {
        try await environment.store.write { transaction in
            _ = try transaction.own(id, as: viewer, .write)
            try transaction.deleteSelfAgreement(id)
        }
    }
}
