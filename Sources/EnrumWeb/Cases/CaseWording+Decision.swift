import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// Deciding, or getting past what stands in the way with two people.
    func decision(_ step: CaseStep, letter: LetterPreview?, standing: [CaseFinding]) -> CaseFormPage {
        let said = stopped.isEmpty ? letter?.findings ?? standing : stopped
        var forms: [CaseForm] = []
        if view.acts.contains(.decide) { forms.append(deciding(step, letter)) }
        let intended = typed("decision", else: step.expects.max()?.rawValue ?? Decision.warning.rawValue)
        if let form = overruling(said, step, intended: intended) { forms.append(form) }
        let open = view.overrides.last { $0.step == step.number && $0.approvedBy == nil }
        if let open, view.acts.contains(.approve) {
            forms.append(
                CaseForm(
                    id: "approve", title: texts("case_decide.approve"), help: texts("case_decide.approve_help"),
                    path: path(step) + "/overrule/approve", submit: texts("case_decide.approve"),
                    isPrimary: !view.acts.contains(.decide), values: [("finding", open.finding)]))
        }
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts("case_decide.title"),
            lead: view.acts.contains(.decide) ? texts("case_decide.lead") : whoDecides,
            findings: findings(view.acts.contains(.decide) || view.acts.contains(.askToOverrule) ? said : []),
            facts: competence + statements(step) + overruled(step), forms: forms, back: back)
    }

    /// Asking to get past what stands in the way, where that can be, and nobody has asked yet.
    func overruling(_ said: [CaseFinding], _ step: CaseStep, intended: String) -> CaseForm? {
        guard let finding = said.first(where: { $0.level == .block && $0.isOverridable }), view.acts.contains(.askToOverrule),
            !view.overrides.contains(where: { $0.step == step.number && $0.approvedBy == nil })
        else { return nil }
        return CaseForm(
            id: "overrule", title: texts("case_decide.overrule"), help: texts("case_decide.overrule_help"),
            path: path(step) + "/overrule",
            parts: [
                field(
                    "overrule_reason", "case_decide.overrule_reason", input: .area(rows: 3),
                    lane: lane(.case, "case_decide.overrule_lane"))
            ],
            submit: texts("case_decide.overrule_submit"), values: [("finding", finding.key), ("intended", intended)], isFolded: true)
    }

    private var whoDecides: String {
        view.decisionMaker.map { texts("case_decide.not_you", ["name": $0.name]) } ?? texts("case_decide.nobody")
    }

    private var competence: [CasePage.Fact] {
        guard let words = view.procedure?.competence?.value?(language), !words.isEmpty else { return [] }
        return [.init(name: texts("case_decide.competence"), value: words)]
    }

    private func statements(_ step: CaseStep) -> [CasePage.Fact] {
        step.statements.map {
            .init(name: texts("case_hearing.statement", ["name": fullName($0.by)]) + ", " + moment($0.at), value: $0.text)
        }
    }

    private func overruled(_ step: CaseStep) -> [CasePage.Fact] {
        view.overrides.filter { $0.step == step.number }.map { override in
            let answer = override.approvedBy.map { person in
                texts("case_decide.overrule_approved", ["name": fullName(person), "date": override.approvedAt.map(moment) ?? ""])
            }
            return .init(
                name: texts("case_decide.overrule"),
                value: texts("case_decide.overrule_asked", ["name": fullName(override.askedBy), "reason": override.reason]) + "\n"
                    + (override.intended.map { texts("case_decide.overrule_for", ["decision": words($0)]) + "\n" } ?? "")
                    + (answer ?? texts("case_decide.overrule_waits")))
        }
    }

    private func deciding(_ step: CaseStep, _ letter: LetterPreview?) -> CaseForm {
        let chosen = typed("decision", else: step.expects.first?.rawValue)
        let options = (view.stage(of: step)?.choices ?? []).map { decision in
            CaseForm.Choice.Option(
                id: decision.rawValue, label: texts(Phrase("case.decision.\(decision.rawValue)")).capitalisedFirst,
                isChosen: chosen == decision.rawValue)
        }
        let draft = lane(.author, "case_meet.lane_draft")
        var parts: [CaseForm.Part] = [
            .choice(
                .init(name: "decision", legend: texts("case_decide.decision"), options: options, error: error("decision"), lane: draft)),
            field("facts", "case_decide.facts", input: .area(rows: 5), longest: Limits.text),
            field(
                "reasons", "case_decide.reasons", input: .area(rows: 4), help: "case_decide.reasons_help", longest: Limits.text),
            field("rule", "case_decide.rule", input: .area(rows: 2), help: "case_decide.rule_help"),
            field("change", "case_decide.change", input: .area(rows: 3), help: "case_decide.change_help", longest: Limits.text),
        ]
        if let letter {
            parts.append(.letter(CaseLetter(caption: texts("case_convene.preview"), title: letter.title, body: letter.body)))
            parts += [.heading(texts("case_decide.deliver"), help: texts("case_deliver.after", ["readers": readers]))] + delivery
        }
        let preview = path(step) + "/decide/preview"
        return CaseForm(
            id: "decide", path: letter == nil ? preview : path(step) + "/decide", parts: parts,
            submit: texts(Phrase(letter == nil ? "case_decide.preview_button" : "case_decide.deliver")), isPrimary: true,
            confirmation: letter == nil ? nil : texts("case_deliver.confirm"),
            second: letter == nil ? nil : .init(words: texts("case_decide.preview_button"), path: preview))
    }
}

extension String {
    /// With a capital letter first, where a sentence begins with what is written small elsewhere.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension CaseWording {
    /// What the second person sees: which rule, why, and the button. Nothing else of the case.
    func approving(_ asked: CaseOverride) -> CaseFormPage {
        let rule = texts(Phrase("formality.\(asked.finding).source"))
        return CaseFormPage(
            eyebrow: view.pluginTitle(language), title: texts("case_decide.approve"), lead: texts("case_decide.overrule_help"),
            findings: findings(stopped),
            facts: [
                .init(name: texts("case.person.employee"), value: view.employee.name),
                .init(name: texts("case_decide.rule_passed"), value: rule),
            ]
                + (asked.intended.map { [.init(name: texts("case_decide.decision"), value: words($0).capitalisedFirst)] } ?? []) + [
                    .init(name: fullName(asked.askedBy), value: asked.reason)
                ],
            forms: asked.approvedBy == nil
                ? [
                    CaseForm(
                        id: "approve", help: texts("case_decide.approve_help"), path: "\(path)/steps/\(asked.step)/overrule/approve",
                        submit: texts("case_decide.approve"), isPrimary: true, values: [("finding", asked.finding)])
                ] : [], back: .init(words: texts("case.to_list"), path: "/cases"))
    }
}
