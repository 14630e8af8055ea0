public import EnrumDomain

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
        /// One setting, the others as they stand; nil inherits.
        case setting(Slug, AnswerValue?)
        case resume
    }

    /// - Parameter viewer: Nil for the operator at the command line.
    /// - Throws: As for several departments.
    public func callAsFunction(_ id: Slug, in department: Identifier<Department>, _ changes: [Change], as viewer: Viewer?) async throws {
        try await self(id, [department: changes], as: viewer)
    }

    /// Changes several departments at once, those above first: all of it, or nothing.
    ///
    /// - Throws: ``NotFound`` for a plugin or a department that is not there, and for someone who may not decide there;
    ///   ``RuleBroken`` where a department above has locked it; ``RefusedAnswers`` for settings that their declarations do not take;
    ///   ``PluginChanged`` when another version came meanwhile.
    public func callAsFunction(_ id: Slug, _ changes: [Identifier<Department>: [Change]], as viewer: Viewer?) async throws {
        let now = environment.clock.now
        let (digest, manifest) = try await installed(id)
        try await environment.store.write { transaction in
            guard let standing = try transaction.installedPlugins().first(where: { $0.id == id }) else { throw NotFound() }
            guard standing.digest == digest else { throw PluginChanged() }
            let tree = try transaction.departments()
            guard changes.keys.allSatisfy({ tree.departments[$0] != nil }) else { throw NotFound() }
            if let viewer {
                guard let person = try transaction.person(viewer.id), person.isActive else { throw NotFound() }
                try Viewer(person).requireDeciding(in: Set(changes.keys), everywhere: false, tree: tree)
            }
            var rules = try transaction.moduleRules()
            for department in changes.keys.sorted(by: { (tree.chain(from: $0).count, $0) < (tree.chain(from: $1).count, $1) }) {
                let before =
                    rules.first { $0.plugin == id && $0.department == department } ?? ModuleRule(department: department, plugin: id)
                let rule = try before.changed(changes[department] ?? [], by: manifest)
                guard rule != before else { continue }
                let chain = tree.chain(from: department).map(\.id)
                guard Module(id, in: chain, rules: rules).lockedIn == nil || rule.differsInPauseAlone(from: before) else {
                    throw RuleBroken("rule.module_locked", field: "module")
                }
                try transaction.save(rule)
                rules.removeAll { $0.plugin == id && $0.department == department }
                rules.append(rule)
                try transaction.log("module.changed", at: now, by: viewer?.id, object: "module/\(id)/\(department)")
            }
        }
    }

    /// - Returns: The manifest is nil for a plugin whose files cannot be read; that one can still be switched off.
    private func installed(_ id: Slug) async throws -> (digest: String, manifest: PluginManifest?) {
        let standing = try await environment.store.read { try $0.installedPlugins().first { $0.id == id } }
        guard let standing else { throw NotFound() }
        return (standing.digest, try await environment.plugin(standing.digest)?.manifest)
    }
}

extension ModuleRule {
    /// - Throws: ``RefusedAnswers`` with every setting that is not taken.
    fileprivate func changed(_ changes: [ChangeModule.Change], by manifest: PluginManifest?) throws -> ModuleRule {
        var (rule, problems) = (self, [RuleBroken]())
        for change in changes {
            do {
                try rule.apply(change, by: manifest)
            } catch let refused as RefusedAnswers { problems += refused.problems }
        }
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
        return rule
    }

    private mutating func apply(_ change: ChangeModule.Change, by manifest: PluginManifest?) throws {
        switch change {
        case .isOn(let isOn): self.isOn = isOn
        case .isLocked(let isLocked): self.isLocked = isLocked
        case .settings(let values): settings = try manifest.declared().checked(values)
        case .setting(let key, let value?): settings[key] = try manifest.declared().checked([key: value])[key]
        case .setting(let key, nil): settings[key] = nil
        case .resume: pause = nil
        }
    }

    /// A lock above is about switches and settings; whoever decides here may still let a plugin go on that stopped here.
    fileprivate func differsInPauseAlone(from other: ModuleRule) -> Bool {
        var other = other
        other.pause = pause
        return self == other
    }
}

extension PluginManifest? {
    /// - Throws: ``NotFound`` for a plugin that cannot be read: nobody knows what its settings take.
    fileprivate func declared() throws(NotFound) -> PluginManifest {
        guard let self else { throw NotFound() }
        return self
    }
}

extension PluginManifest {
    /// Settings as they are kept, or every mistake in them at once; the field of each is the setting's key.
    func checked(_ values: SettingValues) throws(RefusedAnswers) -> SettingValues {
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
