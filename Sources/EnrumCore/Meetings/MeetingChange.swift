import EnrumDomain

/// A change of one meeting, in its transaction: the meeting, how the viewer stands to it, and the moment.
struct MeetingChange {
    let transaction: any WriteTransaction
    let viewer: Viewer
    let relations: Set<AccessMatrix.Relation>
    let now: Instant
    let today: CalendarDate
    var meeting: Meeting
    /// What the log calls the deed; nil when nothing was done.
    private(set) var action: String?
    /// Whom the row in the log concerns.
    private(set) var concerns: [Person.ID]

    /// What was said about each question, read once for however many fields are saved; nil until it is asked for.
    private var said: [QuestionID: SharedNote?]?

    /// The pair is concerned, but for a leader who no longer is.
    init(
        _ meeting: Meeting, in transaction: any WriteTransaction, by viewer: Viewer, standing relations: Set<AccessMatrix.Relation>,
        at now: Instant, today: CalendarDate, as action: String
    ) {
        (self.transaction, self.viewer, self.relations, self.now, self.today) = (transaction, viewer, relations, now, today)
        (self.meeting, self.action) = (meeting, action)
        let isFormer = viewer.id == meeting.employee && viewer.person.leader != meeting.leader
        concerns = isFormer ? [meeting.employee] : [meeting.employee, meeting.leader]
    }

    var stamp: Meeting.Stamp { Meeting.Stamp(by: viewer.id, at: now) }

    /// Refuses as if it did not exist.
    func require(_ verb: AccessMatrix.Verb, _ object: AccessMatrix.Object) throws(NotFound) {
        try AccessPolicy.require(verb, object, for: relations)
    }

    /// Something that someone else may see has changed.
    mutating func touch() { meeting.version += 1 }

    /// Nothing was done after all, and there is nothing to log: the same key again, a text as it stood.
    mutating func nothingDone() { action = nil }

    /// The outcome of a deed that changed nothing.
    mutating func nothingDone<Outcome>(_ outcome: Outcome) -> Outcome {
        nothingDone()
        return outcome
    }

    /// Only the viewer may know of it: neither that a draft grows, nor that there is a private note (rule h).
    mutating func keepToSelf() { concerns = [viewer.id] }

    /// Several deeds as one: logged when any of them did something, and to both when any of those concerns both.
    mutating func each<Item, Outcome>(_ items: [Item], _ deed: (inout MeetingChange, Item) throws -> Outcome) throws -> [Outcome] {
        let (name, pair) = (action, concerns)
        var widest: [Person.ID] = []
        let outcomes = try items.map { item in
            (action, concerns) = (name, pair)
            let outcome = try deed(&self, item)
            if action != nil, concerns.count > widest.count { widest = concerns }
            return outcome
        }
        (action, concerns) = (widest.isEmpty ? nil : name, widest)
        return outcomes
    }

    /// What stands about a question, and nil while nothing is said.
    /// - Throws: ``NotFound`` when it is no question of the meeting.
    mutating func note(about question: QuestionID) throws -> SharedNote? {
        let notes = try said ?? noted()
        said = notes
        guard let note = notes[question] else { throw NotFound() }
        return note
    }

    mutating func keep(_ note: SharedNote) throws {
        try transaction.save(note)
        said?[note.question] = .some(note)
    }

    private func noted() throws -> [QuestionID: SharedNote?] {
        // What somebody answers to themselves is not talked about here.
        var notes = try questions().filter { $0.value.lane != .author }.mapValues { _ in SharedNote?.none }
        for note in try transaction.sharedNotes(of: meeting.id) where notes[note.question] != nil { notes[note.question] = .some(note) }
        return notes
    }

    func log() throws {
        guard let action else { return }
        try transaction.log(
            action, at: now, by: viewer.id, object: "meeting/\(meeting.id)", concerns: concerns, fromOutside: !meeting.includes(viewer.id))
    }
}

extension Environment {
    /// Changes a meeting in one transaction: looks it up, checks that the viewer may `verb` the `object` in it, does `body`, keeps the
    /// meeting, and logs `action` unless nothing was done (ASVS 15.4.2: the check and the deed see the same state).
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
                meeting, in: transaction, by: viewer, standing: relations, at: now, today: today, as: action)
            try change.require(verb, object)
            let result = try body(&change)
            if change.meeting != meeting { try transaction.update(change.meeting) }
            try change.log()
            return result
        }
    }
}
