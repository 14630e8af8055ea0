import EnrumDomain

extension MeetingWriting
where Self: MeetingReading & ModuleReading & ModuleWriting & RecordReading & RecordWriting & AuditReading & AuditWriting {
    /// What a change of leader, or someone's leaving, does to the conversations that are open (rules b and e).
    ///
    /// A meeting belongs to its pair: what was not held ends, what was held closes as it stands. What was planned is planned anew with the
    /// new leader, on the same form but for questions that modules thought up from what the old pair had talked about; the employee's own
    /// answers and points come along as drafts, and what was shared with the old leader is shared with nobody until the employee shares it
    /// again.
    ///
    /// - Returns: The conversations that closed.
    @discardableResult
    func leaderChanged(
        for person: Person, at now: Instant, by actor: Person.ID?, newID: () -> Meeting.ID, newItemID: () -> AgendaItem.ID
    ) throws -> [Meeting.ID] {
        var closed: [Meeting.ID] = []
        for standing in try openMeetings(ofEmployee: person.id) where standing.leader != person.leader || !person.isActive {
            var ended = standing
            let stamp = Meeting.Stamp(by: actor ?? standing.leader, at: now)
            ended.leaderChanged(by: stamp)
            try update(ended)
            try log(
                "meeting.leader_changed", at: now, by: actor, object: "meeting/\(standing.id)",
                concerns: [standing.employee, standing.leader],
                fromOutside: true)
            if ended.closed != nil { closed.append(ended.id) }
            guard case .ended = ended.phase, person.isActive, let leader = person.leader else { continue }
            try passOn(standing, to: leader, at: stamp, by: actor, id: newID(), newItemID: newItemID)
        }
        return closed
    }

    private func passOn(
        _ old: Meeting, to leader: Person.ID, at stamp: Meeting.Stamp, by actor: Person.ID?, id: Meeting.ID, newItemID: () -> AgendaItem.ID
    ) throws {
        var meeting = Meeting(id: id, type: old.type, employee: old.employee, leader: leader, schedule: old.schedule, planned: stamp)
        try insert(meeting)
        if let form = try old.form.flatMap(form) {
            let passedOn = form.withoutGenerated
            let name = try passedOn.frozenID()
            try insert(passedOn, id: name)
            try meeting.send(form: name, leaving: Set(old.leftForLater), by: stamp)
            try update(meeting)
            try pin(pinnedModules(of: old.id), to: id)
            let own = try answers(of: old.id).filter { $0.author == old.employee }
            try save(own.filter { $0.question.set != "own" && !form.isGenerated($0.question) }, in: id)
        }
        for item in try agenda(of: old) where item.author == old.employee && item.ticked == nil {
            var copy = try AgendaItem(id: newItemID(), meeting: meeting, author: old.employee, text: item.text, at: stamp.at)
            copy.withdraw()
            try insert(copy)
        }
        try log(
            meeting.sent == nil ? "meeting.planned" : "meeting.planned_and_sent", at: stamp.at, by: actor, object: "meeting/\(id)",
            concerns: [old.employee, leader], fromOutside: true)
    }
}
