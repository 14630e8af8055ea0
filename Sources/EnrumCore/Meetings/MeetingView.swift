public import EnrumDomain

/// One meeting as one of the two may see it. Pages, the API, exports and prints show this, and nothing that is not in it.
public struct MeetingView: Sendable {
    public let meeting: Meeting
    public let viewer: Viewer
    public let employee: Person
    public let leader: Person
    /// Everybody mentioned, by id.
    public let people: [Person.ID: Person]
    /// The frozen form; nil until it is sent.
    public let form: Form?
    /// The leader's own questions, appended to the form.
    public let addedQuestions: [AddedQuestion]
    public let ownAnswers: [QuestionID: Answer]
    /// The other's answers: the employee's only once they are shared.
    public let otherAnswers: [QuestionID: Answer]
    public let notes: [QuestionID: SharedNote]
    /// The employee's points first (P-05).
    public let agenda: [AgendaItem]
    /// Made in this meeting.
    public let agreements: [Agreement]
    /// Made earlier and still open, by deadline.
    public let earlierAgreements: [Agreement]
    public let passages: [Passage]
    /// The viewer's own.
    public let privateNote: PrivateNote?
    /// What the viewer, as the leader, has written to themselves about all their conversations (P-21).
    public let reflection: Reflection?
    public let acknowledgements: [Acknowledgement]
    public let remarks: [Remark]
    /// Texts of the viewer that lost a race and wait for a choice.
    public let conflicts: [Conflict]
    /// The conversation before this one, and what was answered there.
    public let previous: Meeting?
    public let previousAnswers: [Answer]
    public let today: CalendarDate

    public var isEmployee: Bool { viewer.id == meeting.employee }
    public var other: Person { isEmployee ? leader : employee }

    /// Every question, the added ones last, whether it is asked now or not.
    public var questions: [Question] { (form?.questions ?? []) + addedQuestions.map(\.question) }

    /// Whether the question is asked, given what has been answered so far.
    public func isAsked(_ question: Question) -> Bool {
        guard let condition = question.showIf else { return true }
        return condition.holds(given: facts)
    }

    /// Whether the viewer has answered something that the question's constraint does not usually find.
    public func isUnusual(_ question: Question) -> Bool {
        guard let constraint = question.constraint, ownAnswers[question.id]?.value != nil else { return false }
        return !constraint.condition.holds(given: facts)
    }

    /// What conditions are evaluated against: what this viewer can see, so that a shown question betrays nothing hidden.
    public var facts: Condition.Facts {
        var answers = ownAnswers.compactMapValues { $0.value?.condition }
        answers.merge(otherAnswers.compactMapValues { $0.value?.condition }) { own, _ in own }
        return Condition.Facts(today: today, answers: answers, meeting: meeting.facts)
    }
}

/// Reads one meeting for one of its two people.
public struct ReadMeeting: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// Cost: one read transaction of some fifteen small queries; one write and one
    /// reading more when the leader opens a shared preparation for the first time.
    /// - Throws: ``NotFound`` for everybody but the two, and for a leader who no longer is the employee's.
    public func callAsFunction(_ id: Meeting.ID, as viewer: Viewer) async throws -> MeetingView {
        let today = environment.clock.today
        let view = try await environment.store.read { try $0.meetingView(id, as: viewer, today: today) }
        guard view.meeting.isRevealed, view.meeting.opened == nil, !view.isEmployee else { return view }
        try await environment.change(id, as: viewer, .read, .preparation, log: "preparation.opened") { change in
            let standing = change.meeting
            change.meeting.open(at: change.now)
            if change.meeting == standing { change.nothingDone() }
        }
        // Read again: what was taken back meanwhile is not shown, and what is shown can no longer be taken back.
        return try await environment.store.read { try $0.meetingView(id, as: viewer, today: today) }
    }
}

