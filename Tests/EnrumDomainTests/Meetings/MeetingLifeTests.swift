import EnrumDomain
import Testing

/// A meeting in any phase, made by living its life up to there.
enum Lives {
    static let employee = Person.ID(stored: "employee")
    static let leader = Person.ID(stored: "leader")
    static let form = FormID(stored: "form")

    static func stamp(_ minute: Int64 = 0, by person: Person.ID = leader) -> Meeting.Stamp {
        Meeting.Stamp(by: person, at: Instant(seconds: 1_795_000_000 + minute * 60))
    }

    static func schedule(_ date: String = "2026-11-24") throws -> Meeting.Schedule {
        try Meeting.Schedule(date: try #require(CalendarDate(iso: date)), time: TimeOfDay("10:30"), place: "Kontoret")
    }

    static let phases: [Meeting.Phase] = [.planned, .before, .during, .after, .closed, .ended(.cancelled)]

    static func meeting(in phase: Meeting.Phase) throws -> Meeting {
        var meeting = Meeting(
            id: Identifier(stored: "meeting"), employee: employee, leader: leader, schedule: try schedule(), planned: stamp())
        let steps: [() throws -> Void] = [
            { try meeting.send(form: form, by: stamp(1)) }, { try meeting.begin(by: stamp(2)) }, { try meeting.finish(by: stamp(3)) },
            { try meeting.close(by: stamp(4)) },
        ]
        switch phase {
        case .planned: break
        case .before: for step in steps.prefix(1) { try step() }
        case .during: for step in steps.prefix(2) { try step() }
        case .after: for step in steps.prefix(3) { try step() }
        case .closed: for step in steps { try step() }
        case .ended(.leaderChanged): meeting.leaderChanged(by: stamp(1))
        case .ended(let kind): try meeting.end(kind, by: stamp(1), because: nil)
        }
        return meeting
    }
}

struct MeetingLifeTests {
    enum Verb: CaseIterable, Sendable {
        case send, move, share, withdraw, begin, finish, close, cancel, miss, passPen, changeLeader

        func apply(to meeting: inout Meeting) throws {
            let stamp = Lives.stamp(9)
            switch self {
            case .send: try meeting.send(form: Lives.form, by: stamp)
            case .move: try meeting.reschedule(try Lives.schedule("2026-12-01"), by: stamp, because: "Sygdom")
            case .share: try meeting.share(by: Lives.stamp(9, by: Lives.employee))
            case .withdraw: try meeting.withdraw()
            case .begin: try meeting.begin(by: stamp)
            case .finish: try meeting.finish(by: stamp)
            case .close: try meeting.close(by: stamp)
            case .cancel: try meeting.end(.cancelled, by: stamp, because: nil)
            case .miss: try meeting.end(.missed, by: stamp, because: "Ferie")
            case .passPen: try meeting.passPen(to: Lives.employee)
            case .changeLeader: meeting.leaderChanged(by: stamp)
            }
        }
    }

    enum Outcome: Sendable {
        /// The phase it is in afterwards, and that something changed.
        case becomes(Meeting.Phase)
        /// Nothing at all changes.
        case stays
        case breaks(String)
    }

