import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    /// The case that the path names, in words for whoever asks.
    func caseWording(_ visit: Visit, _ refusal: Refusal? = nil, _ stopped: [CaseFinding] = []) async throws -> CaseWording {
        let viewer = try visit.signedIn()
        let view = try await ReadCase(environment)(visit.id(), as: viewer)
        return wording(of: view, visit, viewer, refusal, stopped)
    }

    func wording(
        of view: CaseView, _ visit: Visit, _ viewer: Viewer, _ refusal: Refusal? = nil, _ stopped: [CaseFinding] = []
    ) -> CaseWording {
        var wording = CaseWording(
            view: view, viewer: viewer.id, texts: texts(visit), clock: environment.clock, refusal: refusal, stopped: stopped)
        if !stopped.isEmpty {
            wording.refusal = Refusal(wording.problems(stopped) + (refusal?.problems ?? []), refusal?.fields ?? FormFields(pairs: []))
        }
        return wording
    }

    /// A page of a case, with what was refused above it.
    func casePage(
        _ wording: CaseWording, _ request: Request? = nil, _ visit: Visit, title: String? = nil, width: Layout.Width = .reading,
        status: HTTPResponse.Status = .ok, _ content: (Layout) -> HTML
    ) -> Response {
        let refusal = wording.refusal.flatMap { $0.problems.isEmpty ? nil : $0 }
        return page(
            title ?? wording.title, at: "/cases", visit, status: status, refusal: refusal,
            notices: request.map { notices($0, visit) } ?? [], width: width, content)
    }

    /// A page where something is written or chosen.
    func casePage(_ wording: CaseWording, _ form: CaseFormPage, _ visit: Visit, _ request: Request? = nil) -> Response {
        casePage(wording, request, visit, title: form.title, width: form.aside.isEmpty && form.checklists.isEmpty ? .reading : .wide) {
            form.view($0)
        }
    }

    /// The step that the path names, as the viewer sees it.
    func step(_ visit: Visit, _ wording: CaseWording) throws(NotFound) -> CaseStep {
        guard let number = visit.parameters.get("step").flatMap({ Int($0) }), let step = wording.view.step(number) else { throw NotFound() }
        return step
    }

    /// The same, for whoever leads the case; there is no such page for others.
    func ledStep(_ visit: Visit, _ wording: CaseWording) throws(NotFound) -> CaseStep {
        guard wording.view.acts.contains(.lead) else { throw NotFound() }
        return try step(visit, wording)
    }

    typealias CaseShow = @Sendable (_ visit: Visit, _ refusal: Refusal?, _ stopped: [CaseFinding]) async throws -> Response

    /// A form of a case: does the deed and goes on, or shows the page again with what was typed and what stands in the way.
    func caseChange(
        _ path: String, in table: RouteTable, done: String, to place: @escaping @Sendable (Visit, FormFields) -> String = { _, _ in "" },
        show: @escaping CaseShow, _ deed: @escaping @Sendable (Case.ID, FormFields, Visit, Viewer) async throws -> Void
    ) {
        table.change("/cases/:id" + path) { fields, _, visit in
            let (id, viewer): (Case.ID, Viewer) = (try visit.id(), try visit.signedIn())
            do {
                try await deed(id, fields, visit, viewer)
                return seeOther("/cases/\(id)\(place(visit, fields))?done=\(done)")
            } catch let stopped as StoppedByFormalities {
                return try await show(visit, Refusal([], fields), stopped.findings)
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                do {
                    return try await show(visit, refusal, [])
                } catch is NotFound {
                    // The page it was done on is gone, such as when a button is pressed twice: the case says what stands.
                    let wording = try await caseWording(visit, refusal)
                    return casePage(wording, nil, visit) { wording.page.view($0) }
                }
            }
        }
    }

    /// "/steps/2/meet".
    static func stepPlace(_ name: String) -> @Sendable (Visit, FormFields) -> String {
        { visit, _ in "/steps/\(visit.parameters.get("step").flatMap { Int($0) } ?? 0)/\(name)" }
    }
}

extension FormFields {
    /// A date that must be there.
    func day(_ name: String) throws(RuleBroken) -> CalendarDate {
        guard let date = try dayIfAny(name) else { throw RuleBroken("rule.date", field: name) }
        return date
    }

    func dayIfAny(_ name: String) throws(RuleBroken) -> CalendarDate? {
        guard let text = text(name) else { return nil }
        guard let date = CalendarDate(iso: text) else { throw RuleBroken("rule.date", field: name) }
        return date
    }

    func timeIfAny(_ name: String) throws(RuleBroken) -> TimeOfDay? {
        guard let text = text(name) else { return nil }
        guard let time = TimeOfDay(text) else { throw RuleBroken("rule.time", field: name) }
        return time
    }

    /// How something is handed over.
    func way() throws(RuleBroken) -> HandoverWay {
        HandoverWay(text("means").flatMap { .init(rawValue: $0) } ?? .here, on: try dayIfAny("delivered_on"))
    }

    func appointment(saysCompanionRight: Bool) throws(RuleBroken) -> Appointment {
        var duration: Int?
        if let text = text("duration") {
            guard let minutes = Int(text) else { throw RuleBroken("rule.case_duration", field: "duration") }
            duration = minutes
        }
        return Appointment(
            topic: text("topic"), purpose: text("purpose"), date: try dayIfAny("date"), time: try timeIfAny("time"), place: text("place"),
            duration: duration, participants: text("participants"), saysCompanionRight: saysCompanionRight)
    }
}
