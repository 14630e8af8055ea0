/// A staged procedure of several conversations about one matter (forløb).
///
/// It is a log of what happened; everything else follows from that, and nothing is ever taken out of it.
public struct Case: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Case>

    public let id: ID
    public let employee: Person.ID
    public let pin: PinnedProcedure
    /// Everything that happened, oldest first; the first is that it was opened.
    public private(set) var events: [Event]
    /// Counts up with each event.
    public var version: Int { events.count }

    public internal(set) var topic = ""
    /// Who has led it, oldest first. Whoever is the employee's leader now may carry on.
    public internal(set) var led: [CaseLeader] = []
    /// The HR consultant named on the case.
    public internal(set) var hr: Person.ID?
    /// The day that they were named; nil for what was kept before that day was.
    public internal(set) var hrNamedOn: CalendarDate?
    public internal(set) var decisionMaker: Person.ID?
    /// Whether whoever decides named themselves, as the leader: then it ends with leading the employee.
    public internal(set) var decidesByOwnWord = false
    public internal(set) var companion: Companion?
    public internal(set) var steps: [CaseStep] = []
    public internal(set) var documents: [CaseDocument] = []
    public internal(set) var advice: [HRAdvice] = []
    public internal(set) var notes: [TimedNote] = []
    public internal(set) var overrides: [CaseOverride] = []
    public internal(set) var closure: CaseClosure?
    /// When the employee was first told or handed something; until then the case is the leader's preparation, and not there for them.
    public internal(set) var visibleSince: Instant?

    /// - Throws: ``RuleBroken`` without a topic.
    public init(id: ID, employee: Person.ID, leader: Person.ID, pin: PinnedProcedure, topic: String, at instant: Instant)
        throws(RuleBroken)
    {
        guard let topic = try topic.checkedIfAny("topic", atMost: Limits.title) else { throw RuleBroken("rule.case_topic", field: "topic") }
        (self.id, self.employee, self.pin, events) = (id, employee, pin, [])
        append(Event(by: leader, at: instant, step: nil, kind: .opened(topic: topic)))
    }

    /// Rebuilds one from the store. Nil when it does not begin with being opened.
    public init?(stored id: ID, employee: Person.ID, pin: PinnedProcedure, events: [Event]) {
        guard case .opened? = events.first?.kind else { return nil }
        (self.id, self.employee, self.pin, self.events) = (id, employee, pin, [])
        for event in events { append(event) }
    }

    public var procedure: Procedure { pin.procedure }
    public var leader: Person.ID { led.last?.leader ?? employee }
    public var isOpen: Bool { closure == nil }
    /// The step that is under way.
    public var step: CaseStep? { steps.last.flatMap { $0.isOpen ? $0 : nil } }
    public func stage(of step: CaseStep) -> Stage {
        procedure.stage(step.stage) ?? Stage(id: step.stage, title: LocalizedText(danish: step.stage.rawValue))
    }
    public func document(_ number: Int) -> CaseDocument? { documents.first { $0.number == number } }

    /// Whether HR takes part in the step: where the stage says so, and a decision is expected, heard about or made (I-21).
    public func hrTakesPart(in step: CaseStep) -> Bool { stage(of: step).hr == .takesPart && step.isAboutSanction }
    /// Whether HR takes part, or has taken part, in any step.
    public var hrTakesPart: Bool { steps.contains { hrTakesPart(in: $0) } }

    mutating func append(_ event: Event) {
        events.append(event)
        apply(event)
    }

    /// Keeps that something happened.
    mutating func happen(_ kind: Event.Kind, by person: Person.ID?, at instant: Instant, step: Int? = nil) {
        append(Event(by: person, at: instant, step: step ?? self.step?.number, kind: kind))
    }
}
