public import EnrumDomain

/// What the modules of a conversation say on one page: findings, suggestions, report sections, guidance, checklists, and what is missing.
public struct ModuleNotes: Sendable {
    /// In the modules' order.
    public var plugins: [Plugin] = []
    public var findings: [Finding] = []
    /// Findings on the viewer's own answers, each at the answer's question where the module names no other field.
    public var answerFindings: [Finding] = []
    /// Findings on agreements, by agreement.
    public var agreementFindings: [Agreement.ID: [Finding]] = [:]
    public var points: [SuggestedPoint] = []
    public var agreements: [SuggestedAgreement] = []
    public var sections: [ReportSection] = []
    public var missing: [Missing] = []
    /// What is ticked on checklists by whoever this viewer may know of, as "plugin/checklist/item".
    public var ticks: Set<String> = []
    /// What the viewer has ticked themselves.
    public var ownTicks: Set<String> = []

    public static let none = ModuleNotes()
    public var isEmpty: Bool { plugins.isEmpty && missing.isEmpty }

    /// A part that is not there, and why: the page says so instead of leaving it out silently (DESIGN, principle 6).
    public struct Missing: Hashable, Sendable {
        public let plugin: Slug
        public let title: LocalizedText?
        /// Nil when the whole plugin cannot be read.
        public let fault: PluginFault?
        /// The first mistake in a folder that its author is changing.
        public var problem: PluginRefused.Problem?
        /// Whether its hooks failed so often in this conversation that they are not asked for a while.
        public var isResting = false
        /// Whether it was stopped or taken away after the conversation had its form.
        public var isStopped = false

        public init(
            plugin: Slug, title: LocalizedText?, fault: PluginFault?, problem: PluginRefused.Problem? = nil, isResting: Bool = false,
            isStopped: Bool = false
        ) {
            (self.plugin, self.title, self.fault, self.problem) = (plugin, title, fault, problem)
            (self.isResting, self.isStopped) = (isResting, isStopped)
        }
    }

    public func title(of plugin: Slug) -> LocalizedText? { plugins.first { $0.id == plugin }?.manifest.title }
}

/// Which hooks a page asks.
public struct ModuleQuestions: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Findings on the viewer's own answers, for the viewer alone.
    public static let ownAnswers = ModuleQuestions(rawValue: 1)
    /// Findings on the conversation as a whole.
    public static let meeting = ModuleQuestions(rawValue: 2)
    /// Findings on the agreements made in it.
    public static let agreements = ModuleQuestions(rawValue: 4)
    public static let agenda = ModuleQuestions(rawValue: 8)
    public static let suggestions = ModuleQuestions(rawValue: 16)
    public static let report = ModuleQuestions(rawValue: 32)
    /// Guidance and checklists alone.
    public static let data: ModuleQuestions = []

    var hooks: [(Hook, ModuleQuestions)] {
        [(.checkMeeting, .meeting), (.agenda, .agenda), (.suggestAgreements, .suggestions), (.report, .report)]
    }
}

