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
    /// - Throws: ``NotFound`` for a plugin or a version that is not there, and for someone who is not admin; ``RuleBroken`` for limits that
    ///   are too low to run anything or too high to be limits; ``PluginChanged`` when somebody else changed it while its settings were made
    ///   ready for another version.
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
            case .limits(let limits): plugin.limits = try limits.checked()
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
