public import EnrumDomain

extension MeetingView {
    /// What hooks may see of this conversation.
    ///
    /// For the pair: only what both may read, whoever is looking. The employee's answers when they are shared, the leader's own, none that
    /// is for its author alone. For the author: their own answers as well, drafts included.
    func snapshot(for audience: PluginAudience, by clock: any Clock, history: [PastMeeting]) -> PluginSnapshot {
        var answers = openAnswers
        if meeting.shared != nil {
            let given = isEmployee ? ownAnswers : otherAnswers
            answers.marked = questions.map(\.id).filter { given[$0]?.isMarked == true && answers.employee[$0] != nil }
        }
        if audience == .author {
            let asked = Set(questions.filter(isAsked).map(\.id))
            let own = ownAnswers.filter { asked.contains($0.key) }.compactMapValues(\.value)
            if isEmployee { answers.employee = own } else { answers.leader = own }
        }
        let known = [meeting.employee: "employee", meeting.leader: "leader"]
        // A record reads the same however long after it was closed.
        let now = meeting.closed?.at ?? clock.now
        return PluginSnapshot(
            audience: audience, today: clock.day(of: now), time: clock.time(of: now), meeting: MeetingFacts(meeting),
            people: PeopleFacts(employee: .init(employee), leader: .init(leader)), answers: answers,
            agreements: (agreements + sharedEarlierAgreements).map { AgreementFacts($0, responsible: known, by: clock) }.byDeadline,
            history: history, columns: columns)
    }

    /// Of every table that is asked, those that modules thought up included.
    private var columns: [QuestionID: [Question.Table.Column]] {
        Dictionary(
            questions.compactMap { question in
                if case .table(let table) = question.kind { (question.id, table.columns) } else { nil }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// A leader who no longer is knows nothing of what was agreed with others (rule b), whoever looks at the conversation.
    private var sharedEarlierAgreements: [Agreement] {
        employee.leader == meeting.leader ? earlierAgreements : earlierAgreements.filter { $0.leader == meeting.leader }
    }

    /// The answers that both may read, to the questions that are asked given nothing but these: whoever looks, they are the same.
    private var openAnswers: AnswerFacts {
        let open = Dictionary(questions.filter { $0.lane == .pair }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let readable = { (answers: [QuestionID: Answer]) in
            answers.filter { id, answer in open[id].map { meeting.isOpen(answer, to: $0) } ?? false }.compactMapValues(\.value)
        }
        let all = AnswerFacts(
            employee: readable(isEmployee ? ownAnswers : otherAnswers), leader: readable(isEmployee ? otherAnswers : ownAnswers))
        return all.asked(open, Condition.Facts(today: today, meeting: meeting.facts))
    }
}

extension MeetingView {
    /// Who of the two wrote exactly these words in an answer that both may read, in this conversation or the one before; nil where nobody
    /// did, or both.
    public func writer(of words: String) -> Person.ID? {
        guard let words = words.tidied else { return nil }
        let answers = openAnswers
        let earlier = previousAnswers.filter { previous?.includes($0.author) ?? false }
        let wrote = { (person: Person.ID, facts: [QuestionID: AnswerValue]) in
            facts.values.contains { $0.says(words) } || earlier.contains { $0.author == person && $0.value?.says(words) == true }
        }
        let writers = [(meeting.employee, answers.employee), (meeting.leader, answers.leader)].filter { wrote($0.0, $0.1) }.map(\.0)
        return writers.count == 1 ? writers[0] : nil
    }
}

extension AnswerValue {
    /// Whether it is this text, or a table with it in a cell.
    fileprivate func says(_ words: String) -> Bool {
        switch self {
        case .text(let text): text.tidied == words
        case .table(let rows): rows.contains { $0.contains { $0.tidied == words } }
        case .scale, .choice, .many, .number, .date, .person, .yesNo: false
        }
    }
}

extension AnswerFacts {
    /// Without those that are not asked: what is not asked has no answer, also where one was typed before another answer took the question
    /// away.
    ///
    /// - Parameter facts: What conditions see beside these answers; where both have answered it is the employee's.
    func asked(_ questions: [QuestionID: Question], _ facts: Condition.Facts) -> AnswerFacts {
        var facts = facts
        facts.answers = leader.mapValues(\.condition).merging(employee.mapValues(\.condition)) { _, employee in employee }
        let isAsked = { (id: QuestionID) in questions[id]?.showIf?.holds(given: facts) ?? true }
        return AnswerFacts(
            employee: employee.filter { isAsked($0.key) }, leader: leader.filter { isAsked($0.key) }, marked: marked.filter(isAsked))
    }
}

extension [AgreementFacts] {
    fileprivate var byDeadline: [AgreementFacts] {
        sorted { ($0.due?.iso ?? "~", $0.id ?? "") < ($1.due?.iso ?? "~", $1.id ?? "") }
    }
}

extension MeetingFacts {
    init(_ meeting: Meeting) {
        self.init(
            id: meeting.id.rawValue, type: meeting.type.id.rawValue, date: meeting.schedule.date, time: meeting.schedule.time,
            length: meeting.schedule.length, place: meeting.schedule.place, phase: meeting.phase.name, isShared: meeting.shared != nil,
            moves: meeting.moves.count)
    }
}

extension Meeting.Phase {
    /// As plugins and guards call it.
    var name: String {
        switch self {
        case .planned: "planned"
        case .before: "before"
        case .during: "during"
        case .after: "after"
        case .closed: "closed"
        case .ended: "ended"
        }
    }
}

extension PeopleFacts.PersonFacts {
    init(_ person: Person) {
        self.init(id: person.id.rawValue, name: person.name, firstName: person.firstName, workplace: person.workplace)
    }
}

extension AgreementFacts {
    /// - Parameter responsible: What the two are called; everybody else is "other".
    init(_ agreement: Agreement, responsible: [Person.ID: String], by clock: any Clock) {
        self.init(
            id: agreement.id.rawValue, meeting: agreement.meeting.rawValue, title: agreement.content.title,
            responsible: responsible[agreement.content.responsible] ?? "other", due: agreement.content.deadline,
            firstStep: agreement.content.firstStep, followUp: agreement.content.followUp, template: agreement.content.category?.name,
            area: agreement.content.category?.area?.id.rawValue, state: agreement.state.rawValue,
            outcome: agreement.outcome?.rawValue, made: agreement.history.first.map { clock.day(of: $0.at) },
            amendments: agreement.history.count { if case .amended = $0.kind { true } else { false } })
    }
}
