public import EnrumDomain

/// One line of the list of cases.
public struct CaseLine: Sendable, Identifiable {
    public let id: Case.ID
    public let role: CaseView.Role
    public let employee: Person
    public let leader: Person?
    public let procedure: LocalizedText
    public let topic: String?
    /// The stage that is under way, or the last one; nil for a companion and a second person.
    public let stage: LocalizedText?
    public let openedAt: Instant
    public let closure: CaseClosure?
    public let next: CaseNext
}

/// Reads the cases that are there for the viewer, newest first. The list is itself content: that it was read is logged, unless it was empty.
public struct ReadCases: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(as viewer: Viewer) async throws -> [CaseLine] {
        let (now, today) = (environment.clock.now, environment.clock.today)
        return try await environment.store.write { transaction in
            let lines = try transaction.cases(near: viewer.id).compactMap { standing -> CaseLine? in
                let relations = try transaction.relations(of: viewer, to: standing)
                guard let role = CaseView.Role(relations), AccessPolicy.allows(.read, .caseList, for: relations) || role == .secondPerson,
                    let employee = try transaction.person(standing.employee)
                else { return nil }
                let sight = CaseSight(standing, role, relations)
                let stage = sight.steps.last.map { standing.stage(of: $0).title }
                return CaseLine(
                    id: standing.id, role: role, employee: employee, leader: try employee.leader.flatMap { try transaction.person($0) },
                    procedure: standing.procedure.title, topic: sight.topic, stage: stage, openedAt: standing.events[0].at,
                    closure: standing.closure, next: standing.next(for: role, relations, of: viewer, on: today))
            }
            if !lines.isEmpty { try transaction.log("case.list_read", at: now, by: viewer.id, object: "case/", concerns: [viewer.id]) }
            return lines
        }
    }
}

/// Reads one case as the viewer may see it. Every reading is logged (ASVS 16.3.1).
public struct ReadCase: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: Case.ID, as viewer: Viewer) async throws -> CaseView {
        try await environment.readCase(id, as: viewer, log: "case.read") { $0 }
    }
}

/// Reads what was handed over. The employee's first reading marks it as opened.
public struct ReadCaseDocument: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ number: Int, of id: Case.ID, as viewer: Viewer) async throws -> (document: CaseDocument, view: CaseView) {
        let now = environment.clock.now
        return try await environment.readCase(
            id, as: viewer, log: "case.document_read",
            before: { transaction in
                guard var standing = try transaction.formalCase(id), standing.employee == viewer.id, standing.visibleSince != nil,
                    standing.document(number) != nil
                else { return }
                let before = standing.version
                try standing.markOpened(number, by: viewer.id, at: now)
                if standing.version != before { try transaction.update(standing) }
            },
            { view in
                guard let document = view.document(number) else { throw NotFound() }
                return (document, view)
            })
    }
}

extension AuditWriting where Self: AuditReading {
    /// Logs that a part of a case was read by whoever works on it (ASVS 16.3.1): the workplace's own, what is prepared is not told the employee.
    func logReading(_ action: String, of standing: Case, for employee: Person, by viewer: Viewer, at now: Instant) throws {
        try log(
            action, at: now, by: viewer.id, object: "case/\(standing.id)",
            concerns: standing.concerns(hidden: true, leader: employee.leader, actor: viewer.id),
            fromOutside: viewer.id != employee.leader)
    }
}

extension Environment {
    func readCase<Result: Sendable>(
        _ id: Case.ID, as viewer: Viewer, log action: String,
        before: @escaping @Sendable (any WriteTransaction) throws -> Void = { _ in },
        _ body: @escaping @Sendable (CaseView) throws -> Result
    ) async throws -> Result {
        let (now, today) = (clock.now, clock.today)
        return try await store.write { transaction in
            guard let person = try transaction.person(viewer.id), person.isActive else { throw NotFound() }
            try before(transaction)
            let view = try transaction.caseView(id, as: Viewer(person), today: today)
            let result = try body(view)
            guard let standing = try transaction.formalCase(id) else { throw NotFound() }
            if standing.hr == viewer.id, let notice = standing.hrNotice {
                for reminder in try transaction.caseReminders(of: viewer.id) where reminder.formalCase == id && reminder.key == notice {
                    try transaction.putAwayCaseReminder(reminder.id, at: now)
                }
            }
            try transaction.log(
                action, at: now, by: viewer.id, object: "case/\(id)",
                concerns: standing.concerns(hidden: false, leader: view.employee.leader, actor: viewer.id),
                fromOutside: viewer.id != standing.employee && viewer.id != view.employee.leader)
            return result
        }
    }
}
