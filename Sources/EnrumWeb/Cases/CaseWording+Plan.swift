import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// The plan of action in its five groups (I-47), as it stands or as far as it is written: saved while one types, and handed on when it is done.
    func plan(_ step: CaseStep) -> CaseFormPage {
        let (points, draft) = (step.plan?.points ?? [], planDraft(step))
        let count = max(3, points.count + 1, draft.pointCount + 1)
        func field(_ name: String, _ key: String, input: FormField.Input = .text, standing: String?) -> CaseForm.Part {
            self.field(name, key, input: input, standing: draft[name] ?? standing)
        }
        var parts: [CaseForm.Part] = []
        for index in 0..<min(count, 30) {
            let (point, prefix) = (index < points.count ? points[index] : nil, "points/\(index + 1)")
            let drafted = draft[prefix + "/responsible"]?.split(separator: " ").map(String.init)
            let chosen = Set(refusal?.fields.all(prefix + "/responsible") ?? drafted ?? point?.responsible.map(\.rawValue) ?? [])
            let fields: [CaseForm.Part] = [
                .heading(texts("case_plan.point", ["number": String(index + 1)])),
                field(prefix + "/what", "case_plan.what", input: .area(rows: 2), standing: point?.what),
                field(prefix + "/how", "case_plan.how", input: .area(rows: 2), standing: point?.how),
                .choice(
                    .init(
                        name: prefix + "/responsible", legend: texts("case_plan.responsible"), isMany: true,
                        options: ActionPlan.Responsible.allCases.map { who in
                            .init(
                                id: who.rawValue, label: texts(Phrase("case_plan.who.\(who.rawValue)")),
                                isChosen: chosen.contains(who.rawValue))
                        }, error: error(prefix + "/responsible"))),
                field(prefix + "/deadline", "case_plan.deadline", input: .date, standing: point?.deadline?.iso),
            ]
            parts.append(.group(name: prefix, fields))
        }
        let days = view.procedure?.deadlines.followUpDays ?? 28
        let suggested = step.held.flatMap { view.procedure?.deadlines.last(days, from: $0.on).iso }
        parts += [
            .heading(texts("case_plan.together")),
            .group(
                name: "together",
                [
                    field("support", "case_plan.support", input: .area(rows: 2), standing: step.plan?.support),
                    field("time_frame", "case_plan.time_frame", standing: step.plan?.timeFrame),
                    field("meet_again", "case_plan.meet_again", input: .date, standing: step.plan?.meetAgain?.iso ?? suggested),
                ]),
        ]
        return CaseFormPage(
            eyebrow: eyebrow(step), title: texts("case_plan.title"), lead: texts("case_plan.lead"), lane: lane(.author, "case_plan.lane"),
            assumption: assumption,
            findings: findings(stopped),
            written: .init(
                path: path(step) + "/plan/draft", parts: parts, submit: texts("case_plan.save"),
                after: [
                    .button(
                        ActionForm(
                            path: path(step) + "/plan", words: texts("case_plan.submit"),
                            explanation: texts("case_plan.submit_help", ["readers": readers]), style: .primary))
                ]), back: back)
    }

    /// What is written of a plan and not handed on, by field.
    private func planDraft(_ step: CaseStep) -> [String: String] {
        Dictionary(
            view.drafts.filter { $0.isOfPlan && $0.step == step.number }.map { ($0.planField, $0.value?.plainText ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    /// The plan, a line a point, to read.
    func lines(of plan: ActionPlan) -> [String] { texts.lines(of: plan, day: day) }
}

extension [String: String] {
    /// The highest number of a point that has something in it.
    fileprivate var pointCount: Int {
        filter { !$0.value.isEmpty }.keys.compactMap { $0.split(separator: "/").dropFirst().first.flatMap { Int($0) } }.max() ?? 0
    }
}
