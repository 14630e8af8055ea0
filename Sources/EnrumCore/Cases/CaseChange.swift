import EnrumDomain

/// A change of one case, in its transaction.
struct CaseChange {
    let transaction: any WriteTransaction
    let viewer: Viewer
    let relations: Set<AccessMatrix.Relation>
    let employee: Person
    let now: Instant
    let today: CalendarDate
    let clock: any Clock
    var standing: Case
    /// What the log calls the deed; nil when nothing was done.
    var action: String?
    /// Whether only the viewer may know of it.
    private var isKeptToSelf = false

    init(
        _ standing: Case, of employee: Person, in transaction: any WriteTransaction, by viewer: Viewer,
        standing relations: Set<AccessMatrix.Relation>, at now: Instant, by clock: any Clock, as action: String
    ) {
        (self.standing, self.employee, self.transaction, self.viewer) = (standing, employee, transaction, viewer)
        (self.relations, self.now, self.clock, self.today, self.action) = (relations, now, clock, clock.today, action)
    }

    /// Refuses as if it did not exist.
    func require(_ verb: AccessMatrix.Verb, _ object: AccessMatrix.Object) throws(NotFound) {
        try AccessPolicy.require(verb, object, for: relations)
    }

    /// The day that the step under way began.
    var begun: CalendarDate { standing.step.map { clock.day(of: $0.begunAt) } ?? today }

    mutating func nothingDone() { action = nil }
    mutating func keepToSelf() { isKeptToSelf = true }

    /// Keeps what happened, and logs it: for the employee from when the case is there for them, and not what is the workplace's alone.
    func finish(from before: Case) throws {
        if standing.version != before.version { try transaction.update(standing) }
        guard let action else { return }
        let isWorkplace = standing.events.dropFirst(before.version).contains { $0.audience == .workplace }
        let concerns = isKeptToSelf ? [viewer.id] : standing.concerns(hidden: isWorkplace, leader: employee.leader, actor: viewer.id)
        try transaction.log(
            action, at: now, by: viewer.id, object: "case/\(standing.id)", concerns: concerns,
            fromOutside: viewer.id != standing.employee && viewer.id != employee.leader)
    }
}

extension Case {
    /// Whom a row of the log is for; at most two.
    func concerns(hidden: Bool, leader: Person.ID?, actor: Person.ID) -> [Person.ID] {
        guard let leader else { return visibleSince != nil && !hidden ? [employee] : [actor] }
        return visibleSince != nil && !hidden ? [employee, leader] : [leader]
    }
}

extension Environment {
    /// Changes a case in one transaction: looks it up, checks that the viewer may `verb` the `object` in it, does `body`, keeps what
    /// happened, and logs it.
    ///
    /// Whoever has become the employee's leader carries on with their first deed. A case of someone who has left takes no more.
    /// - Throws: ``NotFound`` when there is no such case for this viewer; ``RuleBroken`` or ``StoppedByFormalities`` when a rule says no.
    func change<Result: Sendable>(
        _ id: Case.ID, as viewer: Viewer, _ verb: AccessMatrix.Verb, _ object: AccessMatrix.Object, log action: String,
        _ body: @escaping @Sendable (inout CaseChange) throws -> Result
    ) async throws -> Result {
        let (now, clock) = (clock.now, clock)
        return try await store.write { transaction in
            guard let standing = try transaction.formalCase(id), let employee = try transaction.person(standing.employee),
                let person = try transaction.person(viewer.id), person.isActive
            else { throw NotFound() }
            let viewer = Viewer(person)
            let relations = try transaction.relations(of: viewer, to: standing)
            var change = CaseChange(
                standing, of: employee, in: transaction, by: viewer, standing: relations, at: now, by: clock, as: action)
            try change.require(verb, object)
            guard employee.isActive || !standing.isOpen else { throw RuleBroken("rule.case_employee_left") }
            if relations.contains(.leader), verb != .read, standing.isOpen { try change.standing.carryOn(by: viewer.id, at: now) }
            let result = try body(&change)
            if change.action == nil { change.standing = standing }
            try change.finish(from: standing)
            return result
        }
    }
}
