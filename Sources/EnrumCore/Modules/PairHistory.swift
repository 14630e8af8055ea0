import EnrumDomain

/// The most conversations that a snapshot looks back on.
let mostPastMeetings = 24

extension MeetingReading where Self: AgreementReading & ModuleReading & PeopleReading & RecordReading {
    /// The pair's conversations that were held before `meeting`, newest first, as both may read them.
    ///
    /// Cost: four queries, whatever the number of conversations, and the frozen forms, which are remembered.
    func pairHistory(before meeting: Meeting, by clock: any Clock) throws -> [PastMeeting] {
        try pairHistory(employee: meeting.employee, leader: meeting.leader, by: clock) { past in
            guard let held = meeting.held, let before = past.held else { return past.id != meeting.id }
            return (before.at, past.id) < (held.at, meeting.id)
        }
    }

    /// Every conversation of the pair that was held and satisfies `isPast`.
    func pairHistory(employee: Person.ID, leader: Person.ID, by clock: any Clock, where isPast: (Meeting) -> Bool) throws -> [PastMeeting] {
        let held = try meetings(ofEmployee: employee).filter { $0.leader == leader && $0.held != nil && isPast($0) }.prefix(
            mostPastMeetings)
        guard !held.isEmpty else { return [] }
        let answers = try answers(of: held.map(\.id))
        let metrics = try metrics(employee: employee, leader: leader)
        let known = [employee: "employee", leader: "leader"]
        let agreements = Dictionary(
            grouping: try agreements(ofEmployee: employee).filter { $0.leader == leader }, by: \.meeting)
        return try held.map { meeting in
            let form = try meeting.form.flatMap(form)
            return PastMeeting(
                id: meeting.id.rawValue, type: meeting.type.id.rawValue, date: meeting.schedule.date, length: meeting.schedule.length,
                answers: AnswerFacts(answers[meeting.id] ?? [], in: meeting, asked: form),
                agreements: (agreements[meeting.id] ?? []).map { AgreementFacts($0, responsible: known, by: clock) },
                metrics: metrics[meeting.id] ?? [:])
        }
    }
}

extension AnswerFacts {
    /// Of a conversation that was held: what both may read.
    init(_ answers: [Answer], in meeting: Meeting, asked form: Form?) {
        self.init()
        var questions: [QuestionID: Question] = [:]
        for answer in answers {
            let question = form?.question(answer.question)
            questions[answer.question] = question
            guard let value = answer.value, (question?.lane ?? .pair) == .pair else { continue }
            if answer.author == meeting.leader {
                leader[answer.question] = value
            } else if meeting.isOpen(answer, to: question) {
                employee[answer.question] = value
                if answer.isMarked { marked.append(answer.question) }
            }
        }
        marked.sort()
        self = asked(questions, Condition.Facts(today: meeting.schedule.date, meeting: meeting.facts))
    }
}
