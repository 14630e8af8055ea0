public import EnrumDomain

/// How many times the meeting has changed for the other to see: what a page asks every second while both have it open.
public struct ReadVersion: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: two rows.
    public func callAsFunction(_ id: Meeting.ID, as viewer: Viewer) async throws -> Int {
        try await environment.store.read { try $0.visible(id, to: viewer).version }
    }
}
