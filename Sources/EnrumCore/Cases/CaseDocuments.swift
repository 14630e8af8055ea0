public import EnrumDomain

/// The employee adds a remark to what was handed over, for good (I-14, I-19). Late ones count, and are marked.
public struct RemarkOnDocument: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ text: String, on number: Int, of id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .share, .caseDocument, log: "case.remarked") { change in
            let before = change.standing.version
            try change.standing.remark(text, on: number, by: change.viewer.id, at: change.now, today: change.today)
            if change.standing.version == before { change.nothingDone() }
        }
    }
}

/// The leader clarifies after a remark (I-14).
public struct ClarifyDocument: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ text: String, on number: Int, of id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .caseDocument, log: "case.clarified") { change in
            let before = change.standing.version
            try change.standing.clarify(text, on: number, by: change.viewer.id, at: change.now)
            if change.standing.version == before { change.nothingDone() }
        }
    }
}

/// Notes that a document lies in the personnel file (I-13).
public struct FileDocument: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ number: Int, of id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .personnelFile, log: "case.document_filed") { change in
            try change.standing.file(number, by: change.viewer.id, at: change.now)
        }
    }
}

/// The employee invites a companion: somebody in the organisation by email, or anyone by name, who gets what there is on paper (I-20).
public struct InviteCompanion: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(email: String?, name: String? = nil, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .share, .caseDocument, log: "case.companion_invited") { change in
            let person = try email?.tidied.map { try change.transaction.colleague(email: $0, field: "companion") }
            guard let called = person?.name ?? name?.tidied else { throw RuleBroken("rule.case_companion", field: "companion") }
            guard person == nil || person?.id != change.employee.leader else {
                throw RuleBroken("rule.case_companion_self", field: "companion")
            }
            try change.standing.invite(companion: person?.id, name: called, by: change.viewer.id, at: change.now)
        }
    }
}

/// The employee lets the companion go; they see nothing from then.
public struct RemoveCompanion: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(from id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .share, .caseDocument, log: "case.companion_removed") { change in
            try change.standing.removeCompanion(by: change.viewer.id, at: change.now)
        }
    }
}

/// The employee hands a document on to the companion, who reads that one and nothing else.
public struct ShareWithCompanion: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ number: Int, of id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .share, .caseDocument, log: "case.document_shared") { change in
            try change.standing.shareWithCompanion(number, by: change.viewer.id, at: change.now)
        }
    }
}
