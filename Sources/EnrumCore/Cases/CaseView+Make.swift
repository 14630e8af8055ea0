import EnrumDomain

extension CaseReading where Self: PeopleReading {
    /// The case as the viewer may see it.
    ///
    /// - Throws: ``NotFound`` when it is not there for them.
    func caseView(_ id: Case.ID, as viewer: Viewer, today: CalendarDate) throws -> CaseView {
        guard let standing = try formalCase(id) else { throw NotFound() }
        let relations = try relations(of: viewer, to: standing)
        guard let role = CaseView.Role(relations), let employee = try person(standing.employee) else { throw NotFound() }
        let sight = CaseSight(standing, role, relations)
        var mentioned = Set(sight.events.compactMap(\.by)).union(sight.documents.flatMap(\.mentioned))
        mentioned.formUnion([standing.hr, standing.decisionMaker, employee.leader, standing.companion?.person].compactMap { $0 })
        mentioned.formUnion(standing.led.map(\.leader))
        let people = try people(mentioned)
        let named = standing.hr.flatMap { people[$0] }
        let drafts = try sight.drafts(caseDrafts(of: id, owner: role == .namedHR ? employee.leader ?? viewer.id : viewer.id), viewer)
        let parts = sight.isInside
        let isHRGone = try standing.isOpen && named.map { try !isHR(Viewer($0), for: employee) || !$0.isActive } ?? false
        let isUndecided = standing.step.map { standing.hrTakesPart(in: $0) && $0.decided == nil } ?? false
        let asksForHR = role == .leader && isHRGone && isUndecided
        // It is closed with the next round; nothing can be done in it meanwhile.
        let isOver = standing.isOpen && !employee.isActive
        return CaseView(
            id: id, version: standing.version, role: role, procedure: parts ? standing.procedure : nil,
            pluginTitle: standing.pin.pluginTitle, pluginVersion: standing.pin.version, source: standing.pin.source, topic: sight.topic,
            employee: employee,
            leader: employee.leader.flatMap { people[$0] }, hr: parts ? named : nil,
            decisionMaker: parts ? standing.decisionMaker.flatMap { people[$0] } : nil, companion: parts ? standing.companion : nil,
            readers: parts ? try readers(of: standing, about: employee) : [], led: parts ? standing.led : [],
            openedAt: standing.events[0].at, closure: standing.closure, steps: sight.steps,
            documents: sight.documents, notes: sight.isWorkplace ? standing.notes : [], advice: sight.isWorkplace ? standing.advice : [],
            overrides: sight.isWorkplace ? standing.overrides : role == .secondPerson ? [standing.openOverrule].compactMap { $0 } : [],
            events: sight.events, drafts: drafts,
            next: isOver
                ? CaseNext(.nothing)
                : asksForHR ? CaseNext(.nameHR, step: standing.step?.number) : standing.next(for: role, relations, of: viewer, on: today),
            deadlines: standing.deadlines.filter { role.keeps($0.who) }, acts: CaseView.Act.allowed(relations),
            needsNewHR: parts && isHRGone,
            letters: role == .leader ? try letters(of: standing.pin) : [], checklists: role == .leader ? standing.pin.checklists : [],
            people: people, today: today)
    }

    /// The pinned letters, with the organisation's own wording where it has one.
    func letters(of pin: PinnedProcedure) throws -> [LetterTemplate] {
        let saved = Dictionary(
            try savedLetters(of: pin.plugin).map { ($0.letter, $0) }, uniquingKeysWith: { $0.version > $1.version ? $0 : $1 })
        return pin.letters.map { letter in saved[letter.id].map { letter.worded($0) } ?? letter }
    }
}

extension LetterTemplate {
    /// With the organisation's wording.
    func worded(_ saved: SavedLetter) -> LetterTemplate {
        LetterTemplate(id: id, kind: kind, stages: stages, title: saved.title ?? title, body: saved.body ?? body)
    }
}

/// How much of a case a viewer sees.
struct CaseSight {
    let standing: Case
    let role: CaseView.Role
    let relations: Set<AccessMatrix.Relation>

    init(_ standing: Case, _ role: CaseView.Role, _ relations: Set<AccessMatrix.Relation>) {
        (self.standing, self.role, self.relations) = (standing, role, relations)
    }

    /// Whether the viewer sees the case itself, not only what was handed on to them.
    var isInside: Bool { AccessPolicy.allows(.read, .formalCase, for: relations) }
    var isWorkplace: Bool { isInside && role != .employee }

