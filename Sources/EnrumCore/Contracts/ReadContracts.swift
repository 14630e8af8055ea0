public import EnrumDomain

/// A sheet that one of a conversation's modules has.
public struct OfferedContract: Sendable {
    public let plugin: PluginManifest
    public let template: ContractTemplate
    public let owner: Person.ID
}

/// Reads which sheets a conversation has, from its preparation on (L-03).
public struct ReadContracts: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: None before the viewer has what the conversation's modules bring, and of one that is not held.
    /// - Throws: ``NotFound`` for everybody but the two.
    public func callAsFunction(of meeting: Meeting.ID, as viewer: Viewer) async throws -> [OfferedContract] {
        let view = try await ReadMeeting(environment)(meeting, as: viewer)
        guard view.meeting.showsModules(to: viewer.id), view.meeting.ending == nil else { return [] }
        return try await environment.gather(for: view).active.modules.flatMap { module in
            module.plugin.contracts.map { template in
                OfferedContract(
                    plugin: module.plugin.manifest, template: template,
                    owner: template.owner == .employee ? view.meeting.employee : view.meeting.leader)
            }
        }
    }
}
