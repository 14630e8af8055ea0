public import EnrumDomain

/// Installs a question set, or a new version of one. Forms that were frozen before stay as they are.
public struct InstallQuestionSet: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - departments: Where it is asked; empty means everywhere, which only an admin may say.
    ///   - viewer: Nil for the operator at the command line.
    /// - Throws: ``NotFound`` for someone who is neither admin nor HR there.
    public func callAsFunction(
        _ set: QuestionSet, departments: Set<Identifier<Department>> = [], position: Int? = nil, as viewer: Viewer?
    ) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            let standing = try transaction.questionSet(set.id)
            if let viewer {
                // As it was and as it becomes: asking everywhere what was asked in one department is to decide about the whole.
                let isEverywhere = departments.isEmpty || standing?.departments.isEmpty == true
                try viewer.requireDeciding(
                    in: departments.union(standing?.departments ?? []), everywhere: isEverywhere, tree: transaction.departments())
            }
            try transaction.save(
                InstalledQuestionSet(
                    set: set, departments: departments, position: position ?? standing?.position ?? 100,
                    isActive: standing?.isActive ?? true,
                    installedAt: now, installedBy: viewer?.id))
            try transaction.log("question_set.installed", at: now, by: viewer?.id, object: "question_set/\(set.id)")
        }
    }
}

/// Takes a question set into new forms, or out of them.
public struct SwitchQuestionSet: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: Slug, isActive: Bool, as viewer: Viewer) async throws {
        let now = environment.clock.now
        try await environment.store.write { transaction in
            guard var set = try transaction.questionSet(id) else { throw NotFound() }
            try viewer.requireDeciding(in: set.departments, everywhere: set.departments.isEmpty, tree: transaction.departments())
            guard set.isActive != isActive else { return }
            set.isActive = isActive
            try transaction.save(set)
            try transaction.log(
                isActive ? "question_set.switched_on" : "question_set.switched_off", at: now, by: viewer.id, object: "question_set/\(id)")
        }
    }
}

/// Reads the question sets; everybody may.
public struct ReadQuestionSets: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(as viewer: Viewer) async throws -> (sets: [InstalledQuestionSet], departments: DepartmentTree) {
        try await environment.store.read { transaction in
            try AccessPolicy.require(.read, .questionSet, for: [.colleague])
            return (
                try transaction.questionSets().sorted { ($0.position, $0.set.id.rawValue) < ($1.position, $1.set.id.rawValue) },
                try transaction.departments()
            )
        }
    }
}

/// The form that a department's next conversation gets.
public struct FormPreview: Sendable {
    public let form: Form
    /// The modules that should have been part of it and cannot be read.
    public let unreadable: [ActiveModules.Unreadable]
}

/// The form that the next conversation in a department would get, the viewer's own when none is named, to look at and to print empty (P-17).
public struct PreviewForm: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// The viewer's own.
    public func callAsFunction(as viewer: Viewer) async throws -> FormPreview {
        try await preview(viewer.person.department, leads: viewer.isLeader)
    }

    /// A department's, which everybody may read; what only those are asked who lead others is there to be looked at too.
    ///
    /// - Throws: ``NotFound`` for a department that is not there.
    public func callAsFunction(for department: Identifier<Department>) async throws -> FormPreview {
        try await preview(department, leads: true)
    }

    private func preview(_ department: Identifier<Department>, leads: Bool) async throws -> FormPreview {
        let references = try await environment.store.read { transaction in
            guard try transaction.departments().departments[department] != nil else { throw NotFound() }
            return try transaction.moduleReferences(in: department)
        }
        let modules = try await environment.activate(references).takingPart(in: .oneToOne, ofLeader: leads)
        let form = try await environment.store.read { try $0.assembledForm(for: department, with: modules.sets) }
        return FormPreview(form: form, unreadable: modules.unreadable)
    }
}

extension Viewer {
    /// Admins decide everywhere; HR in its own departments, and not for the whole organisation unless that is its area.
    func requireDeciding(in departments: Set<Identifier<Department>>, everywhere: Bool, tree: DepartmentTree) throws(NotFound) {
        if isAdmin { return }
        let isWhole = hrDepartments.contains { tree.departments[$0].map { $0.parent == nil } ?? false }
        let isOwn = departments.allSatisfy { department in hrDepartments.contains { tree.contains(department, in: $0) } }
        guard isHR, isOwn, !everywhere || isWhole else { throw NotFound() }
    }
}
