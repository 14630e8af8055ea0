import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// Choosing a stage, with what holds at each.
    var beginning: CaseFormPage {
        let stages = view.procedure?.stages ?? []
        let chosen = typed("stage", else: suggested?.rawValue)
        let options = stages.map { stage in
            CaseForm.Choice.Option(
                id: stage.id.rawValue, label: fullTitle(of: stage),
                help: [stage.trigger, stage.description].compactMap { $0?(language) }.joined(separator: " "),
                isChosen: chosen == stage.id.rawValue)
        }
        let decisions = Decision.allCases.filter { decision in stages.contains { $0.decisions.contains(decision) } }
        let expected = Set(refusal?.fields.all("expects") ?? [])
        var parts: [CaseForm.Part] = [
            .choice(.init(name: "stage", legend: texts("case_begin.stage"), options: options, error: error("stage")))
        ]
        if stages.contains(where: { !$0.usuallyAfter.isEmpty }) {
            parts.append(
                field("reason", "case_begin.reason", input: .area(rows: 3), help: "case_begin.reason_help", lane: workplaceLane))
        }
        if !decisions.isEmpty {
            parts.append(
                .choice(
                    .init(
                        name: "expects", legend: texts("case_begin.expects"), help: texts("case_begin.expects_help"), isMany: true,
                        options: decisions.map { decision in
                            .init(
                                id: decision.rawValue, label: texts(Phrase("case.decision.\(decision.rawValue)")),
                                isChosen: expected.contains(decision.rawValue))
                        }, error: error("expects"), lane: workplaceLane)))
        }
        // In the same form, so that noting it takes nothing of what was typed away.
        if stages.contains(where: { !$0.usuallyAfter.isEmpty }) {
            parts.append(.heading(texts("case_people.advice"), help: texts("case_people.advice_help")))
            parts += adviceFields
        }
        return CaseFormPage(
            eyebrow: eyebrow(), title: texts("case_begin.title"),
            lead: texts(canEndInSanction ? "case_begin.lead" : "case_begin.lead_help"), assumption: assumption,
            findings: findings(stopped),
            forms: [CaseForm(id: "begin", path: path + "/steps", parts: parts, submit: texts("case_begin.submit"), isPrimary: true)],
            back: back)
    }

    /// The first stage that has not been held, or the one after it when the follow-up said so.
    private var suggested: Slug? {
        let stages = view.procedure?.stages ?? []
        guard let last = view.steps.last, let index = stages.firstIndex(where: { $0.id == last.stage }) else { return stages.first?.id }
        let next = last.followUps.last?.next == .nextStage ? index + 1 : index
        return stages.indices.contains(next) ? stages[next].id : stages.last?.id
    }

    var workplaceLane: LaneNote { lane(.case, "case.lane.workplace") }

    /// HR's advice, as the leader notes it.
    private var advice: CaseForm {
        CaseForm(
            id: "advice", title: texts("case_people.advice"), help: texts("case_people.advice_help"), path: path + "/advice",
            parts: adviceFields, submit: texts("case_people.advice_submit"))
    }

    private var adviceFields: [CaseForm.Part] {
        [
            field("advice_from", "case_people.advice_from", lane: workplaceLane),
            field("advice_text", "case_people.advice_text", input: .area(rows: 3)),
            field("advice_on", "case_people.on", input: .date, standing: today.iso),
        ]
    }

    /// Who takes part, and naming them.
    func people(_ choices: [Person]) -> CaseFormPage {
        guard canEndInSanction else {
            return CaseFormPage(
                eyebrow: eyebrow(), title: texts("case_people.advice"), findings: findings(stopped),
                forms: [advice], back: back)
        }
        var forms: [CaseForm] = []
        let chosen = typed("hr", else: view.hr?.id.rawValue)
        let options =
            [QuestionField.Option(id: "", label: texts("case_people.nobody"), isChosen: chosen.isEmpty)]
            + choices.map { QuestionField.Option(id: $0.id.rawValue, label: $0.name, isChosen: $0.id.rawValue == chosen) }
        forms.append(
            CaseForm(
                id: "name-hr", title: texts("case_people.hr"), help: choices.isEmpty ? texts("case_people.no_hr") : nil, path: path + "/hr",
                parts: [field("hr", "case_people.hr", input: .choice(options), help: "case_people.hr_help")],
                submit: texts("case_people.hr_submit"), isPrimary: view.hr == nil && !choices.isEmpty))
        let isDeciding = view.step.flatMap { view.stage(of: $0) }.map { !$0.decisions.isEmpty } ?? false
        if isDeciding || view.decisionMaker != nil { forms.append(decisionMaker) }
        forms.append(advice)
        return CaseFormPage(
            eyebrow: eyebrow(), title: texts("case_people.title"),
            lead: texts("case_people.lead") + (isDeciding ? "" : " " + texts("case_people.decision_maker_later")),
            findings: findings(stopped), forms: forms, back: back)
    }

    private var decisionMaker: CaseForm {
        CaseForm(
            id: "name-decision-maker", title: texts("case_people.decision_maker"),
            help: view.procedure?.competence?.value.map { $0(language) }, path: path + "/decision-maker",
            parts: [
                field(
                    "decision_maker", "case_people.email", input: .email, standing: view.decisionMaker?.email.address,
                    help: "case_people.decision_maker_help")
            ], submit: texts("case_people.decision_maker_submit"),
            second: .init(words: texts("case_people.me"), path: path + "/decision-maker/me"))
    }
}
