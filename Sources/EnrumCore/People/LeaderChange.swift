import EnrumDomain

extension MeetingWriting
where Self: MeetingReading & ModuleReading & ModuleWriting & RecordReading & RecordWriting & AuditReading & AuditWriting {
    /// What a change of leader, or someone's leaving, does to the conversations that are open (rules b and e).
    ///
    /// A meeting belongs to its pair: what was not held ends, what was held closes as it stands. What was planned is planned anew with the
    /// new leader, on the same form; the employee's own answers and points come along as drafts, and what was shared with the old leader is
    /// shared with nobody until the employee shares it again.
    func leaderChanged(for person: Person, at now: Instant, by actor: Person.ID?, newID: () -> Meeting.ID, newItemID: () -> AgendaItem.ID)
        throws
    {
        for standing in try openMeetings(ofEmployee: person.id) where standing.leader != person.leader || !person.isActive {
            var ended = standing
            let stamp = Meeting.Stamp(by: actor ?? standing.leader, at: now)
            ended.leaderChanged(by: stamp)
            try update(ended)
            try log(
                "meeting.leader_changed", at: now, by: actor, object: "meeting/\(standing.id)",
                concerns: [standing.employee, standing.leader],
                fromOutside: true)
            guard case .ended = ended.phase, person.isActive, let leader = person.leader else { continue }
            try passOn(standing, to: leader, at: stamp, by: actor, id: newID(), newItemID: newItemID)
        }
    }

    private func passOn(
        _ old: Meeting, to leader: Person.ID, at stamp: Meeting.Stamp, by actor: Person.ID?, id: Meeting.ID, newItemID: () -> AgendaItem.ID
    ) throws {
        var meeting = Meeting(id: id, employee: old.employee, leader: leader, schedule: old.schedule, planned: stamp)
        try insert(meeting)
        if let form = old.form {
            try meeting.send(form: form, by: stamp)
            try update(meeting)
            try pin(pinnedModules(of: old.id), to: id)
            try save(answers(of: old.id).filter { $0.author == old.employee && $0.question.set != "own" }, in: id)
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
