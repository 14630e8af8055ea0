public import EnrumDomain

/// Every recommendation, and where the viewer may make one; HR and admins may look.
public struct FramesView: Sendable {
    public let frames: [ModuleFrame]
    public let departments: DepartmentTree
    /// The departments whose frame the viewer decides, by path.
    public let choosable: [Department]
    /// What is installed, in order.
    public let plugins: [PluginView]
}

/// Reads what is recommended where (P-22).
public struct ReadFrames: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(as viewer: Viewer) async throws -> FramesView {
        let modules = try await ReadModules(environment)(as: viewer)
        return FramesView(
            frames: try await environment.store.read { try $0.moduleFrames() }, departments: modules.departments,
            choosable: modules.choosable, plugins: modules.plugins)
    }
}

/// Recommends modules, how often to talk, and why, for a department and those below it (P-22); HR in its area may, and admins.
public struct RecommendFrame: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for a department that the viewer does not decide in; ``RuleBroken`` for what cannot be recommended.
    public func callAsFunction(
        _ modules: [Slug], weeks: Int?, because reason: String?, in department: Identifier<Department>, as viewer: Viewer
    ) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            try transaction.requireDeciding(in: department, viewer)
            let installed = Set(try transaction.installedPlugins().map(\.id))
            guard modules.allSatisfy(installed.contains) else { throw RuleBroken("rule.choice", field: "modules") }
            let frame = try ModuleFrame(
                department: department, modules: modules, weeks: weeks, reason: reason, recommended: .init(by: viewer.id, at: now))
            try transaction.save(frame)
            try transaction.log("frame.recommended", at: now, by: viewer.id, object: "department/\(department)")
        }
    }
}

/// Takes a recommendation back.
public struct WithdrawFrame: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(in department: Identifier<Department>, as viewer: Viewer) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            try transaction.requireDeciding(in: department, viewer)
            guard try transaction.moduleFrames().contains(where: { $0.department == department }) else { return }
            try transaction.deleteFrame(of: department)
            try transaction.log("frame.withdrawn", at: now, by: viewer.id, object: "department/\(department)")
        }
    }
}

extension PeopleReading {
    /// - Throws: ``NotFound`` when it is not there, or somebody else decides there.
    fileprivate func requireDeciding(in department: Identifier<Department>, _ viewer: Viewer) throws {
        let tree = try departments()
        guard tree.departments[department] != nil, let person = try person(viewer.id), person.isActive else { throw NotFound() }
        let viewer = Viewer(person)
        try viewer.requirePlugins(.read)
        try viewer.requireDeciding(in: [department], everywhere: false, tree: tree)
    }
}
