import EnrumDomain
import EnrumTesting
import Testing

/// What the rules of form say, by requirement: a cell of the table as something that is about to be done.
struct FormalRuleTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let id: String
        let name: String
        /// The findings' keys; empty where the deed is free.
        let expected: [String]
        let findings: @Sendable (inout Trial) throws -> [CaseFinding]
        var testDescription: String { "\(id) \(name)" }

        init(
            _ id: String, _ name: String, _ expected: [String], _ findings: @escaping @Sendable (inout Trial) throws -> [CaseFinding]
        ) {
            (self.id, self.name, self.expected, self.findings) = (id, name, expected, findings)
        }
    }

    /// The keys of the rules that two people can get past: that somebody is heard, and what the letter of the hearing promised.
    static let overridable = ["no_hearing"] + promised
    static let promised = ["hearing_deadline", "hearing_request", "hearing_statement", "hearing_graver"]

    private static func about(_ deed: CaseDeed, _ trial: Trial) -> [CaseFinding] { trial.standing.findings(for: deed, on: trial.today) }

    static let rows: [Row] = begin + convene + hold + moves + records + hearings + decisions + endings

    private static let begin: [Row] = [
        Row("I-04", "Trin 0 asks for nothing", []) { about(.begin(.zero, reason: nil), $0) },
        Row("I-05", "Trin 1 asks for nothing", []) { about(.begin(.one, reason: nil), $0) },
        Row("I-08", "Trin 2 without trin 1 needs reason and advice", ["skip_reason", "skip_advice"]) {
            about(.begin(.two, reason: nil), $0)
        },
        Row("I-08", "Trin 3 without 1 and 2 needs reason and advice", ["skip_reason", "skip_advice"]) {
            about(.begin(.three, reason: " "), $0)
        },
        Row("I-08", "A reason without advice is half", ["skip_advice"]) { about(.begin(.three, reason: "Vold"), $0) },
        Row("I-08", "Advice without a reason is half", ["skip_reason"]) { trial in
            try trial.advise()
            return about(.begin(.three, reason: nil), trial)
        },
        Row("I-08", "With both it may be passed by", []) { trial in
            try trial.advise()
            return about(.begin(.three, reason: "Vold"), trial)
        },
        Row("I-08", "Trin 2 after trin 1 was held asks for nothing", []) { trial in
            try trial.begin(.one)
            try trial.hold()
            try trial.end()
            return about(.begin(.two, reason: nil), trial)
        },
        Row("I-08", "A stage that was begun and never held was not tried", ["skip_reason", "skip_advice"]) { trial in
            try trial.begin(.one)
            try trial.end()
            return about(.begin(.two, reason: nil), trial)
        },
    ]

    private static func conveneWithout(_ field: String, _ change: @escaping @Sendable (inout Appointment) -> Void) -> Row {
        Row("I-31", "A convening without \(field) is not sent", ["convening_field"]) { trial in
            try trial.begin(.three)
            try trial.plan(change)
            return about(.convene(on: trial.today), trial)
        }
    }

    private static let convene: [Row] = [
        conveneWithout("topic") { $0.topic = " " }, conveneWithout("purpose") { $0.purpose = nil },
        conveneWithout("date") { $0.date = nil }, conveneWithout("time") { $0.time = nil }, conveneWithout("place") { $0.place = "" },
        conveneWithout("duration") { $0.duration = nil }, conveneWithout("participants") { $0.participants = nil },
        conveneWithout("the right to a companion") { $0.saysCompanionRight = false },
        Row("I-31", "An empty plan lacks all eight", Array(repeating: "convening_field", count: 8)) { trial in
            try trial.begin(.three)
            return about(.convene(on: trial.today), trial)
        },
        Row("I-16", "A whole plan in time is free", []) { trial in
            try trial.begin(.three)
            try trial.plan(days: 3)
            return about(.convene(on: trial.today), trial)
        },
        Row("I-16", "Fewer days than the notice are warned of", ["notice_short"]) { trial in
            try trial.begin(.three)
            try trial.plan(days: 2)
            return about(.convene(on: trial.today), trial)
        },
        Row("I-21", "HR is named where a warning is expected", ["hr_named"]) { trial in
            try trial.begin(.three, expects: [.warning])
            try trial.plan()
            return about(.convene(on: trial.today), trial)
        },
    ]

    private static let hold: [Row] = [
        Row("I-10", "Trin 1 is held without convening", []) { trial in
            try trial.begin(.one)
            return about(.hold(on: trial.today), trial)
        },
        Row("I-11", "Trin 2 is held when topic and time were told", ["not_told"]) { trial in
            try trial.begin(.two)
            return about(.hold(on: trial.today), trial)
        },
        Row("I-11", "Told, it may be held", []) { trial in
            try trial.begin(.two)
            try trial.plan()
            try trial.tell()
            trial.pass(days: 7)
            return about(.hold(on: trial.today), trial)
        },
        Row("I-11", "Trin 2 that was convened in writing may be held", []) { trial in
            try trial.begin(.two)
            try trial.plan()
            try trial.convene()
            trial.pass(days: 7)
            return about(.hold(on: trial.today), trial)
        },
        Row("I-16", "Trin 3 is not held without its letter", ["not_convened"]) { trial in
            try trial.begin(.three)
            return about(.hold(on: trial.today), trial)
        },
        Row("I-16", "Trin 3 told face to face is not convened", ["not_convened"]) { trial in
            try trial.begin(.three)
            try trial.plan()
            try trial.tell()
            trial.pass(days: 7)
            return about(.hold(on: trial.today), trial)
        },
        Row("I-21", "Nor without HR where a dismissal is expected", ["hr_named", "not_convened"]) { trial in
            try trial.begin(.three, expects: [.dismissal])
            return about(.hold(on: trial.today), trial)
        },
    ]

    private static let moves: [Row] = [
        Row("I-16", "Held before its day it was no notice", ["held_early"]) { trial in
            try trial.begin(.three)
            try trial.plan()
            try trial.convene()
            trial.pass(days: 6)
            return about(.hold(on: trial.today), trial)
        },
        Row("I-11", "Told, it is not held before its day either", ["held_early"]) { trial in
            try trial.begin(.two)
            try trial.plan()
            try trial.tell()
            return about(.hold(on: trial.today), trial)
        },
        Row("I-16", "Nor written down as if it had been", ["held_early"]) { trial in
            try trial.begin(.three)
            try trial.plan()
            try trial.convene()
            trial.pass(days: 8)
            return about(.hold(on: trial.today.adding(days: -2)), trial)
        },
        Row("I-16", "Moved earlier without a word of agreement", ["move_agreement"]) { trial in
            try trial.begin(.three)
            try trial.plan(days: 20)
            try trial.convene()
            return about(.move(.whole(on: trial.today.adding(days: 10)), agreed: " "), trial)
        },
        Row("I-16", "Moved earlier the same day is moved earlier", ["move_agreement"]) { trial in
            try trial.begin(.three)
            try trial.plan()
            try trial.convene()
            var moved = Appointment.whole(on: trial.today.adding(days: 7))
            moved.time = TimeOfDay("08:00")
            return about(.move(moved, agreed: nil), trial)
        },
        Row("I-16", "Agreed, and in time", []) { trial in
            try trial.begin(.three)
            try trial.plan(days: 20)
            try trial.convene()
            return about(.move(.whole(on: trial.today.adding(days: 10)), agreed: "Han ville gerne før ferien."), trial)
        },
        Row("I-16", "Agreed, and sooner than the notice", ["notice_short"]) { trial in
            try trial.begin(.three)
            try trial.plan()
            try trial.convene()
            return about(.move(.whole(on: trial.today.adding(days: 2)), agreed: "Han ville gerne have det overstået."), trial)
        },
        Row("I-16", "A later day needs no agreement", []) { trial in
            try trial.begin(.three)
            try trial.plan()
            try trial.convene()
            return about(.move(.whole(on: trial.today.adding(days: 9)), agreed: nil), trial)
        },
        Row("I-11", "Told on the day itself there was no time to prepare", ["told_short"]) { trial in
            try trial.begin(.two)
            try trial.plan(days: 0)
            try trial.tell()
            return about(.hold(on: trial.today), trial)
        },
        Row("I-11", "What is written down late counts from when it was written", ["told_short"]) { trial in
            try trial.begin(.two)
            try trial.plan(days: 7)
            trial.pass(days: 7)
            try trial.tell(on: trial.today.adding(days: -6))
            return about(.hold(on: trial.today), trial)
        },
        Row("I-11", "Written down within two working days it counts from when it was told", []) { trial in
            try trial.begin(.two)
            try trial.plan(days: 2)
            trial.pass(days: 2)
            try trial.tell(on: trial.today.adding(days: -2))
            return about(.hold(on: trial.today), trial)
        },
    ]

    private static let records: [Row] = [
        Row("I-13", "A note without what it must hold is none", ["record_empty"]) { trial in
            try trial.begin(.two)
            return about(.handOver(.note, text: "", missing: [LocalizedText(danish: "Lederens syn")]), trial)
        },
        Row("I-19", "Nor are minutes", ["record_empty"]) { trial in
            try trial.begin(.three)
            return about(.handOver(.minutes, text: "", missing: [LocalizedText(danish: "Lederens syn")]), trial)
        },
        Row("I-04", "Trin 0 hands nothing over", ["no_record_here"]) { trial in
            try trial.begin(.zero)
            return about(.handOver(.note, text: "x", missing: []), trial)
        },
        Row("I-10", "Trin 1 has no minutes", ["no_record_here"]) { trial in
            try trial.begin(.one)
            return about(.handOver(.minutes, text: "x", missing: []), trial)
        },
        Row("I-10", "Nor a note that is handed over", ["no_record_here"]) { trial in
            try trial.begin(.one)
            return about(.handOver(.note, text: "x", missing: []), trial)
        },
        Row("I-13", "Trin 2 has the leader's note", []) { trial in
            try trial.begin(.two)
            return about(.handOver(.note, text: "Vi aftalte at møde klokken otte.", missing: []), trial)
        },
        Row("I-13", "Not minutes", ["other_record"]) { trial in
            try trial.begin(.two)
            return about(.handOver(.minutes, text: "x", missing: []), trial)
        },
        Row("I-19", "Trin 3 has minutes", []) { trial in
            try trial.begin(.three)
            return about(.handOver(.minutes, text: "Det kan få konsekvenser.", missing: []), trial)
        },
        Row("I-19", "Not a note", ["other_record"]) { trial in
            try trial.begin(.three)
            return about(.handOver(.note, text: "x", missing: []), trial)
        },
        Row("I-06", "A note of trin 2 does not speak of consequences", ["record_avoids"]) { trial in
            try trial.begin(.two)
            return about(.handOver(.note, text: "Ellers får det KONSEKVENSER.", missing: []), trial)
        },
        Row("I-06", "Nor in English", ["record_avoids"]) { trial in
            try trial.begin(.two)
            return about(.handOver(.note, text: "This is a warning.", missing: []), trial)
        },
        Row("I-06", "A word that only ends so is another word", []) { trial in
            try trial.begin(.two)
            return about(.handOver(.note, text: "Uden mellemkonsekvenser", missing: []), trial)
        },
    ]

    private static let hearings: [Row] = [
        Row("I-14", "Trin 2 has no hearing", ["no_hearing_here"]) { trial in
            try trial.begin(.two)
            return about(.startHearing(HearingContent(facts: "x", intended: .warning)), trial)
        },
        Row("FVL-19", "A hearing says what speaks against and what is intended", ["hearing_field", "hearing_field"]) { trial in
            try trial.begin(.three)
            return about(.startHearing(HearingContent(facts: nil, intended: nil)), trial)
        },
        Row("I-18", "Trin 3 has one", []) { trial in
            try trial.begin(.three)
            try trial.standing.nameHR(Trial.hr, by: Trial.leader, at: trial.tick(), today: trial.today)
            return about(.startHearing(HearingContent(facts: "x", intended: .warning)), trial)
        },
    ]

    private static let decisions: [Row] = [
        Row("I-05", "Trin 1 decides nothing", ["no_decision_here", "decision_maker"]) { trial in
            try trial.begin(.one)
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-06", "Trin 2 decides nothing", ["no_decision_here", "decision_maker"]) { trial in
            try trial.begin(.two)
            return about(.decide(.dismissal, .whole), trial)
        },
        Row("I-18", "A warning without hearing is stopped", ["no_hearing"]) { trial in
            try trial.heldThree()
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "So is one before the deadline", ["hearing_deadline"]) { trial in
            try trial.heldThree()
            try trial.hear()
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "On the last day it still waits", ["hearing_deadline"]) { trial in
            try trial.heldThree()
            try trial.hear()
            trial.pass(days: 14)
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "After it nothing is left to wait for", []) { trial in
            try trial.heldThree()
            try trial.hear()
            trial.pass(days: 15)
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "Nor after the answer", []) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "A request for more time waits for its answer, also after the deadline", ["hearing_request"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.standing.askForMoreTime(because: "Ferie", until: nil, by: Trial.employee, at: trial.tick())
            trial.pass(days: 30)
            return about(.decide(.warning, .whole), trial)
        },
        Row("FVL-21", "Who asks to be waited for stops the clock", ["hearing_statement"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.standing.askToWait(by: Trial.employee, at: trial.tick())
            trial.pass(days: 60)
            return about(.decide(.warning, .whole), trial)
        },
        Row("FVL-21", "Until there is a deadline for the statement", ["hearing_deadline"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.standing.askToWait(by: Trial.employee, at: trial.tick())
            trial.pass(days: 60)
            try trial.standing.setStatementDeadline(
                trial.today.adding(days: 5), by: Trial.leader, at: trial.tick(), today: trial.today)
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "Who was heard about a warning was not heard about a dismissal", ["hearing_graver"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            return about(.decide(.dismissal, .whole), trial)
        },
        Row("I-18", "Heard about a dismissal, a warning is milder", []) { trial in
            try trial.heldThree()
            try trial.hear(HearingContent(facts: "Mødt sent", intended: .dismissal))
            try trial.state()
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "A new hearing about the graver thing has its own deadline", ["hearing_deadline"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            try trial.hear(HearingContent(facts: "Mødt sent", intended: .dismissal))
            return about(.decide(.dismissal, .whole), trial)
        },
        Row("I-18", "That the employee has not opened the letter is said", ["not_opened"]) { trial in
            try trial.heldThree()
            try trial.hear(isOpened: false)
            trial.pass(days: 15)
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-18", "That nothing further happens needs no hearing, no HR and no grounds", []) { trial in
            try trial.heldThree()
            try trial.standing.nameHR(nil, by: Trial.leader, at: trial.tick(), today: trial.today)
            return about(.decide(.nothingFurther, CaseStep.Grounds()), trial)
        },
        Row("I-06", "It is no decision of a stage without sanction", ["no_decision_here", "decision_maker"]) { trial in
            try trial.begin(.two)
            return about(.decide(.nothingFurther, CaseStep.Grounds()), trial)
        },
        Row("I-21", "Nobody is heard about a sanction without HR", ["hr_named"]) { trial in
            try trial.heldThree()
            try trial.standing.nameHR(nil, by: Trial.leader, at: trial.tick(), today: trial.today)
            return about(.startHearing(HearingContent(facts: "Mødt sent", intended: .warning)), trial)
        },
        Row("I-21", "But with a reason and a second person where there is no HR", []) { trial in
            try trial.heldThree()
            try trial.standing.nameHR(nil, by: Trial.leader, at: trial.tick(), today: trial.today)
            try trial.standing.askToOverrule("hr_named", for: .warning, because: "Vi har ingen HR", by: Trial.leader, at: trial.tick())
            try trial.standing.approveOverrule("hr_named", by: Cast.anders.id, at: trial.tick())
            #expect(about(.startHearing(HearingContent(facts: "Mødt sent", intended: .dismissal)), trial).map(\.key) == ["hr_named"])
            return about(.startHearing(HearingContent(facts: "Mødt sent", intended: .warning)), trial)
        },
        Row("I-21", "Who was named as HR today has not taken part", ["hr_named_today"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            try trial.standing.nameHR(nil, by: Trial.leader, at: trial.tick(), today: trial.today)
            try trial.standing.nameHR(Trial.hr, by: Trial.leader, at: trial.tick(), today: trial.today)
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-21", "A sanction is not decided without HR", ["hr_named"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            try trial.standing.nameHR(nil, by: Trial.leader, at: trial.tick(), today: trial.today)
            return about(.decide(.warning, .whole), trial)
        },
        Row("I-21", "A workplace without HR decides with a reason and a second person, and convenes with HR alone", ["hr_named"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            try trial.standing.nameHR(nil, by: Trial.leader, at: trial.tick(), today: trial.today)
            try trial.standing.askToOverrule("hr_named", for: .warning, because: "Vi har ingen HR", by: Trial.leader, at: trial.tick())
            try trial.standing.approveOverrule("hr_named", by: Cast.anders.id, at: trial.tick())
            #expect(about(.decide(.warning, .whole), trial).isEmpty)
            return about(.decide(.dismissal, .whole), trial).filter { $0.key == "hr_named" }
        },
        Row("I-24", "A warning without a plan says what has to be different", ["warning_change"]) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            return about(.decide(.warning, CaseStep.Grounds(rule: "x", facts: "y", reasons: "z")), trial)
        },
        Row("I-24", "With a plan it need not", []) { trial in
            try trial.heldThree()
            let plan = try ActionPlan(points: [.init(what: "Mød klokken otte", responsible: [.employee])])
            try trial.standing.savePlan(plan, by: Trial.leader, at: trial.tick())
            try trial.hear()
            try trial.state()
            return about(.decide(.warning, CaseStep.Grounds(rule: "x", facts: "y", reasons: "z")), trial)
        },
        Row(
            "FVL-22", "A decision gives rule, facts and reasons",
            ["decision_grounds", "decision_grounds", "decision_grounds", "warning_change"]
        ) { trial in
            try trial.heldThree()
            try trial.hear()
            try trial.state()
            return about(.decide(.warning, CaseStep.Grounds(reasons: " ")), trial)
        },
        Row("SEC-D", "Somebody is named who decides", ["decision_maker"]) { trial in
            try trial.heldThree()
            try trial.standing.nameDecisionMaker(nil, by: Trial.leader, at: trial.tick())
            try trial.hear()
            try trial.state()
            return about(.decide(.warning, .whole), trial)
        },
    ]

    private static let endings: [Row] = [
        Row("I-10", "Trin 1 ends without a record", []) { trial in
            try trial.begin(.one)
            try trial.hold()
            return about(.endStep, trial)
        },
        Row("I-13", "Trin 2 does not end before its note is handed over", ["record_missing"]) { trial in
            try trial.heldTwo()
            return about(.endStep, trial)
        },
        Row("I-13", "Nor before it is filed", ["not_filed"]) { trial in
            try trial.heldTwo()
            try trial.handOver(.note)
            return about(.endStep, trial)
        },
        Row("I-13", "Filed, it ends; remarks at trin 2 have no deadline", []) { trial in
            try trial.heldTwo()
            try trial.handOver(.note)
            try trial.file(1)
            return about(.endStep, trial)
        },
        Row("I-13", "A stage that was called off has no record", []) { trial in
            try trial.begin(.two)
            return about(.endStep, trial)
        },
        Row("I-19", "Trin 3 does not end before its minutes are handed over", ["record_missing"]) { trial in
            try trial.heldThree()
            return about(.endStep, trial)
        },
        Row("I-19", "While remarks may come, that is said", ["remarks_wait"]) { trial in
            try trial.heldThree()
            try trial.handOver(.minutes)
            try trial.file(2)
            return about(.endStep, trial)
        },
        Row("I-19", "After them it is not", []) { trial in
            try trial.heldThree()
            try trial.handOver(.minutes)
            try trial.file(2)
            try trial.standing.remark("Enig.", on: 2, by: Trial.employee, at: trial.tick(), today: trial.today)
            return about(.endStep, trial)
        },
    ]

    @Test(arguments: rows)
    func `A rule of form says what the sources say, and no more`(row: Row) throws {
        var trial = try Trial()
        #expect(try row.findings(&trial).map(\.key) == row.expected)
    }

    @Test(
        arguments: rows.filter { $0.expected.first.map(overridable.contains) ?? false })
    func `A private employer need not hear anybody, and is held to the letter when one is sent`(row: Row) throws {
        var trial = try Trial(["public_rules": .yesNo(false)])
        #expect(try row.findings(&trial).map(\.key) == row.expected.filter(Self.promised.contains))
    }

    @Test func `Every key of a finding is met in the table`() {
        #expect(Set(Self.rows.flatMap(\.expected)) == Set(CaseFinding.keys))
    }

    @Test func `Of all blocks only a missing hearing, and HR where there is none, can be got past, and only with somebody else's yes`()
        throws
    {
        for row in Self.rows {
            var trial = try Trial()
            for finding in try row.findings(&trial) where finding.level == .block {
                let isDecidedWithoutHR = finding.key == "hr_named" && Self.decisions.contains { $0.name == row.name }
                #expect(finding.isOverridable == (Self.overridable.contains(finding.key) || isDecidedWithoutHR), "\(row)")
            }
        }
        var trial = try Trial()
        try trial.heldThree()
        #expect(throws: StoppedByFormalities.self) { try trial.decide() }
        #expect(throws: RuleBroken("rule.reason_needed", field: "reason")) {
            try trial.standing.askToOverrule("no_hearing", because: " ", by: Trial.chef, at: trial.tick())
        }
        #expect(throws: RuleBroken("rule.case_no_overrule")) {
            try trial.standing.askToOverrule("decision_grounds", because: "Haster", by: Trial.chef, at: trial.tick())
        }
        try trial.standing.askToOverrule("no_hearing", because: "Han er rejst.", by: Trial.chef, at: trial.tick())
        #expect(throws: StoppedByFormalities.self) { try trial.decide() }
        for person in [Trial.chef, Trial.employee] {
            #expect(throws: RuleBroken("rule.case_second_person")) {
                try trial.standing.approveOverrule("no_hearing", by: person, at: trial.tick())
            }
        }
        try trial.standing.approveOverrule("no_hearing", by: Trial.hr, at: trial.tick())
        try trial.decide()
        #expect(trial.standing.steps[0].decided?.decision == .warning)
        #expect(trial.standing.overrides.map(\.approvedBy) == [Trial.hr])
    }
}
