public import EnrumDomain

/// Puts a conversation on the calendar of an employee and their leader, and can send its form at once (P-02).
public struct PlanMeeting: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - type: The kind of conversation; its terms are kept with it as they are now.
    ///   - key: The new meeting's id, when the caller has already made one: planning twice with one key makes one meeting.
    ///   - send: Whether the form goes to the employee at once.
    ///   - later: Questions to leave for a later conversation when the form is sent (P-16).
    /// - Throws: ``NotFound`` unless the viewer is the employee's leader or HR for them, or the employee, who may invite their leader to some
    ///   kinds of conversation (L-20); ``RuleBroken`` for a date that has passed, for a kind that there is not, and for someone without a leader.
    public func callAsFunction(
        with employee: Person.ID, type: MeetingType.ID = .oneToOne, schedule: Meeting.Schedule, send: Bool,
        leaving later: Set<QuestionID> = [], key: Meeting.ID? = nil, as viewer: Viewer
    ) async throws -> Meeting.ID {
        let id: Meeting.ID = key ?? environment.newID()
        return try await environment.untilItFits {
            // Nobody sets hooks going who may not plan.
            let (person, isInviting) = try await environment.store.read { try $0.person(employee, plannedWithBy: viewer.id) }
            let type = try await environment.meetingType(type, for: person, isInviting: isInviting)
            var form: ModuleForm?
            if send {
                form = ModuleForm(department: person.department, leader: person.leader, type: type)
                if let leader = person.leader {
                    form = try await environment.moduleForm(for: person, with: leader, in: type, MeetingFacts(id: id, type, schedule))
                }
            }
            return try await plan(with: employee, type, schedule, id, sending: form, leaving: later, as: viewer)
        }
    }

    private func plan(
        with employee: Person.ID, _ type: MeetingType, _ schedule: Meeting.Schedule, _ id: Meeting.ID, sending form: ModuleForm?,
        leaving later: Set<QuestionID>, as viewer: Viewer
    ) async throws -> Meeting.ID {
        let (now, today) = (environment.clock.now, environment.clock.today)
        return try await environment.store.write { transaction in
            let (employee, isInviting) = try transaction.person(employee, plannedWithBy: viewer.id)
            if let existing = try transaction.meeting(id) {
                guard existing.employee == employee.id, existing.planned.by == viewer.id else { throw NotFound() }
                return id
            }
            // Whoever invites does not choose what is asked.
            guard !isInviting || type.plannedBy == .both && later.isEmpty else { throw NotFound() }
            guard let leader = employee.leader else { throw RuleBroken("rule.no_leader", field: "employee", ["name": employee.name]) }
            guard schedule.date >= today else { throw RuleBroken("rule.date_past", field: "date") }
            let stamp = Meeting.Stamp(by: viewer.id, at: now)
            var meeting = Meeting(id: id, type: type, employee: employee.id, leader: leader, schedule: schedule, planned: stamp)
            try transaction.insert(meeting)
            if let form {
                try transaction.send(&meeting, to: employee, leaving: later, by: stamp, on: today, with: form)
                try transaction.update(meeting)
            }
            try transaction.log(
                form != nil ? "meeting.planned_and_sent" : "meeting.planned", at: now, by: viewer.id, object: "meeting/\(id)",
                concerns: [employee.id, leader], fromOutside: !meeting.includes(viewer.id))
            return id
        }
    }
}

extension MeetingFacts {
    /// A meeting that is just being planned.
    init(id: Meeting.ID, _ type: MeetingType, _ schedule: Meeting.Schedule) {
        self.init(
            id: id.rawValue, type: type.id.rawValue, date: schedule.date, time: schedule.time, length: schedule.length,
            place: schedule.place, phase: Meeting.Phase.planned.name, isShared: false, moves: 0)
    }
}

extension MeetingWriting where Self: ModuleWriting & PeopleReading & QuestionSetReading {
    /// Assembles the form of the employee's department and freezes it for the meeting, with the modules it was made by.
    ///
    /// A module of which every question is left for later is not one of them (P-16).
    /// - Throws: ``AskedTooEarly`` when the modules were worked out for another department or leader than the employee now has.
    func send(
        _ meeting: inout Meeting, to employee: Person, leaving later: Set<QuestionID> = [], by stamp: Meeting.Stamp,
        on today: CalendarDate, with modules: ModuleForm
    ) throws {
        guard modules.fits(meeting, of: employee) else { throw AskedTooEarly() }
        let whole = try assembledForm(
            for: employee.department, of: meeting.type, with: modules.sets, generated: modules.generated)
        guard !whole.sections.isEmpty || meeting.type.id != .oneToOne else { throw RuleBroken("rule.no_questions") }
        let left = later.intersection(whole.questions.map(\.id))
        let quiet = modules.quiet(leaving: left, of: whole.possible(in: meeting, on: today))
        let asked = modules.without(quiet)
        let form = whole.without(left.union(whole.questions.map(\.id).filter { id in quiet.contains { $0.rawValue == id.set } }))
        guard !form.sections.isEmpty || left.isEmpty else { throw RuleBroken("rule.nothing_left_to_ask", field: "later") }
        let id = try form.frozenID()
        try insert(form, id: id)
        try meeting.send(form: id, leaving: left, by: stamp)
        try pin(asked.pinned, to: meeting.id)
        try keep(asked.stored, employee: meeting.employee, leader: meeting.leader)
    }
}
