public import EnrumDomain

/// People as HR or an admin sees them, one page at a time.
public struct PeopleView: Sendable {
    public let people: [Person]
    public let leaders: [Person.ID: Person]
    public let departments: DepartmentTree
    public let total: Int
}

/// Reads people by name: everybody for an admin, the own departments for HR, nobody else.
public struct ReadPeople: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(matching text: String = "", limit: Int = 50, offset: Int = 0, as viewer: Viewer) async throws -> PeopleView {
        try await environment.store.read { transaction in
            let tree = try transaction.departments()
            guard let area = viewer.area(in: tree) else { throw NotFound() }
            let people = try transaction.people(matching: text, in: area.departments, limit: limit, offset: offset)
            return PeopleView(
                people: people, leaders: try transaction.people(Set(people.compactMap(\.leader))), departments: tree,
                total: try transaction.countPeople(matching: text, in: area.departments))
        }
    }
}

extension Viewer {
    /// Whom someone may look up.
    enum Area {
        case everyone
        case departments(Set<Identifier<Department>>)

        /// Nil where it is everyone.
        var departments: Set<Identifier<Department>>? {
            switch self {
            case .everyone: nil
            case .departments(let departments): departments
            }
        }
    }

    /// Whom an admin or HR may look up; nil for everybody else.
    func area(in tree: DepartmentTree) -> Area? {
        if isAdmin { return .everyone }
        guard isHR else { return nil }
        return .departments(Set(tree.departments.keys.filter { id in hrDepartments.contains { tree.contains(id, in: $0) } }))
    }
}
