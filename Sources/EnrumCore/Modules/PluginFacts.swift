public import EnrumDomain

// What the conditions of level 1 see of a snapshot, under the names that Lua sees too.

extension MeetingFacts {
    /// What `{ meeting: … }` can name.
    public static let factNames = ["id", "type", "date", "time", "length", "place", "phase", "shared", "moves"]

    /// The facts by name; what is absent is not there.
    public var facts: [String: Condition.Value] {
        var facts: [String: Condition.Value] = [
            "id": .text(id), "type": .text(type), "date": .date(date), "length": .number(Double(length)), "phase": .text(phase),
            "shared": .yesNo(isShared), "moves": .number(Double(moves)),
        ]
        facts["time"] = time.map { .text($0.iso) }
        facts["place"] = place.map { .text($0) }
        return facts
    }
}

extension AgreementFacts {
    /// What a finding on an agreement can stand beside.
    public static let fieldNames = ["title", "responsible", "due", "first_step", "follow_up"]

    /// What `{ agreement: … }` can name.
    public static let factNames =
        fieldNames + [
            "id", "meeting", "template", "area", "state", "outcome", "made", "amendments", "overdue",
        ]

    /// Open, and its deadline is behind us.
    public func isOverdue(on today: CalendarDate) -> Bool { state == "open" && due.map { $0 < today } == true }

    /// Kept, or evaluated as improved: what `kept` counts in `ctx.history`.
    public var isKept: Bool { state == "kept" || outcome == "improved" }

    /// The facts by name; what is absent is not there.
    public func facts(on today: CalendarDate) -> [String: Condition.Value] {
        var facts: [String: Condition.Value] = [
            "state": .text(state), "amendments": .number(Double(amendments)), "overdue": .yesNo(isOverdue(on: today)),
        ]
        facts["id"] = id.map { .text($0) }
        facts["meeting"] = meeting.map { .text($0) }
        facts["title"] = title.tidied.map { .text($0) }
        facts["responsible"] = responsible.map { .text($0) }
        facts["due"] = due.map { .date($0) }
        facts["first_step"] = firstStep.map { .text($0) }
        facts["follow_up"] = followUp.map { .text($0) }
        facts["template"] = template.map { .text($0) }
        facts["area"] = area.map { .text($0) }
        facts["outcome"] = outcome.map { .text($0) }
        facts["made"] = made.map { .date($0) }
        return facts
    }
}

extension ReminderRule {
    /// What `{ meeting: … }` can name in a reminder: facts of the pair's latest conversation that was held.
    public static let factNames = ["date", "length", "type", "open_agreements", "has_next"]
}
