public import EnrumDomain

/// A module that is in force somewhere, with its plugin read and ready.
public struct ActiveModule: Sendable {
    public let plugin: Plugin
    /// Of the package that is installed, also where the author's folder stands in for it.
    public let digest: String
    public let settings: SettingValues
    public let granted: Set<PluginManifest.Reading>
    public let limits: PluginLimits
    /// Whether it was stopped by its faults, so that only its guard is asked.
    var isPaused = false
    /// Whether its hooks have failed too often in this conversation lately; what it holds that is data, and its guard, go on.
    var hooksRest = false
    /// Whether the checks of the viewer's own answers have failed too often in this conversation lately. Nobody else is to know.
    var ownChecksRest = false

    var pinned: PinnedModule {
        PinnedModule(
            plugin: plugin.id, version: plugin.manifest.version, digest: digest, settings: settings, granted: granted)
    }

    func call(_ hook: Hook, stored: [String: String] = [:], arguments: HookCall.Arguments = .none) -> HookCall {
        HookCall(hook, of: plugin, granted: granted, settings: settings, stored: stored, arguments: arguments, limits: limits)
    }
}

/// The modules in force somewhere, in order, and those that should be but cannot be read.
public struct ActiveModules: Sendable {
    public var modules: [ActiveModule]
    /// Plugins whose files cannot be read by this host, or that need a newer contract: left out, and said so.
    public var unreadable: [Unreadable]
    /// Those that a conversation has its form from and that were stopped or taken away since: their sections are missing from its record.
    var stopped: [Plugin] = []

    public struct Unreadable: Hashable, Sendable {
        public let plugin: Slug
        /// As the installed version calls itself; nil when that cannot be read either.
        public let title: LocalizedText?
        /// The first mistake in a folder that its author is changing.
        public let problem: PluginRefused.Problem?
    }

    public static let none = ActiveModules(modules: [], unreadable: [])
    var isEmpty: Bool { modules.isEmpty && unreadable.isEmpty && stopped.isEmpty }

    /// The questions that they always ask.
    var sets: [QuestionSet] {
        modules.flatMap { module in module.plugin.questionSets.map { $0.frozen(with: module.settings) } }
    }

    /// Those that take part in a conversation of this type, of someone who leads others or does not.
    func takingPart(in type: MeetingType, ofLeader leadsOthers: Bool) -> ActiveModules {
        ActiveModules(
            modules: modules.filter { $0.plugin.manifest.takesPart(in: type, ofLeader: leadsOthers, settings: $0.settings) },
            unreadable: unreadable, stopped: stopped)
    }
}

/// A module as the store names it, before its plugin is read.
struct ModuleReference: Sendable {
    let plugin: Slug
    let digest: String
    let place: Int
    let granted: Set<PluginManifest.Reading>
    let limits: PluginLimits
    /// Nil where the settings are pinned.
    let module: Module?
    let pinned: PinnedModule?
    var isPaused = false
}

extension ModuleReading where Self: PeopleReading {
    /// What is in force in a department, for a conversation that gets its form now.
    func moduleReferences(in department: Identifier<Department>) throws -> [ModuleReference] {
        let plugins = try installedPlugins()
        guard !plugins.isEmpty else { return [] }
        let rules = try moduleRules()
        let chain = try departments().chain(from: department).map(\.id)
        return plugins.compactMap { plugin in
            let module = Module(plugin.id, in: chain, rules: rules)
            guard module.isActive, plugin.pause == nil else { return nil }
            return ModuleReference(
                plugin: plugin.id, digest: plugin.digest, place: plugin.place, granted: plugin.granted, limits: plugin.limits,
                module: module, pinned: nil)
        }
    }

