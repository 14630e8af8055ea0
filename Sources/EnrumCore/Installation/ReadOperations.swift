public import EnrumDomain

/// How an installation stands, without a word of what anybody wrote (Drift).
public struct OperationsView: Sendable {
    public let organisation: String?
    public let language: Language?
    public let isDemo: Bool
    public let counts: InstallationCounts
    public let sessionLimits: SessionLimits
    /// When something was last done.
    public let lastDeed: Instant?
}

/// Reads how much there is and what is in force, for an admin.
public struct ReadOperations: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for others than admins.
    public func callAsFunction(as viewer: Viewer) async throws -> OperationsView {
        guard viewer.isAdmin else { throw NotFound() }
        let limits = environment.sessionLimits
        return try await environment.store.read { transaction in
            OperationsView(
                organisation: try transaction.setting(InstallationSetting.organisation),
                language: try transaction.setting(InstallationSetting.language).flatMap { Language(rawValue: $0) },
                isDemo: try transaction.isDemo(), counts: try transaction.counts(), sessionLimits: limits,
                lastDeed: try transaction.lastAuditRow()?.at)
        }
    }
}
