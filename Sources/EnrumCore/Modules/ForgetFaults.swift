import EnrumDomain

/// Forgets plugins' faults, with what their hooks were called with, when they have been kept for thirty days: long enough to mend a plugin, and
/// no longer than that, because an input quotes what people wrote. Called now and then.
public struct ForgetFaults: Sendable {
    /// How long a fault is kept.
    public static let days = 30

    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: one transaction that writes nothing when there is nothing to forget.
    /// - Returns: How many were forgotten.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let oldest = environment.clock.now.advanced(bySeconds: -Int64(Self.days) * 24 * 3600)
        return try await environment.store.write { try $0.deleteFaults(before: oldest) }
    }
}
