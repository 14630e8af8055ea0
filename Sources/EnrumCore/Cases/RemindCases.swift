public import EnrumDomain

/// Looks through the open cases: closes those of people who have left, and reminds whoever must act. Called now and then.
public struct RemindCases: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// How many days before its last day something is reminded of.
    public static let daysBefore = 2

    /// - Returns: How many reminders are new.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let (environment, now, today) = (environment, environment.clock.now, environment.clock.today)
        let open = try await environment.store.read { try $0.openCases().map(\.id) }
        var count = 0
        for id in open {
            count += try await environment.store.write { transaction in
                guard var standing = try transaction.formalCase(id), standing.isOpen,
                    let employee = try transaction.person(standing.employee)
                else { return 0 }
                guard employee.isActive else {
                    standing.closeAsLeft(at: now)
                    try transaction.update(standing)
                    try transaction.log(
                        "case.employee_left", at: now, by: nil, object: "case/\(id)",
                        concerns: [employee.leader].compactMap { $0 })
                    return 0
                }
                return try standing.deadlines.filter { today >= $0.due.adding(days: -Self.daysBefore) }.reduce(0) { count, deadline in
                    guard let recipient = try transaction.recipient(of: deadline, in: standing, employee) else { return count }
                    let isNew = try transaction.insert(
                        CaseReminder(
                            id: environment.newID(), formalCase: id, key: deadline.key, recipient: recipient, due: deadline.due, madeAt: now
                        ))
                    return count + (isNew ? 1 : 0)
                }
            }
        }
        return count
    }
}

extension PeopleReading {
    fileprivate func recipient(of deadline: CaseDeadline, in standing: Case, _ employee: Person) throws -> Person.ID? {
        switch deadline.who {
        case .employee: employee.id
        case .leader: employee.leader
        case .decisionMaker: standing.decisionMaker ?? employee.leader
        case .secondPerson: try secondPerson(in: standing, about: employee)
        }
    }
}

/// What a page outside the case may say of it: that there is something to attend to, and by when. Not what, nor about whom.
public struct CaseNudge: Hashable, Sendable, Identifiable {
    public let id: Identifier<CaseReminder>
    public let formalCase: Case.ID
    public let due: CalendarDate
}

/// Reads what waits for the viewer in cases: only what still does, and only while the case is there for them.
public struct ReadDeadlines: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(as viewer: Viewer) async throws -> [CaseNudge] {
        try await environment.store.read { transaction in
            try transaction.caseReminders(of: viewer.id).filter { reminder in
                guard let standing = try transaction.formalCase(reminder.formalCase) else { return false }
                return try CaseView.Role(transaction.relations(of: viewer, to: standing)) != nil
                    && (standing.deadlines.contains { $0.key == reminder.key }
                        || reminder.key == standing.hrNotice && standing.hr == viewer.id)
            }.map { CaseNudge(id: $0.id, formalCase: $0.formalCase, due: $0.due) }
        }
    }
}

/// Puts a reminder of a case away.
public struct PutAwayCaseReminder: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for somebody else's.
    public func callAsFunction(_ id: Identifier<CaseReminder>, as viewer: Viewer) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            guard try transaction.caseReminders(of: viewer.id).contains(where: { $0.id == id }) else { throw NotFound() }
            try transaction.putAwayCaseReminder(id, at: now)
        }
    }
}
