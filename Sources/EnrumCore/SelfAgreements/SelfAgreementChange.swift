public import EnrumDomain

/// What someone typed for an agreement with themselves, before the rules have seen it.
public struct SelfAgreementDraft: Hashable, Sendable {
    public var title: String
    public var firstStep: String?
    public var followUpOn: CalendarDate?
    public var followUp: String
    public var rhythm: ReminderRhythm
    /// "plugin/template" of the template it is made by; nil for none.
    public var template: String?
    /// The id of one of the template's areas; nil for none.
    public var area: String?

    public init(
        title: String, firstStep: String? = nil, followUpOn: CalendarDate?, followUp: String, rhythm: ReminderRhythm = .never,
        template: String? = nil, area: String? = nil
    ) {
        (self.title, self.firstStep, self.followUpOn, self.followUp) = (title, firstStep, followUpOn, followUp)
        (self.rhythm, self.template, self.area) = (rhythm, template, area)
    }

    func content(as category: AgreementCategory?) throws(RuleBroken) -> SelfAgreement.Content {
        try SelfAgreement.Content(
            title: title, firstStep: firstStep, followUpOn: followUpOn, followUp: followUp, rhythm: rhythm, category: category)
    }
}

/// Someone else's tab of the same person changed the agreement since this one showed it.
public struct SelfAgreementChanged: Error, Hashable, Sendable {
    public let standing: SelfAgreement
}

extension SelfAgreement {
    /// How someone stands to it: its author, or nobody at all, whoever they are to the author.
    func relations(of viewer: Person.ID) -> Set<AccessMatrix.Relation> { viewer == owner ? [.author] : [.colleague] }
}

extension Environment {
    /// Changes an agreement with oneself in one transaction, for its author alone. Nobody else's page
    /// changes (rule h), and nothing is logged: that there is one is as private as what it says, and an admin reads the log.
    ///
    /// - Parameter basedOn: The version that the viewer saw; nil does not ask.
    func change(
        _ id: SelfAgreement.ID, as viewer: Viewer, basedOn: Int? = nil,
        _ body: @escaping @Sendable (inout SelfAgreement, Instant, CalendarDate) throws -> Void
    ) async throws {
        let (now, today) = (clock.now, clock.today)
        try await store.write { transaction in
            var agreement = try transaction.own(id, as: viewer, .write)
            if let basedOn, basedOn != agreement.version { throw SelfAgreementChanged(standing: agreement) }
            let before = agreement
            try body(&agreement, now, today)
            guard agreement != before else { return }
            try transaction.update(agreement)
        }
    }
}

extension SelfAgreementReading where Self: PeopleReading {
    /// - Throws: ``NotFound`` for everybody but its author.
    func own(_ id: SelfAgreement.ID, as viewer: Viewer, _ verb: AccessMatrix.Verb) throws -> SelfAgreement {
        guard let agreement = try selfAgreement(id), try person(viewer.id)?.isActive == true else { throw NotFound() }
        try AccessPolicy.require(verb, .selfAgreement, for: agreement.relations(of: viewer.id))
        return agreement
    }
}
