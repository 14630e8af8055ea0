/// What someone has agreed with themselves (aftale med dig selv): nobody else ever reads it (L-05).
public struct SelfAgreement: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<SelfAgreement>

    public let id: ID
    public let owner: Person.ID
    /// The conversation it came out of; nil for one that was made on its own.
    public let meeting: Meeting.ID?
    public private(set) var content: Content
    public private(set) var isOpen: Bool
    /// Everything that happened to it, oldest first; the first is that it was made.
    public private(set) var history: [Event]
    /// Counts up with each change.
    public private(set) var version: Int

    /// What is agreed, and when and how its owner looks at it again: neither can be left out (L-13).
    public struct Content: Hashable, Sendable {
        public let title: String
        public let firstStep: String?
        public let followUpOn: CalendarDate
        public let followUp: String
        public let rhythm: ReminderRhythm
        public let category: AgreementCategory?

        /// - Throws: ``RuleBroken`` naming the field: "title", "follow_up_on" or "follow_up" when it is missing, and any that is too long.
        public init(
            title: String, firstStep: String? = nil, followUpOn: CalendarDate?, followUp: String, rhythm: ReminderRhythm = .never,
            category: AgreementCategory? = nil
        ) throws(RuleBroken) {
            guard let tidy = title.tidied else { throw RuleBroken("rule.self_agreement_title", field: "title") }
            guard let followUpOn else { throw RuleBroken("rule.self_agreement_when", field: "follow_up_on") }
            guard let how = followUp.tidied else { throw RuleBroken("rule.self_agreement_how", field: "follow_up") }
            self.title = try tidy.checked("title", atMost: Limits.title)
            self.firstStep = try firstStep?.checkedIfAny("first_step", atMost: Limits.remark)
            self.followUp = try how.checked("follow_up", atMost: Limits.remark)
            (self.followUpOn, self.rhythm, self.category) = (followUpOn, rhythm, category)
        }
    }

    /// Something that its owner did, for as long as it is there.
    public struct Event: Hashable, Sendable {
        public let at: Instant
        public let kind: Kind
        /// What was noted.
        public let text: String?

        public enum Kind: Hashable, Sendable {
            case made(Content)
            case changed(Content)
            /// Done, this time.
            case ticked
            case noted
            case ended
        }

        public init(at: Instant, kind: Kind, text: String? = nil) { (self.at, self.kind, self.text) = (at, kind, text) }
    }

    /// The most that can happen to one.
    public static let mostEvents = 2_000

    /// - Throws: ``RuleBroken`` when it would be followed up before `today`.
    public init(id: ID, owner: Person.ID, meeting: Meeting.ID?, content: Content, at instant: Instant, today: CalendarDate)
        throws(RuleBroken)
    {
        guard content.followUpOn >= today else { throw RuleBroken("rule.self_agreement_past", field: "follow_up_on") }
        (self.id, self.owner, self.meeting) = (id, owner, meeting)
        (self.content, self.isOpen, self.version) = (content, true, 1)
        history = [Event(at: instant, kind: .made(content))]
    }

    /// Rebuilds one from the store: its state and content follow from its history.
    public init?(stored id: ID, owner: Person.ID, meeting: Meeting.ID?, history: [Event], version: Int) {
        guard case .made(let content)? = history.first?.kind else { return nil }
        (self.id, self.owner, self.meeting) = (id, owner, meeting)
        (self.content, self.isOpen, self.history, self.version) = (content, true, [], version)
        for event in history { apply(event) }
    }

    private mutating func apply(_ event: Event) {
        history.append(event)
        switch event.kind {
        case .made(let content), .changed(let content): self.content = content
        case .ticked, .noted: break
        case .ended: isOpen = false
        }
    }

    private mutating func happen(_ kind: Event.Kind, at instant: Instant, text: String? = nil) throws(RuleBroken) {
        guard history.count < Self.mostEvents else {
            throw RuleBroken("rule.too_many", field: "note", ["limit": String(Self.mostEvents)])
        }
        apply(Event(at: instant, kind: kind, text: text))
        version += 1
    }

    private func requireOpen() throws(RuleBroken) {
        guard isOpen else { throw RuleBroken("rule.self_agreement_ended") }
    }
}

extension SelfAgreement {
    /// - Throws: ``RuleBroken`` when it is over, nothing changed, or the day moves to before `today`; one that has passed may stand.
    public mutating func change(_ content: Content, at instant: Instant, today: CalendarDate) throws(RuleBroken) {
        try requireOpen()
        guard content != self.content else { throw RuleBroken("rule.nothing_changed") }
        guard content.followUpOn >= today || content.followUpOn == self.content.followUpOn else {
            throw RuleBroken("rule.self_agreement_past", field: "follow_up_on")
        }
        try happen(.changed(content), at: instant)
    }

    /// Says that it was done this time.
    public mutating func tick(at instant: Instant) throws(RuleBroken) {
        try requireOpen()
        try happen(.ticked, at: instant)
    }

    /// Adds a line on how it goes.
    public mutating func note(_ text: String, at instant: Instant) throws(RuleBroken) {
        try happen(.noted, at: instant, text: try text.checked("note", atMost: Limits.remark))
    }

    public mutating func end(at instant: Instant) throws(RuleBroken) {
        try requireOpen()
        try happen(.ended, at: instant)
    }

    /// How often it was done.
    public var ticks: Int { history.count { $0.kind == .ticked } }
}