    static let table: [(Meeting.Phase, Verb, Outcome)] = [
        (.planned, .send, .becomes(.before)), (.planned, .move, .becomes(.planned)), (.planned, .share, .breaks("rule.cannot_share_now")),
        (.planned, .withdraw, .stays), (.planned, .begin, .breaks("rule.send_first")), (.planned, .finish, .breaks("rule.begin_first")),
        (.planned, .close, .breaks("rule.finish_first")), (.planned, .cancel, .becomes(.ended(.cancelled))),
        (.planned, .miss, .becomes(.ended(.missed))), (.planned, .passPen, .becomes(.planned)),
        (.planned, .changeLeader, .becomes(.ended(.leaderChanged))),

        (.before, .send, .breaks("rule.already_sent")), (.before, .move, .becomes(.before)), (.before, .share, .becomes(.before)),
        (.before, .withdraw, .stays), (.before, .begin, .becomes(.during)), (.before, .finish, .breaks("rule.begin_first")),
        (.before, .close, .breaks("rule.finish_first")), (.before, .cancel, .becomes(.ended(.cancelled))),
        (.before, .miss, .becomes(.ended(.missed))), (.before, .passPen, .becomes(.before)),
        (.before, .changeLeader, .becomes(.ended(.leaderChanged))),

        (.during, .send, .breaks("rule.already_sent")), (.during, .move, .breaks("rule.already_begun")),
        (.during, .share, .becomes(.during)),
        (.during, .withdraw, .stays), (.during, .begin, .stays), (.during, .finish, .becomes(.after)),
        (.during, .close, .breaks("rule.finish_first")), (.during, .cancel, .breaks("rule.already_begun")),
        (.during, .miss, .breaks("rule.already_begun")), (.during, .passPen, .becomes(.during)),
        (.during, .changeLeader, .becomes(.closed)),

        (.after, .send, .breaks("rule.already_sent")), (.after, .move, .breaks("rule.already_begun")), (.after, .share, .becomes(.after)),
        (.after, .withdraw, .stays), (.after, .begin, .stays), (.after, .finish, .breaks("rule.already_held")),
        (.after, .close, .becomes(.closed)), (.after, .cancel, .breaks("rule.already_begun")),
        (.after, .miss, .breaks("rule.already_begun")),
        (.after, .passPen, .becomes(.after)), (.after, .changeLeader, .becomes(.closed)),

        (.closed, .send, .breaks("rule.already_sent")), (.closed, .move, .breaks("rule.already_begun")),
        (.closed, .share, .breaks("rule.cannot_share_now")), (.closed, .withdraw, .stays), (.closed, .begin, .stays),
        (.closed, .finish, .breaks("rule.already_held")), (.closed, .close, .breaks("rule.is_closed")),
        (.closed, .cancel, .breaks("rule.already_begun")), (.closed, .miss, .breaks("rule.already_begun")),
        (.closed, .passPen, .breaks("rule.is_closed")), (.closed, .changeLeader, .stays),

        (.ended(.cancelled), .send, .breaks("rule.is_ended")), (.ended(.cancelled), .move, .breaks("rule.is_ended")),
        (.ended(.cancelled), .share, .breaks("rule.cannot_share_now")), (.ended(.cancelled), .withdraw, .stays),
        (.ended(.cancelled), .begin, .breaks("rule.is_ended")), (.ended(.cancelled), .finish, .breaks("rule.is_ended")),
        (.ended(.cancelled), .close, .breaks("rule.is_ended")), (.ended(.cancelled), .cancel, .breaks("rule.is_ended")),
        (.ended(.cancelled), .miss, .breaks("rule.is_ended")), (.ended(.cancelled), .passPen, .breaks("rule.is_ended")),
        (.ended(.cancelled), .changeLeader, .stays),
    ]

