public import EnrumDomain

/// In which phase a meeting is: where someone is sent on to after a change.
public struct ReadPhase: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: two rows.
    public func callAsFunction(_ id: Meeting.ID, as viewer: Viewer) async throws -> Meeting.Phase {
        try await environment.store.read { try $0.visible(id, to: viewer).phase }
    }
}

extension MeetingReading where Self: PeopleReading {
    /// A meeting that the viewer may read.
    func visible(_ id: Meeting.ID, to viewer: Viewer) throws -> Meeting {
        guard let meeting = try meeting(id) else { throw NotFound() }
        let relations = try relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
        try AccessPolicy.require(.read, .meeting, for: relations)
        return meeting
    }
}
