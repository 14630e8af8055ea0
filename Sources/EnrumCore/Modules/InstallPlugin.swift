public import EnrumDomain

/// Why a plugin was not installed, beside mistakes in its files; see ``PluginRefused``.
public enum InstallRefused: Error, Hashable, Sendable {
    /// It needs another contract than this host keeps.
    case api(needed: PluginAPIVersion, known: PluginAPIVersion)
    /// It is not signed, or with a key that nobody has said to trust, and the installer did not say to take it all the same.
    case untrusted(signedBy: String?)
    /// The same version with other content is installed already: a version never changes.
    case versionTaken(PluginVersion)
    /// Its `migrate` failed, or gave settings that its own declaration does not take; the old version stays.
    case migration(PluginFault?)
}

extension InstallRefused {
    /// What it says to people.
    public var phrase: Phrase {
        switch self {
        case .api(let needed, let known): Phrase("install.api", ["needed": "\(needed)", "known": "\(known)"])
        case .untrusted(nil): Phrase("install.unsigned")
        case .untrusted(let signer?): Phrase("install.untrusted", ["fingerprint": signer])
        case .versionTaken(let version): Phrase("install.version_taken", ["version": "\(version)"])
        case .migration(nil): Phrase("install.migration")
        case .migration(let fault?):
            Phrase("install.migration_fault", ["file": fault.file ?? "rules.lua", "line": fault.line.map(String.init) ?? "?"])
        }
    }
}

/// Installs a plugin, or another version of one, from a package. Conversations that have their form already keep the version they have.
public struct InstallPlugin: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// What was done.
    public struct Outcome: Sendable {
        public let plugin: Plugin
        /// The version that was in force before; nil for a new plugin.
        public let replaced: PluginVersion?
        /// What the new version asks to read that an admin has not granted: nothing of it is in any snapshot until then.
        public let ungranted: Set<PluginManifest.Reading>
    }

    /// Installs a package after the plugin host has judged its signature.
    ///
    /// - Throws: As below.
    public func callAsFunction(
        _ package: [UInt8], isTrusted: Bool, grants: Set<PluginManifest.Reading>? = nil, as viewer: Viewer?
    ) async throws -> Outcome {
        try viewer?.requireAdmin()
        let signer = try await environment.plugins.signer(of: package)
        let keys = try await environment.store.read { try $0.trustedKeys() }
        guard isTrusted || keys.contains(where: { $0.key == signer?.key }) else {
            throw InstallRefused.untrusted(signedBy: signer?.fingerprint)
        }
        return try await self(package, signedBy: signer?.fingerprint, isTrusted: true, grants: grants, as: viewer)
    }

    /// - Parameters:
    ///   - package: Its bytes, as `enrum plugin pack` writes them.
    ///   - signedBy: The fingerprint of the key whose signature was verified; nil when it is not signed.
    ///   - isTrusted: Whether to take it without a trusted signature.
    ///   - grants: What it may read; nil keeps what was granted before, and for a new plugin grants nothing.
    ///   - viewer: Nil for the operator at the command line.
    /// - Throws: ``PluginRefused``, ``InstallRefused``, or ``NotFound`` for someone who is not admin. All or nothing.
    public func callAsFunction(
        _ package: [UInt8], signedBy: String?, isTrusted: Bool, grants: Set<PluginManifest.Reading>? = nil, as viewer: Viewer?
    ) async throws -> Outcome {
        try viewer?.requireAdmin()
        let plugin = try await environment.plugins.plugin(from: package)
        let manifest = plugin.manifest
        guard PluginAPIVersion.current.fits(manifest.api) else { throw InstallRefused.api(needed: manifest.api, known: .current) }
        let (standing, rules, keys, versions) = try await environment.store.read { transaction in
            (
                try transaction.installedPlugins().first { $0.id == plugin.id },
                try transaction.moduleRules().filter { $0.plugin == plugin.id },
                try transaction.trustedKeys(), try transaction.packages(of: plugin.id)
            )
        }
        guard isTrusted || keys.contains(where: { $0.fingerprint == signedBy }) else { throw InstallRefused.untrusted(signedBy: signedBy) }
        if let same = versions.first(where: { $0.version == manifest.version }), same.digest != plugin.digest {
            throw InstallRefused.versionTaken(manifest.version)
        }
        let migrated = try await environment.migrated(rules, from: standing, to: plugin)
        let granted = (grants ?? standing?.granted ?? []).intersection(manifest.reads)
        let installed = InstalledPlugin(
            id: plugin.id, version: manifest.version, digest: plugin.digest, granted: granted, place: standing?.place ?? 100,
            limits: standing?.limits ?? .standard, pause: standing?.pause.flatMap { $0.isByHand ? $0 : nil })
        let row = PluginPackageRow(
            plugin: plugin.id, version: manifest.version, digest: plugin.digest, installedAt: environment.clock.now,
            installedBy: viewer?.id, signedBy: signedBy)
        try await environment.store.write { transaction in
            try transaction.requireUnchanged(plugin.id, standing, rules)
            try transaction.insert(row, content: package)
            try transaction.save(installed)
            for rule in migrated { try transaction.save(rule) }
            try transaction.log(
                standing == nil ? "module.installed" : "module.upgraded", at: row.installedAt, by: viewer?.id, object: "module/\(plugin.id)"
            )
        }
        return Outcome(plugin: plugin, replaced: standing?.version, ungranted: manifest.reads.subtracting(granted))
    }
}

