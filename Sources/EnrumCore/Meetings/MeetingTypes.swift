public import EnrumDomain

/// Reads the kinds of conversation that the viewer can plan with someone: the one that everybody has, and those of the modules that are on
/// where the employee is (samtaletyper).
public struct ReadMeetingTypes: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// In the modules' order. The employee alone may plan those that they can invite to, and perhaps none (L-20).
    ///
    /// - Throws: ``NotFound`` when the viewer neither plans for the employee nor is the employee.
    public func callAsFunction(for employee: Person.ID, as viewer: Viewer) async throws -> [MeetingType] {
        let (person, isInviting) = try await environment.store.read { try $0.person(employee, plannedWithBy: viewer.id) }
        return try await environment.meetingTypes(for: person).filter { !isInviting || $0.plannedBy == .both }
    }
}

extension Environment {
    /// Every kind of conversation that someone can have with their leader.
    fileprivate func meetingTypes(for employee: Person) async throws -> [MeetingType] {
        let (references, leads) = try await store.read { transaction in
            (try transaction.moduleReferences(in: employee.department), try transaction.leadsAnyone(employee.id))
        }
        let modules = try await activate(references).modules.filter { $0.plugin.manifest.between == .anyone || leads }
        return [.oneToOne] + modules.flatMap { module in module.plugin.meetingTypes.map { $0.type(with: module.settings) } }
    }

    /// - Throws: ``RuleBroken`` for a kind that the employee cannot have; ``NotFound`` for one that they themselves may not invite to.
    func meetingType(_ id: MeetingType.ID, for employee: Person, isInviting: Bool) async throws -> MeetingType {
        let type = id == .oneToOne ? .oneToOne : try await meetingTypes(for: employee).first { $0.id == id }
        guard !isInviting || type?.plannedBy == .both else { throw NotFound() }
        guard let type else { throw RuleBroken("rule.meeting_type", field: "type") }
        return type
    }
}

extension PeopleReading {
    /// Someone whom the viewer may plan a conversation with.
    ///
    /// - Returns: The employee, and whether it is they who invite their leader.
    /// - Throws: ``NotFound`` when there is no such person for this viewer.
    func person(_ employee: Person.ID, plannedWithBy viewer: Person.ID) throws -> (person: Person, isInviting: Bool) {
        guard let viewer = try person(viewer).map({ Viewer($0) }), viewer.person.isActive,
            let employee = try person(employee), employee.isActive
        else { throw NotFound() }
        let relations = try relations(of: viewer, to: employee)
        if AccessPolicy.allows(.plan, .meeting, for: relations) { return (employee, false) }
        try AccessPolicy.require(.plan, .invitation, for: relations)
        return (employee, true)
    }
}
