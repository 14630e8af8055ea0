extension Meeting {
    /// Freezes the form and lets the employee prepare (P-02).
    ///
    /// - Parameter later: Questions that were left out of it, to be asked another time (P-16).
    public mutating func send(form: FormID, leaving later: Set<QuestionID> = [], by stamp: Stamp) throws(RuleBroken) {
        try requireNotEnded()
        guard phase == .planned else { throw RuleBroken("rule.already_sent") }
        (self.form, self.sent, self.leftForLater) = (form, stamp, later.sorted())
        version += 1
    }

    /// Gives it another date, time or place; a new date is remembered as a move.
    public mutating func reschedule(_ schedule: Schedule, by stamp: Stamp, because reason: String?) throws(RuleBroken) {
        try requireNotEnded()
        guard phase == .planned || phase == .before else { throw RuleBroken("rule.already_begun") }
        guard schedule != self.schedule else { return }
        if schedule.date != self.schedule.date {
            let reason = try reason?.checkedIfAny("reason", atMost: Limits.remark)
            moves.append(Move(from: self.schedule.date, to: schedule.date, stamp: stamp, reason: reason))
        }
        self.schedule = schedule
        version += 1
    }

    /// Lets the leader read the employee's preparation (P-03). Possible until the record closes: also at the table.
    public mutating func share(by stamp: Stamp) throws(RuleBroken) {
        guard [.before, .during, .after].contains(phase) else { throw RuleBroken("rule.cannot_share_now") }
        guard shared == nil else { return }
        shared = stamp
        version += 1
    }

    /// Takes the preparation back, as long as the leader has not read it.
    public mutating func withdraw() throws(RuleBroken) {
        guard shared != nil else { return }
        guard opened == nil, phase == .before else { throw RuleBroken("rule.already_opened") }
        shared = nil
        version += 1
    }

    /// Remembers that the leader has read what was shared.
    public mutating func open(at instant: Instant) {
        guard isRevealed, opened == nil else { return }
        opened = instant
    }

    /// The leader has prepared: where both show at once, each can read the other's preparation when the employee has shared too.
    public mutating func makeReady(by stamp: Stamp) throws(RuleBroken) {
        guard type.revealsTogether else { throw RuleBroken("rule.nothing_to_reveal") }
        guard phase == .before else { throw RuleBroken(phase == .planned ? "rule.send_first" : "rule.already_begun") }
        guard ready == nil else { return }
        ready = stamp
        version += 1
    }

    public mutating func begin(by stamp: Stamp) throws(RuleBroken) {
        switch phase {
        case .before: begun = stamp
        case .planned: throw RuleBroken("rule.send_first")
        case .during, .after, .closed: return
        case .ended: throw RuleBroken("rule.is_ended")
        }
        version += 1
    }

    /// The conversation is over; the minutes and the agreements go to both.
    public mutating func finish(by stamp: Stamp) throws(RuleBroken) {
        try requireNotEnded()
        guard phase == .during else { throw RuleBroken(held == nil ? "rule.begin_first" : "rule.already_held") }
        held = stamp
        version += 1
    }

    /// Closes the record: from here on it is only appended to.
    public mutating func close(by stamp: Stamp) throws(RuleBroken) {
        try requireNotEnded()
        guard phase == .after else { throw RuleBroken(phase == .closed ? "rule.is_closed" : "rule.finish_first") }
        closed = stamp
        version += 1
    }

    /// It will not be held, or was not.
    public mutating func end(_ kind: Ending.Kind, by stamp: Stamp, because reason: String?) throws(RuleBroken) {
        try requireNotEnded()
        guard phase == .planned || phase == .before else { throw RuleBroken("rule.already_begun") }
        ending = Ending(kind: kind, stamp: stamp, reason: try reason?.checkedIfAny("reason", atMost: Limits.remark))
        version += 1
    }

    /// The employee has another leader now: what was not held ends, what was held closes as it stands.
    public mutating func leaderChanged(by stamp: Stamp) {
        switch phase {
        case .planned, .before: ending = Ending(kind: .leaderChanged, stamp: stamp, reason: nil)
        case .during:
            held = stamp
            closed = stamp
        case .after: closed = stamp
        case .closed, .ended: return
        }
        version += 1
    }

    /// Hands the pen to the other (SECURITY rule l).
    public mutating func passPen(to person: Person.ID) throws(RuleBroken) {
        guard includes(person) else { throw RuleBroken("rule.not_a_participant") }
        try requireNotEnded()
        guard phase != .closed else { throw RuleBroken("rule.is_closed") }
        minuteTaker = person
        version += 1
    }

    private func requireNotEnded() throws(RuleBroken) {
        if ending != nil { throw RuleBroken("rule.is_ended") }
    }

    /// Whether answers of the preparation can still change: the employee's are locked when they are shared and the conversation has begun.
    public func preparationIsOpen(for person: Person.ID) -> Bool {
        switch phase {
        case .before: true
        case .during, .after: person == leader || shared == nil
        case .planned, .closed, .ended: false
        }
    }

    /// Whether notes, agreements and minutes can be written.
    public var recordIsOpen: Bool { phase == .during || phase == .after }

    /// Rebuilds a meeting from the store, exactly as it was.
    public static func stored(
        id: ID, type: MeetingType, employee: Person.ID, leader: Person.ID, schedule: Schedule, planned: Stamp, moves: [Move],
        sent: Stamp?, form: FormID?, leftForLater: [QuestionID] = [], shared: Stamp?, opened: Instant?, ready: Stamp? = nil,
        begun: Stamp?, held: Stamp?, closed: Stamp?, ending: Ending?, minuteTaker: Person.ID, version: Int
    ) -> Meeting {
        var meeting = Meeting(id: id, type: type, employee: employee, leader: leader, schedule: schedule, planned: planned)
        (meeting.moves, meeting.sent, meeting.form, meeting.shared, meeting.opened) = (moves, sent, form, shared, opened)
        (meeting.begun, meeting.held, meeting.closed, meeting.ending) = (begun, held, closed, ending)
        (meeting.minuteTaker, meeting.version, meeting.leftForLater, meeting.ready) = (minuteTaker, version, leftForLater, ready)
        return meeting
    }
}
