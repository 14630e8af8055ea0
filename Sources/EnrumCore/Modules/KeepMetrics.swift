import EnrumDomain

/// Computes the numbers that modules declare for a conversation whose record has closed, and keeps them with it.
struct KeepMetrics: Sendable {
    let environment: Environment
    init(_ environment: Environment) { self.environment = environment }

    /// Does nothing for one that is not closed. A number that cannot be computed is a gap, not an error.
    func callAsFunction(of id: Meeting.ID) async throws {
        let clock = environment.clock
        let found = try await environment.store.read { transaction -> (Meeting, Person, [ModuleReference])? in
            guard let meeting = try transaction.meeting(id), meeting.closed != nil,
                let employee = try transaction.person(meeting.employee)
            else { return nil }
            return (meeting, employee, try transaction.moduleReferences(of: id, in: employee.department))
        }
        guard let (meeting, employee, references) = found, !references.isEmpty else { return }
        let active = try await environment.activate(references).modules.filter { !$0.plugin.manifest.metrics.isEmpty }
        guard !active.isEmpty else { return }
        let (snapshot, data) = try await environment.store.read { transaction in
            (
                try transaction.closedSnapshot(of: meeting, by: clock),
                try transaction.pluginData(employee: meeting.employee, leader: meeting.leader)
            )
        }
        let computing = active.filter { $0.plugin.manifest.hooks.contains(.metrics) }
        let outcomes = try await environment.run(
            computing.map { $0.call(.metrics, stored: data[$0.plugin.id] ?? [:]) }, on: snapshot,
            at: HookPlace(department: employee.department, meeting: id, author: nil))
        try await environment.store.write { transaction in
            for module in active {
                for (metric, value) in module.answeredMetrics(snapshot.answers) {
                    try transaction.saveMetric(value, metric, of: module.plugin.id, in: id)
                }
            }
            for outcome in outcomes {
                guard case .success(let result) = outcome.result else { continue }
                try transaction.keep(result.changes(by: outcome.plugin), employee: meeting.employee, leader: meeting.leader)
                guard case .metrics(let values) = result.value else { continue }
                for (metric, value) in values { try transaction.saveMetric(value, metric, of: outcome.plugin, in: id) }
            }
        }
    }
}

extension Environment {
    /// The numbers of the modules that write in the record of a conversation that was held, as they stand while it is open: shown there, and
    /// kept nowhere.
    ///
    /// Cost: nothing where no module has any; else one read, and one hook for each that computes some.
    func standingMetrics(of view: MeetingView, _ gathered: GatheredModules) async throws -> [Slug: [Slug: Double]] {
        let (meeting, clock) = (view.meeting, clock)
        let reporting = gathered.active.modules.filter { module in
            module.plugin.manifest.hooks.contains(.report) && !module.plugin.manifest.metrics.isEmpty && !module.hooksRest
        }
        guard meeting.held != nil, meeting.closed == nil, !reporting.isEmpty else { return [:] }
        let computing = reporting.filter { $0.plugin.manifest.hooks.contains(.metrics) }
        let snapshot = try await store.read { try $0.closedSnapshot(of: meeting, by: clock) }
        let outcomes = try await run(
            computing.map { $0.call(.metrics, stored: gathered.data[$0.plugin.id] ?? [:]) }, on: snapshot,
            at: HookPlace(department: view.employee.department, meeting: meeting.id, author: nil))
        var standing: [Slug: [Slug: Double]] = [:]
        for module in reporting {
            for (metric, value) in module.answeredMetrics(snapshot.answers) { standing[module.plugin.id, default: [:]][metric] = value }
        }
        for outcome in outcomes {
            guard case .success(let result) = outcome.result, case .metrics(let values) = result.value else { continue }
            for (metric, value) in values { standing[outcome.plugin, default: [:]][metric] = value }
        }
        return standing
    }
}

extension ActiveModule {
    /// The metrics that are the answers to a question (level 0).
    fileprivate func answeredMetrics(_ answers: AnswerFacts) -> [(Slug, Double)] {
        plugin.manifest.metrics.compactMap { metric in
            guard let question = metric.question, let number = answers.employee[question]?.number ?? answers.leader[question]?.number,
                metric.range.contains(number)
            else { return nil }
            return (metric.id, number)
        }
    }
}

extension AnswerValue {
    /// As a number: a step, a number, or yes and no as one and nothing.
    fileprivate var number: Double? {
        switch self {
        case .scale(let step): Double(step)
        case .number(let number): number
        case .yesNo(let isYes): isYes ? 1 : 0
        default: nil
        }
    }
}

extension MeetingReading where Self: AgreementReading & ModuleReading & PeopleReading & RecordReading {
    /// A conversation that was held, and those before it, for hooks that work in the background: the host leaves out every text.
    func closedSnapshot(of meeting: Meeting, by clock: any Clock) throws -> PluginSnapshot {
        var history = try pairHistory(employee: meeting.employee, leader: meeting.leader, by: clock) {
            ($0.schedule.date, $0.id) <= (meeting.schedule.date, meeting.id)
        }
        let own = history.first?.id == meeting.id.rawValue ? history.removeFirst() : nil
        let people = try people([meeting.employee, meeting.leader])
        let facts = people[meeting.employee].flatMap { employee in
            people[meeting.leader].map { PeopleFacts(employee: .init(employee), leader: .init($0)) }
        }
        return PluginSnapshot(
            audience: .background, today: clock.today, time: clock.time(of: clock.now), meeting: MeetingFacts(meeting), people: facts,
            answers: own?.answers ?? AnswerFacts(), agreements: own?.agreements ?? [], history: history)
    }
}
