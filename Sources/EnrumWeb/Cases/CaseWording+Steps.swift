import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// The way so far.
    var steps: [CasePage.Step] {
        view.steps.map { step in
            let stage = view.stage(of: step)
            return CasePage.Step(
                title: stage.map(fullTitle) ?? "", state: state(of: step), isCurrent: step.isOpen && view.isOpen,
                facts: appointment(step.appointment) + continuation(step), plan: step.plan.map(lines) ?? [],
                events: view.events.filter { $0.step == step.number }.map(event), links: links(step),
                formalities: stage.map(formalities) ?? [])
        }
    }

    /// When and where a paused conversation goes on.
    private func continuation(_ step: CaseStep) -> [CasePage.Fact] {
        guard step.isPaused, let goesOn = step.pauses.last?.goesOn else { return [] }
        let parts = [goesOn.date.map(day), goesOn.time.map { texts.clock($0) }, goesOn.place].compactMap { $0 }
        return [.init(name: texts("case.fact.goes_on"), value: parts.joined(separator: ", "))]
    }

    func state(of step: CaseStep) -> String {
        func on(_ key: String, _ date: CalendarDate) -> String { texts(Phrase("case.step.state.\(key)", ["date": day(date)])) }
        if let ended = step.ended { return on("ended", clock.day(of: ended.at)) }
        if let decided = step.decided {
            return texts(
                "case.step.state.decided", ["date": day(clock.day(of: decided.at)), "decision": words(decided.decision)])
        }
        if let hearing = step.hearing { return on("hearing", hearing.deadline) }
        if step.isPaused { return texts("case.step.state.paused") }
        if let held = step.held { return on("held", held.on) }
        if let date = step.appointment.date { return on("planned", date) }
        return on("open", clock.day(of: step.begunAt))
    }

    /// The stage's row of the table of formalities (I-09).
    func formalities(of stage: Stage) -> [CasePage.Fact] {
        Formality.allCases.map { row in
            let value =
                row == .trigger
                ? stage.trigger?(language) ?? "" : texts(Phrase("formality.cell.\(row.rawValue).\(stage.word(for: row))"))
            return CasePage.Fact(name: texts(Phrase("formality.row.\(row.rawValue)")), value: value)
        }.filter { !$0.value.isEmpty }
    }

    func paper(_ document: CaseDocument) -> CasePage.Paper {
        CasePage.Paper(
            number: document.number, title: document.title, path: "\(path)/documents/\(document.number)", words: delivered(document),
            hints: hints(document))
    }

    func delivered(_ document: CaseDocument) -> String {
        texts(
            Phrase(
                "case.delivered.\(document.delivery.means.rawValue)",
                ["date": day(document.delivery.on), "name": fullName(document.handedOverBy)]))
    }

    func hints(_ document: CaseDocument) -> [String] {
        func on(_ key: String, _ instant: Instant?) -> String? {
            instant.map { texts(Phrase("case.paper.\(key)", ["date": moment($0)])) }
        }
        let opened = on("opened", document.openedAt) ?? (document.delivery.means == .here ? texts("case.paper.unopened") : nil)
        let remarks =
            document.remarks.isEmpty
            ? document.remarksBy.map {
                [texts("case.paper.remarks_by", ["date": day($0)]), moved(document.remarksMovedFrom)].compactMap { $0 }.joined(
                    separator: ". ")
            }
            : texts("case.paper.remarks", count: document.remarks.count)
        return [opened, remarks, on("filed", document.filed?.at), on("shared", document.sharedWithCompanionAt)].compactMap { $0 }
    }

    func deadline(_ deadline: CaseDeadline) -> CasePage.Deadline {
        CasePage.Deadline(
            words: texts(
                Phrase(
                    "case.deadline.\(deadline.kind.rawValue)", ["date": day(deadline.due), "number": String(deadline.document ?? 0)])),
            who: texts(Phrase("case.who.\(deadline.who.rawValue)")), isLate: deadline.due < today, hint: moved(deadline.movedFrom))
    }
}
