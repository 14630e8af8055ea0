public import EnrumDomain

/// What modules hold against an act: it is not done until it is mended, or overruled with a reason where that is possible.
public struct StoppedByFindings: Error, Hashable, Sendable {
    public let findings: [Finding]
    /// Titles of modules whose guards failed, and must not.
    public let unanswered: [LocalizedText]
    /// Whether a reason gets past them.
    public let canBeOverruled: Bool
}

/// What the modules of a conversation answered when they were asked about its next phase.
struct GuardAnswer: Sendable {
    /// The version of the conversation that they were asked about.
    let version: Int
    /// What they hold against it; nil when nothing.
    var stopped: StoppedByFindings?
    /// What their hooks want kept about the pair.
    var stored: [StoredChange] = []
    /// What stands against it, each with the title of the module that says it; only the title of one that did not answer.
    var held: [(module: LocalizedText, says: LocalizedText?)] = []

    /// Why the viewer goes on all the same; nil when nothing stands in the way.
    ///
    /// - Throws: ``StoppedByFindings`` without a reason.
    func overruled(by reason: String?) throws(StoppedByFindings) -> String? {
        guard let stopped else { return nil }
        guard let reason = reason?.tidied else { throw stopped }
        return reason
    }

    /// The reason as it stands in the record: after what it sets aside, in the words that whoever gave it read. Where there is no room for
    /// both, the modules alone are named, and at last nothing but the reason is said.
    func remark(_ reason: String, in language: Language) -> String {
        let whole = held.map { ([$0.module] + [$0.says].compactMap { $0 }).map { $0(language) }.joined(separator: ": ") }
        let titles = held.map { $0.module(language) }
        let texts = [whole, titles].map { ($0 + [reason]).joined(separator: "\n") }
        return texts.first { $0.count <= Limits.remark } ?? reason
    }
}

extension Environment {
    /// Asks the modules of a conversation whether it may go from one phase to the next, does `body` with their answer, and asks again when
    /// somebody changed the conversation meanwhile.
    ///
    /// A guard that fails follows its manifest's `on_guard_failure`: it stops the transition or lets it pass.
    /// - Throws: ``NotFound`` when the viewer may not read the conversation.
    func askGuards<Result>(
        of id: Meeting.ID, from: Meeting.Phase, to: Meeting.Phase, as viewer: Viewer, _ body: (GuardAnswer) async throws -> Result
    ) async throws -> Result {
        try await untilItFits { try await body(guardAnswer(of: id, from: from, to: to, as: viewer)) }
    }

    private func guardAnswer(of id: Meeting.ID, from: Meeting.Phase, to: Meeting.Phase, as viewer: Viewer) async throws -> GuardAnswer {
        let today = clock.today
        let view = try await store.read { try $0.meetingView(id, as: viewer, today: today) }
        var answer = GuardAnswer(version: view.meeting.version)
        guard view.meeting.phase == from else { return answer }
        let gathered = try await gather(for: view, withPaused: true)
        guard !gathered.active.isEmpty else { return answer }
        let snapshot = view.snapshot(for: .pair, by: clock, history: gathered.history)
        var (calls, blocks): ([HookCall], [Finding]) = ([], [])
        for module in gathered.active.modules {
            let (hooks, stored) = (module.plugin.manifest.hooks, gathered.data[module.plugin.id] ?? [:])
            if hooks.contains(.guard) {
                calls.append(module.call(.guard, stored: stored, arguments: .transition(from: from.name, to: to.name)))
            }
            guard from == .during, !module.isPaused else { continue }
            if hooks.contains(.checkMeeting), !module.hooksRest { calls.append(module.call(.checkMeeting, stored: stored)) }
            blocks += module.findings(.meeting, snapshot).filter { $0.level == .block }
        }
        let place = HookPlace(department: view.employee.department, meeting: id, author: nil)
        var unanswered: [LocalizedText] = []
        for (call, outcome) in zip(calls, try await run(calls, on: snapshot, at: place)) {
            blocks += outcome.blocks
            if outcome.isStopping(of: call.plugin) { unanswered.append(call.plugin.manifest.title) }
            if case .success(let result) = outcome.result { answer.stored += result.changes(by: outcome.plugin) }
        }
        if !blocks.isEmpty || !unanswered.isEmpty {
            answer.stopped = StoppedByFindings(findings: blocks, unanswered: unanswered, canBeOverruled: true)
            let titles = Dictionary(
                gathered.active.modules.map { ($0.plugin.id, $0.plugin.manifest.title) }, uniquingKeysWith: { first, _ in first })
            answer.held =
                blocks.compactMap { finding in titles[finding.source].map { ($0, finding.text) } } + unanswered.map { ($0, nil) }
        }
        return answer
    }

