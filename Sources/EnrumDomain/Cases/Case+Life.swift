/// The verbs of a case: each checks the order of things and the rules of form, and keeps that it happened.
extension Case {
    func requireOpen() throws(RuleBroken) {
        guard isOpen else { throw RuleBroken("rule.case_closed") }
    }

    func requireStep() throws(RuleBroken) -> CaseStep {
        try requireOpen()
        guard let step else { throw RuleBroken("rule.case_no_step") }
        return step
    }

    /// The step, when its conversation has been held.
    func requireHeld() throws(RuleBroken) -> CaseStep {
        let step = try requireStep()
        guard step.held != nil else { throw RuleBroken("rule.case_not_held") }
        return step
    }

    func requirePast(_ date: CalendarDate, _ today: CalendarDate, _ field: String) throws(RuleBroken) {
        guard date <= today else { throw RuleBroken("rule.case_future", field: field) }
    }

    /// Something happened within the step, and not before it began.
    func requireSince(_ begun: CalendarDate, _ date: CalendarDate, _ field: String) throws(RuleBroken) {
        guard date >= begun else { throw RuleBroken("rule.case_before_step", field: field) }
    }

    /// Someone who has become the employee's leader goes on with it; from then on they lead it.
    public mutating func carryOn(by leader: Person.ID, at instant: Instant) throws(RuleBroken) {
        try requireOpen()
        if self.leader != leader { happen(.carriedOn, by: leader, at: instant) }
    }

    /// As it is once whoever leads the employee now has gone on with it.
    public func asLed(by leader: Person.ID) -> Case {
        guard isOpen, self.leader != leader else { return self }
        var standing = self
        standing.happen(.carriedOn, by: leader, at: events.last?.at ?? Instant(milliseconds: 0))
        return standing
    }

    public mutating func nameHR(_ person: Person.ID?, by leader: Person.ID, at instant: Instant, today: CalendarDate) throws(RuleBroken) {
        try requireOpen()
        guard hr != person else { throw RuleBroken("rule.nothing_changed") }
        happen(.namedHR(person, on: today), by: leader, at: instant)
    }

    /// Whether the step under way can end in a decision. Whoever is named to decide reads the case from then, and not before.
    public var isDeciding: Bool { step.map { !stage(of: $0).decisions.isEmpty } ?? false }

    /// Whether somebody is named to decide and has that to do, or has done it.
    public func decides(_ person: Person.ID) -> Bool {
        decisionMaker == person && (isDeciding || steps.contains { $0.decided?.by == person })
    }

    /// Only where the step under way can end in a decision; nil takes the name away at any time.
    public mutating func nameDecisionMaker(_ person: Person.ID?, by leader: Person.ID, at instant: Instant) throws(RuleBroken) {
        try requireOpen()
        guard decisionMaker != person else { throw RuleBroken("rule.nothing_changed") }
        guard person != employee, person == nil || person != companion?.person else {
            throw RuleBroken("rule.case_not_self", field: "decision_maker")
        }
        guard person == nil || isDeciding else { throw RuleBroken("rule.case_decides_nothing", field: "decision_maker") }
        happen(.namedDecisionMaker(person), by: leader, at: instant)
    }

    /// Notes what HR advised, without HR seeing the case (I-21).
    public mutating func advise(
        from: String, _ text: String, on date: CalendarDate, by leader: Person.ID, at instant: Instant, today: CalendarDate
    ) throws(RuleBroken) {
        try requireOpen()
        try requirePast(date, today, "on")
        happen(
            .advised(
                from: try from.checked("from", atMost: Limits.title), text: try text.checked("text", atMost: Limits.remark), on: date),
            by: leader, at: instant)
    }

