public import EnrumDomain

/// Agreements as the viewer may see them.
public struct AgreementsView: Sendable {
    /// The viewer's own, as employee, by deadline.
    public let own: [Agreement]
    /// Open ones of the viewer's team, by deadline.
    public let team: [Agreement]
    /// Those the viewer is responsible for in somebody else's conversation: title and deadline, nothing more.
    public let asThird: [Title]
    public let people: [Person.ID: Person]
    public let today: CalendarDate

    /// An agreement as a third person sees it.
    public struct Title: Hashable, Sendable, Identifiable {
        public let id: Agreement.ID
        public let title: String
        public let deadline: CalendarDate
        public let isOpen: Bool
    }
}

/// Reads the agreements that concern the viewer (Mine aftaler).
public struct ReadAgreements: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(as viewer: Viewer) async throws -> AgreementsView {
        let today = environment.clock.today
        return try await environment.store.read { transaction in
            let own = try transaction.agreements(ofEmployee: viewer.id)
            let team = try transaction.openAgreements(ofTeam: viewer.id)
            let third = try transaction.agreements(ofThird: viewer.id).map { agreement in
                AgreementsView.Title(
                    id: agreement.id, title: agreement.content.title, deadline: agreement.content.deadline, isOpen: agreement.state == .open
                )
            }
            var mentioned: Set<Person.ID> = []
            for agreement in own + team {
                mentioned.formUnion([agreement.employee, agreement.leader, agreement.content.responsible])
                mentioned.formUnion(agreement.history.map(\.by))
            }
            return AgreementsView(own: own, team: team, asThird: third, people: try transaction.people(mentioned), today: today)
        }
    }
}

/// Reads one agreement for the pair, or for the employee's new leader while it is open; with everybody in it, and the employee's leader now.
public struct ReadAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: Agreement.ID, as viewer: Viewer) async throws -> (agreement: Agreement, people: [Person.ID: Person]) {
        try await environment.store.read { transaction in
            guard let agreement = try transaction.agreement(id) else { throw NotFound() }
            let access = try transaction.access(of: viewer, to: agreement)
            guard access.object != .agreementTitle else { throw NotFound() }
            try AccessPolicy.require(.read, access.object, for: access.relations)
            var mentioned = Set(agreement.history.map(\.by)).union(agreement.history.compactMap(\.responsible))
            mentioned.formUnion([agreement.employee, agreement.leader])
            if let leader = try transaction.person(agreement.employee)?.leader { mentioned.insert(leader) }
            return (agreement, try transaction.people(mentioned))
        }
    }
}

extension Agreement.Event {
    /// Whom it made responsible.
    fileprivate var responsible: Person.ID? {
        switch kind {
        case .made(let content), .amended(let content): content.responsible
        case .noted, .kept, .dropped, .evaluated: nil
        }
    }
}
