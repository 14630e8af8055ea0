import EnrumCore
import EnrumDomain

struct CreatedDocument: Encodable {
    let id: String
}

struct VersionDocument: Encodable {
    let version: Int
}

struct StampDocument: Encodable {
    let by: String
    let at: Int64

    init(_ stamp: Meeting.Stamp) { (by, at) = (stamp.by.rawValue, stamp.at.milliseconds) }
}

/// When and where, with the version that a change of it must name.
struct ScheduleDocument: Encodable {
    let date: String
    let time: String?
    let length: Int
    let place: String?
    let version: Int

    init(_ meeting: Meeting) {
        (date, time) = (meeting.schedule.date.iso, meeting.schedule.time?.iso)
        (length, place, version) = (meeting.schedule.length, meeting.schedule.place, meeting.version)
    }
}

/// A meeting in a list.
struct MeetingSummaryDocument: Encodable {
    let id: String
    let type: String
    let employee: String
    let leader: String
    let schedule: ScheduleDocument
    let phase: String
    let isOverdue: Bool
    let moves: [Move]
    let planned: StampDocument
    let sent: StampDocument?
    let leftForLater: [String]
    let ready: StampDocument?
    let shared: StampDocument?
    let openedAt: Int64?
    let begun: StampDocument?
    let held: StampDocument?
    let closed: StampDocument?
    let ending: Ending?

    enum CodingKeys: String, CodingKey {
        case id, type, employee, leader, schedule, phase, moves, planned, sent, ready, shared, begun, held, closed, ending
        case isOverdue = "is_overdue"
        case openedAt = "opened_at"
        case leftForLater = "left_for_later"
    }

    struct Move: Encodable {
        let from: String
        let to: String
        let by: String
        let at: Int64
        let reason: String?
    }

    struct Ending: Encodable {
        let kind: String
        let by: String
        let at: Int64
        let reason: String?
    }

    init(_ meeting: Meeting, today: CalendarDate) {
        (id, employee, leader) = (meeting.id.rawValue, meeting.employee.rawValue, meeting.leader.rawValue)
        (type, leftForLater) = (meeting.type.id.rawValue, meeting.leftForLater.map(\.rawValue))
        ready = meeting.ready.map(StampDocument.init)
        (schedule, phase, isOverdue) = (ScheduleDocument(meeting), meeting.phase.name, meeting.isOverdue(on: today))
        moves = meeting.moves.map { move in
            Move(from: move.from.iso, to: move.to.iso, by: move.stamp.by.rawValue, at: move.stamp.at.milliseconds, reason: move.reason)
        }
        (planned, sent, shared) = (
            StampDocument(meeting.planned), meeting.sent.map(StampDocument.init), meeting.shared.map(StampDocument.init)
        )
        openedAt = meeting.opened?.milliseconds
        (begun, held, closed) = (
            meeting.begun.map(StampDocument.init), meeting.held.map(StampDocument.init), meeting.closed.map(StampDocument.init)
        )
        ending = meeting.ending.map { ending in
            Ending(kind: ending.kind.rawValue, by: ending.stamp.by.rawValue, at: ending.stamp.at.milliseconds, reason: ending.reason)
        }
    }
}

extension Meeting.Phase {
    /// The phase as the API and text keys name it.
    var name: String {
        switch self {
        case .planned: "planned"
        case .before: "before"
        case .during: "during"
        case .after: "after"
        case .closed: "closed"
        case .ended(let kind): kind.rawValue
        }
    }
}

struct TeamDocument: Encodable {
    let rows: [Row]

    struct Row: Encodable {
        let person: PersonDocument
        let workplace: String
        let next: MeetingSummaryDocument?
        let last: MeetingSummaryDocument?
        let openAgreements: Int
        let overdueAgreements: Int

        enum CodingKeys: String, CodingKey {
            case person, workplace, next, last
            case openAgreements = "open_agreements"
            case overdueAgreements = "overdue_agreements"
        }
    }

    init(_ view: TeamView) {
        rows = view.rows.map { row in
            Row(
                person: PersonDocument(row.person), workplace: row.person.workplace.rawValue,
                next: row.next.map { MeetingSummaryDocument($0, today: view.today) },
                last: row.last.map { MeetingSummaryDocument($0, today: view.today) }, openAgreements: row.openAgreements,
                overdueAgreements: row.overdueAgreements)
        }
    }
}

