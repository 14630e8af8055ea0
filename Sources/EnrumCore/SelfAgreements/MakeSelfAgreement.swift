public import EnrumDomain

/// Writes down what someone agrees with themselves, on its own or out of a conversation (L-05, L-13).
public struct MakeSelfAgreement: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - meeting: The conversation that it comes out of, from its preparation on (L-03); only there templates are offered.
    ///   - key: The new agreement's id, when the caller has already made one: the same key makes one agreement.
    /// - Throws: ``RuleBroken`` naming the field that is missing; ``NotFound`` for a conversation that the viewer does not know.
    @discardableResult
    public func callAsFunction(
        _ draft: SelfAgreementDraft, in meeting: Meeting.ID? = nil, key: SelfAgreement.ID? = nil, as viewer: Viewer
    ) async throws -> SelfAgreement.ID {
        let id = key ?? environment.newID()
        let category = try await environment.category(of: draft, in: meeting, as: viewer)
        let (now, today) = (environment.clock.now, environment.clock.today)
        return try await environment.store.write { transaction in
            guard try transaction.person(viewer.id)?.isActive == true else { throw NotFound() }
            if let meeting { try transaction.requireOpen(meeting, as: viewer) }
            if let existing = try transaction.selfAgreement(id) {
                guard existing.owner == viewer.id else { throw NotFound() }
                return id
            }
            guard try transaction.selfAgreements(of: viewer.id).count(where: \.isOpen) < Limits.rows else {
                throw RuleBroken("rule.too_many", field: "title", ["limit": String(Limits.rows)])
            }
            let agreement = try SelfAgreement(
                id: id, owner: viewer.id, meeting: meeting, content: draft.content(as: category), at: now, today: today)
            try AccessPolicy.require(.write, .selfAgreement, for: agreement.relations(of: viewer.id))
            try transaction.insert(agreement)
            return id
        }
    }
}

extension Environment {
    fileprivate func category(of draft: SelfAgreementDraft, in id: Meeting.ID?, as viewer: Viewer) async throws -> AgreementCategory? {
        guard let name = draft.template?.tidied else { return nil }
        guard let id else { throw RuleBroken("rule.agreement_template", field: "template") }
        let role: Question.Answerer = try await store.read { transaction in
            try transaction.requireOpen(id, as: viewer)
            return try transaction.meeting(id)?.employee == viewer.id ? .employee : .leader
        }
        return try await templates(of: id).category(name, draft.area) { $0.isOffered(to: role) }
    }
}

extension AgreementTemplate {
    /// Whether someone with that role is offered it for an agreement with themselves.
    public func isOffered(to role: Question.Answerer) -> Bool { party == .oneself && (filledBy == .both || filledBy == role) }
}

extension MeetingReading where Self: PeopleReading {
    /// - Throws: ``NotFound`` when the viewer may not know of the conversation; ``RuleBroken`` before the viewer has its questions, and of one
    ///   that is not held.
    fileprivate func requireOpen(_ id: Meeting.ID, as viewer: Viewer) throws {
        guard let meeting = try meeting(id) else { throw NotFound() }
        let relations = try relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
        try AccessPolicy.require(.read, .meeting, for: relations)
        if meeting.ending != nil { throw RuleBroken("rule.is_ended") }
        guard meeting.showsModules(to: viewer.id) else { throw RuleBroken(meeting.sent == nil ? "rule.not_sent" : "rule.begin_first") }
    }
}
