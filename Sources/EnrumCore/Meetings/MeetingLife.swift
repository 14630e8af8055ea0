public import EnrumDomain

/// Sends the form of a planned meeting to the employee, and freezes it (P-02).
public struct SendForm: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter later: Questions to leave for a later conversation (P-16); those that the form would not have are ignored.
    /// - Throws: ``NotFound`` when there is no such meeting for this viewer, and also when it cannot be sent and the viewer may plan it but
    ///   not see it, as HR.
    public func callAsFunction(_ meeting: Meeting.ID, leaving later: Set<QuestionID> = [], as viewer: Viewer) async throws {
        try await environment.untilItFits {
            let form = try await moduleForm(for: meeting, as: viewer)
            try await environment.change(meeting, as: viewer, .plan, .meeting, log: "meeting.sent") { change in
                guard let employee = try change.transaction.person(change.meeting.employee) else { throw NotFound() }
                do {
                    try change.transaction.send(
                        &change.meeting, to: employee, leaving: later, by: change.stamp, on: change.today, with: form)
                } catch let broken as RuleBroken {
                    // A rule that says no says that there is a conversation.
                    try change.require(.read, .meeting)
                    throw broken
                }
            }
        }
    }

    /// What modules add; nothing where the form cannot be sent, which the rules say then.
    ///
    /// - Throws: ``NotFound`` for someone who may not send it, so that nobody else sets hooks going.
    private func moduleForm(for id: Meeting.ID, as viewer: Viewer) async throws -> ModuleForm {
        let (meeting, employee) = try await environment.store.read { try $0.meetingToSend(id, by: viewer.id) }
        guard meeting.phase == .planned else {
            return ModuleForm(department: employee.department, leader: meeting.leader, type: meeting.type)
        }
        return try await environment.moduleForm(for: employee, with: meeting.leader, in: meeting.type, MeetingFacts(meeting))
    }
}

/// Lets the leader read what the employee prepared (P-03).
public struct ShareAnswers: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .share, .preparation, log: "preparation.shared") { change in
            let standing = change.meeting
            try change.meeting.share(by: change.stamp)
            guard change.meeting != standing else { return change.nothingDone() }
            try change.eachOwnPoint { $0.share(at: change.now) }
        }
    }
}

/// The leader says that they have prepared too, where each reads the other's preparation only when both are ready.
public struct SayReady: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``NotFound`` for everybody but the leader.
    public func callAsFunction(_ meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .comment, .preparation, log: "preparation.ready") { change in
            let standing = change.meeting
            try change.meeting.makeReady(by: change.stamp)
            if change.meeting == standing { change.nothingDone() }
        }
    }
}

/// Takes a shared preparation back, as long as the leader has not read it.
public struct WithdrawAnswers: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .share, .preparation, log: "preparation.withdrawn") { change in
            guard let shared = change.meeting.shared else { return change.nothingDone() }
            try change.meeting.withdraw()
            try change.eachOwnPoint { point in
                if let since = point.sharedAt, since >= shared.at { point.withdraw() }
            }
        }
    }
}

extension MeetingChange {
    /// Changes the viewer's own points on the agenda.
    func eachOwnPoint(_ change: (inout AgendaItem) -> Void) throws {
        for item in try transaction.agenda(of: meeting) where item.author == viewer.id {
            var changed = item
            change(&changed)
            if changed != item { try transaction.update(changed) }
        }
    }
}

/// Gives a meeting another date, time, length or place (A-05: a moved one is seen as moved).
public struct RescheduleMeeting: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter basedOn: The meeting's version that the viewer saw; nil does not ask.
    public func callAsFunction(
        _ meeting: Meeting.ID, to schedule: Meeting.Schedule, because reason: String?, basedOn: Int? = nil, as viewer: Viewer
    ) async throws {
        try await environment.change(meeting, as: viewer, .write, .meeting, log: "meeting.moved") { change in
            if let basedOn, basedOn != change.meeting.version { throw MeetingChanged(standing: change.meeting) }
            guard schedule.date >= change.today || schedule.date == change.meeting.schedule.date else {
                throw RuleBroken("rule.date_past", field: "date")
            }
            let standing = change.meeting
            try change.meeting.reschedule(schedule, by: change.stamp, because: reason)
            if change.meeting == standing { change.nothingDone() }
        }
    }
}

