public import EnrumDomain

/// Names the HR consultant on the case, or takes the name away (I-21). They see it from the stage where HR takes part.
public struct NameHR: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``RuleBroken`` for someone who is not HR for the employee's department, or stands too close (rule d).
    public func callAsFunction(_ person: Person.ID?, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.hr_named") { change in
            if let person {
                guard let named = try change.transaction.person(person), named.isActive,
                    try change.transaction.isHR(Viewer(named), for: change.employee), person != change.viewer.id,
                    person != change.standing.companion?.person
                else { throw RuleBroken("rule.case_hr", field: "hr") }
            }
            try change.standing.nameHR(person, by: change.viewer.id, at: change.now, today: change.today)
            // They are told once the case is there for them.
            if let person, let notice = change.standing.hrNotice {
                _ = try change.transaction.insert(
                    CaseReminder(
                        id: environment.newID(), formalCase: id, key: notice, recipient: person, due: change.today, madeAt: change.now))
            }
        }
    }
}

/// Who can be named as HR on a case: HR for the employee's department, but for those too close to it (rule d).
public struct ReadHRChoices: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(for id: Case.ID, as viewer: Viewer) async throws -> [Person] {
        let now = environment.clock.now
        return try await environment.store.write { transaction in
            guard let standing = try transaction.formalCase(id), let employee = try transaction.person(standing.employee) else {
                throw NotFound()
            }
            try AccessPolicy.require(.write, .formalCase, for: try transaction.relations(of: viewer, to: standing))
            try transaction.logReading("case.hr_choices_read", of: standing, for: employee, by: viewer, at: now)
            return try transaction.everyone().filter { person in
                person.isActive && person.id != viewer.id && person.id != standing.companion?.person
                    ? try transaction.isHR(Viewer(person), for: employee) : false
            }
        }
    }
}

/// Names who decides in the case, by email: the employee's leader, a leader above that one, or HR for their department (SECURITY, the matrix).
/// Only where the step under way can end in a decision.
public struct NameDecisionMaker: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter email: Nil takes the name away.
    public func callAsFunction(email: String?, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.decision_maker_named") { change in
            let person = try email.map { try change.transaction.colleague(email: $0, field: "decision_maker") }
            if let person, try !change.transaction.mayDecide(person, about: change.employee) {
                throw RuleBroken("rule.case_decision_maker", field: "decision_maker")
            }
            try change.standing.nameDecisionMaker(person?.id, by: change.viewer.id, at: change.now)
        }
    }
}

extension PeopleReading {
    /// Somebody in the organisation by email, so that nobody can leaf through people.
    func colleague(email: String, field: String) throws -> Person {
        guard let address = EmailAddress(email), let person = try person(email: address), person.isActive else {
            throw RuleBroken("rule.agreement_email", field: field)
        }
        return person
    }
}

/// Notes what HR advised; HR does not see the case for it (I-21).
public struct NoteHRAdvice: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(from: String, _ text: String, on date: CalendarDate, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.advice_noted") { change in
            try change.standing.advise(from: from, text, on: date, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// What HR advised, as the leader notes it.
public struct AdviceGiven: Hashable, Sendable {
    public let from, text: String
    public let on: CalendarDate

    public init(from: String, text: String, on: CalendarDate) { (self.from, self.text, self.on) = (from, text, on) }
}

/// Begins a stage; passing others by takes a written reason and HR's advice (I-08), which can be noted in the same act.
public struct BeginStage: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ stage: Slug, in id: Case.ID, because reason: String? = nil, expecting: [Decision] = [], advice: AdviceGiven? = nil,
        as viewer: Viewer
    ) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.stage_begun") { change in
            if let advice {
                try change.standing.advise(
                    from: advice.from, advice.text, on: advice.on, by: change.viewer.id, at: change.now, today: change.today)
            }
            try change.standing.begin(
                stage, because: reason, expects: expecting, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Plans when, where and about what a step is held; the leader side's alone until it is told or sent.
public struct PlanStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ appointment: Appointment, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.step_planned") { change in
            try change.standing.plan(appointment, by: change.viewer.id, at: change.now)
        }
    }
}