/// Somebody else changed the plugin meanwhile; nothing was done.
public struct PluginChanged: Error, Hashable, Sendable {
    public init() {}
}

extension ModuleReading {
    /// - Throws: ``PluginChanged`` when the plugin, or what is said about it in departments, is no longer as it was read.
    func requireUnchanged(_ id: Slug, _ plugin: InstalledPlugin?, _ rules: [ModuleRule]) throws {
        guard try installedPlugins().first(where: { $0.id == id }) == plugin, try moduleRules().filter({ $0.plugin == id }) == rules else {
            throw PluginChanged()
        }
    }
}

extension Viewer {
    func requireAdmin() throws(NotFound) {
        guard isAdmin else { throw NotFound() }
    }
}

extension Environment {
    /// The rules of a plugin with their settings as the new version wants them: keys that were renamed (`was:`), then its `migrate`. Going
    /// back to a version, the renaming is undone.
    ///
    /// A value that the new declaration does not take is let go, as is one whose key is gone; what is declared fills the gap.
    /// - Throws: ``InstallRefused/migration(_:)`` when `migrate` fails, or gives what its own declaration does not take.
    func migrated(_ rules: [ModuleRule], from standing: InstalledPlugin?, to plugin: Plugin) async throws -> [ModuleRule] {
        guard let standing, standing.version != plugin.manifest.version else { return [] }
        let old = try await self.plugin(standing.digest)?.manifest
        let snapshot = PluginSnapshot(audience: .background, today: clock.today, time: clock.time(of: clock.now))
        var migrated: [ModuleRule] = []
        for var rule in rules where !rule.settings.isEmpty {
            rule.settings = plugin.manifest.renamed(rule.settings, by: old)
            if plugin.manifest.hooks.contains(.migrate) {
                let call = HookCall(.migrate, of: plugin, granted: [], arguments: .migration(from: standing.version, rule.settings))
                guard let outcome = await plugins.run([call], on: snapshot).first else { continue }
                switch outcome.result {
                case .failure(let fault): throw InstallRefused.migration(fault)
                case .success(let result):
                    if case .settings(let values) = result.value {
                        guard let checked = try? plugin.manifest.checked(values) else { throw InstallRefused.migration(nil) }
                        rule.settings = checked
                    }
                }
            }
            rule.settings = plugin.manifest.taken(rule.settings)
            migrated.append(rule)
        }
        return migrated
    }
}

extension PluginManifest {
    /// Values under the keys they have now.
    ///
    /// - Parameter other: The version that they were set for; where it is newer than this, its renaming is undone.
    fileprivate func renamed(_ values: SettingValues, by other: PluginManifest?) -> SettingValues {
        var values = values
        let own = Set(settings.map(\.key))
        for field in other?.settings ?? [] where !own.contains(field.key) {
            guard let former = field.formerKeys.first(where: own.contains), values[former] == nil else { continue }
            values[former] = values.removeValue(forKey: field.key)
        }
        for field in settings {
            for former in field.formerKeys {
                guard let value = values.removeValue(forKey: former) else { continue }
                if values[field.key] == nil { values[field.key] = value }
            }
        }
        return values
    }

    /// Those of `values` that are declared, and that their declaration takes.
    func taken(_ values: SettingValues) -> SettingValues {
        var taken: SettingValues = [:]
        for field in settings {
            guard let value = values[field.key], let checked = try? field.question(of: id).checked(value) else { continue }
            taken[field.key] = checked
        }
        return taken
    }
}

extension SettingField {
    /// The setting as a question, so that one check serves both.
    public func question(of plugin: Slug) -> Question {
        Question(id: QuestionID(set: plugin, name: key), kind: kind, label: label, help: help)
    }
}
