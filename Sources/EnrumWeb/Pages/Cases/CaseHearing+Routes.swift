import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    /// Being heard, and deciding.
    func addCaseHearing(to table: RouteTable) {
        let show: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, try await hearing(wording, visit), visit)
        }
        let preview: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, try await hearing(wording, visit, preview: refusal?.fields), visit)
        }
        table.page("/cases/:id/hearing") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, try await hearing(wording, visit), visit, request)
        }
        table.page("/cases/:id/hearing/new") { request, visit in
            let wording = try await caseWording(visit)
            guard wording.view.acts.contains(.lead), wording.view.step != nil else { throw NotFound() }
            return casePage(wording, wording.hearing(letter: nil, isNew: true), visit, request)
        }
        table.change("/cases/:id/hearing/preview") { fields, _, visit in
            do {
                return try await preview(visit, Refusal([], fields), [])
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await show(visit, refusal, [])
            }
        }
        caseChange("/hearing", in: table, done: "case_handed_over", show: preview) { id, fields, _, viewer in
            try await StartHearing(environment)(fields.hearing, by: fields.way(), in: id, as: viewer)
        }
        addHearingAnswers(to: table, show)
        addDeciding(to: table)
    }

    private func hearing(_ wording: CaseWording, _ visit: Visit, preview fields: FormFields? = nil) async throws -> CaseFormPage {
        let hasHearing = wording.hearingStep?.hearing != nil
        guard hasHearing || wording.view.acts.contains(.lead) && wording.view.step != nil else { throw NotFound() }
        var letter: LetterPreview?
        if let fields {
            letter = try await PreviewLetter(environment)(
                .hearing, LetterContent(hearing: fields.hearing), by: (try? fields.way()) ?? HandoverWay(), in: wording.view.id,
                as: visit.signedIn())
        }
        return wording.hearing(letter: letter, isNew: fields != nil)
    }

    private func addHearingAnswers(to table: RouteTable, _ show: @escaping CaseShow) {
        let hearing: @Sendable (Visit, FormFields) -> String = { _, _ in "/hearing" }
        for place in ["draft", "conflicts"] {
            table.change("/cases/:id/hearing/\(place)") { fields, request, visit in
                let wording = try await caseWording(visit)
                return try await written(
                    fields, request, visit, wording, to: "hearing", conflicts: wording.path + "/hearing/conflicts", show: show
                ) { try await saveStatement($0, wording, visit) }
            }
        }
        caseChange("/hearing/statement", in: table, done: "case_sent", to: hearing, show: show) { id, fields, visit, viewer in
            try await SubmitHearing(environment)(fields["answer/statement"] ?? "", in: id, as: viewer)
        }
        caseChange("/hearing/more-time", in: table, done: "case_asked", to: hearing, show: show) { id, fields, _, viewer in
            try await AskForMoreTime(environment)(because: fields["reason"] ?? "", until: fields.dayIfAny("until"), in: id, as: viewer)
        }
        caseChange("/hearing/more-time/answer", in: table, done: "case_answered", to: hearing, show: show) { id, fields, _, viewer in
            try await AnswerMoreTime(environment)(until: fields.dayIfAny("until"), because: fields.text("reason"), in: id, as: viewer)
        }
        caseChange("/hearing/wait", in: table, done: "case_noted", to: hearing, show: show) { id, _, _, viewer in
            try await WaitForMyStatement(environment)(in: id, as: viewer)
        }
        caseChange("/hearing/statement-deadline", in: table, done: "case_answered", to: hearing, show: show) { id, fields, _, viewer in
            try await SetStatementDeadline(environment)(fields.day("until"), in: id, as: viewer)
        }
    }

    private func saveStatement(_ fields: FormFields, _ wording: CaseWording, _ visit: Visit) async throws -> [CaseSaveOutcome] {
        guard let text = fields["answer/statement"], let step = wording.hearingStep else { return [] }
        let version = fields["version/statement"].flatMap { Int($0) }.flatMap { $0 == 0 ? nil : $0 }
        return [
            try await SaveHearingDraft(environment)(text, step: step.number, of: wording.view.id, basedOn: version, as: visit.signedIn())
        ]
    }

    private func addDeciding(to table: RouteTable) {
        let show: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, try await deciding(wording, visit, preview: refusal?.fields), visit)
        }
        table.page("/cases/:id/steps/:step/decide") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, try await deciding(wording, visit), visit, request)
        }
        table.change("/cases/:id/steps/:step/decide/preview") { fields, _, visit in try await show(visit, Refusal([], fields), []) }
        caseChange("/steps/:step/decide", in: table, done: "case_handed_over", show: show) { id, fields, _, viewer in
            guard let decision = fields.decision else { throw RuleBroken("case_decide.decision_needed", field: "decision") }
            try await Decide(environment)(decision, fields.grounds, by: fields.way(), in: id, as: viewer)
        }
        caseChange("/steps/:step/overrule", in: table, done: "case_noted", to: Self.stepPlace("decide"), show: show) {
            id, fields, _, viewer in
            try await renaming(["reason": "overrule_reason"]) {
                try await AskToOverrule(environment)(
                    fields["finding"] ?? "", for: fields["intended"].flatMap { Decision(rawValue: $0) },
                    because: fields["overrule_reason"] ?? "", in: id, as: viewer)
            }
        }
        caseChange("/steps/:step/overrule/approve", in: table, done: "case_noted", show: show) { id, fields, _, viewer in
            try await ApproveOverrule(environment)(fields["finding"] ?? "", in: id, as: viewer)
        }
    }

    private func deciding(_ wording: CaseWording, _ visit: Visit, preview fields: FormFields? = nil) async throws -> CaseFormPage {
        let view = wording.view
        let viewer = try visit.signedIn()
        let acts = view.acts
        guard acts.contains(.lead) || acts.contains(.decide) || acts.contains(.approve) || acts.contains(.askToOverrule) else {
            throw NotFound()
        }
        // The second person sees the request, and not the case.
        let number = visit.parameters.get("step").flatMap { Int($0) } ?? 0
        guard let step = view.step(number) else {
            guard let asked = view.overrides.first(where: { $0.step == number }) else { throw NotFound() }
            return wording.approving(asked)
        }
        let grounds = fields?.grounds ?? CaseStep.Grounds()
        let decision = fields?.decision ?? step.expects.first ?? .warning
        var letter: LetterPreview?
        if fields?.decision != nil, acts.contains(.decide) {
            letter = try await PreviewLetter(environment)(
                decision.letter, LetterContent(grounds: grounds, decision: decision), by: (try? fields?.way()) ?? HandoverWay(),
                in: view.id, as: viewer)
        }
        let mayAsk = acts.contains(.lead) || acts.contains(.decide)
        let standing = mayAsk ? try await ReadFormalities(environment)(.decide(decision, grounds), in: view.id, as: viewer) : []
        // An empty form is not told that it is empty.
        return wording.decision(step, letter: letter, standing: standing.filter { $0.field == nil })
    }
}

extension FormFields {
    var hearing: HearingContent {
        HearingContent(
            facts: text("facts"), intended: self["intended"].flatMap { Decision(rawValue: $0) }, assessment: text("assessment"))
    }
    var grounds: CaseStep.Grounds {
        CaseStep.Grounds(rule: text("rule"), facts: text("facts"), reasons: text("reasons"), change: text("change"))
    }
    var decision: Decision? { self["decision"].flatMap { Decision(rawValue: $0) } }
}
