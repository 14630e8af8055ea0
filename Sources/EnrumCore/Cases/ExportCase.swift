public import EnrumDomain

/// A case as files for the archive system: an index for machines, the documents, and what happened.
public struct CaseExport: Sendable {
    public let view: CaseView
    public let exportedAt: Instant
    /// Every file by its path, "/" between the parts, in order. "index.json" is the first.
    public let files: [(path: String, content: [UInt8])]
}

/// Takes a whole case out for the archive system: what was handed over, with what was added, and when. No draft and no private note is in
/// it. It is logged.
public struct ExportCase: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but the leader and the HR consultant who takes part.
    public func callAsFunction(_ id: Case.ID, as viewer: Viewer) async throws -> CaseExport {
        let clock = environment.clock
        return try await environment.readCase(id, as: viewer, log: "case.exported") { view in
            guard view.acts.contains(.export) else { throw NotFound() }
            return try CaseExport(view, at: clock.now, by: clock)
        }
    }
}