    @Test func `The table of phases and verbs is complete`() {
        for phase in Lives.phases {
            for verb in Verb.allCases { #expect(Self.table.count { $0.0 == phase && $0.1 == verb } == 1) }
        }
    }

    @Test(arguments: table)
    func `Each verb leads from each phase to the next, or says which rule it breaks (P-01)`(
        phase: Meeting.Phase, verb: Verb, outcome: Outcome
    ) throws {
        let before = try Lives.meeting(in: phase)
        #expect(before.phase == phase)
        var meeting = before
        switch outcome {
        case .becomes(let next):
            try verb.apply(to: &meeting)
            #expect(meeting.phase == next)
            #expect(meeting.version > before.version, "the other sees that something changed")
        case .stays:
            try verb.apply(to: &meeting)
            #expect(meeting == before)
        case .breaks(let key):
            let error = try #require(throws: RuleBroken.self) { try verb.apply(to: &meeting) }
            #expect(error.phrase.key == key)
            #expect(meeting == before, "a refused verb changes nothing")
        }
    }

    @Test func `A new date is remembered as a move with who, when and why (A-05)`() throws {
        var meeting = try Lives.meeting(in: .before)
        try meeting.reschedule(try Lives.schedule("2026-12-01"), by: Lives.stamp(5, by: Lives.employee), because: "  Kursus ")
        try meeting.reschedule(try Lives.schedule("2026-12-03"), by: Lives.stamp(6), because: nil)
        #expect(meeting.moves.map(\.from.iso) == ["2026-11-24", "2026-12-01"])
        #expect(meeting.moves.map(\.to.iso) == ["2026-12-01", "2026-12-03"])
        #expect(meeting.moves.map(\.reason) == ["Kursus", nil])
        #expect(meeting.moves.map(\.stamp.by) == [Lives.employee, Lives.leader])
        #expect(meeting.schedule.date.iso == "2026-12-03")
    }

    @Test func `Another time or place on the same day is no move`() throws {
        var meeting = try Lives.meeting(in: .before)
        let later = try Meeting.Schedule(date: meeting.schedule.date, time: TimeOfDay("14:00"), length: 30, place: "Kantinen")
        try meeting.reschedule(later, by: Lives.stamp(5), because: "Lokalet var optaget")
        #expect(meeting.moves.isEmpty)
        #expect(meeting.schedule == later)
    }

    @Test func `What is too long for a reason is refused, and nothing is moved`() throws {
        var meeting = try Lives.meeting(in: .before)
        let before = meeting
        let reason = String(repeating: "x", count: Limits.remark + 1)
        #expect(throws: RuleBroken.self) { try meeting.reschedule(try Lives.schedule("2026-12-01"), by: Lives.stamp(5), because: reason) }
        #expect(throws: RuleBroken.self) { try meeting.end(.cancelled, by: Lives.stamp(5), because: reason) }
        #expect(meeting == before)
    }

    @Test func `What is shared can be taken back until the leader has read it (P-03)`() throws {
        var meeting = try Lives.meeting(in: .before)
        meeting.open(at: Instant(seconds: 1))
        #expect(meeting.opened == nil, "nothing to read yet")
        try meeting.share(by: Lives.stamp(5, by: Lives.employee))
        let version = meeting.version
        try meeting.share(by: Lives.stamp(6, by: Lives.employee))
        #expect(meeting.version == version && meeting.shared == Lives.stamp(5, by: Lives.employee), "sharing twice is sharing once")
        try meeting.withdraw()
        #expect(meeting.shared == nil)
        try meeting.share(by: Lives.stamp(7, by: Lives.employee))
        meeting.open(at: Instant(seconds: 2))
        meeting.open(at: Instant(seconds: 3))
        #expect(meeting.opened == Instant(seconds: 2), "the first reading counts")
        let error = try #require(throws: RuleBroken.self) { try meeting.withdraw() }
        #expect(error.phrase.key == "rule.already_opened")
        #expect(meeting.shared != nil)
    }

    @Test(arguments: [Meeting.Phase.during, .after, .closed])
    func `What is shared stays shared once the conversation has begun`(phase: Meeting.Phase) throws {
        var meeting = try Lives.meeting(in: .before)
        try meeting.share(by: Lives.stamp(1, by: Lives.employee))
        try meeting.begin(by: Lives.stamp(2))
        if phase != .during { try meeting.finish(by: Lives.stamp(3)) }
        if phase == .closed { try meeting.close(by: Lives.stamp(4)) }
        #expect(throws: RuleBroken.self) { try meeting.withdraw() }
        #expect(meeting.shared != nil)
    }

    @Test(
        arguments: [
            (.planned, false, false, false), (.before, true, true, false), (.during, true, true, true), (.after, true, true, true),
            (.closed, false, false, false), (.ended(.cancelled), false, false, false),
        ] as [(Meeting.Phase, Bool, Bool, Bool)])
    func `Each phase opens its own doors for writing`(phase: Meeting.Phase, employee: Bool, leader: Bool, record: Bool) throws {
        let meeting = try Lives.meeting(in: phase)
        #expect(meeting.preparationIsOpen(for: Lives.employee) == employee)
        #expect(meeting.preparationIsOpen(for: Lives.leader) == leader)
        #expect(meeting.recordIsOpen == record)
    }

    @Test func `A shared preparation is locked for the employee once the conversation has begun`() throws {
        var meeting = try Lives.meeting(in: .before)
        try meeting.share(by: Lives.stamp(1, by: Lives.employee))
        #expect(meeting.preparationIsOpen(for: Lives.employee))
        try meeting.begin(by: Lives.stamp(2))
        #expect(!meeting.preparationIsOpen(for: Lives.employee))
        #expect(meeting.preparationIsOpen(for: Lives.leader))
    }

    @Test func `The pen stays between the two`() throws {
        var meeting = try Lives.meeting(in: .during)
        #expect(meeting.minuteTaker == Lives.leader)
        let error = try #require(throws: RuleBroken.self) { try meeting.passPen(to: Identifier(stored: "colleague")) }
        #expect(error.phrase.key == "rule.not_a_participant")
        try meeting.passPen(to: Lives.employee)
        #expect(meeting.minuteTaker == Lives.employee)
    }

    @Test func `A change of leader in the middle closes the record as it stands`() throws {
        var meeting = try Lives.meeting(in: .during)
        meeting.leaderChanged(by: Lives.stamp(8))
        #expect(meeting.held == Lives.stamp(8) && meeting.closed == Lives.stamp(8) && meeting.ending == nil)
        var after = try Lives.meeting(in: .after)
        let held = after.held
        after.leaderChanged(by: Lives.stamp(8))
        #expect(after.held == held && after.closed == Lives.stamp(8))
    }

    @Test(arguments: [(4, false), (5, true), (480, true), (481, false), (-30, false), (0, false)])
    func `A conversation lasts 5 minutes to 8 hours`(length: Int, isTaken: Bool) throws {
        let date = try #require(CalendarDate(iso: "2026-11-24"))
        let schedule = try? Meeting.Schedule(date: date, length: length)
        #expect((schedule != nil) == isTaken)
    }

    @Test func `A place is a short text or nothing`() throws {
        let date = try #require(CalendarDate(iso: "2026-11-24"))
        #expect(try Meeting.Schedule(date: date, place: "  ").place == nil)
        #expect(try Meeting.Schedule(date: date, place: String(repeating: "x", count: Limits.title)).place?.count == Limits.title)
        let error = try #require(throws: RuleBroken.self) {
            try Meeting.Schedule(date: date, place: String(repeating: "x", count: Limits.title + 1))
        }
        #expect(error.field == "place")
    }

