public import EnrumDomain

/// A module that is on where somebody works, as everybody may know it (SECURITY: the list of active plugins and their rights).
public struct ActiveModuleView: Sendable, Identifiable {
    public let plugin: Plugin
    /// What it is allowed to read.
    public let granted: Set<PluginManifest.Reading>
    public var id: Slug { plugin.id }
}

/// What is on where the viewer works, and what HR recommends there.
public struct ActiveModuleList: Sendable {
    public let modules: [ActiveModuleView]
    /// The nearest recommendation from the viewer's department up.
    public let frame: ModuleFrame?
    /// The department that it was made for.
    public let frameDepartment: Department?

    public func title(of module: Slug) -> LocalizedText? { modules.first { $0.id == module }?.plugin.manifest.title }
}

/// Reads which modules are on where somebody works; everybody may.
public struct ReadActiveModules: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter person: Whose department counts: the viewer's own, or that of somebody whose leader they are.
    /// - Throws: ``NotFound`` for somebody else's.
    public func callAsFunction(for person: Person.ID? = nil, as viewer: Viewer) async throws -> ActiveModuleList {
        try AccessPolicy.require(.read, .activeModules, for: [.colleague])
        let (references, frame, department) = try await environment.store.read { transaction in
            var department = viewer.person.department
            if let id = person, id != viewer.id {
                guard let person = try transaction.person(id) else { throw NotFound() }
                try AccessPolicy.require(.read, .person, for: try transaction.relations(of: viewer, to: person))
                department = person.department
            }
            let tree = try transaction.departments()
            let frames = try transaction.moduleFrames()
            let frame = tree.chain(from: department).lazy.compactMap { place in frames.first { $0.department == place.id } }.first
            return (try transaction.moduleReferences(in: department), frame, frame.flatMap { tree.departments[$0.department] })
        }
        let active = try await environment.activate(references)
        return ActiveModuleList(
            modules: active.modules.map {
                ActiveModuleView(plugin: $0.plugin, granted: $0.granted.intersection($0.plugin.manifest.reads))
            }, frame: frame, frameDepartment: department)
    }
}
