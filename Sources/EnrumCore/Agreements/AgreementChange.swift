public import EnrumDomain

/// What someone typed for an agreement, before the rules have seen it.
public struct AgreementDraft: Hashable, Sendable {
    public var title: String
    public var responsible: ResponsibleDraft?
    public var deadline: CalendarDate?
    public var firstStep: String?
    public var followUp: String?
    /// "plugin/template" of the template it is made by; nil for none.
    public var template: String?
    /// The id of one of the template's areas; nil for none.
    public var area: String?

    /// Who is responsible: one of the two, or somebody else in the organisation by email.
    public enum ResponsibleDraft: Hashable, Sendable {
        case person(Person.ID)
        case email(String)
    }

    public init(
        title: String, responsible: ResponsibleDraft?, deadline: CalendarDate?, firstStep: String? = nil, followUp: String? = nil,
        template: String? = nil, area: String? = nil
    ) {
        (self.title, self.responsible, self.deadline) = (title, responsible, deadline)
        (self.firstStep, self.followUp, self.template, self.area) = (firstStep, followUp, template, area)
    }

    /// The content, with the responsible person looked up: one of `known`, or somebody else by email, so that nobody can leaf through people.
    func content(as category: AgreementCategory?, among known: Set<Person.ID>, in transaction: any ReadTransaction) throws
        -> Agreement.Content
    {
        let responsible: Person.ID?
        switch self.responsible {
        case nil: responsible = nil
        case .person(let id):
            guard known.contains(id) else { throw RuleBroken("rule.agreement_responsible", field: "responsible") }
            responsible = id
        case .email(let text):
            guard let email = EmailAddress(text), let person = try transaction.person(email: email), person.isActive else {
                throw RuleBroken("rule.agreement_email", field: "responsible_email")
            }
            responsible = person.id
        }
        return try Agreement.Content(
            title: title, responsible: responsible, deadline: deadline, firstStep: firstStep, followUp: followUp, category: category)
    }
}

/// Writes down what the two agree on, in an open record: concrete, with a named responsible and a deadline (P-07).
public struct MakeAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter key: The new agreement's id, when the caller has already made one: the same key makes one agreement.
    /// - Throws: ``RuleBroken`` naming the field that is missing, in words that help.
    @discardableResult
    public func callAsFunction(_ draft: AgreementDraft, in meeting: Meeting.ID, key: Agreement.ID? = nil, as viewer: Viewer) async throws
        -> Agreement.ID
    {
        let id = key ?? environment.newID()
        let category = try await environment.category(of: draft, in: meeting, as: viewer)
        try await environment.ask(aboutAgreement: draft, in: meeting, as: viewer)
        return try await environment.change(meeting, as: viewer, .write, .conversation, log: "agreement.made") { change in
            guard change.meeting.recordIsOpen else {
                throw RuleBroken(change.meeting.phase == .closed ? "rule.is_closed" : "rule.begin_first")
            }
            if let existing = try change.transaction.agreement(id) {
                guard existing.meeting == change.meeting.id else { throw NotFound() }
                return change.nothingDone(id)
            }
            guard try change.transaction.agreements(of: change.meeting.id).count < Limits.rows else {
                throw RuleBroken("rule.too_many", field: "title", ["limit": String(Limits.rows)])
            }
            let content = try draft.content(
                as: category, among: [change.meeting.employee, change.meeting.leader], in: change.transaction)
            let agreement = try Agreement(
                id: id, meeting: change.meeting, content: content, by: change.viewer.id, at: change.now, today: change.today)
            try change.transaction.insert(agreement)
            change.touch()
            return id
        }
    }
}

/// Someone else changed the agreement since the viewer saw it; what they typed is in the error, to be shown beside what stands.
public struct AgreementChanged: Error, Hashable, Sendable {
    public let standing: Agreement
}

extension Environment {
    /// Changes an agreement in one transaction. `basedOn` is the version that the viewer saw; nil does not ask.
    func change(
        _ id: Agreement.ID, as viewer: Viewer, _ verb: AccessMatrix.Verb, basedOn: Int?, log action: String,
        _ body: @escaping @Sendable (inout Agreement, Viewer, Instant, any WriteTransaction) throws -> Void
    ) async throws {
        let now = clock.now
        try await store.write { transaction in
            guard var agreement = try transaction.agreement(id), let viewer = try transaction.person(viewer.id).map({ Viewer($0) }),
                viewer.person.isActive
            else { throw NotFound() }
            let access = try transaction.access(of: viewer, to: agreement)
            try AccessPolicy.require(verb, access.object, for: access.relations)
            if let basedOn, basedOn != agreement.version { throw AgreementChanged(standing: agreement) }
            let before = agreement
            try body(&agreement, viewer, now, transaction)
            guard agreement != before else { return }
            try transaction.update(agreement)
            if var meeting = try transaction.meeting(agreement.meeting) {
                meeting.version += 1
                try transaction.update(meeting)
            }
            let pair = [agreement.employee] + [try transaction.person(agreement.employee)?.leader].compactMap { $0 }
            try transaction.log(
                action, at: now, by: viewer.id, object: "agreement/\(id)", concerns: pair, fromOutside: !pair.contains(viewer.id))
        }
    }
}

extension PeopleReading {
    /// How the viewer stands to an agreement, and as which kind of object they meet it.
    func access(of viewer: Viewer, to agreement: Agreement) throws -> (object: AccessMatrix.Object, relations: Set<AccessMatrix.Relation>) {
        let object: AccessMatrix.Object = agreement.state == .open ? .openAgreement : .closedAgreement
        var relations = try relations(of: viewer, toPairOf: agreement.employee, with: agreement.leader)
        if AccessPolicy.allows(.read, object, for: relations) { return (object, relations) }
        // A leader who no longer is loses the agreement with the rest (rule b), also where they were to do something.
        if agreement.content.responsible == viewer.id, !relations.contains(.formerLeader) { relations.insert(.responsible) }
        return (.agreementTitle, relations)
    }
}
