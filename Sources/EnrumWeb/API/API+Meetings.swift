import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

struct TeamDocument: Encodable {
    let rows: [Row]

    struct Row: Encodable {
        let person: PersonDocument
        let next: MeetingSummaryDocument?
        let last: MeetingSummaryDocument?
        let openAgreements: Int
        let overdueAgreements: Int

        enum CodingKeys: String, CodingKey {
            case person, next, last
            case openAgreements = "open_agreements"
            case overdueAgreements = "overdue_agreements"
        }
    }

    init(_ view: TeamView) {
        rows = view.rows.map { row in
            Row(
                person: PersonDocument(row.person), next: row.next.map { MeetingSummaryDocument($0, today: view.today) },
                last: row.last.map { MeetingSummaryDocument($0, today: view.today) }, openAgreements: row.openAgreements,
                overdueAgreements: row.overdueAgreements)
        }
    }
}

struct MeetingListDocument: Encodable {
    let meetings: [MeetingSummaryDocument]
}

struct CreatedDocument: Encodable {
    let id: String
}

struct VersionDocument: Encodable {
    let version: Int
}

extension API {
    func addMeetings(to table: RouteTable) {
        table.read("/team") { _, _, viewer in try json(TeamDocument(await ReadTeam(environment)(as: viewer))) }
        table.read("/meetings") { request, _, viewer in
            let employee = request.uri.queryParameters["employee"].flatMap { Person.ID($0) } ?? viewer.id
            let view = try await ReadHistory(environment)(of: employee, as: viewer)
            return try json(MeetingListDocument(meetings: view.meetings.map { MeetingSummaryDocument($0, today: view.today) }))
        }
        table.write(.post, "/meetings", plan)
        table.read("/meetings/:id") { _, visit, viewer in
            let view = try await ReadMeeting(environment)(visit.id(), as: viewer)
            return try json(MeetingDocument(view), version: view.meeting.version)
        }
        table.read("/meetings/:id/version") { _, visit, viewer in
            let version = try await ReadVersion(environment)(visit.id(), as: viewer)
            return try json(VersionDocument(version: version), version: version)
        }
        table.write(.put, "/meetings/:id/schedule", reschedule)
        table.write(.put, "/meetings/:id/ending", end)
        table.write(.put, "/meetings/:id/sending") { _, visit, viewer in
            try await SendForm(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/sharing") { _, visit, viewer in
            try await ShareAnswers(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.delete, "/meetings/:id/sharing") { _, visit, viewer in
            try await WithdrawAnswers(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/beginning") { _, visit, viewer in
            try await BeginMeeting(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/holding") { _, visit, viewer in
            try await FinishMeeting(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/acknowledgement") { _, visit, viewer in
            try await AcknowledgeMeeting(environment)(visit.id(), as: viewer)
            return nothing
        }
        table.write(.put, "/meetings/:id/closure") { _, visit, viewer in
            try await CloseMeeting(environment)(visit.id(), as: viewer)
            return nothing
        }
    }

    @Sendable private func plan(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["id", "employee", "date", "time", "length", "place", "send"])
        guard let employee = Person.ID(try body.needed("employee")) else { throw NotFound() }
        let id = try await PlanMeeting(environment)(
            with: employee, schedule: schedule(in: body), send: body.yesNo("send") ?? false,
            key: body.text("id").flatMap { Meeting.ID($0) }, as: viewer)
        var response = try json(CreatedDocument(id: id.rawValue), status: .created)
        response.headers[.location] = "\(API.root)/meetings/\(id)"
        return response
    }

    private func schedule(in body: JSONBody) throws -> Meeting.Schedule {
        guard let date = try body.date("date") else { throw RuleBroken("rule.date", field: "date") }
        let time = try body.text("time")
        if let time, TimeOfDay(time) == nil { throw RuleBroken("rule.time", field: "time") }
        return try Meeting.Schedule(
            date: date, time: time.flatMap { TimeOfDay($0) }, length: body.number("length") ?? 45, place: body.text("place"))
    }

    @Sendable private func reschedule(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["date", "time", "length", "place", "reason"])
        try await RescheduleMeeting(environment)(
            visit.id(), to: schedule(in: body), because: body.text("reason"), basedOn: request.basedOn(), as: viewer)
        return nothing
    }

    @Sendable private func end(_ request: Request, _ visit: Visit, _ viewer: Viewer) async throws -> Response {
        let body = try await request.json(only: ["kind", "reason"])
        guard let kind = Meeting.Ending.Kind(rawValue: try body.needed("kind")) else { throw RuleBroken("rule.choice", field: "kind") }
        try await EndMeeting(environment)(visit.id(), kind, because: body.text("reason"), as: viewer)
        return nothing
    }
}
