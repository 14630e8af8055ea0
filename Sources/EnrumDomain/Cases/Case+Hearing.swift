/// What happens while somebody is heard, and how a block is overruled.
extension Case {
    private func requireHearing() throws(RuleBroken) -> (step: CaseStep, hearing: Hearing) {
        let step = try requireStep()
        guard let hearing = step.hearing else { throw RuleBroken("rule.case_no_hearing") }
        guard step.decided == nil else { throw RuleBroken("rule.case_decided") }
        return (step, hearing)
    }

    /// The employee asks for more time; the decision waits for the answer.
    public mutating func askForMoreTime(
        because reason: String, until: CalendarDate?, by employee: Person.ID, at instant: Instant
    ) throws(RuleBroken) {
        let hearing = try requireHearing().hearing
        guard !hearing.hasOpenRequest else { throw RuleBroken("rule.case_request_open") }
        guard let reason = try reason.checkedIfAny("reason", atMost: Limits.remark) else {
            throw RuleBroken("rule.reason_needed", field: "reason")
        }
        if let until, until <= hearing.deadline { throw RuleBroken("rule.case_until", field: "until") }
        happen(.askedForTime(reason: reason, until: until), by: employee, at: instant)
    }

    /// Answers a request for more time: with a later deadline, or with no and why. It is normally granted (PAV 9.1.9).
    public mutating func answerMoreTime(
        until: CalendarDate?, because reason: String?, by leader: Person.ID, at instant: Instant
    ) throws(RuleBroken) {
        let hearing = try requireHearing().hearing
        guard hearing.hasOpenRequest else { throw RuleBroken("rule.case_no_request") }
        let reason = try reason?.checkedIfAny("reason", atMost: Limits.remark)
        if let until {
            guard until > hearing.deadline else { throw RuleBroken("rule.case_until", field: "until") }
        } else if reason == nil {
            throw RuleBroken("rule.reason_needed", field: "reason")
        }
        let last = until.map { procedure.deadlines.last(0, from: $0) }
        happen(.answeredTime(until: last, reason: reason, chosen: until), by: leader, at: instant)
    }

    /// The employee asks that the decision waits for their statement (forvaltningsloven section 21).
    ///
    /// The clock stands still until the leader has set a deadline for the statement.
    public mutating func askToWait(by employee: Person.ID, at instant: Instant) throws(RuleBroken) {
        let hearing = try requireHearing().hearing
        guard hearing.waitAskedAt == nil else { throw RuleBroken("rule.nothing_changed") }
        happen(.askedToWait, by: employee, at: instant)
    }

    /// Sets the last day for a statement that the decision waits for; never earlier than the deadline that already stood.
    public mutating func setStatementDeadline(_ date: CalendarDate, by leader: Person.ID, at instant: Instant, today: CalendarDate)
        throws(RuleBroken)
    {
        let hearing = try requireHearing().hearing
        guard hearing.waitAskedAt != nil, hearing.waitAnsweredAt == nil else { throw RuleBroken("rule.case_no_request") }
        guard date > today, date >= hearing.deadline else { throw RuleBroken("rule.case_until", field: "until") }
        happen(.setStatementDeadline(procedure.deadlines.last(0, from: date), chosen: date), by: leader, at: instant)
    }

    /// The employee's statement. After the deadline it is taken all the same, and marked late; more can come until the decision. The same
    /// words within a minute are the same act.
    public mutating func state(_ text: String, by employee: Person.ID, at instant: Instant, today: CalendarDate) throws(RuleBroken) {
        let hearing = try requireHearing().hearing
        let text = try text.checked("statement", atMost: Limits.text)
        guard !hearing.statements.contains(where: { $0.isAgain(text, by: employee, at: instant) }) else { return }
        guard hearing.statements.count < Limits.rows else {
            throw RuleBroken("rule.too_many", field: "statement", ["limit": String(Limits.rows)])
        }
        happen(.stated(text: text, isLate: today > hearing.deadline), by: employee, at: instant)
    }

    /// Asks to get past a block that can be: in writing, for a second person to say yes to.
    ///
    /// - Parameter intended: The gravest decision that it is asked for; nothing graver can rest on the yes.
    public mutating func askToOverrule(
        _ finding: String, for intended: Decision? = nil, because reason: String, by person: Person.ID, at instant: Instant
    ) throws(RuleBroken) {
        let step = try requireStep()
        guard let reason = try reason.checkedIfAny("reason", atMost: Limits.remark) else {
            throw RuleBroken("rule.reason_needed", field: "reason")
        }
        guard Self.overridable.contains(finding) else { throw RuleBroken("rule.case_no_overrule") }
        guard !overrides.contains(where: { $0.finding == finding && $0.step == step.number && $0.approvedBy == nil }) else {
            throw RuleBroken("rule.case_overrule_asked")
        }
        happen(.overrideAsked(finding: finding, reason: reason, intended: intended), by: person, at: instant)
    }

    /// The second person says yes: never the one who asked, nor the one who decides, nor the employee.
    public mutating func approveOverrule(_ finding: String, by person: Person.ID, at instant: Instant) throws(RuleBroken) {
        guard let asked = openOverrule, asked.finding == finding else { throw RuleBroken("rule.case_no_overrule_asked") }
        guard person != asked.askedBy, person != employee, person != decisionMaker else { throw RuleBroken("rule.case_second_person") }
        happen(.overrideApproved(finding: finding), by: person, at: instant)
    }

    /// What waits for a second person in the step that is under way.
    public var openOverrule: CaseOverride? { overrides.last { $0.approvedBy == nil && $0.step == step?.number && isOpen } }

    /// The findings that can be overruled.
    static let overridable: Set<String> = [
        "no_hearing", "hearing_deadline", "hearing_request", "hearing_statement", "hearing_graver", "hr_named",
    ]

    // MARK: The companion

    /// The employee invites someone (I-20); at any time, and they see what is handed on to them from then.
    public mutating func invite(companion person: Person.ID?, name: String, by employee: Person.ID, at instant: Instant)
        throws(RuleBroken)
    {
        try requireOpen()
        guard companion == nil else { throw RuleBroken("rule.case_has_companion") }
        guard person != employee, person != leader, person != hr, person != decisionMaker || person == nil else {
            throw RuleBroken("rule.case_companion_self", field: "companion")
        }
        happen(
            .companionInvited(person: person, name: try name.checked("companion", atMost: Limits.name)), by: employee, at: instant)
    }

    public mutating func removeCompanion(by employee: Person.ID, at instant: Instant) throws(RuleBroken) {
        guard companion != nil else { throw RuleBroken("rule.case_no_companion") }
        happen(.companionRemoved, by: employee, at: instant)
    }

    /// The employee hands a document on to their companion.
    public mutating func shareWithCompanion(_ number: Int, by employee: Person.ID, at instant: Instant) throws(RuleBroken) {
        try requireOpen()
        let document = try requireDocument(number)
        guard let companion else { throw RuleBroken("rule.case_no_companion") }
        guard !isShared(document, with: companion) else { throw RuleBroken("rule.nothing_changed") }
        happen(.sharedWithCompanion(document: number), by: employee, at: instant, step: document.step)
    }

    /// Whether it was handed on to this companion, not to an earlier one.
    public func isShared(_ document: CaseDocument, with companion: Companion) -> Bool {
        document.sharedWithCompanionAt.map { $0 >= companion.invitedAt } ?? false
    }
}
