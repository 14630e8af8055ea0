public import EnrumDomain

/// Puts a conversation on the calendar of an employee and their leader, and can send its form at once (P-02).
public struct PlanMeeting: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - key: The new meeting's id, when the caller has already made one: planning twice with one key makes one meeting.
    ///   - send: Whether the form goes to the employee at once.
    /// - Throws: ``NotFound`` unless the viewer is the employee's leader or HR for them; ``RuleBroken`` for a date that has passed, and for
    ///   someone without a leader.
    public func callAsFunction(
        with employee: Person.ID, schedule: Meeting.Schedule, send: Bool, key: Meeting.ID? = nil, as viewer: Viewer
    ) async throws -> Meeting.ID {
        let environment = environment
        let id: Meeting.ID = key ?? environment.newID()
        guard send else { return try await plan(with: employee, schedule, id, sending: nil, as: viewer) }
        return try await environment.untilItFits {
            // Nobody sets hooks going who may not plan.
            let person = try await environment.store.read { try $0.person(employee, plannedWithBy: viewer.id) }
            var form = ModuleForm(department: person.department, leader: person.leader)
            if let leader = person.leader {
                form = try await environment.moduleForm(for: person, with: leader, MeetingFacts(id: id, schedule))
            }
            return try await plan(with: employee, schedule, id, sending: form, as: viewer)
        }
    }

    private func plan(
        with employee: Person.ID, _ schedule: Meeting.Schedule, _ id: Meeting.ID, sending form: ModuleForm?, as viewer: Viewer
    ) async throws -> Meeting.ID {
        let (now, today) = (environment.clock.now, environment.clock.today)
        return try await environment.store.write { transaction in
            let employee = try transaction.person(employee, plannedWithBy: viewer.id)
            if let existing = try transaction.meeting(id) {
                guard existing.employee == employee.id, existing.planned.by == viewer.id else { throw NotFound() }
                return id
            }
            guard let leader = employee.leader else { throw RuleBroken("rule.no_leader", field: "employee", ["name": employee.name]) }
            guard schedule.date >= today else { throw RuleBroken("rule.date_past", field: "date") }
            let stamp = Meeting.Stamp(by: viewer.id, at: now)
            var meeting = Meeting(id: id, employee: employee.id, leader: leader, schedule: schedule, planned: stamp)
            try transaction.insert(meeting)
            if let form {
                try transaction.send(&meeting, to: employee, by: stamp, with: form)
                try transaction.update(meeting)
            }
            try transaction.log(
                form != nil ? "meeting.planned_and_sent" : "meeting.planned", at: now, by: viewer.id, object: "meeting/\(id)",
                concerns: [employee.id, leader], fromOutside: !meeting.includes(viewer.id))
            return id
        }
    }
}

extension PeopleReading {
    /// Someone whom the viewer may plan a conversation with.
    ///
    /// - Throws: ``NotFound`` when there is no such person for this viewer.
    fileprivate func person(_ employee: Person.ID, plannedWithBy viewer: Person.ID) throws -> Person {
        guard let viewer = try person(viewer).map({ Viewer($0) }), viewer.person.isActive,
            let employee = try person(employee), employee.isActive
        else { throw NotFound() }
        try AccessPolicy.require(.plan, .meeting, for: relations(of: viewer, to: employee))
        return employee
    }
}

extension MeetingFacts {
    /// A meeting that is just being planned.
    init(id: Meeting.ID, _ schedule: Meeting.Schedule) {
        self.init(
            id: id.rawValue, type: MeetingType.ID.oneToOne.rawValue, date: schedule.date, time: schedule.time, length: schedule.length,
            place: schedule.place, phase: Meeting.Phase.planned.name, isShared: false, moves: 0)
    }
}

extension MeetingWriting where Self: ModuleWriting & PeopleReading & QuestionSetReading {
    /// Assembles the form of the employee's department and freezes it for the meeting, with the modules it was made by.
    ///
    /// - Throws: ``AskedTooEarly`` when the modules were worked out for another department or leader than the employee now has.
    func send(_ meeting: inout Meeting, to employee: Person, by stamp: Meeting.Stamp, with modules: ModuleForm) throws {
        guard modules.fits(meeting, of: employee) else { throw AskedTooEarly() }
        let form = try assembledForm(for: employee.department, with: modules.sets, generated: modules.generated)
        guard !form.sections.isEmpty else { throw RuleBroken("rule.no_questions") }
        let id = try form.frozenID()
        try insert(form, id: id)
        try meeting.send(form: id, by: stamp)
        try pin(modules.pinned, to: meeting.id)
        try keep(modules.stored, employee: meeting.employee, leader: meeting.leader)
    }
}
