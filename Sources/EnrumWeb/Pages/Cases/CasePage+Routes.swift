import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird
import NIOCore

extension Web {
    func addCase(to table: RouteTable) {
        table.page("/cases/:id") { request, visit in
            let wording = try await caseWording(visit)
            return casePage(wording, request, visit, width: .reading) { wording.page.view($0) }
        }
        table.page("/cases/:id/begin") { request, visit in
            let wording = try await caseWording(visit)
            guard wording.view.acts.contains(.lead) else { throw NotFound() }
            return casePage(wording, wording.beginning, visit, request)
        }
        table.page("/cases/:id/people") { request, visit in try await casePeople(visit, request) }
        addCaseNaming(to: table)
        addCaseNotes(to: table)
    }

    private static let adviceFields = ["from": "advice_from", "text": "advice_text", "on": "advice_on"]

    private func casePeople(_ visit: Visit, _ request: Request? = nil, _ refusal: Refusal? = nil, _ stopped: [CaseFinding] = [])
        async throws
        -> Response
    {
        let wording = try await caseWording(visit, refusal, stopped)
        guard wording.view.acts.contains(.lead) else { throw NotFound() }
        let choices = try await ReadHRChoices(environment)(for: wording.view.id, as: visit.signedIn())
        return casePage(wording, wording.people(choices), visit, request)
    }

    private func addCaseNaming(to table: RouteTable) {
        let people: CaseShow = { try await casePeople($0, nil, $1, $2) }
        let beginning: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, wording.beginning, visit)
        }
        caseChange("/steps", in: table, done: "case_begun", show: beginning) { id, fields, _, viewer in
            guard let stage = fields["stage"].flatMap({ Slug($0) }) else { throw RuleBroken("rule.case_unknown_stage", field: "stage") }
            var advice: AdviceGiven?
            if fields.text("advice_from") != nil || fields.text("advice_text") != nil {
                advice = AdviceGiven(
                    from: fields["advice_from"] ?? "", text: fields["advice_text"] ?? "", on: try fields.day("advice_on"))
            }
            try await renaming(Self.adviceFields) {
                try await BeginStage(environment)(
                    stage, in: id, because: fields.text("reason"), expecting: fields.all("expects").compactMap { Decision(rawValue: $0) },
                    advice: advice, as: viewer)
            }
        }
        caseChange("/hr", in: table, done: "saved", to: { _, _ in "/people" }, show: people) { id, fields, _, viewer in
            try await NameHR(environment)(fields.text("hr").flatMap { Person.ID($0) }, in: id, as: viewer)
        }
        caseChange("/decision-maker", in: table, done: "saved", to: { _, _ in "/people" }, show: people) { id, fields, _, viewer in
            try await NameDecisionMaker(environment)(email: fields.text("decision_maker"), in: id, as: viewer)
        }
        caseChange("/decision-maker/me", in: table, done: "saved", to: { _, _ in "/people" }, show: people) { id, _, _, viewer in
            try await NameDecisionMaker(environment)(email: viewer.person.email.address, in: id, as: viewer)
        }
        caseChange("/advice", in: table, done: "case_noted", to: { _, _ in "/people" }, show: people) { id, fields, _, viewer in
            let on = try fields.day("advice_on")
            try await renaming(Self.adviceFields) {
                try await NoteHRAdvice(environment)(
                    from: fields["advice_from"] ?? "", fields["advice_text"] ?? "", on: on, in: id, as: viewer)
            }
        }
    }

    private func addCaseNotes(to table: RouteTable) {
        let page: CaseShow = { visit, refusal, stopped in
            let wording = try await caseWording(visit, refusal, stopped)
            return casePage(wording, nil, visit) { wording.page.view($0) }
        }
        caseChange("/notes", in: table, done: "case_noted", show: page) { id, fields, _, viewer in
            let on = try fields.day("note_on")
            try await renaming(["text": "note_text", "occurred_on": "note_on"]) {
                try await WriteTimedNote(environment)(fields["note_text"] ?? "", occurredOn: on, in: id, as: viewer)
            }
        }
        caseChange("/close", in: table, done: "case_closed", show: page) { id, fields, _, viewer in
            guard let reason = fields["close_reason"].flatMap({ CaseClosure.Reason(rawValue: $0) }) else {
                throw RuleBroken("rule.case_reason", field: "close_reason")
            }
            try await renaming(["reason": "close_reason", "note": "close_note"]) {
                try await CloseCase(environment)(reason, note: fields.text("close_note"), id, as: viewer)
            }
        }
        caseChange("/steps/:step/end", in: table, done: "case_ended", show: page) { id, _, _, viewer in
            try await EndStep(environment)(in: id, as: viewer)
        }
    }
}