    /// Asks the modules of a conversation about an agreement that is about to be kept.
    ///
    /// - Throws: ``StoppedByFindings`` when one of them says `block`; it is mended, not overruled. A check that fails stops nothing.
    func ask(aboutAgreement draft: AgreementDraft, in meeting: Meeting.ID, as viewer: Viewer) async throws {
        let today = clock.today
        guard try await store.read({ try !$0.pinnedModules(of: meeting).isEmpty }) else { return }
        let view = try await store.read { try $0.meetingView(meeting, as: viewer, today: today) }
        try await ask(about: AgreementFacts(meeting: meeting.rawValue, title: draft.title).with(draft, roles: view.roles), in: view)
    }

    /// Asks the modules of the conversation that an agreement was made in about what it is to become.
    ///
    /// Someone to whom that conversation is not there, such as a new leader, is not asked anything by its modules.
    /// - Throws: ``StoppedByFindings`` when one of them says `block`.
    func ask(aboutAmending id: Agreement.ID, to draft: AgreementDraft, as viewer: Viewer) async throws {
        let today = clock.today
        let found = try await store.read { transaction -> (Agreement, MeetingView)? in
            guard let agreement = try transaction.agreement(id), agreement.state == .open,
                try !transaction.pinnedModules(of: agreement.meeting).isEmpty
            else { return nil }
            do {
                return (agreement, try transaction.meetingView(agreement.meeting, as: viewer, today: today))
            } catch is NotFound {
                return nil
            }
        }
        guard let (agreement, view) = found else { return }
        try await ask(about: AgreementFacts(agreement, responsible: view.roles, by: clock).with(draft, roles: view.roles), in: view)
    }

    private func ask(about facts: AgreementFacts, in view: MeetingView) async throws {
        let gathered = try await gather(for: view)
        let snapshot = view.snapshot(for: .pair, by: clock, history: gathered.history)
        var (calls, blocks): ([HookCall], [Finding]) = ([], [])
        for module in gathered.active.modules {
            blocks += module.findings(.agreement, snapshot, facts).filter { $0.level == .block }
            guard module.plugin.manifest.hooks.contains(.checkAgreement), !module.hooksRest else { continue }
            calls.append(
                module.call(.checkAgreement, stored: gathered.data[module.plugin.id] ?? [:], arguments: .agreement(facts)))
        }
        let place = HookPlace(department: view.employee.department, meeting: view.meeting.id, author: nil)
        for outcome in try await run(calls, on: snapshot, at: place) { blocks += outcome.blocks }
        if !blocks.isEmpty { throw StoppedByFindings(findings: blocks, unanswered: [], canBeOverruled: false) }
    }
}

extension HookOutcome {
    /// What the hook holds against the act.
    fileprivate var blocks: [Finding] {
        switch result {
        case .success(let result):
            guard case .findings(let found) = result.value else { return [] }
            return found.filter { $0.level == .block }
        case .failure: return []
        }
    }

    /// A guard that failed and must not.
    fileprivate func isStopping(of plugin: Plugin) -> Bool {
        guard case .failure = result else { return false }
        return hook == .guard && plugin.manifest.onGuardFailure == .block
    }
}

extension AgreementFacts {
    /// The agreement as it is being written.
    fileprivate func with(_ draft: AgreementDraft, roles: [Person.ID: String]) -> AgreementFacts {
        var facts = self
        facts.responsible =
            switch draft.responsible {
            case .person(let person): roles[person] ?? "other"
            case .email: "other"
            case nil: nil
            }
        (facts.title, facts.due) = (draft.title, draft.deadline)
        (facts.firstStep, facts.followUp) = (draft.firstStep?.tidied, draft.followUp?.tidied)
        (facts.template, facts.area) = (draft.template?.tidied, draft.area?.tidied)
        return facts
    }
}
