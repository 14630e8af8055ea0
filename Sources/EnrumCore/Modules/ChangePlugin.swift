public import EnrumDomain

/// Changes a plugin for the whole organisation, as an admin or at the command line.
public struct ChangePlugin: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public enum Change: Hashable, Sendable {
        /// What its hooks may see, of what its manifest asks for; in conversations that run as well, when it becomes less.
        case grant(Set<PluginManifest.Reading>)
        case pause
        /// Also where it was paused in departments.
        case resume
        /// Back, or forward, to a version that is kept.
        case version(PluginVersion)
        /// Its place in the order of plugins, lower first.
        case place(Int)
        case limits(PluginLimits)
        /// Takes it away everywhere. Answers, numbers and versions stay, so that records read as they were.
        case remove
    }

    /// - Parameter viewer: Nil for the operator at the command line.
    /// - Throws: ``NotFound`` for a plugin or a version that is not there, and for someone who is not admin; ``PluginChanged`` when somebody
    ///   else changed it while its settings were made ready for another version.
    public func callAsFunction(_ id: Slug, _ change: Change, as viewer: Viewer?) async throws {
        try viewer?.requireAdmin()
        let now = environment.clock.now
        var prepared: Move?
        if case .version(let version) = change { prepared = try await move(of: id, to: version) }
        let move = prepared
        try await environment.store.write { transaction in
            guard var plugin = try transaction.installedPlugins().first(where: { $0.id == id }) else { throw NotFound() }
            let before = plugin
            var rules: [ModuleRule] = []
            switch change {
            case .grant(let readings): plugin.granted = readings
            case .pause:
                if plugin.pause?.isByHand != true { plugin.pause = ModuleRule.Pause(at: now, reason: "module.paused_by_hand") }
            case .resume:
                plugin.pause = nil
                rules = try transaction.moduleRules().filter { $0.plugin == id && $0.pause != nil }
                for index in rules.indices { rules[index].pause = nil }
            case .place(let place): plugin.place = place
            case .limits(let limits): plugin.limits = limits
            case .version(let version):
                guard let row = try transaction.packages(of: id).first(where: { $0.version == version }), let move else { throw NotFound() }
                try transaction.requireUnchanged(id, move.standing, move.rules)
                (plugin.version, plugin.digest) = (row.version, row.digest)
                rules = move.migrated
            case .remove:
                try transaction.deletePlugin(id)
                return try transaction.log("module.removed", at: now, by: viewer?.id, object: "module/\(id)")
            }
            guard plugin != before || !rules.isEmpty else { return }
            try transaction.save(plugin)
            for rule in rules { try transaction.save(rule) }
            try transaction.log("module.\(change.deed)", at: now, by: viewer?.id, object: "module/\(id)")
        }
    }

    /// The settings in departments as another version takes them, and what they were made from.
    private struct Move: Sendable {
        let standing: InstalledPlugin
        let rules: [ModuleRule]
        let migrated: [ModuleRule]
    }

    private func move(of id: Slug, to version: PluginVersion) async throws -> Move {
        let (standing, rules, row) = try await environment.store.read { transaction in
            (
                try transaction.installedPlugins().first { $0.id == id }, try transaction.moduleRules().filter { $0.plugin == id },
                try transaction.packages(of: id).first { $0.version == version }
            )
        }
        guard let standing, let row, let plugin = try await environment.plugin(row.digest) else { throw NotFound() }
        return Move(
            standing: standing, rules: rules, migrated: try await environment.migrated(rules, from: standing, to: plugin))
    }
}

extension ChangePlugin.Change {
    /// What the log calls it.
    fileprivate var deed: String {
        switch self {
        case .grant: "granted"
        case .pause: "paused"
        case .resume: "resumed"
        case .version: "version_changed"
        case .place: "ordered"
        case .limits: "limited"
        case .remove: "removed"
        }
    }
}

/// Switches a plugin on or off in a department, locks it, sets its settings there, or resumes it after faults.
public struct ChangeModule: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public enum Change: Hashable, Sendable {
        /// On or off here and below; nil inherits.
        case isOn(Bool?)
        case isLocked(Bool)
        /// The settings that are set here; those that are left out are inherited.
        case settings(SettingValues)
        case resume
    }

    /// - Parameter viewer: Nil for the operator at the command line.
    /// - Throws: ``NotFound`` for a plugin or a department that is not there, for settings of one that cannot be read, and for someone who
    ///   may not decide there; ``RuleBroken`` where a department above has locked it, but for resuming it;
    ///   ``RefusedAnswers`` for settings that their declarations do not take; ``PluginChanged`` when another version came meanwhile.
    public func callAsFunction(_ id: Slug, in department: Identifier<Department>, _ changes: [Change], as viewer: Viewer?) async throws {
        let now = environment.clock.now
        let (digest, manifest) = try await installed(id)
        try await environment.store.write { transaction in
            guard let standing = try transaction.installedPlugins().first(where: { $0.id == id }) else { throw NotFound() }
            guard standing.digest == digest else { throw PluginChanged() }
            let tree = try transaction.departments()
            guard tree.departments[department] != nil else { throw NotFound() }
            if let viewer {
                guard let person = try transaction.person(viewer.id), person.isActive else { throw NotFound() }
                try Viewer(person).requireDeciding(in: [department], everywhere: false, tree: tree)
            }
            let rules = try transaction.moduleRules()
            let chain = tree.chain(from: department).map(\.id)
            guard changes.allSatisfy({ $0 == .resume }) || Module(id, in: chain, rules: rules).lockedIn == nil else {
                throw RuleBroken("rule.module_locked", field: "module")
            }
            var rule = rules.first { $0.plugin == id && $0.department == department } ?? ModuleRule(department: department, plugin: id)
            let before = rule
            for change in changes {
                switch change {
                case .isOn(let isOn): rule.isOn = isOn
                case .isLocked(let isLocked): rule.isLocked = isLocked
                case .settings(let values):
                    guard let manifest else { throw NotFound() }
                    rule.settings = try manifest.checked(values)
                case .resume: rule.pause = nil
                }
            }
            guard rule != before else { return }
            try transaction.save(rule)
            try transaction.log("module.changed", at: now, by: viewer?.id, object: "module/\(id)/\(department)")
        }
    }

    /// - Returns: The manifest is nil for a plugin whose files cannot be read; that one can still be switched off.
    private func installed(_ id: Slug) async throws -> (digest: String, manifest: PluginManifest?) {
        let standing = try await environment.store.read { try $0.installedPlugins().first { $0.id == id } }
        guard let standing else { throw NotFound() }
        return (standing.digest, try await environment.plugin(standing.digest)?.manifest)
    }
}

extension PluginManifest {
    /// Settings as they are kept, or every mistake in them at once; the field of each is the setting's key.
    func checked(_ values: SettingValues) throws -> SettingValues {
        var (kept, problems): (SettingValues, [RuleBroken]) = ([:], [])
        for (key, value) in values {
            guard let field = settings.first(where: { $0.key == key }) else {
                problems.append(RuleBroken("rule.unknown_setting", field: key.rawValue, ["key": key.rawValue]))
                continue
            }
            do throws(RuleBroken) {
                if let checked = try field.question(of: id).checked(value) { kept[key] = checked }
            } catch {
                problems.append(RuleBroken(error.phrase.key, field: key.rawValue, error.phrase.values))
            }
        }
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems.sorted { ($0.field ?? "") < ($1.field ?? "") }) }
        return kept
    }
}