struct HistoryDocument: Encodable {
    let employee: PersonDocument
    let meetings: [MeetingSummaryDocument]
    let people: [PersonDocument]

    init(_ view: HistoryView) {
        (employee, people) = (PersonDocument(view.employee), PersonDocument.all(view.people))
        meetings = view.meetings.map { MeetingSummaryDocument($0, today: view.today) }
    }
}

/// One meeting as the viewer may see it.
struct MeetingDocument: Encodable {
    let meeting: MeetingSummaryDocument
    let people: [PersonDocument]
    let minuteTaker: String
    let sections: [Section]
    let questions: [MeetingQuestionDocument]
    let agenda: [AgendaItemDocument]
    let agreements: [AgreementDocument]
    let earlierAgreements: [AgreementDocument]
    let minutes: [PassageDocument]
    let acknowledgements: [StampDocument]
    let remarks: [RemarkDocument]
    let privateNote: TextDocument
    let conflicts: [ConflictDocument]
    let previous: Previous?

    enum CodingKeys: String, CodingKey {
        case meeting, people, sections, questions, agenda, agreements, minutes, acknowledgements, remarks, conflicts, previous
        case minuteTaker = "minute_taker"
        case earlierAgreements = "earlier_agreements"
        case privateNote = "private_note"
    }

    /// The questions of one set, by id and in order; those that the leader added are in none.
    struct Section: Encodable {
        let set: String
        let title: String
        let source: String?
        let questions: [String]
    }

    /// The conversation before this one.
    struct Previous: Encodable {
        let meeting: String
        let date: String
        let answers: [PreviousAnswer]
    }

    struct PreviousAnswer: Encodable {
        let question: String
        let author: String
        let value: ValueDocument?
        let isMarked: Bool

        enum CodingKeys: String, CodingKey {
            case question, author, value
            case isMarked = "is_marked"
        }
    }

    init(_ view: MeetingView) {
        let language = view.viewer.language
        meeting = MeetingSummaryDocument(view.meeting, today: view.today)
        (people, minuteTaker) = (PersonDocument.all(view.people), view.meeting.minuteTaker.rawValue)
        sections = (view.form?.sections ?? []).map { section in
            Section(
                set: section.set.rawValue, title: section.title(language), source: section.source?(language),
                questions: section.questions.map(\.id.rawValue))
        }
        questions = view.questions.map { MeetingQuestionDocument($0, in: view) }
        agenda = view.agenda.map(AgendaItemDocument.init)
        (agreements, earlierAgreements) = (view.agreements.map(AgreementDocument.init), view.earlierAgreements.map(AgreementDocument.init))
        minutes = view.passages.map(PassageDocument.init)
        acknowledgements = view.acknowledgements.map { StampDocument(Meeting.Stamp(by: $0.person, at: $0.seenAt)) }
        remarks = view.remarks.map(RemarkDocument.init)
        privateNote = TextDocument(view.privateNote)
        conflicts = view.conflicts.map(ConflictDocument.init)
        previous = view.previous.map { Previous($0, view.previousAnswers) }
    }
}

extension MeetingDocument.Previous {
    fileprivate init(_ previous: Meeting, _ answers: [Answer]) {
        (meeting, date) = (previous.id.rawValue, previous.schedule.date.iso)
        self.answers = answers.map { answer in
            MeetingDocument.PreviousAnswer(
                question: answer.question.rawValue, author: answer.author.rawValue, value: answer.value.map(ValueDocument.init),
                isMarked: answer.isMarked)
        }
    }
}

struct AgendaItemDocument: Encodable {
    let id: String
    let author: String
    let text: String
    let isShared: Bool
    let isTicked: Bool

    enum CodingKeys: String, CodingKey {
        case id, author, text
        case isShared = "is_shared"
        case isTicked = "is_ticked"
    }

    init(_ item: AgendaItem) {
        (id, author, text) = (item.id.rawValue, item.author.rawValue, item.text)
        (isShared, isTicked) = (item.sharedAt != nil, item.ticked != nil)
    }
}
