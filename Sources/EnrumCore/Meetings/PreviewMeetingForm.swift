public import EnrumDomain

/// The form that a planned conversation would get if it were sent now.
public struct MeetingFormPreview: Sendable {
    public let meeting: Meeting
    public let employee: Person
    public let form: Form
    /// Those of its questions that were left for later in the pair's last conversation.
    public let wereLeft: Set<QuestionID>

    /// What the employee is asked to answer beforehand, before anything is answered that brings more.
    public let asked: Set<QuestionID>

    /// What the modules are called whose questions these are; every other set is the organisation's.
    public let modules: [Slug: LocalizedText]

    /// More than most can answer with care (P-16, P-24).
    public var isLong: Bool { Self.isLong(asked.count) }

    /// Whether a form with `count` questions is one.
    public static func isLong(_ count: Int) -> Bool { count > Limits.comfortableQuestions }

    /// How many of those that the employee is asked are still there when some are left for later.
    public func count(leaving left: Set<QuestionID>) -> Int { asked.subtracting(left).count }

    /// Whether a set is of a module that stays out of the conversation altogether when all of it is left for later.
    public func canBeQuiet(_ set: Slug) -> Bool { modules[set] != nil && set != meeting.type.id.plugin }

    init(
        _ form: Form, for meeting: Meeting, with employee: Person, modules: [Slug: LocalizedText] = [:], wereLeft left: [QuestionID],
        today: CalendarDate
    ) {
        let facts = Condition.Facts(today: today, meeting: meeting.facts)
        (self.meeting, self.employee, self.modules) = (meeting, employee, modules)
        let possible = form.possible(in: meeting, on: today)
        self.form = form.without(Set(form.questions.map(\.id)).subtracting(possible.map(\.id)))
        asked = Set(
            possible.filter { $0.answeredBy != .leader && meeting.isPrepared($0) && ($0.showIf?.holds(given: facts) ?? true) }.map(\.id))
        wereLeft = Set(left).intersection(possible.map(\.id))
    }
}

/// Reads the form of a conversation before it is sent, so that the leader can leave some of it for later (P-16).
public struct PreviewMeetingForm: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for somebody who may not send it; ``RuleBroken`` when it has been sent.
    public func callAsFunction(of id: Meeting.ID, as viewer: Viewer) async throws -> MeetingFormPreview {
        let (meeting, employee, left) = try await environment.store.read { transaction in
            let (meeting, employee) = try transaction.meetingToSend(id, by: viewer.id)
            return (meeting, employee, try transaction.meeting(before: meeting)?.leftForLater ?? [])
        }
        guard meeting.phase == .planned else { throw RuleBroken("rule.already_sent") }
        let modules = try await environment.moduleForm(for: employee, with: meeting.leader, in: meeting.type, MeetingFacts(meeting))
        let form = try await environment.store.read { transaction in
            try transaction.assembledForm(
                for: employee.department, of: meeting.type, with: modules.sets, generated: modules.generated)
        }
        return MeetingFormPreview(
            form, for: meeting, with: employee, modules: modules.titles, wereLeft: left, today: environment.clock.today)
    }
}

extension Form {
    /// The questions that some answer could bring into a conversation: no others are there to be left out of it.
    func possible(in meeting: Meeting, on today: CalendarDate) -> [Question] {
        let facts = Condition.Facts(today: today, meeting: meeting.facts)
        return questions.filter { $0.showIf.map { $0.settled(given: facts) != false } ?? true }
    }
}

extension MeetingReading where Self: PeopleReading {
    /// - Throws: ``NotFound`` for someone who may not send its form.
    func meetingToSend(_ id: Meeting.ID, by viewer: Person.ID) throws -> (meeting: Meeting, employee: Person) {
        guard let meeting = try meeting(id), let employee = try person(meeting.employee), let person = try person(viewer), person.isActive
        else { throw NotFound() }
        let relations = try relations(of: Viewer(person), toPairOf: meeting.employee, with: meeting.leader)
        try AccessPolicy.require(.plan, .meeting, for: relations)
        return (meeting, employee)
    }
}
