import EnrumDomain

/// Reads those who have left, newest first, for an admin.
public struct ReadFormerPeople: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: the whole table of people.
    /// - Throws: ``NotFound`` for others than admins.
    public func callAsFunction(limit: Int = 50, offset: Int = 0, as viewer: Viewer) async throws -> PeopleView {
        guard viewer.isAdmin else { throw NotFound() }
        return try await environment.store.read { transaction in
            let former = try transaction.everyone().compactMap { person in person.deactivatedAt.map { (person: person, at: $0) } }
                .sorted { $0.at > $1.at }.map(\.person)
            let shown = Array(former.dropFirst(max(0, offset)).prefix(limit))
            return PeopleView(
                people: shown, leaders: try transaction.people(Set(shown.compactMap(\.leader))),
                departments: try transaction.departments(), total: former.count)
        }
    }
}
