import EnrumCore
import EnrumDomain
import EnrumTexts

/// Puts agreements into words for their viewer.
struct AgreementWording: Sendable {
    let texts: Texts
    let clock: any EnrumCore.Clock
    let today: CalendarDate
    let viewer: Person.ID
    let people: [Person.ID: Person]

    /// First name, or "dig" for the viewer.
    func name(_ person: Person.ID) -> String {
        person == viewer ? texts("person.you") : people[person]?.firstName ?? texts("person.someone")
    }

    func card(_ agreement: Agreement, actions: [ActionForm] = []) -> AgreementCard {
        AgreementCard(
            id: agreement.id.rawValue, title: agreement.content.title, responsible: name(agreement.content.responsible),
            responsibleOnPaper: agreement.content.responsible == viewer ? people[viewer]?.name : nil,
            deadline: texts.longDate(agreement.content.deadline), firstStep: agreement.content.firstStep,
            followUp: agreement.content.followUp, category: agreement.content.category?.words(texts),
            state: state(agreement), stateWords: stateWords(agreement), stateOnPaper: stateOnPaper(agreement),
            history: agreement.history.dropFirst().map(line),
            path: "/agreements/\(agreement.id)", findings: FindingList(findings: findings(on: agreement)), actions: actions)
    }

    private func state(_ agreement: Agreement) -> AgreementCard.State {
        switch agreement.state {
        case .open: agreement.isOverdue(on: today) ? .overdue : .open
        case .kept: .kept
        case .dropped: .dropped
        case .evaluated: .evaluated
        }
    }

    private func stateWords(_ agreement: Agreement) -> String {
        let last = agreement.history.last.map { texts.shortDate(clock.day(of: $0.at), today: today) } ?? ""
        switch agreement.state {
        case .open where agreement.isOverdue(on: today):
            return texts("agreement.state.overdue", ["date": texts.shortDate(agreement.content.deadline, today: today)])
        case .open: return texts("agreement.state.open", ["distance": texts.distance(from: today, to: agreement.content.deadline)])
        case .kept: return texts("agreement.state.kept", ["date": last])
        case .dropped: return texts("agreement.state.dropped", ["date": last])
        case .evaluated:
            let outcome = agreement.outcome.map { texts(Phrase("agreement.outcome.\($0.rawValue)")) } ?? ""
            return texts("agreement.state.evaluated", ["outcome": outcome, "date": last])
        }
    }

    private func stateOnPaper(_ agreement: Agreement) -> String? {
        guard agreement.state == .open, !agreement.isOverdue(on: today) else { return nil }
        return texts("agreement.state.open", ["distance": texts.fullDate(agreement.content.deadline)])
    }

    /// "3. nov.: Mette flyttede fristen – leverandøren er forsinket".
    func line(_ event: Agreement.Event) -> String {
        let outcome = if case .evaluated(let outcome) = event.kind { texts(Phrase("agreement.outcome.\(outcome.rawValue)")) } else { "" }
        let deed = texts(
            Phrase(
                "agreement.event.\(event.kind.name)",
                ["name": event.by == viewer ? texts("person.you_subject") : name(event.by), "outcome": outcome]))
        let date = texts.shortDate(clock.day(of: event.at), today: today)
        return event.text.map { texts("agreement.event_with_text", ["date": date, "deed": deed, "text": $0]) }
            ?? texts("agreement.event_line", ["date": date, "deed": deed])
    }
}