/// Notes that the employee was told topic and time, face to face (I-11).
public struct TellStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(on date: CalendarDate, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.told") { change in
            try change.standing.tell(on: date, by: change.viewer.id, at: change.now, today: change.today, begun: change.begun)
        }
    }
}

/// Moves an appointment that the employee knows of; to an earlier time only with their agreement noted.
public struct MoveStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter agreed: What the two agreed; the employee reads it.
    /// - Throws: ``StoppedByFormalities`` for an earlier time without it.
    public func callAsFunction(_ appointment: Appointment, agreed: String?, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.step_moved") { change in
            try change.standing.move(to: appointment, agreed: agreed, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Notes that the conversation was held, on the day that the employee was given or after it.
public struct HoldStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(on date: CalendarDate, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.held") { change in
            try change.standing.hold(on: date, by: change.viewer.id, at: change.now, today: change.today, begun: change.begun)
        }
    }
}

/// A pause in the conversation, or until a continuation (I-39).
public struct PauseStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter until: When it goes on, where that is agreed already.
    public func callAsFunction(because reason: String?, until: Appointment? = nil, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.paused") { change in
            try change.standing.pause(
                because: reason, by: change.viewer.id, at: change.now, today: change.today, begun: change.begun)
            if let until { try change.standing.agreeToGoOn(until, by: change.viewer.id, at: change.now, today: change.today) }
        }
    }
}

/// Agrees when a paused conversation goes on.
public struct PlanContinuation: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ appointment: Appointment, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.continuation_planned") { change in
            try change.standing.agreeToGoOn(appointment, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// The paused conversation went on.
public struct ContinueStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(on date: CalendarDate, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.continued") { change in
            try change.standing.continue(on: date, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Keeps the plan of action; earlier ones stay in the history (I-47).
public struct SavePlan: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ plan: ActionPlan, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.plan_saved") { change in
            let before = change.standing.version
            if let step = change.standing.step {
                let drafts = try change.transaction.caseDrafts(of: id, owner: change.viewer.id)
                for draft in drafts where draft.step == step.number && draft.isOfPlan { try change.transaction.delete(draft) }
            }
            try change.standing.savePlan(plan, by: change.viewer.id, at: change.now)
            if change.standing.version == before { change.nothingDone() }
        }
    }
}

/// Says how it went since (I-48), and what happens next.
public struct FollowUpCase: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ outcome: Agreement.Outcome, next: Procedure.NextStep, note: String? = nil, in id: Case.ID, as viewer: Viewer
    ) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.followed_up") { change in
            try change.standing.followUp(outcome, next: next, note: note, by: change.viewer.id, at: change.now)
        }
    }
}

/// Ends the step, so that another can begin.
public struct EndStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.step_ended") { change in
            try change.standing.endStep(by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Closes the case; the companion is gone with it, and nothing is deleted.
public struct CloseCase: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ reason: CaseClosure.Reason, note: String? = nil, _ id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.closed") { change in
            try change.standing.close(reason, note: note, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Notes something about the case, with the day it happened; the server says when it was written (offentlighedsloven section 13).
public struct WriteTimedNote: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ text: String, occurredOn date: CalendarDate, in id: Case.ID, as viewer: Viewer) async throws {
        try await environment.change(id, as: viewer, .read, .formalCase, log: "case.noted") { change in
            guard change.relations.contains(.leader) || change.relations.contains(.namedHR) else { throw NotFound() }
            let before = change.standing.version
            try change.standing.note(text, occurredOn: date, by: change.viewer.id, at: change.now, today: change.today)
            if change.standing.version == before { change.nothingDone() }
        }
    }
}