/// Asks the modules of a conversation what they have to say (X-03, P-16): on a snapshot, between transactions.
public struct AskModules: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: one small query when the conversation has no modules; else one read and all hooks at once.
    public func callAsFunction(_ questions: ModuleQuestions, about view: MeetingView) async throws -> ModuleNotes {
        let gathered = try await environment.gather(for: view)
        guard !gathered.active.isEmpty else { return .none }
        var notes = ModuleNotes(plugins: gathered.active.modules.map { $0.plugin.worded(with: $0.settings) })
        notes.missing = gathered.active.missing
        notes.take(gathered.ticks, for: view)
        let clock = environment.clock
        var pair = view.snapshot(for: .pair, by: clock, history: gathered.history)
        pair.metrics = gathered.metrics
        if questions.contains(.report) { pair.metrics.merge(try await environment.standingMetrics(of: view, gathered)) { kept, _ in kept } }
        let place = HookPlace(department: view.employee.department, meeting: view.meeting.id, author: nil)

        var calls: [(call: HookCall, agreement: Agreement.ID?)] = []
        for module in gathered.active.modules where !module.hooksRest {
            let stored = gathered.data[module.plugin.id] ?? [:]
            for (hook, question) in questions.hooks where questions.contains(question) && module.plugin.manifest.hooks.contains(hook) {
                calls.append((module.call(hook, stored: stored), nil))
            }
            if questions.contains(.agreements), module.plugin.manifest.hooks.contains(.checkAgreement) {
                for agreement in view.agreements where agreement.state == .open {
                    let facts = AgreementFacts(agreement, responsible: view.roles, by: clock)
                    calls.append((module.call(.checkAgreement, stored: stored, arguments: .agreement(facts)), agreement.id))
                }
            }
        }
        let outcomes = try await environment.run(calls.map(\.call), on: pair, at: place)
        for (outcome, call) in zip(outcomes, calls) { notes.take(outcome, about: call.agreement) }
        notes.check(gathered.active.modules, questions, pair, view.agreements.filter { $0.state == .open }, of: view, by: clock)
        if questions.contains(.ownAnswers) { try await notes.checkOwnAnswers(of: view, gathered, in: environment) }
        return notes
    }
}

extension MeetingView {
    var roles: [Person.ID: String] { [meeting.employee: "employee", meeting.leader: "leader"] }
}

extension ActiveModules {
    /// What cannot be asked.
    var missing: [ModuleNotes.Missing] {
        unreadable.map { ModuleNotes.Missing(plugin: $0.plugin, title: $0.title, fault: nil, problem: $0.problem) }
            + modules.filter { ($0.hooksRest || $0.ownChecksRest) && !$0.plugin.manifest.hooks.isEmpty }.map {
                ModuleNotes.Missing(plugin: $0.plugin.id, title: $0.plugin.manifest.title, fault: nil, isResting: true)
            }
            + stopped.map { ModuleNotes.Missing(plugin: $0.id, title: $0.manifest.title, fault: nil, isStopped: true) }
    }
}

/// The modules of a conversation, and what their snapshots need beside the view.
struct GatheredModules: Sendable {
    var active: ActiveModules
    var history: [PastMeeting] = []
    var data: [Slug: [String: String]] = [:]
    var ticks: [ChecklistTick] = []
    /// The numbers kept with this conversation.
    var metrics: [Slug: [Slug: Double]] = [:]
}

extension Environment {
    /// The modules of a conversation, those among them marked that have failed so often in it lately that their hooks rest.
    ///
    /// - Parameter viewer: Whose own answers they may rest from checking; nil where nobody's are checked.
    func activeModules(
        of meeting: Meeting, with employee: Person, for viewer: Viewer? = nil, withPaused: Bool = false
    ) async throws -> ActiveModules {
        let (department, since) = (employee.department, Instant(milliseconds: clock.now.milliseconds - Self.faultWindow))
        let (references, faults, pinned, leads) = try await store.read { transaction in
            let references =
                meeting.sent == nil
                ? try transaction.moduleReferences(in: department)
                : try transaction.moduleReferences(of: meeting.id, in: department, withPaused: withPaused)
            let leads = meeting.sent == nil && !references.isEmpty ? try transaction.leadsAnyone(employee.id) : false
            let faults =
                references.isEmpty
                ? [] : try transaction.recentFaults(of: references.map(\.plugin), in: meeting.id, of: department, since: since)
            return (references, faults, meeting.held == nil ? [] : try transaction.pinnedModules(of: meeting.id), leads)
        }
        let stopped = try await stopped(pinned, beside: references)
        guard !references.isEmpty || !stopped.isEmpty else { return .none }
        var active = try await activate(references)
        active.stopped = stopped
        if meeting.sent == nil { active = active.takingPart(in: meeting.type, ofLeader: leads) }
        for index in active.modules.indices {
            let plugin = active.modules[index].plugin.id
            let reloaded = plugins.reloaded(plugin)
            active.modules[index].hooksRest = faults.rests(plugin, author: nil, reloaded: reloaded)
            active.modules[index].ownChecksRest = viewer.map { faults.rests(plugin, author: $0.id, reloaded: reloaded) } ?? false
        }
        return active
    }

