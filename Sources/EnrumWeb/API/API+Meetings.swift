import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    func addMeetings(to table: RouteTable) {
        table.read("/team") { _, _, viewer in try json(TeamDocument(await ReadTeam(environment)(as: viewer))) }
        table.read("/meetings") { request, _, viewer in
            let employee: Person.ID = try request.query(["employee"]).id("employee") ?? viewer.id
            return try json(HistoryDocument(await ReadHistory(environment)(of: employee, as: viewer)))
        }
        table.write(.post, "/meetings", plan)
        table.read("/meeting-types") { request, _, viewer in
            let employee: Person.ID = try request.query(["employee"]).id("employee") ?? viewer.id
            let types = try await ReadMeetingTypes(environment)(for: employee, as: viewer)
            return try json(MeetingTypesDocument(types, viewer.language))
        }
        table.read("/meetings/:id/form-preview") { _, visit, viewer in
            let preview = try await PreviewMeetingForm(environment)(of: visit.id(), as: viewer)
            return try json(FormPreviewDocument(preview, viewer.language))
        }
        table.read("/meetings/:id") { _, visit, viewer in try json(MeetingDocument(await ReadMeeting(environment)(visit.id(), as: viewer)))
        }
        table.read("/meetings/:id/version") { _, visit, viewer in
            let version = try await ReadVersion(environment)(visit.id(), as: viewer)
            return try json(VersionDocument(version: version), version: version)
        }
        table.read("/meetings/:id/schedule") { _, visit, viewer in
            let meeting = try await ReadSchedule(environment)(visit.id(), as: viewer)
            return try json(ScheduleDocument(meeting), version: meeting.version)
        }
        table.write(.put, "/meetings/:id/schedule", reschedule)
        table.write(.put, "/meetings/:id/ending") { request, visit, viewer in
            let body = try await request.json(only: ["kind", "reason"])
            try await EndMeeting(environment)(visit.id(), body.choice("kind"), because: body.text("reason"), as: viewer)
            return nothing
        }
        addLife(to: table)
    }

    /// A state is a resource: it is put there, and some can be taken away again.
    private func addLife(to table: RouteTable) {
        table.write(.put, "/meetings/:id/sending") { request, visit, viewer in
            let later = try await request.optionalJSON(only: ["leave"])?.questions("leave") ?? []
            try await SendForm(environment)(visit.id(), leaving: later, as: viewer)
            return nothing
        }
        table.act(.put, "/meetings/:id/readiness") { _, visit, viewer in try await SayReady(environment)(visit.id(), as: viewer) }
        table.act(.put, "/meetings/:id/sharing") { _, visit, viewer in try await ShareAnswers(environment)(visit.id(), as: viewer) }
        table.act(.delete, "/meetings/:id/sharing") { _, visit, viewer in try await WithdrawAnswers(environment)(visit.id(), as: viewer) }
        table.write(.put, "/meetings/:id/beginning") { request, visit, viewer in
            try await BeginMeeting(environment)(visit.id(), overruling: request.overruling(), as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/holding") { request, visit, viewer in
            try await FinishMeeting(environment)(visit.id(), overruling: request.overruling(), as: viewer)
            return nothing
        }
        table.act(.put, "/meetings/:id/acknowledgement") { _, visit, viewer in
            try await AcknowledgeMeeting(environment)(visit.id(), as: viewer)
        }
        table.write(.put, "/meetings/:id/closure") { request, visit, viewer in
            try await CloseMeeting(environment)(visit.id(), overruling: request.overruling(), as: viewer)
            return nothing
        }
    }

    @Sendable private func plan(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["id", "employee", "type", "date", "time", "length", "place", "send", "leave"])
        guard let employee = Person.ID(try body.needed("employee")) else { throw NotFound() }
        let (schedule, send) = (try schedule(in: body), try body.yesNo("send") ?? false)
        let (type, later) = (try body.text("type").map { MeetingType.ID($0) } ?? .oneToOne, try body.questions("leave"))
        return try await create(body, at: { "/meetings/\($0)" }) { (id: Meeting.ID) in
            _ = try await PlanMeeting(environment)(
                with: employee, type: type, schedule: schedule, send: send, leaving: later, key: id, as: viewer)
        }
    }

    @Sendable private func reschedule(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["date", "time", "length", "place", "reason"])
        try await RescheduleMeeting(environment)(
            visit.id(), to: schedule(in: body), because: body.text("reason"), basedOn: request.basedOn(), as: viewer)
        return nothing
    }

    private func schedule(in body: JSONBody) throws -> Meeting.Schedule {
        guard let date = try body.date("date") else { throw RuleBroken("rule.date", field: "date") }
        let time = try body.text("time")
        if let time, TimeOfDay(time) == nil { throw RuleBroken("rule.time", field: "time") }
        return try Meeting.Schedule(
            date: date, time: time.flatMap { TimeOfDay($0) }, length: body.number("length") ?? 45, place: body.text("place"))
    }
}