    /// Begins a stage (I-03, I-08).
    ///
    /// - Parameter expects: What the stage is expected to end in; then HR takes part.
    public mutating func begin(
        _ stage: Slug, because reason: String?, expects: [Decision], by leader: Person.ID, at instant: Instant, today: CalendarDate
    ) throws {
        try requireOpen()
        guard step == nil else { throw RuleBroken("rule.case_step_open") }
        guard let stage = procedure.stage(stage) else { throw RuleBroken("rule.case_unknown_stage", field: "stage") }
        let reason = try reason?.checkedIfAny("reason", atMost: Limits.remark)
        guard expects.allSatisfy(stage.decisions.contains) else { throw RuleBroken("rule.case_expects", field: "expects") }
        try require(.begin(stage, reason: reason), on: today)
        append(
            Event(
                by: leader, at: instant, step: steps.count + 1, kind: .began(stage: stage.id, reason: reason, expects: expects)))
    }

    /// Plans when, where and about what; nobody but the leader side sees it until it is told or sent.
    public mutating func plan(_ appointment: Appointment, by leader: Person.ID, at instant: Instant) throws(RuleBroken) {
        let step = try requireStep()
        guard step.held == nil else { throw RuleBroken("rule.case_already_held") }
        guard !step.isAppointed else { throw RuleBroken("rule.case_move", field: "date") }
        let checked = try appointment.checked()
        if checked != step.appointment { happen(.planned(checked), by: leader, at: instant) }
    }

    /// The employee has been told topic and time, face to face (I-11).
    ///
    /// - Parameter begun: The day the step began; nothing of it happened before.
    public mutating func tell(
        on date: CalendarDate, by leader: Person.ID, at instant: Instant, today: CalendarDate, begun: CalendarDate
    ) throws(RuleBroken) {
        let step = try requireStep()
        try requirePast(date, today, "on")
        try requireSince(begun, date, "on")
        guard step.held == nil else { throw RuleBroken("rule.case_already_held") }
        guard step.told == nil else { throw RuleBroken("rule.case_already_told") }
        guard step.appointment.topic != nil else { throw RuleBroken("rule.case_tell_topic", field: "topic") }
        guard let appointed = step.appointment.date, step.appointment.time != nil else {
            throw RuleBroken("rule.case_tell_time", field: "date")
        }
        guard date <= appointed else { throw RuleBroken("rule.case_told_after", field: "on") }
        happen(.told(on: date, written: today), by: leader, at: instant)
    }

    /// Moves an appointment that the employee knows of. To an earlier time only with their agreement, in words.
    ///
    /// - Parameters:
    ///   - appointment: Its date, time, place and duration are taken; topic and purpose stay as they were told.
    ///   - agreed: What was agreed, as the leader notes it; the employee reads it.
    public mutating func move(
        to appointment: Appointment, agreed: String?, by leader: Person.ID, at instant: Instant, today: CalendarDate
    ) throws {
        let step = try requireStep()
        guard step.held == nil else { throw RuleBroken("rule.case_already_held") }
        guard step.isAppointed else { throw RuleBroken("rule.case_not_appointed") }
        let (checked, agreed) = (try appointment.checked(), try agreed?.checkedIfAny("agreed", atMost: Limits.remark))
        guard let date = checked.date, checked.time != nil else { throw RuleBroken("rule.case_date", field: "date") }
        guard date >= today else { throw RuleBroken("rule.case_day_passed", field: "date") }
        var moved = step.appointment
        (moved.date, moved.time, moved.place, moved.duration) = (
            checked.date, checked.time, checked.place ?? moved.place, checked.duration ?? moved.duration
        )
        guard moved != step.appointment else { throw RuleBroken("rule.nothing_changed") }
        try require(.move(moved, agreed: agreed), on: today)
        happen(.moved(moved, agreed: agreed), by: leader, at: instant)
    }

    /// The conversation was held: not before the day that the employee was given.
    public mutating func hold(
        on date: CalendarDate, by leader: Person.ID, at instant: Instant, today: CalendarDate, begun: CalendarDate
    ) throws {
        let step = try requireStep()
        try requirePast(date, today, "on")
        try requireSince(begun, date, "on")
        guard step.held == nil else { throw RuleBroken("rule.case_already_held") }
        try require(.hold(on: date), on: today)
        happen(.held(on: date, written: today), by: leader, at: instant)
    }

