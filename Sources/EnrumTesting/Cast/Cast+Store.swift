public import EnrumCore
public import EnrumDomain

extension Cast {
    /// Adds the departments and everyone in them.
    public static func move(into transaction: any WriteTransaction, at instant: Instant) throws {
        for department in departments { try transaction.insert(department) }
        for person in everyone { try transaction.insert(person, at: instant) }
    }
}

extension Environment {
    /// Adds the departments of the ``Cast`` and everyone in them.
    public func addCast() async throws {
        let now = clock.now
        try await store.write { try Cast.move(into: $0, at: now) }
    }

    /// Someone as they stand in the store now, signed in.
    public func viewer(_ person: Person) async throws -> Viewer {
        let standing = try await store.read { try $0.person(person.id) }
        return Viewer(standing ?? person)
    }
}
