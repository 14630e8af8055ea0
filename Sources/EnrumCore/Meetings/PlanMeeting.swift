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
        let (now, today) = (environment.clock.now, environment.clock.today)
        return try await environment.store.write { transaction in
            guard let viewer = try transaction.person(viewer.id).map({ Viewer($0) }), viewer.person.isActive,
                let employee = try transaction.person(employee), employee.isActive
            else { throw NotFound() }
            let relations = try transaction.relations(of: viewer, to: employee)
            try AccessPolicy.require(.plan, .meeting, for: relations)
            if let existing = try transaction.meeting(id) {
                guard existing.employee == employee.id, existing.planned.by == viewer.id else { throw NotFound() }
                return id
            }
            guard let leader = employee.leader else { throw RuleBroken("rule.no_leader", field: "employee", ["name": employee.name]) }
            guard schedule.date >= today else { throw RuleBroken("rule.date_past", field: "date") }
            let stamp = Meeting.Stamp(by: viewer.id, at: now)
            var meeting = Meeting(id: id, employee: employee.id, leader: leader, schedule: schedule, planned: stamp)
            try transaction.insert(meeting)
            if send {
                try transaction.send(&meeting, to: employee, by: stamp)
                try transaction.update(meeting)
            }
            try transaction.log(
                send ? "meeting.planned_and_sent" : "meeting.planned", at: now, by: viewer.id, object: "meeting/\(id)",
                concerns: [employee.id, leader], fromOutside: !meeting.includes(viewer.id))
            return id
        }
    }
}

extension MeetingWriting where Self: PeopleReading & QuestionSetReading {
    /// Assembles the form of the employee's department and freezes it for the meeting.
    func send(_ meeting: inout Meeting, to employee: Person, by stamp: Meeting.Stamp) throws {
        let form = try assembledForm(for: employee.department)
        guard !form.sections.isEmpty else { throw RuleBroken("rule.no_questions") }
        let id = try form.frozenID()
        try insert(form, id: id)
        try meeting.send(form: id, by: stamp)
    }
}