    @Test(
        arguments: [
            (.planned, "2026-11-24", false), (.planned, "2026-11-25", true), (.before, "2026-11-25", true), (.during, "2026-11-25", false),
            (.after, "2026-11-25", false), (.closed, "2026-11-25", false), (.ended(.cancelled), "2026-11-25", false),
        ] as [(Meeting.Phase, String, Bool)])
    func `Only what did not happen on its day is overdue (A-05)`(phase: Meeting.Phase, today: String, isOverdue: Bool) throws {
        #expect(try Lives.meeting(in: phase).isOverdue(on: try #require(CalendarDate(iso: today))) == isOverdue)
    }

    @Test(arguments: Lives.phases)
    func `A meeting rebuilt from what is stored is the same meeting`(phase: Meeting.Phase) throws {
        var meeting = try Lives.meeting(in: phase)
        meeting.version = 17
        let rebuilt = Meeting.stored(
            id: meeting.id, type: meeting.type, employee: meeting.employee, leader: meeting.leader, schedule: meeting.schedule,
            planned: meeting.planned, moves: meeting.moves, sent: meeting.sent, form: meeting.form, shared: meeting.shared,
            opened: meeting.opened, begun: meeting.begun, held: meeting.held, closed: meeting.closed, ending: meeting.ending,
            minuteTaker: meeting.minuteTaker, version: meeting.version)
        #expect(rebuilt == meeting)
        #expect(rebuilt.phase == phase)
    }
}
