public import EnrumDomain

/// Reads when and where a meeting is, and how far it has come, for one of its two people. It does not count as having opened the other's
/// preparation.
public struct ReadSchedule: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but the two.
    public func callAsFunction(_ id: Meeting.ID, as viewer: Viewer) async throws -> Meeting {
        try await environment.store.read { transaction in
            guard let meeting = try transaction.meeting(id) else { throw NotFound() }
            let relations = try transaction.relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
            try AccessPolicy.require(.read, .meeting, for: relations)
            return meeting
        }
    }
}