    /// Those of a conversation's plugins whose section its record would have, were they not stopped or taken away.
    private func stopped(_ pinned: [PinnedModule], beside references: [ModuleReference]) async throws -> [Plugin] {
        let running = Set(references.map(\.plugin))
        var stopped: [Plugin] = []
        for module in pinned where !running.contains(module.plugin) {
            if let plugin = try await plugin(module.digest), plugin.manifest.hooks.contains(.report) { stopped.append(plugin) }
        }
        return stopped
    }

    /// - Parameters:
    ///   - withPaused: Whether those count too that were paused by their faults, because nobody gets past a guard by what they type (PLUGINS,
    ///     "Faults").
    ///   - isNeeded: Which modules count; where none does, nothing more is read.
    func gather(
        for view: MeetingView, withPaused: Bool = false, where isNeeded: (ActiveModule) -> Bool = { _ in true }
    ) async throws -> GatheredModules {
        let meeting = view.meeting
        var active = try await activeModules(of: meeting, with: view.employee, for: view.viewer, withPaused: withPaused)
        active.modules.removeAll { !isNeeded($0) }
        guard !active.isEmpty else { return GatheredModules(active: .none) }
        let readsHistory = active.modules.contains { $0.granted.contains(.history) && $0.plugin.manifest.reads.contains(.history) }
        let hasLists = active.modules.contains { !$0.plugin.meetingChecklists.isEmpty }
        let (clock, found) = (clock, active)
        return try await store.read { transaction in
            GatheredModules(
                active: found, history: readsHistory ? try transaction.pairHistory(before: meeting, by: clock) : [],
                data: try transaction.pluginData(employee: meeting.employee, leader: meeting.leader),
                ticks: hasLists ? try transaction.ticks(of: meeting.id) : [],
                metrics: meeting.closed == nil
                    ? [:] : try transaction.metrics(employee: meeting.employee, leader: meeting.leader)[meeting.id] ?? [:])
        }
    }
}

extension ModuleNotes {
    mutating func take(_ ticks: [ChecklistTick], for view: MeetingView) {
        let shared = Set(
            plugins.flatMap { plugin in plugin.meetingChecklists.filter(\.isShared).map { "\(plugin.id)/\($0.id)/" } })
        ownTicks = Set(ticks.filter { $0.person == view.viewer.id }.map(\.item))
        self.ticks = ownTicks.union(ticks.map(\.item).filter { item in shared.contains { item.hasPrefix($0) } })
    }

    mutating func take(_ outcome: HookOutcome, about agreement: Agreement.ID?) {
        switch outcome.result {
        case .failure(let fault): missing.append(Missing(plugin: outcome.plugin, title: title(of: outcome.plugin), fault: fault))
        case .success(let result):
            switch result.value {
            case .findings(let found):
                if let agreement { agreementFindings[agreement, default: []] += found } else { findings += found }
            case .points(let suggested): points += suggested
            case .agreements(let suggested): agreements += suggested
            case .section(let section): sections.append(section)
            case .nothing, .questions, .reminders, .metrics, .settings: break
            }
        }
    }

    /// The checks that are data.
    mutating func check(
        _ modules: [ActiveModule], _ questions: ModuleQuestions, _ snapshot: PluginSnapshot, _ agreements: [Agreement],
        of view: MeetingView, by clock: any Clock
    ) {
        for module in modules {
            if questions.contains(.meeting) { findings += module.findings(.meeting, snapshot) }
            guard questions.contains(.agreements) else { continue }
            for agreement in agreements {
                let found = module.findings(.agreement, snapshot, AgreementFacts(agreement, responsible: view.roles, by: clock))
                if !found.isEmpty { agreementFindings[agreement.id, default: []] += found }
            }
        }
    }
}
