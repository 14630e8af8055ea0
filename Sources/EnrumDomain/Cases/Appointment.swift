/// When, where and about what a step is held, as the leader plans it; what the letter says is taken from here.
public struct Appointment: Hashable, Sendable, Codable {
    public var topic: String?
    public var purpose: String?
    public var date: CalendarDate?
    public var time: TimeOfDay?
    public var place: String?
    /// Minutes.
    public var duration: Int?
    /// Who attends for the workplace.
    public var participants: String?
    /// Whether the letter says that the employee may bring a companion.
    public var saysCompanionRight: Bool

    public init(
        topic: String? = nil, purpose: String? = nil, date: CalendarDate? = nil, time: TimeOfDay? = nil, place: String? = nil,
        duration: Int? = nil, participants: String? = nil, saysCompanionRight: Bool = false
    ) {
        (self.topic, self.purpose, self.date, self.time) = (topic, purpose, date, time)
        (self.place, self.duration, self.participants, self.saysCompanionRight) = (place, duration, participants, saysCompanionRight)
    }

    /// What a written convening must hold (I-31).
    public enum Field: String, CaseIterable, Hashable, Sendable {
        case topic, purpose, date, time, place, duration, participants
        case companionRight = "companion_right"
    }

    /// What is not there yet.
    public var missing: [Field] {
        Field.allCases.filter { field in
            switch field {
            case .topic: topic == nil
            case .purpose: purpose == nil
            case .date: date == nil
            case .time: time == nil
            case .place: place == nil
            case .duration: duration == nil
            case .participants: participants == nil
            case .companionRight: !saysCompanionRight
            }
        }
    }

    /// Tidied, with empty texts as nothing.
    ///
    /// - Throws: ``RuleBroken`` naming the field that is too long, or a duration that is none.
    public func checked() throws(RuleBroken) -> Appointment {
        if let duration, !(5...600).contains(duration) { throw RuleBroken("rule.case_duration", field: "duration") }
        return Appointment(
            topic: try topic?.checkedIfAny("topic", atMost: Limits.title),
            purpose: try purpose?.checkedIfAny("purpose", atMost: Limits.remark),
            date: date, time: time, place: try place?.checkedIfAny("place", atMost: Limits.title), duration: duration,
            participants: try participants?.checkedIfAny("participants", atMost: Limits.remark), saysCompanionRight: saysCompanionRight)
    }
}
