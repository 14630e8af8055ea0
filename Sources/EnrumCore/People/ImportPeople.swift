import EnrumDomain

/// Takes a file of people in, all or nothing; or says what that would do.
public struct ImportPeople: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Whoever gets another leader has their open conversations moved on in the same transaction (rules a and b). Whoever leaves is signed
    /// out at once.
    ///
    /// Cost: one durable transaction, however many rows.
    /// - Parameters:
    ///   - isDryRun: Works the plan out and changes nothing.
    ///   - viewer: The admin who imports; nil from the command line.
    /// - Throws: ``PeoplePlan/Refused`` with every problem and its line; ``NotFound`` for others than admins.
    @discardableResult
    public func callAsFunction(_ rows: [PersonRow], deactivateMissing: Bool = false, isDryRun: Bool = false, as viewer: Viewer?) async throws
        -> PeoplePlan
    {
        let environment = environment
        guard viewer?.isAdmin ?? true else { throw NotFound() }
        let now = environment.clock.now
        if isDryRun {
            return try await environment.store.read { transaction in
                try PeoplePlan(rows, in: transaction, deactivateMissing: deactivateMissing, now: now, environment)
            }
        }
        return try await environment.store.write { transaction in
            let plan = try PeoplePlan(rows, in: transaction, deactivateMissing: deactivateMissing, now: now, environment)
            guard !plan.isEmpty else { return plan }
            try transaction.carryOut(plan, at: now, by: viewer?.id, environment)
            try transaction.log("people.imported", at: now, by: viewer?.id)
            return plan
        }
    }
}

extension PeoplePlan {
    fileprivate init(
        _ rows: [PersonRow], in transaction: some PeopleReading, deactivateMissing: Bool, now: Instant, _ environment: Environment
    ) throws {
        try self.init(
            rows: rows, people: transaction.everyone(), departments: transaction.departments().departments.values,
            deactivateMissing: deactivateMissing, now: now,
            newID: { (environment.newID() as Person.ID).rawValue })
    }
}

extension PeopleWriting where Self: WriteTransaction {
    /// Two people may swap emails, so those who change step aside first.
    fileprivate func carryOut(_ plan: PeoplePlan, at now: Instant, by actor: Person.ID?, _ environment: Environment) throws {
        for department in plan.newDepartments { try insert(department) }
        let changes = plan.changed + plan.reactivated
        for change in changes where change.before.email != change.after.email {
            var aside = change.before
            if let email = EmailAddress("\(change.before.id)@moving.invalid") { aside.email = email }
            try update(aside, at: now)
        }
        for person in plan.added { try insert(person, at: now) }
        for change in changes { try update(change.after, at: now) }
        for person in plan.deactivated {
            try update(person, at: now)
            try endSessions(of: person.id, except: nil)
        }
        let moved = changes.filter { $0.before.leader != $0.after.leader }.map(\.after) + plan.deactivated
        for person in moved {
            try leaderChanged(
                for: person, at: now, by: actor, newID: { environment.newID() }, newItemID: { environment.newID() })
        }
    }
}
