import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addSchedule(to table: RouteTable) {
        table.page("/people/:id/plan") { _, visit in try await planPage(visit, refusal: nil) }
        table.change("/people/:id/plan") { fields, request, visit in
            let employee: Person.ID = try visit.id()
            do {
                return try await plan(with: employee, fields, visit)
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await planPage(visit, refusal: refusal)
            }
        }
        table.page("/meetings/:id/schedule") { _, visit in try await schedulePage(visit, refusal: nil) }
        table.change("/meetings/:id/schedule") { fields, _, visit in
            let id: Meeting.ID = try visit.id()
            do {
                try await RescheduleMeeting(environment)(id, to: schedule(in: fields), because: fields["reason"], as: visit.signedIn())
                return seeOther("/meetings/\(id)/prepare?done=moved")
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await schedulePage(visit, refusal: refusal)
            }
        }
        table.change("/meetings/:id/schedule/ending") { fields, _, visit in
            let id: Meeting.ID = try visit.id()
            guard let kind = fields["kind"].flatMap(Meeting.Ending.Kind.init) else { throw RuleBroken("rule.choice", field: "kind") }
            do {
                try await EndMeeting(environment)(id, kind, because: fields["reason"], as: visit.signedIn())
                return seeOther((try visit.signedIn().isLeader ? "/team" : "/next") + "?done=\(kind.rawValue)")
            } catch {
                guard let refusal = Refusal(error, fields) else { throw error }
                return try await schedulePage(visit, refusal: refusal)
            }
        }
        table.page("/meetings/:id/ended") { _, visit in try await endedPage(visit) }
    }

    /// Plans a conversation. A form that is longer than most is not sent before the leader has seen it, and could leave some of it for
    /// later (P-16); somebody who invites their leader sends it at once.
    private func plan(with employee: Person.ID, _ fields: FormFields, _ visit: Visit) async throws -> Response {
        let viewer = try visit.signedIn()
        let types = try await ReadMeetingTypes(environment)(for: employee, as: viewer)
        let id = fields.text("type").map { MeetingType.ID($0) } ?? (types.count == 1 ? types[0].id : .oneToOne)
        let type = types.first { $0.id == id }
        let isInviting = employee == viewer.id
        let meeting = try await PlanMeeting(environment)(
            with: employee, type: id, schedule: schedule(in: fields, usually: type?.usualLength ?? MeetingType.oneToOne.usualLength),
            send: isInviting, key: fields["key"].flatMap { Meeting.ID($0) }, as: viewer)
        guard !isInviting, fields["send"] == "yes" else { return seeOther("/meetings/\(meeting)/prepare?done=planned") }
        let preview = try await PreviewMeetingForm(environment)(of: meeting, as: viewer)
        if preview.isLong { return seeOther("/meetings/\(meeting)/questions/choose?done=planned") }
        try await SendForm(environment)(meeting, as: viewer)
        return seeOther("/meetings/\(meeting)/prepare?done=planned")
    }

    private func schedule(in fields: FormFields, usually length: Int = MeetingType.oneToOne.usualLength) throws -> Meeting.Schedule {
        guard let date = fields.text("date").flatMap({ CalendarDate(iso: $0) }) else { throw RuleBroken("rule.date", field: "date") }
        let time = fields.text("time")
        if let time, TimeOfDay(time) == nil { throw RuleBroken("rule.time", field: "time") }
        guard let length = fields.text("length").map({ Int($0) }) ?? length else { throw RuleBroken("rule.length", field: "length") }
        return try Meeting.Schedule(date: date, time: time.flatMap { TimeOfDay($0) }, length: length, place: fields["place"])
    }

    private func planPage(_ visit: Visit, refusal: Refusal?) async throws -> Response {
        let t = texts(visit)
        let viewer = try visit.signedIn()
        let history = try await ReadHistory(environment)(of: visit.id(), as: viewer)
        let isInviting = history.employee.id == viewer.id
        let types = try await ReadMeetingTypes(environment)(for: history.employee.id, as: viewer)
        guard !types.isEmpty else { throw NotFound() }
        let title = isInviting ? t("schedule.invite_title") : t("schedule.plan_title", ["name": history.employee.firstName])
        var model = SchedulePage(
            title: title, path: "/people/\(history.employee.id)/plan", submit: t(isInviting ? "schedule.invite" : "schedule.plan"),
            length: types.count == 1 ? String(types[0].usualLength) : "", place: history.meetings.first?.schedule.place ?? "",
            sends: isInviting ? nil : true)
        let list = try await ReadActiveModules(environment)(for: history.employee.id, as: viewer)
        let frame = t.frame(list)
        if !frame.isEmpty { model.recommendation = t("frame.recommended_line", ["what": frame.joined(separator: " ")]) }
        let chosen = refusal?.fields["type"] ?? types[0].id.rawValue
        if types.count > 1 || isInviting { model.types = types.map { SchedulePage.TypeChoice($0, chosen, t) } }
        model.take(refusal, t)
        if let refusal, !isInviting { model.sends = refusal.fields["send"] == "yes" }
        let layout = layout(title, at: "/team", visit, problems: refusal?.problems ?? [])
        return page(model.view(in: layout), status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func schedulePage(_ visit: Visit, refusal: Refusal?) async throws -> Response {
        let wording = try await wording(visit.id(), visit)
        let (t, meeting) = (wording.texts, wording.meeting)
        guard [.planned, .before].contains(meeting.phase) else { return seeOther(home(of: meeting.id, in: meeting.phase)) }
        let title = t("schedule.move_title", ["name": wording.view.other.firstName])
        var model = SchedulePage(
            title: title, path: wording.path + "/schedule", submit: t("schedule.move"), date: meeting.schedule.date.iso,
            time: meeting.schedule.time?.iso ?? "", length: String(meeting.schedule.length), place: meeting.schedule.place ?? "", reason: ""
        )
        model.endings = endings(meeting, wording.view.today, t)
        model.take(refusal, t)
        let layout = layout(title, at: wording.path, visit, problems: refusal?.problems ?? [])
        return page(model.view(in: layout), status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func endings(_ meeting: Meeting, _ today: CalendarDate, _ t: Texts) -> [SchedulePage.Ending] {
        let missed = SchedulePage.Ending(
            kind: "missed", title: t("schedule.missed_title"), explanation: t("schedule.missed_explanation"), submit: t("schedule.missed"))
        let cancelled = SchedulePage.Ending(
            kind: "cancelled", title: t("schedule.cancel_title"), explanation: t("schedule.cancel_explanation"),
            submit: t("schedule.cancel"))
        return meeting.schedule.date <= today ? [missed, cancelled] : [cancelled]
    }

    /// A conversation that will not be held: what is left of it is the employee's own preparation.
    private func endedPage(_ visit: Visit) async throws -> Response {
        let wording = try await wording(visit.id(), visit)
        guard case .ended(let kind) = wording.meeting.phase, let ending = wording.meeting.ending else {
            return seeOther(home(of: wording.meeting.id, in: wording.meeting.phase))
        }
        let t = wording.texts
        let answered = wording.view.questions.filter { wording.view.ownAnswers[$0.id]?.value != nil }
        let content: HTML = """
            <div class="page-head"><p class="eyebrow">\(wording.when)</p><h1>\(t("conversation.title", ["name": wording.view.other.firstName]))</h1>
            <p class="lead">\(t(Phrase("ended.\(kind.rawValue)", ["time": wording.moment(ending.stamp.at)])))</p>\(ending.reason.map { "<p class=\"prose\">\($0)</p>" })</div>
            \(if: !answered.isEmpty, "<h2>\(t("ended.your_answers"))</h2>\(wording.ownLane.view(lock: wording.ownLane.lockWord(t)))")\
            \(answered.html { wording.answer($0, wording.view.ownAnswers[$0.id]).view(t) })
            """
        return page(t("conversation.title", ["name": wording.view.other.firstName]), at: wording.path, visit) { _ in content }
    }
}

extension SchedulePage.TypeChoice {
    fileprivate init(_ type: MeetingType, _ chosen: String, _ t: Texts) {
        (id, isChosen) = (type.id.rawValue, type.id.rawValue == chosen)
        title = type.title?(t.language) ?? t("schedule.one_to_one")
        let (from, to) = (String(type.usualLengths.lowerBound), String(type.usualLengths.upperBound))
        let minutes = from == to ? t("schedule.exact_minutes", ["minutes": from]) : t("schedule.minutes", ["from": from, "to": to])
        let preparation = type.preparationMinutes.map { t("schedule.preparation_minutes", ["minutes": String($0)]) }
        words = [minutes, preparation, type.description?(t.language)].compactMap { $0 }.joined(separator: " ")
    }
}

extension SchedulePage {
    /// Shows what was typed and refused in place of what stands.
    fileprivate mutating func take(_ refusal: Refusal?, _ t: Texts) {
        guard let refusal else { return }
        (date, time, length) = (refusal.fields["date"] ?? date, refusal.fields["time"] ?? time, refusal.fields["length"] ?? length)
        place = refusal.fields["place"] ?? place
        if reason != nil { reason = refusal.fields["reason"] ?? "" }
        errors = Dictionary(
            refusal.problems.compactMap { problem in problem.field.map { ($0, t(problem.phrase)) } },
            uniquingKeysWith: { first, _ in first })
    }
}