    /// Time to think, in the conversation or until a continuation (I-39). One that was not noted as held is held today, by the same rules.
    ///
    /// - Parameter begun: The day the step began.
    public mutating func pause(
        because reason: String?, by leader: Person.ID, at instant: Instant, today: CalendarDate, begun: CalendarDate
    ) throws {
        let step = try requireStep()
        guard step.record == nil, step.decided == nil else { throw RuleBroken("rule.case_pause_over") }
        guard !step.isPaused else { throw RuleBroken("rule.case_paused") }
        let reason = try reason?.checkedIfAny("reason", atMost: Limits.remark)
        if step.held == nil { try hold(on: today, by: leader, at: instant, today: today, begun: begun) }
        happen(.paused(reason: reason), by: leader, at: instant)
    }

    /// When the paused conversation goes on.
    public mutating func agreeToGoOn(_ appointment: Appointment, by leader: Person.ID, at instant: Instant, today: CalendarDate)
        throws(RuleBroken)
    {
        let step = try requireHeld()
        guard step.isPaused else { throw RuleBroken("rule.case_not_paused") }
        guard let date = appointment.date else { throw RuleBroken("rule.case_date", field: "date") }
        guard date >= today else { throw RuleBroken("rule.case_day_passed", field: "date") }
        happen(.goesOn(try appointment.checked()), by: leader, at: instant)
    }

    public mutating func `continue`(on date: CalendarDate, by leader: Person.ID, at instant: Instant, today: CalendarDate)
        throws(RuleBroken)
    {
        let step = try requireHeld()
        try requirePast(date, today, "on")
        if let held = step.held { try requireSince(held.on, date, "on") }
        guard step.isPaused else { throw RuleBroken("rule.case_not_paused") }
        happen(.continued(on: date), by: leader, at: instant)
    }

    /// Keeps the plan of action; the ones before it stay in the history (I-47).
    public mutating func savePlan(_ plan: ActionPlan, by leader: Person.ID, at instant: Instant) throws(RuleBroken) {
        let step = try requireHeld()
        if step.plan != plan { happen(.planSaved(plan), by: leader, at: instant) }
    }

    /// How it went since, and what happens next: proposed by the procedure, chosen by the leader (I-48).
    public mutating func followUp(
        _ outcome: Agreement.Outcome, next: Procedure.NextStep, note: String?, by leader: Person.ID, at instant: Instant
    ) throws(RuleBroken) {
        _ = try requireHeld()
        happen(
            .followedUp(outcome, next: next, note: try note?.checkedIfAny("note", atMost: Limits.remark)), by: leader, at: instant)
    }

    /// Ends the step, so that the case can close or another stage begin.
    public mutating func endStep(by leader: Person.ID, at instant: Instant, today: CalendarDate) throws {
        _ = try requireStep()
        try require(.endStep, on: today)
        happen(.stepEnded(on: today), by: leader, at: instant)
    }

    /// Closes the case, and the step that is under way.
    public mutating func close(
        _ reason: CaseClosure.Reason, note: String?, by leader: Person.ID, at instant: Instant, today: CalendarDate
    ) throws {
        try requireOpen()
        guard reason != .employeeLeft else { throw RuleBroken("rule.case_reason", field: "reason") }
        let note = try note?.checkedIfAny("note", atMost: Limits.remark)
        if step != nil { try endStep(by: leader, at: instant, today: today) }
        happen(.closed(reason, note: note), by: leader, at: instant)
    }

    /// The employee has left: the case closes, and nothing of it is deleted.
    public mutating func closeAsLeft(at instant: Instant) {
        if isOpen { happen(.closed(.employeeLeft, note: nil), by: nil, at: instant) }
    }

    /// Notes something about the case; late when more than two working days have passed since.
    public mutating func note(
        _ text: String, occurredOn date: CalendarDate, by person: Person.ID, at instant: Instant, today: CalendarDate
    ) throws(RuleBroken) {
        try requireOpen()
        try requirePast(date, today, "occurred_on")
        let text = try text.checked("text", atMost: Limits.text)
        guard !notes.contains(where: { $0.by == person && $0.text == text && $0.occurredOn == date && $0.at.isSameAct(as: instant) }) else {
            return
        }
        happen(.noted(text: text, occurredOn: date, isLate: WorkingDays.isLate(date, written: today)), by: person, at: instant)
    }
}