/// Someone else changed the meeting since the viewer saw it.
public struct MeetingChanged: Error, Hashable, Sendable {
    public let standing: Meeting
}

/// Says that a meeting will not be held, or was not.
public struct EndMeeting: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ meeting: Meeting.ID, _ kind: Meeting.Ending.Kind, because reason: String?, as viewer: Viewer) async throws
    {
        guard kind != .leaderChanged else { throw RuleBroken("rule.wrong_kind", field: "kind") }
        try await environment.change(meeting, as: viewer, .write, .meeting, log: "meeting.\(kind.rawValue)") { change in
            if kind == .missed, change.meeting.schedule.date > change.today { throw RuleBroken("rule.not_missed_yet") }
            try change.meeting.end(kind, by: change.stamp, because: reason)
        }
    }
}

/// Begins the conversation.
public struct BeginMeeting: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter reason: Why the viewer begins although a module says no; see ``StoppedByFindings``.
    public func callAsFunction(_ meeting: Meeting.ID, overruling reason: String? = nil, as viewer: Viewer) async throws {
        try await environment.askGuards(of: meeting, from: .before, to: .during, as: viewer) { answer in
            let overruled = try answer.overruled(by: reason)
            try await environment.change(meeting, as: viewer, .write, .conversation, log: "meeting.begun") { change in
                let standing = change.meeting
                if standing.begun == nil, standing.isBegunByLeader, change.viewer.id != standing.leader {
                    throw RuleBroken("rule.leader_begins")
                }
                try change.meeting.begin(by: change.stamp)
                if change.meeting == standing { return change.nothingDone() }
                try change.keep(answer, askedAbout: standing, overruled: overruled, newID: environment.newID)
            }
        }
    }
}

/// Ends the conversation: minutes and agreements go to both to be seen.
public struct FinishMeeting: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter reason: Why the viewer ends it although a module says no; see ``StoppedByFindings``.
    public func callAsFunction(_ meeting: Meeting.ID, overruling reason: String? = nil, as viewer: Viewer) async throws {
        try await environment.askGuards(of: meeting, from: .during, to: .after, as: viewer) { answer in
            let overruled = try answer.overruled(by: reason)
            try await environment.change(meeting, as: viewer, .write, .conversation, log: "meeting.held") { change in
                let standing = change.meeting
                try change.meeting.finish(by: change.stamp)
                try change.keep(answer, askedAbout: standing, overruled: overruled, newID: environment.newID)
            }
        }
    }
}

/// Closes the record; from here on it is only appended to.
public struct CloseMeeting: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter reason: Why the viewer closes it although a module says no; see ``StoppedByFindings``.
    public func callAsFunction(_ meeting: Meeting.ID, overruling reason: String? = nil, as viewer: Viewer) async throws {
        try await environment.askGuards(of: meeting, from: .after, to: .closed, as: viewer) { answer in
            let overruled = try answer.overruled(by: reason)
            try await environment.change(meeting, as: viewer, .write, .minutes, log: "meeting.closed") { change in
                guard change.viewer.id == change.meeting.leader else { throw NotFound() }
                let standing = change.meeting
                try change.meeting.close(by: change.stamp)
                try change.keep(answer, askedAbout: standing, overruled: overruled, newID: environment.newID)
            }
        }
        try await KeepMetrics(environment)(of: meeting)
    }
}

