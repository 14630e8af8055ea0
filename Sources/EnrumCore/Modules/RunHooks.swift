import EnrumDomain

/// Where some hooks are called, for what is kept of their faults.
struct HookPlace: Sendable {
    let department: Identifier<Department>
    let meeting: Meeting.ID?
    /// Who alone may read the input; nil for both of the pair. Where there is no conversation: the employee it is about.
    let author: Person.ID?
}

extension Environment {
    /// Stops a plugin after so many faults in ``faultWindow``, or one abort (PLUGINS, "Faults"): in the conversation where they happened, and
    /// in its department when they did not all happen in one (decision 28).
    static let mostFaults = 3
    /// What one person types does not stop a plugin for anybody else.
    static let fewestPeople = 2
    /// Milliseconds: ten minutes.
    static let faultWindow: Int64 = 10 * 60 * 1000

    static func areTooMany(_ faults: Int, aborts: Int) -> Bool { faults >= mostFaults || aborts >= 1 }

    /// Runs hooks outside of any transaction, counts them, and keeps their faults; a plugin that keeps failing is paused there.
    func run(_ calls: [HookCall], on snapshot: PluginSnapshot, at place: HookPlace) async throws -> [HookOutcome] {
        guard !calls.isEmpty else { return [] }
        let outcomes = zip(await plugins.run(calls, on: snapshot), calls).map { $0.refusingTooMuch(beside: $1) }
        usage.note(outcomes, on: snapshot.today)
        let now = clock.now
        let rows = outcomes.compactMap { outcome -> FaultRow? in
            guard case .failure(let fault) = outcome.result else { return nil }
            return FaultRow(
                fault: fault, at: now, department: place.department, meeting: place.meeting, author: place.author, input: outcome.input)
        }
        guard !rows.isEmpty else { return outcomes }
        do {
            try await store.write { transaction in
                for row in rows {
                    try transaction.insert(row)
                    try transaction.pauseIfFailing(row, at: now)
                }
            }
        } catch StoreFailure.full, StoreFailure.readOnly {
            // A page that is only read is shown all the same; the part that failed is missing on it, and says so.
        }
        return outcomes
    }
}

extension HookOutcome {
    /// The most keys that a plugin keeps about one pair.
    static let mostKeys = 32

    /// A fault in place of a result that would keep more than a plugin may (PLUGINS, "store").
    fileprivate func refusingTooMuch(beside call: HookCall) -> HookOutcome {
        guard case .success(let result) = result, !result.store.isEmpty else { return self }
        let kept = Set(call.stored.keys).union(result.store.keys).filter { key in
            result.store.index(forKey: key).map { result.store[$0].value != nil } ?? true
        }
        guard kept.count > Self.mostKeys else { return self }
        let fault = PluginFault(
            plugin: plugin, version: version, hook: hook, kind: .badResult, file: nil, line: nil,
            message: "\(hook.rawValue) store: \(kept.count) keys about this pair, and at most \(Self.mostKeys) are kept", log: result.log,
            usage: usage, inputHash: String(repeating: "0", count: 64))
        return HookOutcome(hook, of: call.plugin, .failure(fault), usage: usage)
    }
}

extension [RecentFault] {
    /// Whether a plugin has failed so often in these that it is not asked there for a while.
    ///
    /// - Parameters:
    ///   - author: In the checks of this author's own answers, of which nobody else may know; nil in what is asked for the pair.
    ///   - reloaded: When its author last changed it: what failed before says nothing about it now.
    func rests(_ plugin: Slug, author: Person.ID?, reloaded: Instant?) -> Bool {
        let counted = filter { fault in
            fault.plugin == plugin && fault.author == author && reloaded.map { fault.at >= $0 } ?? true
        }
        return Environment.areTooMany(counted.count, aborts: counted.count(where: \.isAbort))
    }
}

extension ModuleWriting where Self: ModuleReading & AuditReading & AuditWriting {
    /// Guards are never paused by what someone typed; they follow their manifest's `on_guard_failure`.
    fileprivate func pauseIfFailing(_ row: FaultRow, at now: Instant) throws {
        guard row.fault.hook != .guard else { return }
        let since = Instant(milliseconds: now.milliseconds - Environment.faultWindow)
        let counts = try faultCounts(of: row.fault.plugin, in: row.department, since: since)
        guard Environment.areTooMany(counts.all, aborts: counts.aborts), counts.people >= Environment.fewestPeople else { return }
        let rules = try moduleRules()
        var rule =
            rules.first { $0.plugin == row.fault.plugin && $0.department == row.department }
            ?? ModuleRule(department: row.department, plugin: row.fault.plugin)
        guard rule.pause == nil, try installedPlugins().contains(where: { $0.id == row.fault.plugin }) else { return }
        rule.pause = ModuleRule.Pause(at: now, reason: counts.aborts >= 1 ? "module.paused_by_abort" : "module.paused_by_faults")
        try save(rule)
        try log("module.paused", at: now, by: nil, object: "module/\(row.fault.plugin)")
    }
}
