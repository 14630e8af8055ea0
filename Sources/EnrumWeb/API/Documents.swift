import EnrumCore
import EnrumDomain
import EnrumTexts

// What the API answers. Each type is a schema in Schemas/openapi.yaml; nothing is in an answer that is not in its type (ASVS 15.3.1).

struct PersonDocument: Encodable {
    let id: String
    let name: String

    init(_ person: Person) { (id, name) = (person.id.rawValue, person.name) }
}

struct SessionDocument: Encodable {
    let person: PersonDocument
    let language: String
    let csrfToken: String
    let isLeader: Bool
    let isHr: Bool
    let isAdmin: Bool

    enum CodingKeys: String, CodingKey {
        case person, language
        case csrfToken = "csrf_token"
        case isLeader = "is_leader"
        case isHr = "is_hr"
        case isAdmin = "is_admin"
    }
}

struct StampDocument: Encodable {
    let by: String
    let at: Int64

    init(_ stamp: Meeting.Stamp) { (by, at) = (stamp.by.rawValue, stamp.at.milliseconds) }
    init?(_ stamp: Meeting.Stamp?) {
        guard let stamp else { return nil }
        self.init(stamp)
    }
}

/// A meeting in a list.
struct MeetingSummaryDocument: Encodable {
    let id: String
    let employee: String
    let leader: String
    let date: String
    let time: String?
    let length: Int
    let place: String?
    let phase: String
    let moves: Int
    let isOverdue: Bool
    let version: Int

    enum CodingKeys: String, CodingKey {
        case id, employee, leader, date, time, length, place, phase, moves, version
        case isOverdue = "is_overdue"
    }

    init(_ meeting: Meeting, today: CalendarDate) {
        (id, employee, leader) = (meeting.id.rawValue, meeting.employee.rawValue, meeting.leader.rawValue)
        (date, time, length) = (meeting.schedule.date.iso, meeting.schedule.time?.iso, meeting.schedule.length)
        (place, phase, moves) = (meeting.schedule.place, meeting.phase.name, meeting.moves.count)
        (isOverdue, version) = (meeting.isOverdue(on: today), meeting.version)
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

/// One meeting as the viewer may see it.
struct MeetingDocument: Encodable {
    let meeting: MeetingSummaryDocument
    let people: [PersonDocument]
    let sharedAt: Int64?
    let minuteTaker: String
    let questions: [QuestionDocument]
    let agenda: [AgendaItemDocument]
    let agreements: [AgreementDocument]
    let earlierAgreements: [AgreementDocument]
    let minutes: [PassageDocument]
    let acknowledgements: [StampDocument]
    let remarks: [RemarkDocument]
    let privateNote: TextDocument
    let conflicts: [ConflictDocument]

    enum CodingKeys: String, CodingKey {
        case meeting, people, questions, agenda, agreements, minutes, acknowledgements, remarks, conflicts
        case sharedAt = "shared_at"
        case minuteTaker = "minute_taker"
        case earlierAgreements = "earlier_agreements"
        case privateNote = "private_note"
    }

    init(_ view: MeetingView) {
        meeting = MeetingSummaryDocument(view.meeting, today: view.today)
        people = view.people.values.sorted { $0.id < $1.id }.map(PersonDocument.init)
        sharedAt = view.meeting.shared?.at.milliseconds
        minuteTaker = view.meeting.minuteTaker.rawValue
        questions = view.questions.map { QuestionDocument($0, in: view) }
        agenda = view.agenda.map(AgendaItemDocument.init)
        agreements = view.agreements.map(AgreementDocument.init)
        earlierAgreements = view.earlierAgreements.map(AgreementDocument.init)
        minutes = view.passages.map(PassageDocument.init)
        acknowledgements = view.acknowledgements.map { StampDocument(Meeting.Stamp(by: $0.person, at: $0.seenAt)) }
        remarks = view.remarks.map(RemarkDocument.init)
        privateNote = TextDocument(text: view.privateNote?.text ?? "", version: view.privateNote?.version ?? 0)
        conflicts = view.conflicts.map(ConflictDocument.init)
    }
}

struct QuestionDocument: Encodable {
    let id: String
    let kind: String
    let label: String
    let isAsked: Bool
    let answeredBy: String
    let own: AnswerDocument?
    let other: AnswerDocument?
    let said: TextDocument

    enum CodingKeys: String, CodingKey {
        case id, kind, label, own, other, said
        case isAsked = "is_asked"
        case answeredBy = "answered_by"
    }

    init(_ question: Question, in view: MeetingView) {
        (id, kind, label) = (question.id.rawValue, question.kind.name, question.label(view.viewer.language))
        (isAsked, answeredBy) = (view.isAsked(question), question.answeredBy.rawValue)
        own = view.ownAnswers[question.id].map(AnswerDocument.init)
        other = view.otherAnswers[question.id].map(AnswerDocument.init)
        said = TextDocument(text: view.notes[question.id]?.text ?? "", version: view.notes[question.id]?.version ?? 0)
    }
}

struct AnswerDocument: Encodable {
    let value: ValueDocument?
    let isMarked: Bool
    let version: Int

    enum CodingKeys: String, CodingKey {
        case value, version
        case isMarked = "is_marked"
    }

    init(_ answer: Answer) { (value, isMarked, version) = (answer.value.map(ValueDocument.init), answer.isMarked, answer.version) }
}

/// An answer as its kind writes it.
struct ValueDocument: Encodable {
    let value: AnswerValue

    init(_ value: AnswerValue) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .text(let text): try container.encode(text)
        case .scale(let step): try container.encode(step)
        case .choice(let option): try container.encode(option.rawValue)
        case .many(let options): try container.encode(options.map(\.rawValue))
        case .number(let number): try container.encode(number)
        case .date(let date): try container.encode(date.iso)
        case .person(let person): try container.encode(person.rawValue)
        case .yesNo(let answer): try container.encode(answer)
        case .table(let rows): try container.encode(rows)
        }
    }
}

