import Crypto
public import EnrumDomain

/// A procedure that a leader can open a case by, here and now.
public struct ProcedureOffer: Sendable {
    public let plugin: Slug
    public let pluginTitle: LocalizedText
    public let source: LocalizedText?
    public let procedure: Procedure
}

/// Reads which procedures a leader has for someone: those of the modules in force in the employee's department.
public struct ReadProcedures: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` unless the viewer is the employee's leader.
    public func callAsFunction(for employee: Person.ID, as viewer: Viewer) async throws -> [ProcedureOffer] {
        try await environment.offers(for: employee, as: viewer).map { module, procedure in
            ProcedureOffer(
                plugin: module.plugin.id, pluginTitle: module.plugin.manifest.title, source: module.plugin.manifest.source,
                procedure: procedure.settled(with: module.settings))
        }
    }
}

extension Environment {
    fileprivate func offers(for employee: Person.ID, as viewer: Viewer) async throws -> [(ActiveModule, Procedure)] {
        let references = try await store.read { transaction in
            guard let employee = try transaction.person(employee), employee.isActive, employee.leader == viewer.id else { throw NotFound() }
            try AccessPolicy.require(.write, .caseList, for: [.leader])
            return try transaction.moduleReferences(in: employee.department)
        }
        return try await activate(references).modules.flatMap { module in module.plugin.procedures.map { (module, $0) } }
    }
}

/// Opens a case about someone in the viewer's team. Until something is told or handed over, it is there for the leader alone.
public struct OpenCase: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// The plugin's version, the procedure and the settings stay what they are now.
    ///
    /// - Parameter key: The new case's id, when the caller has already made one: the same key opens one case.
    /// - Throws: ``NotFound`` for somebody whom the viewer does not lead, or a procedure that is not in force there.
    @discardableResult
    public func callAsFunction(
        about employee: Person.ID, by procedure: Slug, of plugin: Slug, topic: String, key: Case.ID? = nil, as viewer: Viewer
    ) async throws -> Case.ID {
        let offers = try await environment.offers(for: employee, as: viewer)
        guard let (module, found) = offers.first(where: { $0.0.plugin.id == plugin && $0.1.id == procedure }) else { throw NotFound() }
        let pin = PinnedProcedure(found, of: module.plugin, settings: module.settings)
        let (id, now) = (key ?? environment.newID(), environment.clock.now)
        return try await environment.store.write { transaction in
            guard let person = try transaction.person(employee), person.isActive, person.leader == viewer.id else { throw NotFound() }
            if let existing = try transaction.formalCase(id) {
                guard existing.employee == employee, existing.leader == viewer.id else { throw NotFound() }
                return id
            }
            try transaction.insert(Case(id: id, employee: employee, leader: viewer.id, pin: pin, topic: topic, at: now))
            try transaction.log("case.opened", at: now, by: viewer.id, object: "case/\(id)", concerns: [viewer.id])
            return id
        }
    }
}

extension Case.ID {
    /// The case that a key of the viewer's own choice opens: the same key is the same case, and says nothing of anybody else's (rule h).
    public init(key: Case.ID, by viewer: Viewer) {
        let digest = SHA256.hash(data: Array("case\n\(viewer.id)\n\(key)".utf8))
        self.init(stored: digest.prefix(16).hexadecimal)
    }
}
