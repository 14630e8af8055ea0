public import EnrumDomain

/// Whom one can be in the demo.
public struct DemoPeople: Sendable {
    /// Everybody who works there, in Danish order.
    public let people: [Person]
    /// Those whom others have as leader.
    public let leaders: Set<Person.ID>
    public let departments: DepartmentTree
}

/// Reads the demo's people, for whoever opens its door. Elsewhere there is no such list.
public struct ReadDemoPeople: Sendable {
    private let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` outside the demo.
    public func callAsFunction() async throws -> DemoPeople {
        try await environment.store.read { transaction in
            guard try transaction.isDemo() else { throw NotFound() }
            let people = try transaction.everyone().filter(\.isActive)
            return DemoPeople(
                people: people, leaders: Set(people.compactMap(\.leader)), departments: try transaction.departments())
        }
    }
}
