import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    /// Planning, telling, convening, handing over, the plan and the follow-up.
    func addCaseSteps(to table: RouteTable) {
        addConvening(to: table)
        addHandingOver(to: table)
        addPlanning(to: table)
    }

    private func addConvening(to table: RouteTable) {
        let show: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, try await convening(wording, visit, refusal), visit)
        }
        table.page("/cases/:id/steps/:step/convene") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, try await convening(wording, visit, nil), visit, request)
        }
        caseChange("/steps/:step/convene", in: table, done: "saved", to: Self.stepPlace("convene"), show: show) { id, fields, _, viewer in
            try await PlanStep(environment)(
                fields.appointment(saysCompanionRight: fields["companion_right"] == "yes"), in: id, as: viewer)
        }
        caseChange("/steps/:step/move", in: table, done: "saved", to: Self.stepPlace("convene"), show: show) { id, fields, _, viewer in
            let (appointment, agreed) = (try fields.appointment(saysCompanionRight: true), fields.text("agreed"))
            let said = try await ReadFormalities(environment)(.move(appointment, agreed: agreed), in: id, as: viewer)
            if !said.isEmpty, fields["seen"] == nil { throw StoppedByFormalities(findings: said) }
            try await MoveStep(environment)(appointment, agreed: agreed, in: id, as: viewer)
        }
        caseChange("/steps/:step/tell", in: table, done: "case_told", show: show) { id, fields, _, viewer in
            let on = try fields.day("told_on")
            try await renaming(["on": "told_on"]) { try await TellStep(environment)(on: on, in: id, as: viewer) }
        }
        caseChange("/steps/:step/convening", in: table, done: "case_handed_over", show: show) { id, fields, _, viewer in
            try await ConveneStep(environment)(by: fields.way(), in: id, as: viewer)
        }
    }

    private func convening(_ wording: CaseWording, _ visit: Visit, _ refusal: Refusal?) async throws -> CaseFormPage {
        let step = try ledStep(visit, wording)
        guard wording.view.stage(of: step)?.convening == .written, step.convening == nil, step.isOpen, step.appointment != Appointment()
        else {
            return wording.convening(step, letter: nil)
        }
        let way = (try? refusal?.fields.way()) ?? HandoverWay()
        let letter = try await PreviewLetter(environment)(.convening, by: way, in: wording.view.id, as: visit.signedIn())
        return wording.convening(step, letter: letter)
    }

    private func addHandingOver(to table: RouteTable) {
        let show: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, try await record(wording, visit), visit)
        }
        table.page("/cases/:id/steps/:step/record") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, try await record(wording, visit), visit, request)
        }
        table.change("/cases/:id/steps/:step/record/preview") { fields, _, visit in try await show(visit, Refusal([], fields), []) }
        caseChange("/steps/:step/record", in: table, done: "case_handed_over", show: show) { id, fields, _, viewer in
            try await HandOverRecord(environment)(
                title: fields.text("title"), body: fields.text("body"), by: fields.way(), in: id, as: viewer)
        }
    }

    private func record(_ wording: CaseWording, _ visit: Visit) async throws -> CaseFormPage {
        let step = try ledStep(visit, wording)
        guard let stage = wording.view.stage(of: step), stage.handsOverRecord, step.isOpen, step.held != nil, step.record == nil else {
            throw NotFound()
        }
        let letter = try await PreviewLetter(environment)(
            stage.record == .note ? .note : .minutes, in: wording.view.id, as: visit.signedIn())
        return wording.record(step, letter: letter)
    }

    private func addPlanning(to table: RouteTable) {
        let plan: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, wording.plan(try ledStep(visit, wording)), visit)
        }
        let followUp: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, wording.followUp(try ledStep(visit, wording)), visit)
        }
        table.page("/cases/:id/steps/:step/plan") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, wording.plan(try ledStep(visit, wording)), visit, request)
        }
        table.page("/cases/:id/steps/:step/follow-up") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, wording.followUp(try ledStep(visit, wording)), visit, request)
        }
        table.change("/cases/:id/steps/:step/plan/draft") { fields, request, visit in
            let wording = try await caseWording(visit)
            let step = try ledStep(visit, wording)
            return try await written(
                fields, request, visit, wording, to: "steps/\(step.number)/plan", conflicts: wording.path(step) + "/plan", show: plan
            ) { try await SavePlanDraft(environment)($0.planTexts, step: step.number, of: wording.view.id, as: visit.signedIn()) }
        }
        caseChange("/steps/:step/plan", in: table, done: "saved", show: plan) { id, fields, _, viewer in
            try await SavePlan(environment)(fields.plan(), in: id, as: viewer)
        }
        caseChange("/steps/:step/follow-up", in: table, done: "saved", show: followUp) { id, fields, _, viewer in
            guard let outcome = fields["outcome"].flatMap({ Agreement.Outcome(rawValue: $0) }) else {
                throw RuleBroken("case_follow_up.outcome_needed", field: "outcome")
            }
            guard let next = fields["next"].flatMap({ Procedure.NextStep(rawValue: $0) }) else {
                throw RuleBroken("case_follow_up.next_needed", field: "next")
            }
            try await renaming(["note": "follow_up_note"]) {
                try await FollowUpCase(environment)(outcome, next: next, note: fields.text("follow_up_note"), in: id, as: viewer)
            }
        }
    }
}

extension FormFields {
    /// What is typed into a plan of action, by field; who is responsible as words with spaces between.
    var planTexts: [String: String] {
        var texts: [String: String] = [:]
        for number in 1...31 where self["points/\(number)/what"] != nil {
            for part in ["what", "how", "deadline"] { texts["points/\(number)/\(part)"] = self["points/\(number)/\(part)"] ?? "" }
            texts["points/\(number)/responsible"] = all("points/\(number)/responsible").joined(separator: " ")
        }
        for name in ["support", "time_frame", "meet_again"] { texts[name] = self[name] }
        return texts
    }

    /// The plan of action in a form: points that are empty are none; those that are not keep their numbers, so that errors find them.
    func plan() throws -> ActionPlan {
        var (points, numbers): ([ActionPlan.Point], [Int]) = ([], [])
        for number in 1...31 {
            let prefix = "points/\(number)"
            let (what, how) = (text(prefix + "/what"), text(prefix + "/how"))
            let responsible = all(prefix + "/responsible").compactMap { ActionPlan.Responsible(rawValue: $0) }
            let deadline = try dayIfAny(prefix + "/deadline")
            guard what != nil || how != nil || !responsible.isEmpty || deadline != nil else { continue }
            points.append(.init(what: what ?? "", how: how, responsible: responsible, deadline: deadline))
            numbers.append(number)
        }
        do throws(RuleBroken) {
            return try ActionPlan(
                points: points, support: text("support"), timeFrame: text("time_frame"), meetAgain: try dayIfAny("meet_again"))
        } catch {
            var moved: [String: String] = [:]
            for (index, number) in numbers.enumerated() {
                for part in ["what", "how", "responsible"] { moved["points/\(index + 1)/\(part)"] = "points/\(number)/\(part)" }
            }
            throw error.moved(to: moved)
        }
    }
}
