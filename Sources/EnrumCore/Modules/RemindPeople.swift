public import EnrumDomain

/// Asks modules whom to remind of what, and keeps each reminder once, for ever: called now and then, and at each start.
public struct RemindPeople: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: some small queries for each pair of a department in which a module reminds.
    /// - Returns: How many reminders are new.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let (pairs, plugins) = try await environment.store.read { transaction in
            let plugins = try transaction.installedPlugins()
            return (plugins.isEmpty ? [] : try transaction.pairs(), plugins)
        }
        guard !plugins.isEmpty else { return 0 }
        var (count, active) = (0, [Identifier<Department>: [ActiveModule]]())
        for (employee, leader) in pairs {
            let modules: [ActiveModule]
            if let known = active[employee.department] {
                modules = known
            } else {
                let references = try await environment.store.read { try $0.moduleReferences(in: employee.department) }
                modules = try await environment.activate(references).modules.filter(\.reminds)
                active[employee.department] = modules
            }
            if !modules.isEmpty { count += try await remind(employee, leader, modules) }
        }
        return count
    }

    private func remind(_ employee: Person, _ leader: Person.ID, _ modules: [ActiveModule]) async throws -> Int {
        let (clock, environment) = (environment.clock, environment)
        let (snapshot, data) = try await environment.store.read { transaction in
            (
                try transaction.reminderSnapshot(of: employee, leader, by: clock),
                try transaction.pluginData(employee: employee.id, leader: leader)
            )
        }
        let calls = modules.filter { $0.plugin.manifest.hooks.contains(.reminders) }
            .map { $0.call(.reminders, stored: data[$0.plugin.id] ?? [:]) }
        let outcomes = try await environment.run(
            calls, on: snapshot, at: HookPlace(department: employee.department, meeting: nil, author: employee.id))
        var (suggested, changes) = (modules.flatMap { $0.reminders(by: snapshot) }, [StoredChange]())
        for outcome in outcomes {
            guard case .success(let result) = outcome.result else { continue }
            changes += result.changes(by: outcome.plugin)
            if case .reminders(let found) = result.value { suggested += found }
        }
        guard !suggested.isEmpty || !changes.isEmpty else { return 0 }
        let (now, kept, stored) = (clock.now, suggested, changes)
        return try await environment.store.write { transaction in
            try transaction.keep(stored, employee: employee.id, leader: leader)
            return try kept.reduce(0) { count, reminder in
                try count
                    + reminder.recipients(employee: employee.id, leader: leader).count { recipient in
                        try transaction.insert(
                            Reminder(
                                id: environment.newID(), plugin: reminder.source, employee: employee.id, leader: leader, key: reminder.key,
                                recipient: recipient, due: reminder.due, text: reminder.text, madeAt: now))
                    }
            }
        }
    }
}

extension SuggestedReminder {
    fileprivate func recipients(employee: Person.ID, leader: Person.ID) -> [Person.ID] {
        switch to {
        case .employee: [employee]
        case .leader: [leader]
        case .both: [employee, leader]
        }
    }
}

extension ActiveModule {
    fileprivate var reminds: Bool { plugin.manifest.hooks.contains(.reminders) || !plugin.reminders.isEmpty }

    /// The reminders that are data (level 0): about the pair's latest conversation, once for each.
    fileprivate func reminders(by snapshot: PluginSnapshot) -> [SuggestedReminder] {
        guard !plugin.reminders.isEmpty, let latest = snapshot.history.first else { return [] }
        var facts = snapshot.facts(for: self, nil)
        // Under the names that a rule can use, see ``ReminderRule/factNames``.
        facts.meeting = [
            "date": .date(latest.date), "length": .number(Double(latest.length)), "type": .text(latest.type),
            "open_agreements": .number(Double(snapshot.agreements.count)), "has_next": .yesNo(snapshot.meeting != nil),
        ]
        return plugin.reminders.filter { $0.when.holds(given: facts) }.map { rule in
            SuggestedReminder(
                key: "\(rule.key)-\(latest.id)", due: snapshot.today, to: rule.to, text: rule.text, source: plugin.id)
        }
    }
}

