public import EnrumDomain

/// An installed plugin as an admin or HR sees it.
public struct PluginView: Sendable, Identifiable {
    public let installed: InstalledPlugin
    /// Nil when its files cannot be read by this host.
    public let plugin: Plugin?
    /// The first mistake in the folder that its author is changing, which stands in for it meanwhile; nil where none is watched.
    public let problem: PluginRefused.Problem?
    public var id: Slug { installed.id }

    /// What its manifest asks to read and nobody has granted.
    public var ungranted: Set<PluginManifest.Reading> { (plugin?.manifest.reads ?? []).subtracting(installed.granted) }
}

/// Every plugin, in the order in which they stand in a form, and what is said about them in departments.
public struct ModulesView: Sendable {
    public let plugins: [PluginView]
    /// Plugins that each say that they come after the other.
    public let conflicts: [Slug]
    public let rules: [ModuleRule]
    public let departments: DepartmentTree
    /// The departments whose modules the viewer may change, by path.
    public let choosable: [Department]
    /// Whether the viewer may install, grant, pause and order.
    public let isAdmin: Bool

    public func module(_ plugin: Slug, in department: Identifier<Department>) -> Module {
        Module(plugin, in: departments.chain(from: department).map(\.id), rules: rules)
    }
}

/// Reads the plugins that are installed; admins and HR may.
public struct ReadModules: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter viewer: Nil for the operator at the command line.
    public func callAsFunction(as viewer: Viewer?) async throws -> ModulesView {
        try viewer?.requirePlugins(.read)
        let (installed, rules, tree) = try await environment.store.read {
            (try $0.installedPlugins(), try $0.moduleRules(), try $0.departments())
        }
        var views: [PluginView] = []
        for plugin in installed { views.append(try await environment.view(of: plugin)) }
        let places = Dictionary(installed.map { ($0.id, $0.place) }, uniquingKeysWith: { first, _ in first })
        let order = PluginOrder(views.compactMap(\.plugin?.manifest), places: places)
        let rank = Dictionary(order.plugins.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        views.sort { (rank[$0.id] ?? Int.max, $0.id.rawValue) < (rank[$1.id] ?? Int.max, $1.id.rawValue) }
        let mayDecide = { (department: Identifier<Department>) in
            viewer == nil || (try? viewer?.requireDeciding(in: [department], everywhere: false, tree: tree)) != nil
        }
        return ModulesView(
            plugins: views, conflicts: order.conflicts, rules: rules, departments: tree,
            choosable: tree.departments.values.filter { mayDecide($0.id) }.sorted { tree.path(of: $0.id) < tree.path(of: $1.id) },
            isAdmin: viewer?.isAdmin ?? true)
    }
}

/// How one plugin fares: its versions, its faults without what they quote, and its use.
public struct PluginHealth: Sendable {
    public let view: PluginView
    /// Newest first.
    public let versions: [PluginPackageRow]
    /// Those who installed them, by id.
    public let people: [Person.ID: Person]
    /// The keys that are trusted now, so that a signature has a name.
    public let keys: [TrustedKey]
    /// Of the departments that the viewer may know of, newest first, at most 50; message, log and input are left out.
    public let faults: [FaultRow]
    /// Of the last seven days, one for each hook. It is counted for the whole organisation, so it is nil for HR of a part of it.
    public let usage: [HookUsage]?
}

/// Reads how a plugin fares: an admin everywhere, HR in their own departments.
public struct ReadPluginHealth: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: Slug, as viewer: Viewer?) async throws -> PluginHealth {
        try viewer?.requirePlugins(.read)
        try await KeepUsage(environment)()
        let since = environment.clock.today.adding(days: -6)
        let (installed, kept, tree) = try await environment.store.read { transaction in
            guard let installed = try transaction.installedPlugins().first(where: { $0.id == id }) else { throw NotFound() }
            return (installed, try transaction.kept(of: id, usedSince: since), try transaction.departments())
        }
        let isSeen = { (department: Identifier<Department>) in
            guard let viewer, !viewer.isAdmin else { return true }
            return viewer.hrDepartments.contains { tree.contains(department, in: $0) }
        }
        let view = try await environment.view(of: installed)
        return PluginHealth(
            view: view, versions: kept.versions, people: kept.people, keys: kept.keys,
            faults: kept.faults.filter { isSeen($0.department) }.prefix(50).map(\.withoutContent),
            usage: tree.departments.keys.allSatisfy(isSeen) ? kept.usage.byHook : nil)
    }
}

