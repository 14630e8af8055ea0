import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

extension Web {
    func addSend(to table: RouteTable) {
        table.page("/send") { _, visit in try await sendPage(FormFields(pairs: [("length", String(MeetingType.usualLength))]), visit) }
        table.change("/send/search") { fields, _, visit in try await sendPage(fields, visit) }
        table.change("/send/preview") { fields, _, visit in
            try await mending(fields) {
                try await sendPreview(fields, visit)
            } again: {
                try await sendPage(fields, visit, $0)
            }
        }
        table.change("/send") { fields, _, visit in
            try await mending(fields) {
                try await send(fields, visit)
            } again: {
                try await sendPage(fields, visit, $0)
            }
        }
    }

    private func sendPage(_ fields: FormFields, _ visit: Visit, _ refusal: Refusal? = nil) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let prepare = PrepareSending(environment)
        let found = try await prepare.search(fields["q"] ?? "", as: viewer)
        let ids = Set(fields.people)
        let shown = Set(found.recipients.map(\.id))
        let model = SendPage(
            search: fields["q"] ?? "", results: found.recipients.map { SendPage.Row($0, ids, t) },
            more: found.total > 50 ? t("send.some_shown", ["total": String(found.total)]) : nil,
            chosen: try await prepare(to: ids.subtracting(shown), as: viewer).map { SendPage.Row($0, ids, t) },
            schedule: ScheduleFields(fields, refusal?.errors(t) ?? [:]), error: refusal?.problem("people", t))
        return page(t("send.title"), at: "/send", visit, refusal: refusal) { model.view($0) }
    }

    private func sendPreview(_ fields: FormFields, _ visit: Visit) async throws -> Response {
        let t = texts(visit)
        let (recipients, schedule) = try await chosen(fields, visit)
        let model = SendPreviewPage(
            recipients: recipients.map { recipient in
                let key: Meeting.ID = environment.newID()
                return SendPreviewPage.Recipient(id: recipient.id.rawValue, key: key.rawValue, words: recipient.words(t))
            },
            when: schedule.words(t), forms: SendPreviewPage.Form.each(of: recipients, t), schedule: ScheduleFields(fields, [:]))
        return page(t("send.preview_title"), at: "/send", visit) { model.view($0) }
    }

    /// Sends to one after the other: what stands in the way for one stops nobody else.
    private func send(_ fields: FormFields, _ visit: Visit) async throws -> Response {
        let (t, viewer) = (texts(visit), try visit.signedIn())
        let (recipients, schedule) = try await chosen(fields, visit)
        var sent: [String] = []
        var notSent: [(name: String, reason: String)] = []
        for recipient in recipients {
            do {
                guard let key = fields["key/\(recipient.id)"].flatMap({ Meeting.ID($0) }) else { throw BadRequest() }
                _ = try await PlanMeeting(environment)(with: recipient.id, schedule: schedule, send: true, key: key, as: viewer)
                sent.append(recipient.words(t))
            } catch let broken as RuleBroken {
                notSent.append((recipient.person.name, t(broken.phrase)))
            } catch is NotFound {
                notSent.append((recipient.person.name, t("send.may_not")))
            }
        }
        let model = SentPage(summary: t("send.sent_summary", count: sent.count), sent: sent, notSent: notSent)
        return page(t("send.sent_title"), at: "/send", visit) { model.view($0) }
    }

    /// Those chosen and the day, both in order.
    /// - Throws: ``RuleBroken`` about `people` or a field of the schedule.
    private func chosen(_ fields: FormFields, _ visit: Visit) async throws -> (recipients: [Recipient], schedule: Meeting.Schedule) {
        let ids = Set(fields.people)
        let recipients = try await PrepareSending(environment)(to: ids, as: visit.signedIn()).filter(\.canReceive)
        guard !recipients.isEmpty else { throw RuleBroken("send.nobody_chosen", field: "people") }
        let schedule = try fields.schedule()
        guard schedule.date >= environment.clock.today else { throw RuleBroken("rule.date_past", field: "date") }
        return (recipients, schedule)
    }
}

extension MeetingType {
    /// Minutes that the form proposes: in the middle of what is usual.
    fileprivate static let usualLength = (oneToOne.usualLengths.lowerBound + oneToOne.usualLengths.upperBound) / 2
}

extension FormFields {
    fileprivate var people: [Person.ID] { all("person").compactMap { Person.ID($0) } }

    /// When and where, as typed.
    fileprivate func schedule() throws(RuleBroken) -> Meeting.Schedule {
        guard let date = text("date").flatMap({ CalendarDate(iso: $0) }) else { throw RuleBroken("rule.date", field: "date") }
        let time = text("time").flatMap { TimeOfDay($0) }
        if text("time") != nil, time == nil { throw RuleBroken("rule.time", field: "time") }
        guard let length = Int(text("length") ?? String(MeetingType.usualLength)) else { throw RuleBroken("rule.length", field: "length") }
        return try Meeting.Schedule(date: date, time: time, length: length, place: text("place"))
    }
}

extension ScheduleFields {
    fileprivate init(_ fields: FormFields, _ errors: [String: String]) {
        self.init(
            date: fields["date"] ?? "", time: fields["time"] ?? "", length: fields["length"] ?? "", place: fields["place"] ?? "",
            errors: errors)
    }
}

extension SendPage.Row {
    fileprivate init(_ recipient: Recipient, _ chosen: Set<Person.ID>, _ t: Texts) {
        (id, name) = (recipient.id.rawValue, recipient.person.name)
        (isChosen, canReceive) = (chosen.contains(recipient.id), recipient.canReceive)
        let obstacle = recipient.leader == nil ? t("send.no_leader") : recipient.form.sections.isEmpty ? t("send.no_questions") : nil
        words = obstacle ?? t("send.with", ["department": recipient.department, "leader": recipient.leader?.name ?? ""])
    }
}

extension Recipient {
    /// "Amalie Friis, samtale med Mette Holm".
    fileprivate func words(_ t: Texts) -> String {
        t("send.recipient", ["name": person.name, "leader": leader?.name ?? ""])
    }
}

extension Meeting.Schedule {
    fileprivate func words(_ t: Texts) -> String {
        t(
            "send.schedule",
            [
                "date": t.longDate(date) + (time.map { ", " + t.clock($0) } ?? ""), "length": String(length),
                "place": place.map { ", " + $0 } ?? "",
            ])
    }
}

extension SendPreviewPage.Form {
    /// Equal forms once, in the order of the first who gets it.
    fileprivate static func each(of recipients: [Recipient], _ t: Texts) -> [SendPreviewPage.Form] {
        var groups: [(form: EnrumDomain.Form, names: [String])] = []
        for recipient in recipients {
            if let index = groups.firstIndex(where: { $0.form == recipient.form }) {
                groups[index].names.append(recipient.person.name)
            } else {
                groups.append((recipient.form, [recipient.person.name]))
            }
        }
        return groups.map { form, names in
            SendPreviewPage.Form(
                title: t("send.form_title", count: form.questions.count, ["names": names.joined(separator: ", ")]),
                questions: form.questions.map { $0.blank(t) })
        }
    }
}