    /// What a meeting got with its form, as far as it is not stopped: a pause and a grant that was taken back count at once, the version
    /// and the settings stay (DESIGN, principle 4).
    ///
    /// - Parameter withPaused: Whether those come along that were paused by their faults, marked as such.
    func moduleReferences(
        of meeting: Meeting.ID, in department: Identifier<Department>, withPaused: Bool = false
    ) throws -> [ModuleReference] {
        let pinned = try pinnedModules(of: meeting)
        guard !pinned.isEmpty else { return [] }
        let plugins = Dictionary(try installedPlugins().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rules = try moduleRules()
        let chain = try departments().chain(from: department).map(\.id)
        return pinned.enumerated().compactMap { place, pinned in
            guard let plugin = plugins[pinned.plugin] else { return nil }
            let pauses = [plugin.pause, Module(pinned.plugin, in: chain, rules: rules).pause].compactMap { $0 }
            guard pauses.isEmpty || withPaused && pauses.allSatisfy(\.isByFaults) else { return nil }
            return ModuleReference(
                plugin: pinned.plugin, digest: pinned.digest, place: place, granted: pinned.granted.intersection(plugin.granted),
                limits: plugin.limits, module: nil, pinned: pinned, isPaused: !pauses.isEmpty)
        }
    }
}

extension Environment {
    /// The modules that would take part in a conversation of `type` with someone, were its form sent now.
    ///
    /// Cost: one read transaction; one query where nothing is installed.
    func modules(for employee: Person, in type: MeetingType) async throws -> ActiveModules {
        let (references, leads) = try await store.read { transaction in
            let references = try transaction.moduleReferences(in: employee.department)
            return (references, references.isEmpty ? false : try transaction.leadsAnyone(employee.id))
        }
        return try await activate(references).takingPart(in: type, ofLeader: leads)
    }

    /// The plugins of some references, read now if this process has not read them before, in order.
    func activate(_ references: [ModuleReference]) async throws -> ActiveModules {
        guard !references.isEmpty else { return .none }
        var (found, unreadable): ([(reference: ModuleReference, plugin: Plugin)], [ActiveModules.Unreadable]) = ([], [])
        for reference in references {
            if let watched = plugins.watched(reference.plugin) {
                switch watched {
                case .success(let plugin): found.append((reference, plugin))
                case .failure(let refused):
                    let installed = try await self.plugin(reference.digest)
                    unreadable.append(.init(plugin: reference.plugin, title: installed?.manifest.title, problem: refused.problems.first))
                }
            } else if let plugin = try await plugin(reference.digest) {
                found.append((reference, plugin))
            } else {
                unreadable.append(.init(plugin: reference.plugin, title: nil, problem: nil))
            }
        }
        let places = Dictionary(found.map { ($0.plugin.id, $0.reference.place) }, uniquingKeysWith: { first, _ in first })
        let order = PluginOrder(found.map(\.plugin.manifest), places: places).plugins
        let modules = order.compactMap { id in
            found.first { $0.plugin.id == id }.map { reference, plugin in
                ActiveModule(
                    plugin: plugin, digest: reference.digest,
                    settings: reference.pinned?.settings ?? reference.module?.values(for: plugin.manifest.settings) ?? [:],
                    granted: reference.granted, limits: reference.limits, isPaused: reference.isPaused)
            }
        }
        return ActiveModules(modules: modules, unreadable: unreadable)
    }

    /// The first mistake in a plugin's folder that its author is changing.
    func problemInFolder(of plugin: Slug) -> PluginRefused.Problem? {
        guard case .failure(let refused)? = plugins.watched(plugin) else { return nil }
        return refused.problems.first
    }

    /// A plugin by its digest; nil when its files are gone or can no longer be read.
    func plugin(_ digest: String) async throws -> Plugin? {
        if let plugin = plugins.remembered(digest) { return plugin }
        guard let package = try await store.read({ try $0.package(digest: digest) }) else { return nil }
        do {
            let plugin = try await plugins.plugin(from: package)
            return PluginAPIVersion.current.fits(plugin.manifest.api) ? plugin : nil
        } catch {
            return nil
        }
    }
}
