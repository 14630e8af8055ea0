import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func wording(
        _ id: Meeting.ID, _ visit: Visit, typed: FormFields? = nil, problems: [RuleBroken] = []
    ) async throws -> MeetingWording {
        let view = try await ReadMeeting(environment)(id, as: visit.signedIn())
        let notes = try await AskModules(environment)(view.moduleQuestions, about: view)
        var wording = MeetingWording(
            view: view, texts: texts(visit), clock: environment.clock, notes: notes, typed: typed, problems: problems)
        if view.meeting.showsModules(to: view.viewer.id) {
            wording.selfAgreements = try await ReadSelfAgreements(environment)(as: view.viewer)
        }
        return wording
    }

    /// Where a meeting is looked at in its phase.
    func home(of meeting: Meeting.ID, in phase: Meeting.Phase) -> String {
        switch phase {
        case .planned, .before: "/meetings/\(meeting)/prepare"
        case .during, .after, .closed: "/meetings/\(meeting)/talk"
        case .ended: "/meetings/\(meeting)/ended"
        }
    }

    func addMeetingPages(to table: RouteTable) {
        table.page("/meetings/:id") { _, visit in
            let id: Meeting.ID = try visit.id()
            return seeOther(home(of: id, in: try await ReadPhase(environment)(id, as: visit.signedIn())))
        }
        table.page("/meetings/:id/prepare") { request, visit in
            preparationPage(try await wording(visit.id(), visit), request, visit)
        }
        table.page("/meetings/:id/talk") { request, visit in
            conversationPage(try await wording(visit.id(), visit), request, visit)
        }
        table.page("/meetings/:id/version") { request, visit in
            let version = try await ReadVersion(environment)(visit.id(), as: visit.signedIn())
            let tag = "\"\(version)\""
            if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: [.eTag: tag]) }
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .eTag: tag],
                body: ResponseBody(byteBuffer: ByteBuffer(string: String(version))))
        }
    }

    /// Forbered: the employee's page, or the leader's.
    func preparationPage(_ wording: MeetingWording, _ request: Request, _ visit: Visit) -> Response {
        let t = wording.texts
        let layout = layout(
            t("preparation.title", ["name": wording.view.other.firstName]), at: wording.path + "/prepare", visit,
            problems: wording.problems, notices: notices(request, visit), width: wording.view.isEmployee ? .reading : .wide,
            live: wording.path + "/version")
        let html =
            wording.view.isEmployee
            ? wording.preparation.view(in: layout) : wording.leaderPreparation.view(in: layout)
        return page(html, status: wording.problems.isEmpty ? .ok : .unprocessableContent)
    }

    /// Samtalen, and the record after it.
    func conversationPage(_ wording: MeetingWording, _ request: Request, _ visit: Visit, key: String? = nil) -> Response {
        let t = wording.texts
        let layout = layout(
            t("conversation.title", ["name": wording.view.other.firstName]), at: wording.path + "/talk", visit,
            problems: wording.problems, notices: notices(request, visit), width: .wide, live: wording.path + "/version")
        let fresh: Agreement.ID = environment.newID()
        let html = wording.conversation(agreementKey: key ?? fresh.rawValue).view(in: layout)
        return page(html, status: wording.problems.isEmpty ? .ok : .unprocessableContent)
    }
}

extension MeetingView {
    /// What the page of this phase asks modules.
    var moduleQuestions: ModuleQuestions {
        switch meeting.phase {
        case .planned, .before: isEmployee ? [.ownAnswers, .agenda] : [.ownAnswers, .meeting, .agenda]
        case .during: [.ownAnswers, .meeting, .agreements, .agenda, .suggestions]
        case .after: [.meeting, .agreements, .report]
        case .closed: [.report]
        case .ended: []
        }
    }
}