    var events: [Case.Event] {
        guard isInside else { return [] }
        return isWorkplace
            ? standing.events : standing.events.filter { $0.audience == .parties && ($0.step.map(shownSteps.contains) ?? true) }
    }

    private var shownSteps: Set<Int> { Set(standing.steps.filter(\.isKnownToEmployee).map(\.number)) }

    var steps: [CaseStep] {
        guard isInside else { return [] }
        return isWorkplace ? standing.steps : standing.steps.filter(\.isKnownToEmployee).map(\.asEmployee)
    }

    var documents: [CaseDocument] {
        guard AccessPolicy.allows(.read, .caseDocument, for: relations) else { return [] }
        if isInside { return standing.documents }
        guard let companion = standing.companion else { return [] }
        return standing.documents.filter { standing.isShared($0, with: companion) }
    }

    var topic: String? {
        if isWorkplace { return standing.topic }
        return isInside ? standing.steps.last(where: { $0.isKnownToEmployee && $0.appointment.topic != nil })?.appointment.topic : nil
    }

    /// Of the owner's drafts, those that the viewer may read: HR has those of the record, where HR takes part.
    func drafts(_ all: [CaseDraft], _ viewer: Viewer) throws -> [CaseDraft] {
        switch role {
        case .leader: return all
        case .employee: return all.filter { $0.part == .hearing }
        case .namedHR:
            let taking = Set(standing.steps.filter { standing.hrTakesPart(in: $0) }.map(\.number))
            return all.filter { $0.part == .record && taking.contains($0.step) }
        case .decisionMaker, .companion, .secondPerson: return []
        }
    }
}

extension CaseView.Role {
    init?(_ relations: Set<AccessMatrix.Relation>) {
        if relations.contains(.employee) {
            self = .employee
        } else if relations.contains(.leader) {
            self = .leader
        } else if relations.contains(.namedHR) {
            self = .namedHR
        } else if relations.contains(.decisionMaker) {
            self = .decisionMaker
        } else if relations.contains(.companion) {
            self = .companion
        } else if relations.contains(.secondPerson) {
            self = .secondPerson
        } else {
            return nil
        }
    }

    func keeps(_ who: CaseDeadline.Who) -> Bool {
        switch self {
        case .employee: who == .employee
        case .leader: true
        case .namedHR: who != .employee
        case .decisionMaker: who == .decisionMaker
        case .companion: false
        case .secondPerson: who == .secondPerson
        }
    }
}

extension CaseView.Act {
    static func allowed(_ relations: Set<AccessMatrix.Relation>) -> Set<CaseView.Act> {
        let rows: [(CaseView.Act, AccessMatrix.Verb, AccessMatrix.Object)] = [
            (.lead, .write, .formalCase), (.remark, .share, .caseDocument), (.clarify, .write, .caseDocument),
            (.file, .write, .personnelFile), (.answerHearing, .comment, .hearing), (.decide, .write, .caseDecision),
            (.askToOverrule, .write, .caseOverrule), (.approve, .finish, .caseOverrule), (.inviteCompanion, .share, .caseDocument),
            (.export, .write, .personnelFile),
        ]
        var acts = Set(rows.filter { AccessPolicy.allows($0.1, $0.2, for: relations) }.map(\.0))
        if relations.contains(.leader) || relations.contains(.namedHR) { acts.formUnion([.note, .writeRecord]) }
        return acts
    }
}

extension Case {
    func next(for role: CaseView.Role, _ relations: Set<AccessMatrix.Relation>, of viewer: Viewer, on today: CalendarDate) -> CaseNext {
        if relations.contains(.secondPerson) { return CaseNext(.approve, step: step?.number) }
        switch role {
        case .employee: return nextForEmployee(on: today)
        case .leader:
            // The leader decides only when named to.
            return asLed(by: viewer.id).nextForLeader(on: today, decides: relations.contains(.decisionMaker))
        case .decisionMaker: return nextForDecisionMaker(on: today)
        case .namedHR, .companion, .secondPerson: return CaseNext(isOpen ? .wait : .nothing)
        }
    }
}

extension CaseDocument {
    fileprivate var mentioned: [Person.ID] {
        [handedOverBy, filed?.by].compactMap { $0 } + remarks.map(\.by) + clarifications.map(\.by)
    }
}