extension MeetingReading where Self: AgreementReading & ModuleReading & PeopleReading & RecordReading {
    /// The pair's next conversation, their open agreements and what was held: the host leaves out every text.
    fileprivate func reminderSnapshot(of employee: Person, _ leader: Person.ID, by clock: any Clock) throws -> PluginSnapshot {
        let next = try openMeetings(ofEmployee: employee.id).filter { $0.leader == leader && $0.held == nil }
            .min { $0.schedule.date < $1.schedule.date }
        let roles = [employee.id: "employee", leader: "leader"]
        return PluginSnapshot(
            audience: .background, today: clock.today, time: clock.time(of: clock.now), meeting: next.map { MeetingFacts($0) },
            people: try person(leader).map { PeopleFacts(employee: .init(employee), leader: .init($0)) },
            agreements: try openAgreements(ofEmployee: employee.id).filter { $0.leader == leader }
                .map { AgreementFacts($0, responsible: roles, by: clock) },
            history: try pairHistory(employee: employee.id, leader: leader, by: clock) { _ in true })
    }
}

/// The reminders that are due for the viewer, oldest first.
public struct ReadReminders: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: Each with the other of the two, whom it is about. A leader who no longer is gets none about them (rule b), and nobody gets
    ///   one about someone who has left.
    public func callAsFunction(as viewer: Viewer) async throws -> [(reminder: Reminder, other: Person)] {
        let today = environment.clock.today
        return try await environment.store.read { transaction in
            let due = try transaction.dueReminders(of: viewer.id, on: today)
            guard !due.isEmpty else { return [] }
            let people = try transaction.people(Set(due.flatMap { [$0.employee, $0.leader] }))
            return due.compactMap { reminder in
                guard let employee = people[reminder.employee], let leader = people[reminder.leader], employee.leader == leader.id,
                    employee.isActive
                else {
                    return nil
                }
                return (reminder, viewer.id == employee.id ? leader : employee)
            }
        }
    }
}

/// Puts a reminder away, for good.
public struct PutAwayReminder: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for somebody else's.
    public func callAsFunction(_ id: Reminder.ID, as viewer: Viewer) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            guard let reminder = try transaction.reminder(id), reminder.recipient == viewer.id else { throw NotFound() }
            if reminder.doneAt == nil { try transaction.putAway(id, at: now) }
        }
    }
}

/// Ticks a point of a checklist in a conversation, or takes the tick away.
public struct TickChecklist: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter item: "plugin/checklist/item".
    /// - Throws: ``NotFound`` for a point that this conversation has not, or that is not for the viewer's role; ``RuleBroken`` once the record
    ///   is closed, or the conversation will not be held.
    public func callAsFunction(_ item: String, isTicked: Bool, in meeting: Meeting.ID, as viewer: Viewer) async throws {
        let environment = environment
        let today = environment.clock.today
        let view = try await environment.store.read { try $0.meetingView(meeting, as: viewer, today: today) }
        let action = isTicked ? "checklist.ticked" : "checklist.unticked"
        let plugins = try await environment.gather(for: view).active.modules.map(\.plugin)
        let role: Question.Answerer = view.isEmployee ? .employee : .leader
        let list = plugins.lazy.flatMap { plugin in plugin.meetingChecklists.map { (plugin, $0) } }.first { plugin, list in
            (list.role == .both || list.role == role) && list.items.contains { "\(plugin.id)/\(list.id)/\($0.id)" == item }
        }
        guard let list else { throw NotFound() }
        try await environment.change(meeting, as: viewer, .read, .meeting, log: action) { change in
            if change.meeting.phase == .closed { throw RuleBroken("rule.checklist_closed") }
            if case .ended = change.meeting.phase { throw RuleBroken("rule.is_ended") }
            let wasTicked = try change.transaction.ticks(of: meeting).contains { $0.item == item && $0.person == change.viewer.id }
            guard wasTicked != isTicked else { return change.nothingDone() }
            try change.transaction.save(
                ChecklistTick(meeting: meeting, item: item, person: change.viewer.id, at: change.now), isTicked: isTicked)
            if list.1.isShared { change.touch() } else { change.keepToSelf() }
        }
    }
}
