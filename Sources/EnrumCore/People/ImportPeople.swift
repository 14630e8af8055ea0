import EnrumDomain

/// Brings the people up to date with a file, in one transaction: all of it, or nothing.
public struct ImportPeople: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What importing would do, without doing it.
    /// - Throws: ``NotFound`` for others than admins; ``PeoplePlan/Refused`` with every problem.
    public func plan(_ rows: [PersonRow], deactivateMissing: Bool = false, as viewer: Viewer?) async throws -> PeoplePlan {
        guard viewer?.isAdmin ?? true else { throw NotFound() }
        return try await environment.store.read { try plan(rows, deactivateMissing: deactivateMissing, in: $0) }
    }

    /// Does the plan. Importing the same file again changes nothing, and writes nothing to the log either.
    ///
    /// - Parameters:
    ///   - deactivateMissing: Whether active people who are not in the file leave.
    ///   - viewer: The admin; nil from the command line.
    /// - Throws: ``NotFound`` for others than admins; ``PeoplePlan/Refused`` with every problem.
    @discardableResult
    public func callAsFunction(_ rows: [PersonRow], deactivateMissing: Bool = false, as viewer: Viewer?) async throws -> PeoplePlan {
        guard viewer?.isAdmin ?? true else { throw NotFound() }
        let now = environment.clock.now
        let (done, closed) = try await environment.store.write { transaction -> (PeoplePlan, [Meeting.ID]) in
            let plan = try plan(rows, deactivateMissing: deactivateMissing, in: transaction)
            guard !plan.isEmpty else { return (plan, []) }
            try transaction.keep(plan, at: now)
            var closed: [Meeting.ID] = []
            for person in plan.touched {
                closed += try transaction.leaderChanged(
                    for: person.after, at: now, by: viewer?.id, newID: { environment.newID() }, newItemID: { environment.newID() })
                if !person.after.isActive { try transaction.endSessions(of: person.after.id, except: nil) }
                try transaction.log(person.action, at: now, by: viewer?.id, about: person.after.id)
            }
            try transaction.log("people.imported", at: now, by: viewer?.id)
            return (plan, closed)
        }
        // A conversation that closed because its leader changed has its numbers like any other.
        for meeting in closed { try await KeepMetrics(environment)(of: meeting) }
        return done
    }

    private func plan(_ rows: [PersonRow], deactivateMissing: Bool, in transaction: any ReadTransaction) throws -> PeoplePlan {
        try PeoplePlan(
            rows: rows, people: transaction.everyone(), departments: transaction.departments().departments.values,
            deactivateMissing: deactivateMissing, now: environment.clock.now,
            newID: { (environment.newID() as Person.ID).rawValue })
    }
}

extension PeoplePlan {
    /// Those who were there and become different, with what the log calls it.
    fileprivate var touched: [(after: Person, action: String)] {
        changed.map { ($0.after, "person.changed") } + reactivated.map { ($0.after, "person.returned") }
            + deactivated.map { ($0, "person.left") }
    }
}

extension PeopleWriting {
    /// Departments first, then those who are there, then the new ones. Their leaders may come later in the same transaction.
    fileprivate func keep(_ plan: PeoplePlan, at now: Instant) throws {
        for department in plan.newDepartments { try insert(department) }
        for person in plan.deactivated { try update(person, at: now) }
        let changes = plan.changed + plan.reactivated
        // Two people can have swapped emails, and no two may have the same one even for a moment.
        for change in changes where change.before.email != change.after.email {
            guard let between = EmailAddress("\(change.before.id)@moving.invalid") else { continue }
            var person = change.before
            person.email = between
            try update(person, at: now)
        }
        for change in changes { try update(change.after, at: now) }
        for person in plan.added { try insert(person, at: now) }
    }
}
