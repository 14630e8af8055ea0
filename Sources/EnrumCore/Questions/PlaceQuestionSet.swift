public import EnrumDomain

/// Says in which departments a question set is asked from now on; forms that were frozen before stay as they are.
public struct PlaceQuestionSet: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter departments: Each with all below it; empty means everywhere.
    /// - Throws: ``NotFound`` for a set that is not there, and for someone who may not decide about it there as it was and as it becomes.
    public func callAsFunction(_ id: Slug, in departments: Set<Identifier<Department>>, as viewer: Viewer) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            guard var set = try transaction.questionSet(id) else { throw NotFound() }
            let tree = try transaction.departments()
            guard departments.allSatisfy({ tree.departments[$0] != nil }) else { throw NotFound() }
            try viewer.requireDeciding(in: set.departments, everywhere: set.departments.isEmpty, tree: tree)
            try viewer.requireDeciding(in: departments, everywhere: departments.isEmpty, tree: tree)
            guard set.departments != departments else { return }
            set.departments = departments
            try transaction.save(set)
            try transaction.log("question_set.placed", at: now, by: viewer.id, object: "question_set/\(id)")
        }
    }
}