/// Says that one has seen what was agreed; when both have, the record closes, unless a module says no: then it waits for the leader to close
/// it. Nobody is made to accept (P-18).
public struct AcknowledgeMeeting: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ meeting: Meeting.ID, as viewer: Viewer) async throws {
        let closed = try await environment.askGuards(of: meeting, from: .after, to: .closed, as: viewer) { answer in
            try await environment.change(meeting, as: viewer, .comment, .minutes, log: "meeting.seen") { change in
                let standing = change.meeting
                guard standing.phase == .after || standing.phase == .closed else { throw RuleBroken("rule.finish_first") }
                guard standing.type.asksForAcknowledgement else { throw RuleBroken("rule.no_acknowledgement") }
                var seen = Set(try change.transaction.acknowledgements(of: standing.id).map(\.person))
                guard seen.insert(change.viewer.id).inserted else { return change.nothingDone(false) }
                try change.transaction.insert(Acknowledgement(meeting: standing.id, person: change.viewer.id, seenAt: change.now))
                let closes = standing.phase == .after && seen.count == 2 && answer.stopped == nil
                if closes {
                    try change.meeting.close(by: change.stamp)
                    try change.keep(answer, askedAbout: standing, overruled: nil, newID: environment.newID)
                }
                change.touch()
                return closes
            }
        }
        if closed { try await KeepMetrics(environment)(of: meeting) }
    }
}

extension MeetingChange {
    /// Keeps what the modules wanted kept, and, when they were overruled, appends what they said and the reason to the record, for both to read, and says so in
    /// the log.
    ///
    /// - Throws: ``AskedTooEarly`` when they were asked about the conversation as it no longer was.
    fileprivate func keep(
        _ answer: GuardAnswer, askedAbout standing: Meeting, overruled reason: String?, newID: () -> Identifier<Remark>
    ) throws {
        guard answer.version == standing.version else { throw AskedTooEarly() }
        try transaction.keep(answer.stored, employee: meeting.employee, leader: meeting.leader)
        guard let reason else { return }
        let text = answer.remark(reason, in: viewer.language)
        try transaction.insert(Remark(id: newID(), meeting: meeting.id, author: viewer.id, text: text, at: now))
        try transaction.log(
            "module.overruled", at: now, by: viewer.id, object: "meeting/\(meeting.id)", concerns: concerns,
            fromOutside: !meeting.includes(viewer.id))
    }
}

/// Adds a remark to the record, for good; also after it has closed.
public struct AddRemark: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ text: String, to meeting: Meeting.ID, key: Identifier<Remark>? = nil, as viewer: Viewer) async throws {
        let id = key ?? environment.newID()
        try await environment.change(meeting, as: viewer, .comment, .minutes, log: "remark.added") { change in
            guard change.meeting.phase == .after || change.meeting.phase == .closed else { throw RuleBroken("rule.finish_first") }
            let remarks = try change.transaction.remarks(of: change.meeting.id)
            guard !remarks.contains(where: { $0.id == id }) else { return change.nothingDone() }
            guard remarks.count < Limits.rows else { throw RuleBroken("rule.too_many", field: "remark", ["limit": String(Limits.rows)]) }
            let remark = try Remark(id: id, meeting: change.meeting.id, author: change.viewer.id, text: text, at: change.now)
            do {
                try change.transaction.insert(remark)
            } catch StoreFailure.constraint {
                throw NotFound()  // The key names a remark somewhere else.
            }
            change.touch()
        }
    }
}

/// Hands the pen to the other: whoever has it writes the minutes, the other comments (rule l).
public struct PassPen: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ meeting: Meeting.ID, as viewer: Viewer) async throws {
        try await environment.change(meeting, as: viewer, .write, .minutes, log: "minutes.pen_passed") { change in
            guard change.meeting.minuteTaker == change.viewer.id || change.meeting.leader == change.viewer.id else { throw NotFound() }
            try change.meeting.passPen(to: change.meeting.other(than: change.meeting.minuteTaker))
        }
    }
}
