extension Case {
    /// What follows from one event. Events were checked when they happened, and are not checked again.
    mutating func apply(_ event: Event) {
        let (at, by) = (event.at, event.by ?? employee)
        switch event.kind {
        case .opened(let topic):
            self.topic = topic
            led = [CaseLeader(leader: by, from: at)]
        case .carriedOn:
            if let former = led.last?.leader, decisionMaker == former, decidesByOwnWord { decisionMaker = nil }
            led.append(CaseLeader(leader: by, from: at))
        case .namedHR(let person, let on): (hr, hrNamedOn) = (person, on)
        case .namedDecisionMaker(let person): (decisionMaker, decidesByOwnWord) = (person, person == event.by)
        case .advised(let from, let text, let on): advice.append(HRAdvice(from: from, text: text, on: on, by: by, at: at))
        case .noted(let text, let occurredOn, let isLate):
            notes.append(TimedNote(text: text, occurredOn: occurredOn, by: by, at: at, isLate: isLate))
        case .companionInvited(let person, let name): companion = Companion(person: person, name: name, invitedAt: at)
        case .companionRemoved: companion = nil
        case .overrideAsked(let finding, let reason, let intended):
            overrides.append(
                CaseOverride(finding: finding, step: event.step ?? 0, reason: reason, intended: intended, askedBy: by, askedAt: at))
        case .overrideApproved(let finding):
            guard let index = overrides.lastIndex(where: { $0.finding == finding && $0.step == event.step }) else { return }
            (overrides[index].approvedBy, overrides[index].approvedAt) = (by, at)
        case .closed(let reason, let note):
            closure = CaseClosure(reason: reason, note: note, by: event.by, at: at)
        case .handedOver(var document):
            (document.handedOverBy, document.handedOverAt) = (by, at)
            documents.append(document)
            applyToStep(event)
        case .openedDocument, .remarked, .clarified, .filed, .sharedWithCompanion: applyToDocument(event, by: by)
        default: applyToStep(event)
        }
        if visibleSince == nil, event.tellsTheEmployee { visibleSince = at }
    }

    private mutating func applyToDocument(_ event: Event, by: Person.ID) {
        func change(_ number: Int, _ body: (inout CaseDocument) -> Void) {
            guard let index = documents.firstIndex(where: { $0.number == number }) else { return }
            body(&documents[index])
        }
        switch event.kind {
        case .openedDocument(let number): change(number) { $0.openedAt = $0.openedAt ?? event.at }
        case .remarked(let number, let text, let isLate):
            change(number) { $0.remarks.append(.init(by: by, at: event.at, text: text, isLate: isLate)) }
        case .clarified(let number, let text): change(number) { $0.clarifications.append(.init(by: by, at: event.at, text: text)) }
        case .filed(let number): change(number) { $0.filed = .init(by: by, at: event.at) }
        case .sharedWithCompanion(let number): change(number) { $0.sharedWithCompanionAt = event.at }
        default: break
        }
    }

    private mutating func applyToStep(_ event: Event) {
        if case .began(let stage, let reason, let expects) = event.kind {
            steps.append(
                CaseStep(
                    number: steps.count + 1, stage: stage, begunAt: event.at, begunBy: event.by, reason: reason, expects: expects))
            return
        }
        guard let index = steps.firstIndex(where: { $0.number == event.step }) else { return }
        steps[index].apply(event, by: event.by ?? employee)
    }
}

extension Case.Event {
    /// Whether the employee learns of the case by it.
    fileprivate var tellsTheEmployee: Bool {
        switch kind {
        case .told, .handedOver, .held: true
        default: false
        }
    }
}

extension CaseStep {
    mutating func apply(_ event: Case.Event, by: Person.ID) {
        func noted(_ on: CalendarDate, _ written: CalendarDate? = nil) -> Noted { Noted(on: on, by: by, at: event.at, written: written) }
        switch event.kind {
        case .planned(let appointment): self.appointment = appointment
        case .told(let on, let written): told = noted(on, written)
        case .moved(let appointment, _): self.appointment = appointment
        case .held(let on, let written): held = noted(on, written)
        case .paused(let reason): pauses.append(Pause(at: event.at, reason: reason))
        case .goesOn(let appointment): if !pauses.isEmpty { pauses[pauses.count - 1].goesOn = appointment }
        case .continued(let on): if !pauses.isEmpty { pauses[pauses.count - 1].continued = noted(on) }
        case .planSaved(let plan): self.plan = plan
        case .handedOver(let document):
            switch document.kind {
            case .convening: convening = document.number
            case .note, .minutes: record = document.number
            case .hearing, .warning, .decision: break
            }
        case .hearingStarted(let document, let deadline, let about, let chosen):
            if let hearing { earlierHearings.append(hearing) }
            hearing = Hearing(
                document: document, startedAt: event.at, about: about ?? expects.max() ?? .warning, deadline: deadline, chosen: chosen)
        case .askedForTime(let reason, let until):
            hearing?.requests.append(Hearing.MoreTime(askedAt: event.at, reason: reason, until: until))
        case .answeredTime(let until, let reason, let chosen):
            guard var standing = hearing, !standing.requests.isEmpty else { return }
            standing.requests[standing.requests.count - 1].answer = .init(by: by, at: event.at, until: until, reason: reason)
            if let until { (standing.deadline, standing.chosen) = (until, chosen) }
            hearing = standing
        case .askedToWait: hearing?.waitAskedAt = event.at
        case .setStatementDeadline(let date, let chosen):
            hearing?.waitAnsweredAt = event.at
            hearing?.deadline = date
            hearing?.chosen = chosen
        case .stated(let text, let isLate): hearing?.statements.append(.init(by: by, at: event.at, text: text, isLate: isLate))
        case .decided(let decision, let grounds, let document):
            decided = Decided(decision: decision, grounds: grounds, by: by, at: event.at, document: document)
        case .followedUp(let outcome, let next, let note):
            followUps.append(FollowUp(outcome: outcome, next: next, note: note, by: by, at: event.at))
        case .stepEnded(let on): ended = noted(on)
        default: break
        }
    }
}