extension AgreementReading where Self: FrameReading & MeetingReading & PeopleReading & RecordReading {
    func meetingView(_ id: Meeting.ID, as viewer: Viewer, today: CalendarDate) throws -> MeetingView {
        guard let meeting = try meeting(id) else { throw NotFound() }
        let relations = try relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
        try AccessPolicy.require(.read, .meeting, for: relations)
        let may = { (object: AccessMatrix.Object) in AccessPolicy.allows(.read, object, for: relations) }

        let answers = try answers(of: meeting.id)
        let isHandedOut = meeting.isHandedOut || viewer.id != meeting.employee
        let asked = try meeting.form.flatMap(form)
        let form = asked.map { meeting.handedOut($0, to: viewer.id) }
        let seesAnswers = { (answer: Answer) in
            let question = asked?.question(answer.question)
            guard answer.author != viewer.id else { return true }
            guard isHandedOut, (question?.lane ?? .pair) == .pair else { return false }
            guard question.map(meeting.isPrepared) ?? true else { return may(.conversation) }
            return answer.author == meeting.employee
                ? meeting.isRevealed && may(.preparation) : meeting.isLeaderRevealed && may(.conversation)
        }
        let previous = try self.meeting(before: meeting)
        let agreements = try agreements(of: meeting.id)
        let earlier = try openAgreements(ofEmployee: meeting.employee).filter { $0.meeting != meeting.id }
        let passages = try passages(of: meeting.id).filter { may($0.isConfidential ? .confidentialPassage : .minutes) }
        let notes = may(.conversation) ? try sharedNotes(of: meeting.id) : []
        let privateNote = try privateNote(of: meeting.id, by: viewer.id)
        let reflection =
            viewer.id == meeting.leader && AccessPolicy.allows(.read, .reflection, for: [.author])
            ? try reflection(of: viewer.id) : nil
        let remarks = may(.minutes) ? try remarks(of: meeting.id) : []
        let pending = try pendingTexts(of: meeting.id, by: viewer.id)
        let ownAnswers = answers.filter { $0.author == viewer.id }.byQuestion
        let otherAnswers = answers.filter { $0.author != viewer.id && seesAnswers($0) }.byQuestion
        let previousAnswers = try previous.map { meeting in
            try self.answers(of: meeting.id).readable(to: viewer.id, in: meeting, asked: try meeting.form.flatMap(self.form))
        }

        var mentioned: Set<Person.ID> = [meeting.employee, meeting.leader]
        for agreement in agreements + earlier {
            mentioned.insert(agreement.content.responsible)
            mentioned.formUnion(agreement.history.map(\.by))
        }
        for answer in Array(ownAnswers.values) + Array(otherAnswers.values) + (previousAnswers ?? []) {
            if case .person(let id)? = answer.value { mentioned.insert(id) }
        }
        let people = try people(mentioned)
        guard let employee = people[meeting.employee], let leader = people[meeting.leader] else { throw NotFound() }

        return MeetingView(
            meeting: meeting, viewer: viewer, employee: employee, leader: leader, people: people, form: form,
            addedQuestions: isHandedOut ? try addedQuestions(of: meeting.id) : [], ownAnswers: ownAnswers,
            otherAnswers: otherAnswers,
            notes: Dictionary(notes.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first }),
            agenda: may(.conversation) ? try agenda(of: meeting).visible(to: viewer.id, in: meeting) : [],
            agreements: agreements, earlierAgreements: earlier, passages: passages, privateNote: privateNote,
            reflection: reflection, acknowledgements: try acknowledgements(of: meeting.id), remarks: remarks,
            conflicts: pending.compactMap { pending in
                pending.conflict(notes: notes, passages: passages, privateNote: privateNote, answers: ownAnswers)
            },
            previous: previous,
            previousAnswers: previousAnswers ?? [],
            today: today)
    }
}

extension [Answer] {
    fileprivate var byQuestion: [QuestionID: Answer] {
        Dictionary(map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What someone of the pair may read of an earlier meeting's answers.
    fileprivate func readable(to viewer: Person.ID, in meeting: Meeting, asked form: Form?) -> [Answer] {
        filter { answer in
            let question = form?.question(answer.question)
            return answer.author == viewer || meeting.isOpen(answer, to: question) && (question?.lane ?? .pair) == .pair
        }
    }
}

extension PendingText {
    /// The choice that waits, against what stands now; nil when the field is gone.
    fileprivate func conflict(notes: [SharedNote], passages: [Passage], privateNote: PrivateNote?, answers: [QuestionID: Answer])
        -> Conflict?
    {
        guard let field = Field(field) else { return nil }
        let standing: (text: String, version: Int, by: Person.ID)? =
            switch field {
            case .said(let id): notes.first { $0.question == id }.map { ($0.text, $0.version, $0.editedBy) }
            case .passage(let id): passages.first { $0.id == id }.map { ($0.text, $0.version, $0.editedBy) }
            case .privateNote: privateNote.map { ($0.text, $0.version, $0.author) }
            case .answer(let id): answers[id].map { ($0.value?.stored ?? "", $0.version, $0.author) }
            }
        return Conflict(
            field: field, yours: text, theirs: standing?.text ?? "", theirVersion: standing?.version ?? 0,
            theirAuthor: standing?.by ?? author)
    }
}

extension Meeting {
    /// What someone of the pair has of the form: what is not handed out is kept from the employee until the two sit together (T-03).
    func handedOut(_ form: Form, to viewer: Person.ID) -> Form {
        guard viewer == employee, begun == nil else { return form }
        return isHandedOut ? form.withoutKeptBack : Form([])
    }

    /// What `{ meeting: … }` means where a question is shown or not: what does not change while the two prepare and talk, so that no answer
    /// comes and goes with it.
    var facts: [String: Condition.Value] {
        MeetingFacts(self).facts.filter { !["phase", "shared", "moves"].contains($0.key) }
    }

    /// Whether an answer is past being a draft: what was prepared when it is shown to the other, and whatever is answered at the table at
    /// once.
    func isOpen(_ answer: Answer, to question: Question?) -> Bool {
        if let question, !(answer.author == leader ? question.phase == .before : isPrepared(question)) { return true }
        return answer.author == leader ? isLeaderRevealed : isRevealed
    }
}
