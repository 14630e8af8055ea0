import EnrumDomain

/// A change of one meeting, in its transaction: the meeting, how the viewer stands to it, and the moment.
struct MeetingChange {
    let transaction: any WriteTransaction
    let viewer: Viewer
    let relations: Set<AccessMatrix.Relation>
    let now: Instant
    let today: CalendarDate
    var meeting: Meeting
    /// Nobody else may see that it was done: a draft, a private note. The log then shows it to its author alone.
    var isOwnAffair = false

    var stamp: Meeting.Stamp { Meeting.Stamp(by: viewer.id, at: now) }

    /// Refuses as if it did not exist.
    func require(_ verb: AccessMatrix.Verb, _ object: AccessMatrix.Object) throws(NotFound) {
        try AccessPolicy.require(verb, object, for: relations)
    }

    /// Something that someone else may see has changed.
    mutating func touch() { meeting.version += 1 }

    func log(_ action: String, object: String? = nil) throws {
        try transaction.log(
            action, at: now, by: viewer.id, object: object ?? "meeting/\(meeting.id)",
            concerns: isOwnAffair ? [viewer.id] : [meeting.employee, meeting.leader],
            fromOutside: !meeting.includes(viewer.id))
    }
}

extension Environment {
    /// Changes a meeting in one transaction: looks it up, checks that the viewer may `verb` the `object` in it, does `body`, keeps the
    /// meeting, and logs `action` (ASVS 15.4.2: the check and the deed see the same state).
    ///
    /// - Throws: ``NotFound`` when there is no such meeting for this viewer; ``RuleBroken`` when a rule says no.
    func change<Result: Sendable>(
        _ id: Meeting.ID, as viewer: Viewer, _ verb: AccessMatrix.Verb, _ object: AccessMatrix.Object, log action: String,
        _ body: @escaping @Sendable (inout MeetingChange) throws -> Result
    ) async throws -> Result {
        let (now, today) = (clock.now, clock.today)
        return try await store.write { transaction in
            guard let meeting = try transaction.meeting(id) else { throw NotFound() }
            guard let person = try transaction.person(viewer.id), person.isActive else { throw NotFound() }
            let viewer = Viewer(person)
            let relations = try transaction.relations(of: viewer, toPairOf: meeting.employee, with: meeting.leader)
            var change = MeetingChange(
                transaction: transaction, viewer: viewer, relations: relations, now: now, today: today, meeting: meeting)
            try change.require(verb, object)
            let result = try body(&change)
            if change.meeting != meeting { try transaction.update(change.meeting) }
            try change.log(action)
            return result
        }
    }
}
