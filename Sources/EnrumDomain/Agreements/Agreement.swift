/// What two people agreed that someone will do (aftale).
public struct Agreement: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Agreement>

    public let id: ID
    public let employee: Person.ID
    /// The leader it was made with.
    public let leader: Person.ID
    /// The meeting it was made in.
    public let meeting: Meeting.ID
    public private(set) var content: Content
    public private(set) var state: State
    /// Everything that happened to it, oldest first; the first is that it was made.
    public private(set) var history: [Event]
    /// Counts up with each change.
    public private(set) var version: Int

    /// What is agreed: concrete, with a named responsible and a deadline (P-07).
    public struct Content: Hashable, Sendable {
        public let title: String
        public let responsible: Person.ID
        public let deadline: CalendarDate
        public let firstStep: String?
        /// When and how it is followed up.
        public let followUp: String?
        /// The template it was made by, and the area it is about; nil for one of no kind.
        public let category: AgreementCategory?

        /// - Throws: ``RuleBroken`` naming the field: a title of at least two words, a responsible person and a deadline are needed.
        public init(
            title: String, responsible: Person.ID?, deadline: CalendarDate?, firstStep: String? = nil, followUp: String? = nil,
            category: AgreementCategory? = nil
        ) throws(RuleBroken) {
            guard let tidy = title.tidied else { throw RuleBroken("rule.agreement_title", field: "title") }
            guard tidy.split(whereSeparator: \.isWhitespace).count >= 2 else { throw RuleBroken("rule.agreement_vague", field: "title") }
            guard let responsible else { throw RuleBroken("rule.agreement_responsible", field: "responsible") }
            guard let deadline else { throw RuleBroken("rule.agreement_deadline", field: "deadline") }
            self.title = try tidy.checked("title", atMost: Limits.title)
            (self.responsible, self.deadline, self.category) = (responsible, deadline, category)
            self.firstStep = try firstStep?.checkedIfAny("first_step", atMost: Limits.remark)
            self.followUp = try followUp?.checkedIfAny("follow_up", atMost: Limits.remark)
        }
    }

    public enum State: String, CaseIterable, Hashable, Sendable { case open, kept, dropped, evaluated }

    /// How it turned out (I-48).
    public enum Outcome: String, CaseIterable, Hashable, Sendable, Codable { case improved, unchanged, worse }

    /// Something that happened to it, for good.
    public struct Event: Hashable, Sendable {
        public let by: Person.ID
        public let at: Instant
        public let kind: Kind
        /// The reason, the update or the note.
        public let text: String?

        public enum Kind: Hashable, Sendable {
            case made(Content)
            case amended(Content)
            case noted
            case kept
            case dropped
            case evaluated(Outcome)
        }

        public init(by: Person.ID, at: Instant, kind: Kind, text: String?) {
            (self.by, self.at, self.kind, self.text) = (by, at, kind, text)
        }
    }

    /// - Throws: ``RuleBroken`` when the deadline is before `today`.
    public init(id: ID, meeting: Meeting, content: Content, by person: Person.ID, at instant: Instant, today: CalendarDate)
        throws(RuleBroken)
    {
        guard content.deadline >= today else { throw RuleBroken("rule.agreement_past", field: "deadline") }
        (self.id, self.employee, self.leader, self.meeting) = (id, meeting.employee, meeting.leader, meeting.id)
        (self.content, self.state, self.version) = (content, .open, 1)
        history = [Event(by: person, at: instant, kind: .made(content), text: nil)]
    }

    /// Rebuilds one from the store: its state and content follow from its history.
    public init?(stored id: ID, employee: Person.ID, leader: Person.ID, meeting: Meeting.ID, history: [Event], version: Int) {
        guard case .made(let content)? = history.first?.kind else { return nil }
        (self.id, self.employee, self.leader, self.meeting) = (id, employee, leader, meeting)
        (self.content, self.state, self.history, self.version) = (content, .open, [], version)
        for event in history { apply(event) }
    }

    /// Days until the deadline; negative when it has passed.
    public func daysLeft(on today: CalendarDate) -> Int { today.days(to: content.deadline) }

    public func isOverdue(on today: CalendarDate) -> Bool { state == .open && content.deadline < today }

    /// How it turned out, when it has been evaluated.
    public var outcome: Outcome? {
        if case .evaluated(let outcome)? = history.last(where: { if case .evaluated = $0.kind { true } else { false } })?.kind {
            outcome
        } else {
            nil
        }
    }

    private mutating func apply(_ event: Event) {
        history.append(event)
        switch event.kind {
        case .made(let content), .amended(let content): self.content = content
        case .noted: break
        case .kept: state = .kept
        case .dropped: state = .dropped
        case .evaluated: state = .evaluated
        }
    }

    private mutating func happen(_ kind: Event.Kind, by person: Person.ID, at instant: Instant, text: String?) {
        apply(Event(by: person, at: instant, kind: kind, text: text))
        version += 1
    }
}

extension Agreement {
    /// Adjusts it when circumstances change, and remembers why (P-10).
    ///
    /// - Throws: ``RuleBroken`` without a reason, or when the deadline moves to before `today`; one that has passed already may stand.
    public mutating func amend(_ content: Content, by person: Person.ID, at instant: Instant, today: CalendarDate, because reason: String)
        throws(RuleBroken)
    {
        guard state == .open else { throw RuleBroken("rule.agreement_closed") }
        guard let text = try reason.checkedIfAny("reason", atMost: Limits.remark) else {
            throw RuleBroken("rule.reason_needed", field: "reason")
        }
        guard content != self.content else { throw RuleBroken("rule.nothing_changed") }
        guard content.deadline >= today || content.deadline == self.content.deadline else {
            throw RuleBroken("rule.agreement_past", field: "deadline")
        }
        happen(.amended(content), by: person, at: instant, text: text)
    }

    /// A short update on how it goes (P-11).
    public mutating func note(_ text: String, by person: Person.ID, at instant: Instant) throws(RuleBroken) {
        happen(.noted, by: person, at: instant, text: try text.checked("update", atMost: Limits.remark))
    }

    public mutating func keep(by person: Person.ID, at instant: Instant) throws(RuleBroken) {
        guard state == .open else { throw RuleBroken("rule.agreement_closed") }
        happen(.kept, by: person, at: instant, text: nil)
    }

    public mutating func drop(by person: Person.ID, at instant: Instant, because reason: String) throws(RuleBroken) {
        guard state == .open else { throw RuleBroken("rule.agreement_closed") }
        guard let text = try reason.checkedIfAny("reason", atMost: Limits.remark) else {
            throw RuleBroken("rule.reason_needed", field: "reason")
        }
        happen(.dropped, by: person, at: instant, text: text)
    }

    /// Says how it turned out: improved, unchanged or worse (I-48). Possible while it is open and after it was kept.
    public mutating func evaluate(_ outcome: Outcome, note: String?, by person: Person.ID, at instant: Instant) throws(RuleBroken) {
        guard state == .open || state == .kept else { throw RuleBroken("rule.agreement_closed") }
        happen(.evaluated(outcome), by: person, at: instant, text: try note?.checkedIfAny("note", atMost: Limits.remark))
    }
}
