import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// The case's own page.
    var page: CasePage {
        CasePage(
            procedure: view.procedure?.title(language) ?? view.pluginTitle(language), topic: title, readers: readersWords,
            assumption: view.role == .leader ? assumption : nil, now: now(view.next), findings: findings(stopped), people: taking,
            deadlines: view.deadlines.map(deadline), steps: steps, papers: view.documents.map(paper), notes: notes, more: more,
            links: links, closed: closedWords)
    }

    var closedWords: String? {
        if view.isOpen, !view.employee.isActive { return texts("rule.case_employee_left") }
        return view.closure.map { closure in
            let reason = texts(Phrase("case.closure.\(closure.reason.rawValue)"))
            return texts(
                "case.closed", ["date": day(clock.day(of: closure.at)), "reason": closure.note.map { "\(reason). \($0)" } ?? reason])
        }
    }

    private var readersWords: String {
        if view.role == .companion { return texts("case.readers.companion", ["employee": view.employee.firstName]) }
        if view.readers == [viewer] { return texts("case.readers.leader_alone") }
        return texts("case.readers.list", ["readers": names(view.readers)])
    }

    private var taking: [CasePage.Fact] {
        var facts = [fact("employee", view.employee.name)]
        if view.led.count > 1 {
            facts += view.led.dropLast().map { fact("former", fullName($0.leader)) }
        }
        facts.append(fact("leader", view.leader?.name))
        if let hr = view.hr { facts.append(fact("hr", view.needsNewHR ? texts("case.person.hr_gone", ["name": hr.name]) : hr.name)) }
        if let person = view.decisionMaker { facts.append(fact("decision_maker", person.name)) }
        if let companion = view.companion { facts.append(fact("companion", companion.name)) }
        return facts
    }

    private func fact(_ role: String, _ name: String?) -> CasePage.Fact {
        CasePage.Fact(name: texts(Phrase("case.person.\(role)")), value: name ?? texts("case.person.nobody"))
    }

    private var links: [CasePage.Link] {
        var links: [CasePage.Link] = []
        if view.isOpen, view.acts.contains(.lead) {
            links.append(.init(words: texts(canEndInSanction ? "case_people.name" : "case_people.advice"), path: path + "/people"))
        }
        if view.acts.contains(.inviteCompanion) { links.append(.init(words: texts("case_companion.title"), path: path + "/companion")) }
        return links
    }

    /// Where one goes from a step, in the order in which it is gone through.
    func links(_ step: CaseStep) -> [CasePage.Link] {
        guard step.isOpen, view.isOpen, let stage = view.stage(of: step) else { return [] }
        func link(_ name: String, _ place: String, _ fits: Bool) -> CasePage.Link? {
            fits ? CasePage.Link(words: texts(Phrase("case.step.\(name)")), path: place) : nil
        }
        let (leads, writes, isHeld) = (view.acts.contains(.lead), view.acts.contains(.writeRecord), step.held != nil)
        let mayDecide = leads || view.acts.contains(.decide)
        return [
            link("prepare", path(step) + "/prepare", leads), link("convene", path(step) + "/convene", leads && !isHeld),
            link("meet", path(step) + "/meet", leads || writes),
            link("record", path(step) + "/record", leads && isHeld && stage.handsOverRecord && step.record == nil),
            link("plan", path(step) + "/plan", leads && isHeld),
            link("hearing", path + "/hearing", step.hearing != nil || leads && isHeld && stage.hearing == .beforeDecision),
            link("decide", path(step) + "/decide", mayDecide && !stage.decisions.isEmpty && step.decided == nil && isHeld),
            link("follow_up", path(step) + "/follow-up", leads && isHeld),
        ].compactMap { $0 }
    }

    var notes: [CasePage.Note] {
        let advice = view.advice.map { advice in
            (
                advice.at,
                CasePage.Note(
                    who: texts(
                        "case_people.advised", ["from": advice.from, "date": day(advice.on), "name": firstName(advice.by)]),
                    text: advice.text)
            )
        }
        let written = view.notes.map { note in
            (
                note.at,
                CasePage.Note(
                    who: texts(
                        "case_note.who", ["name": fullName(note.by), "date": day(note.occurredOn), "written": moment(note.at)]),
                    text: note.text, hint: note.isLate ? texts("case.written_late") : nil)
            )
        }
        return (advice + written).sorted { $0.0 < $1.0 }.map(\.1)
    }

    private var more: [CaseForm] {
        var forms: [CaseForm] = []
        if view.isOpen, view.acts.contains(.note) {
            forms.append(
                CaseForm(
                    id: "note", title: texts("case_note.title"), help: texts("case_note.help"), path: path + "/notes",
                    parts: [
                        field("note_text", "case_note.text", input: .area(rows: 3)),
                        field("note_on", "case_note.on", input: .date, standing: today.iso),
                    ], submit: texts("case_note.submit"), isFolded: true))
        }
        if view.isOpen, view.acts.contains(.lead) { forms.append(closing) }
        if view.acts.contains(.export) {
            forms.append(
                CaseForm(
                    id: "export", title: texts("case_export.title"), help: texts("case_export.help"), path: path + "/export",
                    submit: texts("case_export.submit"), isFolded: true))
        }
        return forms
    }

    private var closing: CaseForm {
        let reasons = CaseClosure.Reason.allCases.filter { $0 != .employeeLeft }.map { reason in
            CaseForm.Choice.Option(
                id: reason.rawValue, label: texts(Phrase("case_close.\(reason.rawValue)")),
                isChosen: typed("close_reason", else: nil) == reason.rawValue)
        }
        return CaseForm(
            id: "close", title: texts("case_close.title"), help: texts("case_close.help"), path: path + "/close",
            parts: [
                .choice(.init(name: "close_reason", legend: texts("case_close.reason"), options: reasons, error: error("close_reason"))),
                field("close_note", "case_close.note", input: .area(rows: 2)),
            ], submit: texts("case_close.submit"), confirmation: texts("case_close.confirm"), isFolded: true)
    }
}
