import EnrumCore
import EnrumDomain
import LuaRuntime

/// What a hook is called with: `ctx`, and what comes after it, narrowed to what the call may read.
///
/// All narrowing is here: what is not in the call's reads is not written, and a background hook gets no text that somebody wrote.
struct HookArguments {
    let call: HookCall
    let snapshot: PluginSnapshot

    var isBackground: Bool { snapshot.audience == .background || call.hook.audience == .background }
    func reads(_ reading: PluginManifest.Reading) -> Bool { call.reads.contains(reading) }

    /// The box's own form.
    var encoded: LuaSnapshot {
        var encoder = LuaEncoder()
        write(to: &encoder)
        return encoder.finish()
    }

    /// The same as a tree.
    var values: [LuaValue] {
        var writer = TreeWriter()
        write(to: &writer)
        return writer.values
    }

    func write(to writer: inout some SnapshotWriter) {
        if case .migration(let from, let settings) = call.arguments {
            writer.string(from.description)
            writer.table { $0.settings(settings) }
            return
        }
        writer.table { context(&$0) }
        switch call.arguments {
        case .none, .migration: break
        case .answer(let question, let value):
            writer.table { writer in
                writer.field("question", question.rawValue)
                if let value { answer(value, to: question, &writer, named: "value") }
            }
        case .agreement(let facts): writer.table { agreement(facts, &$0) }
        case .transition(let from, let to):
            writer.string(from)
            writer.string(to)
        }
    }

    // MARK: ctx

    private func context(_ writer: inout some SnapshotWriter) {
        writer.field("today", snapshot.today.iso)
        writer.field("now", snapshot.today.iso + "T" + snapshot.time.iso)
        writer.table("settings") { $0.settings(call.settings) }
        writer.table("store") { writer in
            for (key, json) in call.stored {
                guard let value = LuaValue(json: json), !isBackground || value.isTextless else { continue }
                writer.key(key)
                writer.value(value)
            }
        }
        if reads(.meeting), let meeting = snapshot.meeting { writer.table("meeting") { self.meeting(meeting, &$0) } }
        if reads(.people), let people = snapshot.people {
            writer.table("people") { writer in
                writer.table("employee") { person(people.employee, &$0) }
                writer.table("leader") { person(people.leader, &$0) }
            }
        }
        if readsAnswers { writer.table("answers") { answers(snapshot.answers, &$0) } }
        if reads(.agreements) {
            writer.list("agreements") { writer in
                for agreement in snapshot.agreements { writer.table { self.agreement(agreement, &$0) } }
            }
        }
        if reads(.history) {
            writer.list("history") { writer in
                for past in snapshot.history { writer.table { self.past(past, &$0) } }
            }
        }
    }

    private func meeting(_ meeting: MeetingFacts, _ writer: inout some SnapshotWriter) {
        writer.field("id", meeting.id)
        writer.field("type", meeting.type)
        writer.field("date", meeting.date.iso)
        writer.field("time", meeting.time?.iso)
        writer.field("length", meeting.length)
        if !isBackground { writer.field("place", meeting.place) }
        writer.field("phase", meeting.phase)
        writer.field("shared", meeting.isShared)
        writer.field("moves", meeting.moves)
    }

    private func person(_ person: PeopleFacts.PersonFacts, _ writer: inout some SnapshotWriter) {
        writer.field("id", person.id)
        writer.field("workplace", person.workplace.rawValue)
        guard !isBackground else { return }
        writer.field("name", person.name)
        writer.field("first_name", person.firstName)
    }

    private func agreement(_ agreement: AgreementFacts, _ writer: inout some SnapshotWriter) {
        writer.field("id", agreement.id)
        writer.field("meeting", agreement.meeting)
        writer.field("responsible", agreement.responsible)
        writer.field("due", agreement.due?.iso)
        writer.field("template", agreement.template)
        writer.field("area", agreement.area)
        writer.field("state", agreement.state)
        writer.field("outcome", agreement.outcome)
        writer.field("made", agreement.made?.iso)
        writer.field("amendments", agreement.amendments)
        writer.field("overdue", agreement.isOverdue(on: snapshot.today))
        guard !isBackground else { return }
        writer.field("title", agreement.title)
        writer.field("first_step", agreement.firstStep)
        writer.field("follow_up", agreement.followUp)
    }

    private func past(_ past: PastMeeting, _ writer: inout some SnapshotWriter) {
        writer.field("id", past.id)
        writer.field("type", past.type)
        writer.field("date", past.date.iso)
        writer.field("length", past.length)
        if readsAnswers { writer.table("answers") { answers(past.answers, &$0) } }
        writer.list("agreements") { writer in
            for agreement in past.agreements { writer.table { self.agreement(agreement, &$0) } }
        }
        writer.field("kept", past.agreements.count(where: \.isKept))
        writer.table("metrics") { writer in
            for (metric, value) in past.metrics[call.plugin.id] ?? [:] {
                writer.key(metric.rawValue)
                writer.plain(value)
            }
        }
    }
}

extension LuaValue {
    /// A number, yes or no, or a date: what a background hook gets of its own store. Another hook may have put anybody's words there.
    fileprivate var isTextless: Bool {
        switch self {
        case .integer, .number, .bool: true
        case .string(let text): CalendarDate(iso: text)?.iso == text
        case .null, .list, .table: false
        }
    }
}
