import EnrumDomain
import EnrumTesting

/// A case in a test: the procedure of four stages, a leader, an employee, and a day that the test moves.
struct Trial {
    static let employee = Cast.dorthe.id
    static let leader = Cast.mette.id
    static let hr = Cast.pernille.id
    static let chef = Cast.henrik.id

    var standing: Case
    var today: CalendarDate
    private(set) var now = FixedClock.tuesday

    /// - Parameter settings: Beside the standard ones.
    init(_ settings: [String: AnswerValue] = [:], on today: String = "2026-11-24") throws {
        guard let today = CalendarDate(iso: today) else { preconditionFailure("a literal in a test is no date") }
        let plugin = Plugin.staging()
        var values = SettingValues(
            uniqueKeysWithValues: plugin.manifest.settings.compactMap { field in field.standard.map { (field.key, $0) } })
        for (key, value) in settings { if let key = Slug(key) { values[key] = value } }
        let pin = PinnedProcedure(.staged, of: plugin, settings: values)
        standing = try Case(
            id: Identifier(stored: "case"), employee: Self.employee, leader: Self.leader, pin: pin, topic: "Mødetider", at: now)
        self.today = today
    }

    /// A second later.
    mutating func tick() -> Instant {
        now = now.advanced(bySeconds: 1)
        return now
    }

    mutating func pass(days: Int) {
        today = today.adding(days: days)
        now = now.advanced(bySeconds: Int64(days) * 86_400)
    }

    /// The day that the step under way began.
    var begun: CalendarDate {
        let milliseconds = standing.step.map { now.milliseconds - $0.begunAt.milliseconds } ?? 0
        return today.adding(days: -Int(milliseconds / 86_400_000))
    }

    // MARK: As the leader does it

    mutating func advise() throws {
        try standing.advise(from: "HR", "Gå videre.", on: today, by: Self.leader, at: tick(), today: today)
    }

    /// Begins a stage, with HR's advice and a reason where others are passed by.
    mutating func begin(_ stage: Stage, expects: [Decision] = []) throws {
        if !stage.usuallyAfter.isEmpty { try advise() }
        try standing.begin(stage.id, because: "Det er alvorligt.", expects: expects, by: Self.leader, at: tick(), today: today)
    }

    mutating func plan(_ change: (inout Appointment) -> Void = { _ in }, days: Int = 7) throws {
        var appointment = Appointment.whole(on: today.adding(days: days))
        change(&appointment)
        try standing.plan(appointment, by: Self.leader, at: tick())
    }

    func letter(_ kind: CaseDocument.Kind, _ body: String = "Teksten.", on date: CalendarDate? = nil) -> Case.Handover {
        Case.Handover(kind: kind, title: "Brev", body: body, delivery: .init(date == nil ? .here : .post, on: date ?? today))
    }

    mutating func convene() throws { try standing.convene(letter(.convening), by: Self.leader, at: tick(), today: today) }
    mutating func tell(on date: CalendarDate? = nil) throws {
        try standing.tell(on: date ?? today, by: Self.leader, at: tick(), today: today, begun: begun)
    }

    mutating func hold(on date: CalendarDate? = nil) throws {
        try standing.hold(on: date ?? today, by: Self.leader, at: tick(), today: today, begun: begun)
    }

    /// Moves it so many days from today.
    mutating func move(days: Int, time: String = "10:00", agreed: String? = nil) throws {
        let appointment = Appointment(date: today.adding(days: days), time: TimeOfDay(time))
        try standing.move(to: appointment, agreed: agreed, by: Self.leader, at: tick(), today: today)
    }

    mutating func handOver(_ kind: CaseDocument.Kind, _ body: String = "Vi talte om mødetider.") throws {
        try standing.handOverRecord(letter(kind, body), by: Self.leader, at: tick(), today: today)
    }

    mutating func hear(_ content: HearingContent = HearingContent(facts: "Mødt sent", intended: .warning), isOpened: Bool = true)
        throws
    {
        try standing.startHearing(content, letter(.hearing), by: Self.leader, at: tick(), today: today)
        if isOpened { try standing.markOpened(standing.documents.count, by: Self.employee, at: tick()) }
    }

    mutating func decide(_ decision: Decision = .warning, _ grounds: CaseStep.Grounds = .whole) throws {
        try standing.decide(decision, grounds, letter: letter(decision.letter), by: Self.chef, at: tick(), today: today)
    }

    mutating func end() throws { try standing.endStep(by: Self.leader, at: tick(), today: today) }
    mutating func file(_ number: Int) throws { try standing.file(number, by: Self.leader, at: tick()) }
    mutating func state(_ text: String = "Bussen kørte ikke.") throws {
        try standing.state(text, by: Self.employee, at: tick(), today: today)
    }

    // MARK: Points in a case

    /// Trin 2, its conversation held.
    mutating func heldTwo() throws {
        try begin(.two)
        try plan()
        try tell()
        pass(days: 7)
        try hold()
    }

    /// Trin 3 with a warning expected, HR and a decision maker named, its conversation held.
    mutating func heldThree() throws {
        try begin(.three, expects: [.warning])
        try standing.nameHR(Self.hr, by: Self.leader, at: tick(), today: today)
        try standing.nameDecisionMaker(Self.chef, by: Self.leader, at: tick())
        try plan()
        try convene()
        pass(days: 7)
        try hold()
    }
}
