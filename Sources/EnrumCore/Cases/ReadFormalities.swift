public import EnrumDomain

/// Asks what the rules of form would say to a deed, before it is done: for the page that prepares it.
public struct ReadFormalities: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ deed: CaseDeed, in id: Case.ID, as viewer: Viewer) async throws -> [CaseFinding] {
        let (now, today) = (environment.clock.now, environment.clock.today)
        return try await environment.store.write { transaction in
            guard let standing = try transaction.formalCase(id), let employee = try transaction.person(standing.employee) else {
                throw NotFound()
            }
            let relations = try transaction.relations(of: viewer, to: standing)
            guard AccessPolicy.allows(.write, .formalCase, for: relations) || AccessPolicy.allows(.write, .caseDecision, for: relations)
            else { throw NotFound() }
            try transaction.logReading("case.formalities_read", of: standing, for: employee, by: viewer, at: now)
            return standing.findings(for: deed, on: today)
        }
    }
}
