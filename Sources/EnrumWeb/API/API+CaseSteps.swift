import EnrumCore
import EnrumDomain
import Hummingbird

extension API {
    /// A case from its beginning to the conversation.
    func addCaseSteps(to table: RouteTable) {
        table.write(.post, "/cases") { request, _, viewer in
            let body = try await request.json(only: ["id", "employee", "plugin", "procedure", "topic"])
            guard let employee: Person.ID = try body.id("employee") else { throw RuleBroken("rule.wrong_kind", field: "employee") }
            let key: Case.ID? = try body.id("id")
            let id = try await OpenCase(environment)(
                about: employee, by: body.slug("procedure"), of: body.slug("plugin"), topic: body.needed("topic"),
                key: key.map { Case.ID(key: $0, by: viewer) }, as: viewer)
            return try created(CreatedDocument(id: id.rawValue), at: "/cases/\(id)")
        }
        table.write(.post, "/cases/:id/advice") { request, visit, viewer in
            let body = try await request.json(only: ["from", "text", "on"])
            try await NoteHRAdvice(environment)(
                from: body.needed("from"), body.needed("text"), on: body.day("on"), in: visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/cases/:id/people") { request, visit, viewer in
            let body = try await request.json(only: ["hr", "decision_maker"])
            let id: Case.ID = try visit.id()
            let (hr, email): (Person.ID?, String?) = (try body.id("hr"), try body.text("decision_maker"))
            let view = try await ReadCase(environment)(id, as: viewer)
            if body.has("hr"), hr != view.hr?.id { try await NameHR(environment)(hr, in: id, as: viewer) }
            if body.has("decision_maker"), email != view.decisionMaker?.email.address {
                try await NameDecisionMaker(environment)(email: email, in: id, as: viewer)
            }
            return nothing
        }
        table.write(.post, "/cases/:id/steps") { request, visit, viewer in
            let body = try await request.json(only: ["stage", "reason", "expects"])
            let expects = try body.texts("expects", atMost: 3).map { word throws(RuleBroken) in
                guard let decision = Decision(rawValue: word) else { throw RuleBroken("rule.case_expects", field: "expects") }
                return decision
            }
            try await BeginStage(environment)(
                body.slug("stage"), in: visit.id(), because: body.text("reason"), expecting: expects, as: viewer)
            return nothing
        }
        addAppointments(to: table)
    }

    private func addAppointments(to table: RouteTable) {
        let fields: Set<String> = ["topic", "purpose", "date", "time", "place", "duration", "participants", "companion_right"]
        table.write(.put, "/cases/:id/appointment") { request, visit, viewer in
            try await PlanStep(environment)(try await request.json(only: fields).appointment, in: visit.id(), as: viewer)
            return nothing
        }
        table.write(.post, "/cases/:id/appointment/moves") { request, visit, viewer in
            let body = try await request.json(only: ["date", "time", "place", "duration", "agreed"])
            try await MoveStep(environment)(body.appointment, agreed: body.text("agreed"), in: visit.id(), as: viewer)
            return nothing
        }
        table.write(.post, "/cases/:id/telling") { request, visit, viewer in
            let body = try await request.json(only: ["on"])
            try await TellStep(environment)(on: body.day("on"), in: visit.id(), as: viewer)
            return nothing
        }
        table.write(.post, "/cases/:id/convening") { request, visit, viewer in
            let body = try await request.json(only: ["means"])
            try await ConveneStep(environment)(by: body.way, in: visit.id(), as: viewer)
            return nothing
        }
        table.write(.post, "/cases/:id/holding") { request, visit, viewer in
            let body = try await request.json(only: ["on"])
            try await HoldStep(environment)(on: body.day("on"), in: visit.id(), as: viewer)
            return nothing
        }
    }

    /// Being heard, and the decision.
    func addCaseHearing(to table: RouteTable) {
        table.write(.post, "/cases/:id/hearing") { request, visit, viewer in
            let body = try await request.json(only: ["facts", "intended", "assessment", "means"])
            let content = HearingContent(
                facts: try body.text("facts"), intended: try body.choice("intended") as Decision, assessment: try body.text("assessment"))
            try await StartHearing(environment)(content, by: body.way, in: visit.id(), as: viewer)
            return nothing
        }
        table.write(.post, "/cases/:id/hearing/statements") { request, visit, viewer in
            let body = try await request.json(only: ["text"])
            try await renaming(["statement": "text"]) {
                try await SubmitHearing(environment)(body.needed("text"), in: visit.id(), as: viewer)
            }
            return nothing
        }
        table.write(.post, "/cases/:id/decision") { request, visit, viewer in
            let body = try await request.json(only: ["decision", "rule", "facts", "reasons", "change", "means"])
            let grounds = CaseStep.Grounds(
                rule: try body.text("rule"), facts: try body.text("facts"), reasons: try body.text("reasons"),
                change: try body.text("change"))
            try await Decide(environment)(body.choice("decision") as Decision, grounds, by: body.way, in: visit.id(), as: viewer)
            return nothing
        }
    }
}

extension JSONBody {
    fileprivate func slug(_ name: String) throws(RuleBroken) -> Slug {
        guard let slug = Slug(try needed(name)) else { throw RuleBroken("rule.wrong_kind", field: name) }
        return slug
    }

    fileprivate func day(_ name: String) throws(RuleBroken) -> CalendarDate {
        guard let day = try date(name) else { throw RuleBroken("rule.date", field: name) }
        return day
    }

    /// How something is handed over; here, when nothing is said.
    fileprivate var way: HandoverWay {
        get throws(RuleBroken) { has("means") ? HandoverWay(try choice("means")) : HandoverWay() }
    }

    fileprivate var appointment: Appointment {
        get throws(RuleBroken) {
            var time: TimeOfDay?
            if let text = try text("time") {
                guard let read = TimeOfDay(text) else { throw RuleBroken("rule.time", field: "time") }
                time = read
            }
            return Appointment(
                topic: try text("topic"), purpose: try text("purpose"), date: try date("date"), time: time, place: try text("place"),
                duration: try number("duration"), participants: try text("participants"),
                saysCompanionRight: try yesNo("companion_right") ?? false)
        }
    }
}