struct TextDocument: Encodable {
    let text: String
    let version: Int
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

struct PassageDocument: Encodable {
    let id: String
    let text: String
    let isConfidential: Bool
    let version: Int

    enum CodingKeys: String, CodingKey {
        case id, text, version
        case isConfidential = "is_confidential"
    }

    init(_ passage: Passage) {
        (id, text, isConfidential, version) = (passage.id.rawValue, passage.text, passage.isConfidential, passage.version)
    }
}

struct RemarkDocument: Encodable {
    let id: String
    let author: String
    let text: String
    let at: Int64

    init(_ remark: Remark) { (id, author, text, at) = (remark.id.rawValue, remark.author.rawValue, remark.text, remark.at.milliseconds) }
}

struct ConflictDocument: Encodable {
    let field: String
    let yours: String
    let theirs: String
    let theirVersion: Int
    let theirAuthor: String

    enum CodingKeys: String, CodingKey {
        case field, yours, theirs
        case theirVersion = "their_version"
        case theirAuthor = "their_author"
    }

    init(_ conflict: Conflict) {
        (field, yours, theirs) = (conflict.field.name, conflict.yours, conflict.theirs)
        (theirVersion, theirAuthor) = (conflict.theirVersion, conflict.theirAuthor.rawValue)
    }
}

struct AgreementDocument: Encodable {
    let id: String
    let employee: String
    let title: String
    let responsible: String
    let deadline: String
    let firstStep: String?
    let followUp: String?
    let state: String
    let outcome: String?
    let version: Int
    let history: [Event]

    enum CodingKeys: String, CodingKey {
        case id, employee, title, responsible, deadline, state, outcome, version, history
        case firstStep = "first_step"
        case followUp = "follow_up"
    }

    struct Event: Encodable {
        let by: String
        let at: Int64
        let kind: String
        let text: String?
    }

    init(_ agreement: Agreement) {
        (id, employee, title) = (agreement.id.rawValue, agreement.employee.rawValue, agreement.content.title)
        (responsible, deadline) = (agreement.content.responsible.rawValue, agreement.content.deadline.iso)
        (firstStep, followUp) = (agreement.content.firstStep, agreement.content.followUp)
        (state, outcome, version) = (agreement.state.rawValue, agreement.outcome?.rawValue, agreement.version)
        history = agreement.history.map { Event(by: $0.by.rawValue, at: $0.at.milliseconds, kind: $0.kind.name, text: $0.text) }
    }
}

extension Agreement.Event.Kind {
    /// The event as the API and text keys name it.
    var name: String {
        switch self {
        case .made: "made"
        case .amended: "amended"
        case .noted: "noted"
        case .kept: "kept"
        case .dropped: "dropped"
        case .evaluated: "evaluated"
        }
    }
}

/// RFC 9457 (https://www.rfc-editor.org/rfc/rfc9457): what is wrong, for a program and its people.
struct ProblemDocument: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let code: String
    let problems: [Broken]?
    let conflict: ConflictDocument?

    struct Broken: Encodable {
        let field: String?
        let code: String
        let message: String
    }
}
