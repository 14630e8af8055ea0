import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// The step that the hearing page is about: the one with a hearing, or the one under way.
    var hearingStep: CaseStep? { view.steps.last { $0.hearing != nil } ?? view.step }

    /// Being heard: the letter's making, the request for more time, the answer.
    ///
    /// - Parameter isNew: Whether a letter is written, also where a hearing about something milder is under way.
    func hearing(letter: LetterPreview?, isNew: Bool = false) -> CaseFormPage {
        guard !isNew, let step = hearingStep, let hearing = step.hearing else { return starting(letter) }
        let isEmployee = view.role == .employee
        let isRunning = step.isOpen && step.decided == nil && view.isOpen
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts("case_hearing.title"),
            lead: texts(
                Phrase(
                    !isRunning ? "case_hearing.lead_over" : isEmployee ? "case_hearing.lead_employee" : "case_hearing.lead_leader")),
            findings: findings(stopped),
            facts: step.earlierHearings.flatMap { facts($0) } + facts(hearing) + (isEmployee && !isRunning ? unsent(step, hearing) : []),
            written: isEmployee && isRunning ? answering(step) : nil,
            forms: isRunning ? (isEmployee ? asking(hearing) : replying(hearing)) : [], links: isRunning ? graver(hearing, step) : [],
            back: view.acts.contains(.decide) && isRunning && hearing.holdsBack(on: today) == nil
                ? .init(words: texts("case_hearing.to_decision"), path: path(step) + "/decide") : back)
    }

    /// What the employee had written and not sent when the decision came, or typed since: it is theirs, and nobody else reads it.
    private func unsent(_ step: CaseStep, _ hearing: Hearing) -> [CasePage.Fact] {
        let text = typed("answer/statement", else: view.draft(.hearing, "text", step: step.number)?.value?.plainText)
        guard let text = text.tidied, !hearing.statements.contains(where: { $0.text == text }) else { return [] }
        return [
            .init(name: texts("case_hearing.unsent"), value: text),
            .init(name: texts("case_hearing.unsent_readers"), value: texts("case_hearing.unsent_help")),
        ]
    }

    /// The way to hear about something graver, which the answer to this hearing was not about.
    private func graver(_ hearing: Hearing, _ step: CaseStep) -> [CasePage.Link] {
        guard view.acts.contains(.lead), view.stage(of: step)?.decisions.contains(where: { $0 > hearing.about }) == true else { return [] }
        return [.init(words: texts("case_hearing.graver"), path: path + "/hearing/new")]
    }

    private func facts(_ hearing: Hearing) -> [CasePage.Fact] {
        let deadline = [day(hearing.deadline), moved(hearing.movedFrom)].compactMap { $0 }.joined(separator: "\n")
        var facts = [
            CasePage.Fact(
                name: texts("case_hearing.about"), value: texts(Phrase("case.intended.\(hearing.about.rawValue)")).capitalisedFirst),
            CasePage.Fact(name: texts("case_hearing.deadline_name"), value: deadline),
        ]
        if let document = view.document(hearing.document) {
            facts.append(
                .init(
                    name: texts("case_document.number", ["number": String(document.number)]), value: document.title,
                    path: "\(path)/documents/\(document.number)"))
        }
        for request in hearing.requests {
            let until = request.until.map { " (\(day($0)))" } ?? ""
            let answer = request.answer.map { answer in
                answer.until.map { texts("case_hearing.granted", ["date": day($0)]) }
                    ?? texts("case_hearing.refused", ["reason": answer.reason ?? ""])
            }
            facts.append(
                .init(
                    name: texts("case_hearing.more_time"),
                    value: [
                        texts(
                            "case_hearing.asked",
                            ["name": subject(view.employee.id), "date": moment(request.askedAt), "reason": request.reason + until]), answer,
                    ].compactMap { $0 }.joined(separator: "\n")))
        }
        if let asked = hearing.waitAskedAt {
            facts.append(
                .init(
                    name: texts("case_hearing.wait_name"),
                    value: view.role == .employee
                        ? texts("case_hearing.wait_asked", ["date": moment(asked)])
                        : texts("case_hearing.wait_asked_leader", ["name": view.employee.firstName, "date": moment(asked)])))
        }
        facts += hearing.statements.map { statement in
            let late = statement.isLate ? " · " + texts("case_hearing.late") : ""
            return .init(
                name: texts("case_hearing.statement", ["name": fullName(statement.by)]) + ", " + moment(statement.at) + late,
                value: statement.text)
        }
        return facts
    }

    private func answering(_ step: CaseStep) -> CaseFormPage.Written {
        let draft = view.draft(.hearing, "text", step: step.number)
        return .init(
            path: path + "/hearing/draft",
            parts: [
                .question(
                    QuestionField(
                        id: "statement", label: texts("case_hearing.draft"), help: texts("case_hearing.draft_help"),
                        input: .longText(typed("answer/statement", else: draft?.value?.plainText)), error: error("statement"),
                        lane: lane(.author, "case_hearing.draft_lane"), version: draft?.version ?? 0))
            ], saved: SaveState(), submit: texts("case_hearing.save"),
            after: [
                .button(
                    ActionForm(
                        path: path + "/hearing/statement", words: texts("case_hearing.submit"),
                        explanation: texts("case_hearing.submit_help", ["readers": readersOfAnswer]), style: .primary))
            ])
    }

    private var readersOfAnswer: String {
        list(
            [view.leader?.name, view.hr?.name, view.decisionMaker?.name].compactMap { $0 }.reduce(into: []) {
                if !$0.contains($1) { $0.append($1) }
            })
    }

    private func asking(_ hearing: Hearing) -> [CaseForm] {
        var forms: [CaseForm] = []
        if !hearing.hasOpenRequest {
            forms.append(
                CaseForm(
                    id: "more-time", title: texts("case_hearing.more_time"), help: texts("case_hearing.more_time_help"),
                    path: path + "/hearing/more-time",
                    parts: [
                        field(
                            "reason", "case_hearing.reason", input: .area(rows: 3),
                            lane: lane(.case, "case.lane.parties", ["readers": readers])),
                        field("until", "case_hearing.until", input: .date),
                    ], submit: texts("case_hearing.more_time_submit"), isFolded: true))
        }
        if hearing.waitAskedAt == nil, !hearing.isAnswered {
            forms.append(
                CaseForm(
                    id: "wait", title: texts("case_hearing.wait"), help: texts("case_hearing.wait_help"), path: path + "/hearing/wait",
                    submit: texts("case_hearing.wait"), isFolded: true))
        }
        return forms
    }

    private func replying(_ hearing: Hearing) -> [CaseForm] {
        guard view.acts.contains(.lead) else { return [] }
        var forms: [CaseForm] = []
        if hearing.hasOpenRequest {
            forms.append(
                CaseForm(
                    id: "answer", title: texts("case_hearing.answer"), path: path + "/hearing/more-time/answer",
                    parts: [
                        field(
                            "until", "case_hearing.grant", input: .date, standing: hearing.requests.last?.until?.iso,
                            help: "case_hearing.grant_help"),
                        field(
                            "reason", "case_hearing.reason", input: .area(rows: 2),
                            lane: lane(.case, "case.lane.parties", ["readers": readers])),
                    ], submit: texts("case_hearing.answer_submit"), isPrimary: true))
        } else if hearing.waitAskedAt != nil, hearing.waitAnsweredAt == nil, !hearing.isAnswered {
            forms.append(
                CaseForm(
                    id: "answer", title: texts("case_hearing.statement_deadline"), path: path + "/hearing/statement-deadline",
                    parts: [field("until", "case_hearing.grant", input: .date)], submit: texts("case_hearing.statement_deadline_submit"),
                    isPrimary: true))
        }
        return forms
    }

    /// Writing the hearing letter.
    private func starting(_ letter: LetterPreview?) -> CaseFormPage {
        let step = view.step
        let decisions =
            step.flatMap { view.stage(of: $0) }?.decisions.filter { decision in step?.hearing.map { decision > $0.about } ?? true } ?? []
        let chosen = typed("intended", else: step?.expects.first { decisions.contains($0) }?.rawValue ?? decisions.first?.rawValue)
        let draft = lane(.author, "case_meet.lane_draft")
        var parts: [CaseForm.Part] = [
            field("facts", "case_hearing.facts", input: .area(rows: 6), help: "case_hearing.facts_help", lane: draft, longest: Limits.text),
            .choice(
                .init(
                    name: "intended", legend: texts("case_hearing.intended"), help: texts("case_hearing.intended_help"),
                    options: decisions.map { decision in
                        .init(
                            id: decision.rawValue, label: texts(Phrase("case.intended.\(decision.rawValue)")).capitalisedFirst,
                            isChosen: chosen == decision.rawValue)
                    }, error: error("intended"))),
            field(
                "assessment", "case_hearing.assessment", input: .area(rows: 4), help: "case_hearing.assessment_help", longest: Limits.text),
        ]
        if let letter {
            parts += [.letter(CaseLetter(caption: texts("case_convene.preview"), title: letter.title, body: letter.body))]
            parts += [.heading(texts("case_hearing.deliver"), help: texts("case_deliver.after", ["readers": readers]))] + delivery
        }
        let preview = path + "/hearing/preview"
        let said = stopped.isEmpty ? letter?.findings ?? [] : stopped
        let overrule = step.flatMap { overruling(said, $0, intended: chosen) }
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts("case_hearing.title"), lead: texts("case_hearing.lead_leader"),
            findings: findings(said),
            forms: [
                CaseForm(
                    id: "hearing", path: letter == nil ? preview : path + "/hearing", parts: parts,
                    submit: texts(Phrase(letter == nil ? "case_hearing.preview_button" : "case_hearing.deliver")), isPrimary: true,
                    confirmation: letter == nil ? nil : texts("case_deliver.confirm"),
                    second: letter == nil ? nil : .init(words: texts("case_hearing.preview_button"), path: preview))
            ] + [overrule].compactMap { $0 }, back: back)
    }
}