extension Environment {
    fileprivate func view(of installed: InstalledPlugin) async throws -> PluginView {
        PluginView(installed: installed, plugin: try await plugin(installed.digest), problem: problemInFolder(of: installed.id))
    }
}

/// What the store keeps about one plugin.
private struct KeptOfPlugin: Sendable {
    let versions: [PluginPackageRow]
    let people: [Person.ID: Person]
    let keys: [TrustedKey]
    let faults: [FaultRow]
    let usage: [HookUsage]
}

extension ModuleReading where Self: PeopleReading {
    fileprivate func kept(of plugin: Slug, usedSince day: CalendarDate) throws -> KeptOfPlugin {
        let versions = try packages(of: plugin)
        return KeptOfPlugin(
            versions: versions, people: try people(Set(versions.compactMap(\.installedBy))), keys: try trustedKeys(),
            faults: try faults(of: plugin, limit: 100), usage: try hookUsage(of: plugin, since: day))
    }
}

/// Calls a hook again with what a fault kept.
///
/// Those for whom it was called see whether the version in force answers now, and what it says. An admin sees only whether the version that
/// failed still fails: a version of the admin's own choosing could tell what was written by the line it fails at.
public struct ReplayFault: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: Nil when the hook answers now.
    public func callAsFunction(_ number: Int64, as viewer: Viewer?) async throws -> PluginFault? {
        let now = environment.clock.now
        let (row, installed, failed, isAudience, concerned) = try await environment.store.read { transaction in
            guard let row = try transaction.fault(number) else { throw NotFound() }
            let installed = try transaction.installedPlugins().first { $0.id == row.fault.plugin }
            let failed = try transaction.packages(of: row.fault.plugin).first { $0.version == row.fault.version }?.digest
            let pair = try row.meeting.flatMap { try transaction.meeting($0) }.map { [$0.employee, $0.leader] } ?? []
            return (row, installed, failed, try viewer.map { try transaction.isAudience($0, of: row) } ?? false, pair)
        }
        if !isAudience { try viewer?.requirePlugins(.write) }
        guard let installed, let plugin = try await environment.plugin(isAudience ? installed.digest : failed ?? installed.digest) else {
            throw NotFound()
        }
        let outcome = await environment.plugins.replay(row.fault.hook, of: plugin, input: row.input, limits: installed.limits)
        let concerns = row.author.map { [$0] } ?? concerned
        try await environment.store.write { transaction in
            try transaction.log(
                "module.replayed", at: now, by: viewer?.id, object: "module/\(row.fault.plugin)", concerns: concerns,
                fromOutside: !isAudience)
        }
        guard case .failure(let fault) = outcome.result else { return nil }
        return isAudience ? fault : fault.withoutContent.withoutPlace
    }
}

extension MeetingReading where Self: PeopleReading {
    /// Whether the viewer was among those for whom the hook was called, and still may read the conversation it was called in.
    func isAudience(_ viewer: Viewer, of row: FaultRow) throws -> Bool {
        guard row.author == nil || row.author == viewer.id, let meeting = try row.meeting.flatMap(meeting) else { return false }
        let relations = try relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
        return AccessPolicy.allows(.read, .conversation, for: relations)
    }
}

extension PluginFault {
    /// Without what can quote an answer.
    var withoutContent: PluginFault {
        PluginFault(
            plugin: plugin, version: version, hook: hook, kind: kind, file: file, line: line, message: "", usage: usage,
            inputHash: "")
    }

    /// Without where it failed, which can tell what it was given.
    var withoutPlace: PluginFault {
        PluginFault(
            plugin: plugin, version: version, hook: hook, kind: kind, file: nil, line: nil, message: message, usage: .none,
            inputHash: inputHash)
    }
}

extension [HookUsage] {
    /// The days of each hook together.
    fileprivate var byHook: [HookUsage] {
        var sums: [Hook: HookUsage] = [:]
        for usage in self {
            sums[usage.hook] = sums[usage.hook].map { $0.adding(usage) } ?? usage
        }
        return sums.values.sorted { $0.hook.rawValue < $1.hook.rawValue }
    }
}

extension Viewer {
    func requirePlugins(_ verb: AccessMatrix.Verb) throws(NotFound) {
        var relations: Set<AccessMatrix.Relation> = [.colleague]
        if isAdmin { relations.insert(.admin) }
        if isHR { relations.insert(.hr) }
        try AccessPolicy.require(verb, .plugin, for: relations)
    }
}
