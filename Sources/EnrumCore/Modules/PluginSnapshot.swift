public import EnrumDomain

/// What the hooks of a conversation may see: complete for one audience, immutable, nothing lazy.
///
/// It is filled by the access policy for one ``audience`` and holds nothing that not all of them may read; confidential passages,
/// private notes and what is said about a question are in none. The host narrows it further to each manifest's `reads`.
public struct PluginSnapshot: Sendable {
    public var audience: PluginAudience
    public var today: CalendarDate
    /// The time on the wall where the organisation is.
    public var time: TimeOfDay
    public var meeting: MeetingFacts?
    public var people: PeopleFacts?
    public var answers: AnswerFacts
    /// The pair's agreements by deadline, open ones and those that this and the latest conversations closed.
    public var agreements: [AgreementFacts]
    /// The numbers kept with this conversation, once it is closed, by plugin.
    public var metrics: [Slug: [Slug: Double]] = [:]
    /// The pair's earlier conversations that were held, newest first, at most 24.
    public var history: [PastMeeting]
    /// The columns of the tables among the answers, as they were asked; a plugin's own tables need not be named.
    public var columns: [QuestionID: [Question.Table.Column]]

    public init(
        audience: PluginAudience, today: CalendarDate, time: TimeOfDay, meeting: MeetingFacts? = nil, people: PeopleFacts? = nil,
        answers: AnswerFacts = AnswerFacts(), agreements: [AgreementFacts] = [], history: [PastMeeting] = [],
        columns: [QuestionID: [Question.Table.Column]] = [:]
    ) {
        (self.audience, self.today, self.time, self.meeting, self.people) = (audience, today, time, meeting, people)
        (self.answers, self.agreements, self.history, self.columns) = (answers, agreements, history, columns)
    }
}

/// `ctx.meeting`.
public struct MeetingFacts: Hashable, Sendable {
    public var id: String
    public var type: String
    public var date: CalendarDate
    public var time: TimeOfDay?
    /// Minutes.
    public var length: Int
    public var place: String?
    /// "planned", "before", "during", "after" or "closed".
    public var phase: String
    public var isShared: Bool
    /// How often it got another date.
    public var moves: Int

    public init(
        id: String, type: String, date: CalendarDate, time: TimeOfDay? = nil, length: Int, place: String? = nil, phase: String,
        isShared: Bool, moves: Int
    ) {
        (self.id, self.type, self.date, self.time, self.length) = (id, type, date, time, length)
        (self.place, self.phase, self.isShared, self.moves) = (place, phase, isShared, moves)
    }
}

/// `ctx.people`: the two, and nobody else.
public struct PeopleFacts: Hashable, Sendable {
    public var employee: PersonFacts
    public var leader: PersonFacts

    public struct PersonFacts: Hashable, Sendable {
        public var id: String
        public var name: String
        public var firstName: String
        public var workplace: Person.Workplace

        public init(id: String, name: String, firstName: String, workplace: Person.Workplace) {
            (self.id, self.name, self.firstName, self.workplace) = (id, name, firstName, workplace)
        }
    }

    public init(employee: PersonFacts, leader: PersonFacts) { (self.employee, self.leader) = (employee, leader) }
}

/// `ctx.answers`: `employee` and `leader` by question, and what the employee marked as mattering most.
public struct AnswerFacts: Hashable, Sendable {
    public var employee: [QuestionID: AnswerValue]
    public var leader: [QuestionID: AnswerValue]
    public var marked: [QuestionID]

    public init(employee: [QuestionID: AnswerValue] = [:], leader: [QuestionID: AnswerValue] = [:], marked: [QuestionID] = []) {
        (self.employee, self.leader, self.marked) = (employee, leader, marked)
    }
}

/// One of `ctx.agreements`, and the second argument of `check_agreement`.
public struct AgreementFacts: Hashable, Sendable {
    /// Nil for one that is just being written.
    public var id: String?
    /// The conversation it was made in.
    public var meeting: String?
    public var title: String
    /// "employee", "leader" or "other"; nil when nobody is named yet.
    public var responsible: String?
    public var due: CalendarDate?
    public var firstStep: String?
    public var followUp: String?
    /// "plugin/template" of the template it was made by.
    public var template: String?
    /// The id of the template's area that it is about.
    public var area: String?
    /// "open", "kept", "dropped" or "evaluated".
    public var state: String
    /// "improved", "unchanged" or "worse", once it has been evaluated.
    public var outcome: String?
    public var made: CalendarDate?
    /// How often it was amended.
    public var amendments: Int

    public init(
        id: String? = nil, meeting: String? = nil, title: String, responsible: String? = nil, due: CalendarDate? = nil,
        firstStep: String? = nil, followUp: String? = nil, template: String? = nil, area: String? = nil, state: String = "open",
        outcome: String? = nil, made: CalendarDate? = nil, amendments: Int = 0
    ) {
        (self.id, self.meeting, self.title, self.responsible, self.due) = (id, meeting, title, responsible, due)
        (self.firstStep, self.followUp, self.template, self.area) = (firstStep, followUp, template, area)
        (self.state, self.outcome) = (state, outcome)
        (self.made, self.amendments) = (made, amendments)
    }
}

/// One of `ctx.history`.
public struct PastMeeting: Hashable, Sendable {
    public var id: String
    public var type: String
    public var date: CalendarDate
    public var length: Int
    public var answers: AnswerFacts
    /// Made in it.
    public var agreements: [AgreementFacts]
    /// The plugin's own metrics of it, by plugin.
    public var metrics: [Slug: [Slug: Double]]

    public init(
        id: String, type: String, date: CalendarDate, length: Int, answers: AnswerFacts = AnswerFacts(),
        agreements: [AgreementFacts] = [], metrics: [Slug: [Slug: Double]] = [:]
    ) {
        (self.id, self.type, self.date, self.length) = (id, type, date, length)
        (self.answers, self.agreements, self.metrics) = (answers, agreements, metrics)
    }
}
