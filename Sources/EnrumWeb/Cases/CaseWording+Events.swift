import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    func event(_ event: Case.Event) -> CasePage.Event {
        CasePage.Event(at: moment(event.at), words: words(event))
    }

    private func words(_ event: Case.Event) -> String {
        if case .closed(.employeeLeft, _) = event.kind { return texts("case.event.employee_left") }
        var values = ["name": subject(event.by), "employee": employeeName]
        var key = event.kind.name
        switch event.kind {
        case .handedOver(let document): values["title"] = document.title
        case .openedDocument(let number), .clarified(let number, _), .filed(let number), .sharedWithCompanion(let number):
            values["number"] = String(number)
        case .remarked(let number, _, let isLate):
            values["number"] = String(number)
            if isLate { key += "_late" }
        case .stated(_, let isLate): if isLate { key += "_late" }
        case .moved(let appointment, let agreed):
            let time = [appointment.date.map(day), appointment.time.map { texts.clock($0) }].compactMap { $0 }
            values["date"] = time.joined(separator: " ")
            values["agreed"] = agreed
            if agreed != nil { key += "_agreed" }
        case .goesOn(let appointment):
            let time = [appointment.date.map(day), appointment.time.map { texts.clock($0) }, appointment.place].compactMap { $0 }
            values["when"] = time.joined(separator: ", ")
        case .hearingStarted(_, let deadline, _, _), .setStatementDeadline(let deadline, _): values["date"] = day(deadline)
        case .answeredTime(let until, _, _):
            if let until { values["date"] = day(until) } else { key = "refused_time" }
        case .decided(let decision, _, _): values["decision"] = words(decision)
        case .followedUp(let outcome, _, _): values["outcome"] = words(outcome)
        default: break
        }
        let words = texts(Phrase("case.event.\(key)", values)) + occurred(event)
        return event.kind.written.map { texts("case.event.with_words", ["event": words, "text": $0]) } ?? words
    }

    /// " Det skete 3. december", when it was written down on another day than it happened.
    private func occurred(_ event: Case.Event) -> String {
        let date: CalendarDate
        switch event.kind {
        case .told(let on, _), .held(let on, _), .continued(let on), .advised(_, _, let on), .noted(_, let on, _): date = on
        default: return ""
        }
        let written = clock.day(of: event.at)
        guard date != written else { return "" }
        let late = WorkingDays.isLate(date, written: written) ? ". " + texts("case.written_late") : ""
        return ". " + texts("case.occurred", ["date": day(date)]) + late
    }

    private var employeeName: String { object(view.employee.id) }

    func words(_ decision: Decision) -> String { texts(Phrase("case.decision.\(decision.rawValue)")) }
    func words(_ outcome: Agreement.Outcome) -> String { texts(Phrase("case.outcome.\(outcome.rawValue)")) }
}
