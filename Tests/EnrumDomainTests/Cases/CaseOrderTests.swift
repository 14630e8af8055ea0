import EnrumDomain
import EnrumTesting
import Testing

/// What is asked of a case in the wrong order, or of the wrong one, is refused in words; nothing of it is kept.
struct CaseOrderTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let rule: String
        let prepare: @Sendable (inout Trial) throws -> Void
        let deed: @Sendable (inout Trial) throws -> Void
        var testDescription: String { rule }

        init(
            _ rule: String, after prepare: @escaping @Sendable (inout Trial) throws -> Void = { _ in },
            _ deed: @escaping @Sendable (inout Trial) throws -> Void
        ) {
            (self.rule, self.prepare, self.deed) = (rule, prepare, deed)
        }
    }

    static let slips: [Slip] = [
        Slip("rule.case_no_step") { try $0.plan() },
        Slip("rule.case_no_step") { try $0.hold() },
        Slip("rule.case_step_open", after: { try $0.begin(.one) }) { try $0.begin(.two) },
        Slip("rule.case_expects") {
            try $0.standing.begin(Stage.one.id, because: nil, expects: [.warning], by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip("rule.case_not_held", after: { try $0.begin(.two) }) { try $0.handOver(.note) },
        Slip("rule.case_not_held", after: { try $0.begin(.two) }) {
            try $0.standing.followUp(.improved, next: .close, note: nil, by: Trial.leader, at: $0.tick())
        },
        Slip("rule.case_tell_topic", after: { try $0.begin(.two) }) { try $0.tell() },
        Slip(
            "rule.case_tell_time",
            after: {
                try $0.begin(.two); try $0.plan { $0.time = nil }
            }
        ) { try $0.tell() },
        Slip(
            "rule.case_already_told",
            after: {
                try $0.begin(.two); try $0.plan(); try $0.tell()
            }
        ) { try $0.tell() },
        Slip("rule.case_already_held", after: { try $0.heldTwo() }) { try $0.hold() },
        Slip("rule.case_already_held", after: { try $0.heldTwo() }) { try $0.plan() },
        Slip("rule.case_already_held", after: { try $0.heldThree() }) { try $0.convene() },
        Slip(
            "rule.case_record_handed_over",
            after: {
                try $0.heldTwo(); try $0.handOver(.note)
            }
        ) { try $0.handOver(.note) },
        Slip("rule.case_document_kind", after: { try $0.heldTwo() }) { try $0.handOver(.warning) },
        Slip("rule.case_no_hearing", after: { try $0.heldThree() }) { try $0.state() },
        Slip(
            "rule.case_hearing_started",
            after: {
                try $0.heldThree(); try $0.hear()
            }
        ) { try $0.hear() },
        Slip(
            "rule.case_decided",
            after: {
                try $0.heldThree(); try $0.hear(); try $0.state(); try $0.decide()
            }
        ) { try $0.decide() },
        Slip(
            "rule.case_decided",
            after: {
                try $0.heldThree(); try $0.hear(); try $0.state(); try $0.decide()
            }
        ) { try $0.state() },
        Slip(
            "rule.case_no_request",
            after: {
                try $0.heldThree(); try $0.hear()
            }
        ) {
            try $0.standing.answerMoreTime(until: nil, because: "Nej", by: Trial.leader, at: $0.tick())
        },
        Slip("rule.case_no_document") { try $0.file(1) },
        Slip(
            "rule.case_filed",
            after: {
                try $0.heldTwo(); try $0.handOver(.note); try $0.file(1)
            }
        ) { try $0.file(1) },
        Slip(
            "rule.case_no_remark",
            after: {
                try $0.heldTwo(); try $0.handOver(.note)
            }
        ) {
            try $0.standing.clarify("Nej.", on: 1, by: Trial.leader, at: $0.tick())
        },
        Slip("rule.case_future", after: { try $0.begin(.one) }) {
            try $0.hold(on: $0.today.adding(days: 1))
        },
        Slip("rule.case_future") {
            try $0.standing.note("x", occurredOn: $0.today.adding(days: 1), by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip("rule.case_before_step", after: { try $0.begin(.one) }) { try $0.hold(on: $0.today.adding(days: -1)) },
        Slip(
            "rule.case_before_step",
            after: {
                try $0.begin(.two); try $0.plan()
            }
        ) { try $0.tell(on: $0.today.adding(days: -1)) },
        Slip(
            "rule.case_future",
            after: {
                try $0.begin(.two); try $0.plan()
            }
        ) { try $0.tell(on: $0.today.adding(days: 1)) },
        Slip(
            "rule.case_told_after",
            after: {
                try $0.begin(.two); try $0.plan(days: 1); $0.pass(days: 2)
            }
        ) { try $0.tell() },
        Slip(
            "rule.case_move",
            after: {
                try $0.begin(.two); try $0.plan(); try $0.tell()
            }
        ) { try $0.plan(days: 0) },
        Slip(
            "rule.case_not_appointed",
            after: {
                try $0.begin(.two); try $0.plan()
            }
        ) { try $0.move(days: 3) },
        Slip(
            "rule.case_day_passed",
            after: {
                try $0.begin(.two); try $0.plan(); try $0.tell(); $0.pass(days: 3)
            }
        ) { try $0.move(days: -1, agreed: "Ja") },
        Slip(
            "rule.case_day_passed",
            after: {
                try $0.begin(.three); try $0.plan(days: 1); $0.pass(days: 2)
            }
        ) { try $0.convene() },
        Slip(
            "rule.case_already_convened",
            after: {
                try $0.begin(.three); try $0.plan(); try $0.convene()
            }
        ) { try $0.convene() },
        Slip(
            "rule.case_before_step",
            after: {
                try $0.heldTwo(); try $0.standing.pause(because: nil, by: Trial.leader, at: $0.tick(), today: $0.today, begun: $0.begun)
            }
        ) {
            try $0.standing.continue(on: $0.today.adding(days: -1), by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip("rule.case_delivered_here", after: { try $0.heldThree() }) {
            // A hearing that was "delivered" before it was written would have run out before the employee saw it.
            let letter = $0.letter(.hearing, on: $0.today.adding(days: -30))
            try $0.standing.startHearing(
                HearingContent(facts: "Mødt sent", intended: .warning), letter, by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip(
            "rule.case_delivered_here",
            after: {
                try $0.begin(.three, expects: [.warning]);
                try $0.standing.nameHR(Trial.hr, by: Trial.leader, at: $0.tick(), today: $0.today); try $0.plan()
            }
        ) {
            let letter = $0.letter(.convening, on: $0.today.adding(days: -30))
            try $0.standing.convene(letter, by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip("rule.case_convene_first", after: { try $0.begin(.three, expects: [.warning]) }) { try $0.hear() },
        Slip("rule.case_delivered_here", after: { try $0.heldTwo() }) {
            let letter = Case.Handover(kind: .note, title: "Notat", body: "x", delivery: .init(.here, on: $0.today.adding(days: -3)))
            try $0.standing.handOverRecord(letter, by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip(
            "rule.case_paused",
            after: {
                try $0.heldTwo(); try $0.standing.pause(because: nil, by: Trial.leader, at: $0.tick(), today: $0.today, begun: $0.begun)
            }
        ) {
            try $0.standing.pause(because: nil, by: Trial.leader, at: $0.tick(), today: $0.today, begun: $0.begun)
        },
        Slip(
            "rule.case_pause_over",
            after: {
                try $0.heldTwo(); try $0.handOver(.note)
            }
        ) {
            try $0.standing.pause(because: nil, by: Trial.leader, at: $0.tick(), today: $0.today, begun: $0.begun)
        },
        Slip(
            "rule.case_day_passed",
            after: {
                try $0.heldTwo(); try $0.standing.pause(because: nil, by: Trial.leader, at: $0.tick(), today: $0.today, begun: $0.begun)
            }
        ) {
            try $0.standing.agreeToGoOn(
                Appointment(date: $0.today.adding(days: -1)), by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip("rule.case_not_paused", after: { try $0.heldTwo() }) {
            try $0.standing.continue(on: $0.today, by: Trial.leader, at: $0.tick(), today: $0.today)
        },
        Slip("rule.case_no_companion") { try $0.standing.removeCompanion(by: Trial.employee, at: $0.tick()) },
        Slip("rule.case_closed", after: { try $0.standing.close(.notNeeded, note: nil, by: Trial.leader, at: $0.tick(), today: $0.today) })
        {
            try $0.begin(.one)
        },
        Slip("rule.case_reason") {
            try $0.standing.close(.employeeLeft, note: nil, by: Trial.leader, at: $0.tick(), today: $0.today)
        },
    ]

    @Test(arguments: slips)
    func `Out of order it is refused in words, and nothing happens`(slip: Slip) throws {
        var trial = try Trial()
        try slip.prepare(&trial)
        let before = trial.standing
        do {
            try slip.deed(&trial)
            Issue.record("it was not refused")
        } catch let broken as RuleBroken {
            #expect(broken.phrase.key == slip.rule)
        }
        // HR's advice is noted on the way to a stage.
        #expect(trial.standing.steps == before.steps && trial.standing.documents == before.documents)
    }

    @Test func `A case that is read back is the case that was kept`() throws {
        var trial = try Trial()
        try trial.heldThree()
        try trial.handOver(.minutes)
        try trial.standing.invite(companion: nil, name: "Karen fra klubben", by: Trial.employee, at: trial.tick())
        try trial.hear()
        try trial.standing.askForMoreTime(because: "Ferie", until: nil, by: Trial.employee, at: trial.tick())
        try trial.standing.answerMoreTime(until: trial.today.adding(days: 30), because: nil, by: Trial.leader, at: trial.tick())
        try trial.state()
        try trial.decide()
        let standing = trial.standing
        let again = Case(stored: standing.id, employee: standing.employee, pin: standing.pin, events: standing.events)
        #expect(again == standing)
        #expect(
            Case(stored: standing.id, employee: standing.employee, pin: standing.pin, events: Array(standing.events.dropFirst())) == nil)
    }

    @Test func `An answer after the deadline is taken and marked late, and so are remarks`() throws {
        var trial = try Trial()
        try trial.heldThree()
        try trial.handOver(.minutes)
        try trial.hear()
        try trial.standing.remark("I tide", on: 2, by: Trial.employee, at: trial.tick(), today: trial.today)
        trial.pass(days: 40)
        try trial.state()
        try trial.standing.remark("For sent", on: 2, by: Trial.employee, at: trial.tick(), today: trial.today)
        #expect(trial.standing.steps[0].hearing?.statements.map(\.isLate) == [true])
        #expect(trial.standing.document(2)?.remarks.map(\.isLate) == [false, true])
    }

    @Test(arguments: [(0, false), (1, false), (4, false), (5, true), (6, true)])
    func `A note more than two working days after is marked late`(days: Int, isLate: Bool) throws {
        // It happened on Friday 20 November 2026; Monday and Tuesday are the two working days after.
        var trial = try Trial(on: "2026-11-20")
        let friday = trial.today
        trial.pass(days: days)
        try trial.standing.note("Talt i telefon", occurredOn: friday, by: Trial.leader, at: trial.tick(), today: trial.today)
        #expect(trial.standing.notes.map(\.isLate) == [isLate])
    }

    @Test(arguments: [(0, false), (2, false), (3, true)])
    func `A day that is written down more than two working days after is marked late`(days: Int, isLate: Bool) throws {
        var trial = try Trial()
        try trial.begin(.one)
        let tuesday = trial.today
        trial.pass(days: days)
        try trial.hold(on: tuesday)
        #expect(trial.standing.steps[0].held?.on == tuesday && trial.standing.steps[0].held?.isLate == isLate)
    }

    @Test func `Held earlier is moved earlier first, and the employee reads what was agreed`() throws {
        var trial = try Trial()
        try trial.begin(.three)
        try trial.plan()
        try trial.convene()
        trial.pass(days: 4)
        #expect(throws: StoppedByFormalities.self) { try trial.hold() }
        #expect(throws: StoppedByFormalities.self) { try trial.move(days: 0) }
        try trial.move(days: 0, agreed: "Dorthe ville gerne have det overstået.")
        try trial.hold()
        let event = try #require(trial.standing.events.first { $0.kind.name == "moved" })
        #expect(event.audience == .parties)
        #expect(trial.standing.steps[0].appointment.topic == "Mødetider" && trial.standing.steps[0].appointment.date == trial.today)
    }

    @Test func `A yes to go on without hearing holds for what was asked, and nothing graver`() throws {
        var trial = try Trial()
        try trial.heldThree()
        try trial.standing.askToOverrule("no_hearing", for: .warning, because: "Han er rejst.", by: Trial.leader, at: trial.tick())
        try trial.standing.approveOverrule("no_hearing", by: Trial.hr, at: trial.tick())
        #expect(throws: StoppedByFormalities.self) { try trial.decide(.dismissal) }
        #expect(trial.standing.overruled(by: .decide(.warning, .whole), on: trial.today).map(\.reason) == ["Han er rejst."])
        try trial.decide()
    }

    @Test func `The answer to a milder hearing stays when a graver one takes its place`() throws {
        var trial = try Trial()
        try trial.heldThree()
        try trial.hear()
        try trial.state("Bussen kørte ikke.")
        #expect(throws: RuleBroken("rule.case_hearing_started")) { try trial.hear() }
        try trial.hear(HearingContent(facts: "Mødt sent", intended: .dismissal))
        try trial.state("Jeg er ked af det.")
        #expect(trial.standing.steps[0].statements.map(\.text) == ["Bussen kørte ikke.", "Jeg er ked af det."])
    }

    @Test func `A deadline on a closed day says which one it was moved from`() throws {
        // Fourteen days from Friday 11 December 2026 is Christmas Day; the next working day is Monday the 28th.
        var trial = try Trial(on: "2026-12-04")
        try trial.heldThree()
        try trial.hear()
        let hearing = try #require(trial.standing.steps[0].hearing)
        #expect(hearing.deadline.iso == "2026-12-28" && hearing.movedFrom?.iso == "2026-12-25")
        #expect(trial.standing.deadlines.first { $0.kind == .hearing }?.movedFrom?.iso == "2026-12-25")
        try trial.standing.askForMoreTime(because: "Jul", until: nil, by: Trial.employee, at: trial.tick())
        let saturday = try #require(CalendarDate(iso: "2027-01-09"))
        try trial.standing.answerMoreTime(until: saturday, because: nil, by: Trial.leader, at: trial.tick())
        #expect(trial.standing.steps[0].hearing?.movedFrom == saturday)
    }

    @Test func `A pause in a conversation that was not noted as held notes that it is, by the same rules`() throws {
        var trial = try Trial()
        func pause(_ trial: inout Trial) throws {
            try trial.standing.pause(
                because: "Luft", by: Trial.leader, at: trial.tick(), today: trial.today, begun: trial.begun)
        }
        try trial.begin(.two)
        try trial.plan()
        #expect(throws: StoppedByFormalities.self) { try pause(&trial) }
        try trial.tell()
        trial.pass(days: 7)
        try pause(&trial)
        #expect(trial.standing.step?.held?.on == trial.today && trial.standing.step?.isPaused == true)
        // I-39: the employee is told of the continuation, not that it is somebody else's turn.
        #expect(trial.standing.nextForEmployee(on: trial.today).kind == .wait)
        let day = trial.today.adding(days: 3)
        try trial.standing.agreeToGoOn(Appointment(date: day, place: "Biblioteket"), by: Trial.leader, at: trial.tick(), today: trial.today)
        #expect(trial.standing.nextForEmployee(on: trial.today) == CaseNext(.attend, step: 1, due: day))
        #expect(trial.standing.step?.meeting?.place == "Biblioteket")
        #expect(trial.standing.nextForEmployee(on: day.adding(days: 1)).kind == .wait)
    }

    @Test func `The same words within a minute are the same act, and later they are said again`() throws {
        var trial = try Trial()
        try trial.heldThree()
        try trial.handOver(.minutes)
        try trial.hear()
        for _ in 1...3 {
            try trial.state("Bussen.")
            try trial.standing.remark("Nej.", on: 2, by: Trial.employee, at: trial.tick(), today: trial.today)
            try trial.standing.clarify("Jo.", on: 2, by: Trial.leader, at: trial.tick())
            try trial.standing.note("Ringede", occurredOn: trial.today, by: Trial.leader, at: trial.tick(), today: trial.today)
        }
        func counts() -> [Int] {
            let paper = trial.standing.documents[1]
            return [
                trial.standing.step?.hearing?.statements.count ?? 0, paper.remarks.count, paper.clarifications.count,
                trial.standing.notes.count,
            ]
        }
        #expect(counts() == [1, 1, 1, 1])
        try trial.state("Og toget.")
        #expect(counts() == [2, 1, 1, 1])
        trial.pass(days: 1)
        try trial.state("Bussen.")
        try trial.standing.remark("Nej.", on: 2, by: Trial.employee, at: trial.tick(), today: trial.today)
        #expect(counts() == [3, 2, 1, 1])
    }

    @Test func `A leader who decides by their own word no longer does when another goes on`() throws {
        var trial = try Trial()
        try trial.begin(.three)
        try trial.standing.nameDecisionMaker(Trial.leader, by: Trial.leader, at: trial.tick())
        try trial.standing.carryOn(by: Trial.chef, at: trial.tick())
        #expect(trial.standing.decisionMaker == nil)
        try trial.standing.nameDecisionMaker(Trial.leader, by: Trial.chef, at: trial.tick())
        try trial.standing.carryOn(by: Trial.hr, at: trial.tick())
        #expect(trial.standing.decisionMaker == Trial.leader)
    }

    @Test func `A plan of action keeps every version, and says which field is wrong`() throws {
        var trial = try Trial()
        try trial.heldTwo()
        let first = try ActionPlan(points: [.init(what: "Møde til tiden", responsible: [.leader, .employee])])
        let second = try ActionPlan(
            points: [.init(what: "Møde kl. 8", how: "Bussen før", responsible: [.tr])], support: "HR", meetAgain: trial.today)
        try trial.standing.savePlan(first, by: Trial.leader, at: trial.tick())
        try trial.standing.savePlan(second, by: Trial.leader, at: trial.tick())
        let events = trial.standing.version
        try trial.standing.savePlan(second, by: Trial.leader, at: trial.tick())
        #expect(trial.standing.version == events)
        #expect(trial.standing.steps[0].plan == second)
        #expect(first.points[0].responsible == [.employee, .leader])
        #expect(trial.standing.events.count { if case .planSaved = $0.kind { true } else { false } } == 2)
        #expect(throws: RuleBroken("rule.plan_what", field: "points/1/what")) {
            try ActionPlan(points: [.init(what: " ", responsible: [.hr])])
        }
        #expect(throws: RuleBroken("rule.plan_responsible", field: "points/1/responsible")) {
            try ActionPlan(points: [.init(what: "x", responsible: [])])
        }
    }
}
