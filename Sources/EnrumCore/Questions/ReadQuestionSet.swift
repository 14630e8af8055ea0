public import EnrumDomain

/// One question set, with what the viewer may do about it.
public struct QuestionSetView: Sendable {
    /// Nil for one that is yet to be written.
    public let installed: InstalledQuestionSet?
    public let departments: DepartmentTree
    /// Whether the viewer may change it, switch it and say where it is asked.
    public let mayChange: Bool
    /// The departments that the viewer may ask it in, by path.
    public let choosable: [Department]
    /// Whether the viewer may let the whole organisation be asked.
    public let mayAskEverywhere: Bool
}

/// Reads one question set; everybody may.
public struct ReadQuestionSet: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` when there is no such set.
    public func callAsFunction(_ id: Slug, as viewer: Viewer) async throws -> QuestionSetView {
        try await environment.store.read { transaction in
            guard let set = try transaction.questionSet(id) else { throw NotFound() }
            return try transaction.view(of: set, for: viewer)
        }
    }

    /// What the viewer may do about a set that is yet to be written.
    /// - Throws: ``NotFound`` for someone who may write none.
    public func new(as viewer: Viewer) async throws -> QuestionSetView {
        let view = try await environment.store.read { try $0.view(of: nil, for: viewer) }
        guard view.mayChange else { throw NotFound() }
        return view
    }
}

extension QuestionSetReading where Self: PeopleReading {
    fileprivate func view(of set: InstalledQuestionSet?, for viewer: Viewer) throws -> QuestionSetView {
        let tree = try departments()
        let may = { (departments: Set<Identifier<Department>>, everywhere: Bool) in
            (try? viewer.requireDeciding(in: departments, everywhere: everywhere, tree: tree)) != nil
        }
        return QuestionSetView(
            installed: set, departments: tree,
            mayChange: set.map { may($0.departments, $0.departments.isEmpty) } ?? (viewer.isAdmin || viewer.isHR),
            choosable: tree.departments.values.filter { may([$0.id], false) }.sorted { tree.path(of: $0.id) < tree.path(of: $1.id) },
            mayAskEverywhere: may([], true))
    }
}
