/// Handing over, and what is added afterwards.
extension Case {
    /// What is about to be handed over.
    public struct Handover: Hashable, Sendable {
        public let kind: CaseDocument.Kind
        public let title: String
        public let body: String
        public let language: Language
        public let template: String?
        public let delivery: CaseDocument.Delivery

        public init(
            kind: CaseDocument.Kind, title: String, body: String, language: Language = .danish, template: String? = nil,
            delivery: CaseDocument.Delivery
        ) {
            (self.kind, self.title, self.body) = (kind, title, body)
            (self.language, self.template, self.delivery) = (language, template, delivery)
        }
    }

    /// The number that the next document gets.
    public var nextNumber: Int { documents.count + 1 }

    /// Sends the convening letter (I-16).
    public mutating func convene(_ letter: Handover, by leader: Person.ID, at instant: Instant, today: CalendarDate) throws {
        let step = try requireStep()
        guard step.held == nil else { throw RuleBroken("rule.case_already_held") }
        guard step.convening == nil else { throw RuleBroken("rule.case_already_convened") }
        if let date = step.appointment.date, date < today { throw RuleBroken("rule.case_day_passed", field: "date") }
        try require(.convene(on: letter.delivery.on), on: today)
        try handOver(letter, by: leader, at: instant, today: today)
    }

    /// Hands over the record of the conversation (I-13, I-19): from then on its text stands.
    ///
    /// - Parameter missing: The fields that it must hold and does not.
    public mutating func handOverRecord(
        _ record: Handover, missing: [LocalizedText] = [], by leader: Person.ID, at instant: Instant, today: CalendarDate
    ) throws {
        let step = try requireHeld()
        guard step.record == nil else { throw RuleBroken("rule.case_record_handed_over") }
        guard record.kind == .note || record.kind == .minutes else { throw RuleBroken("rule.case_document_kind", field: "kind") }
        try require(.handOver(record.kind, text: record.title + "\n" + record.body, missing: missing), on: today)
        try handOver(record, hasRemarksBy: stage(of: step).remarks == .right, by: leader, at: instant, today: today)
    }

    /// Starts the hearing with its letter; the deadline runs from the day it was delivered (I-18).
    public mutating func startHearing(
        _ content: HearingContent, _ letter: Handover, by leader: Person.ID, at instant: Instant, today: CalendarDate
    ) throws {
        let step = try requireStep()
        // One about something graver takes its place.
        if let standing = step.hearing, (content.intended ?? standing.about) <= standing.about {
            throw RuleBroken("rule.case_hearing_started")
        }
        guard step.decided == nil else { throw RuleBroken("rule.case_decided") }
        guard letter.kind == .hearing else { throw RuleBroken("rule.case_document_kind", field: "kind") }
        try requireKnown(step)
        try require(.startHearing(content), on: today)
        let number = nextNumber
        try handOver(letter, by: leader, at: instant, today: today)
        let (deadlines, day) = (procedure.deadlines, letter.delivery.on)
        happen(
            .hearingStarted(
                document: number, deadline: deadlines.last(deadlines.hearingDays, from: day), about: content.intended,
                chosen: day.adding(days: deadlines.hearingDays)), by: leader, at: instant)
    }

    /// Decides, with the letter about it. Without a hearing this is stopped, see ``askToOverrule(_:because:by:at:)``.
    public mutating func decide(
        _ decision: Decision, _ grounds: CaseStep.Grounds, letter: Handover, by person: Person.ID, at instant: Instant, today: CalendarDate
    ) throws {
        let step = try requireStep()
        guard step.decided == nil else { throw RuleBroken("rule.case_decided") }
        guard letter.kind == decision.letter else { throw RuleBroken("rule.case_document_kind", field: "kind") }
        try requireKnown(step)
        let grounds = try grounds.checked()
        try require(.decide(decision, grounds), on: today)
        let number = nextNumber
        try handOver(letter, by: person, at: instant, today: today)
        happen(.decided(decision, grounds, document: number), by: person, at: instant)
    }

    /// Nobody is heard or decided about in a step that they have not been told of, convened to, or talked in (I-16).
    private func requireKnown(_ step: CaseStep) throws(RuleBroken) {
        guard step.isKnownToEmployee else { throw RuleBroken("rule.case_convene_first") }
    }

    private mutating func handOver(
        _ handover: Handover, hasRemarksBy: Bool = false, by person: Person.ID, at instant: Instant, today: CalendarDate
    ) throws(RuleBroken) {
        guard let step else { throw RuleBroken("rule.case_no_step") }
        // A letter is made when it is handed over: nothing is delivered before it was written, and no deadline has begun to run (SECURITY: no
        // back-dating).
        guard handover.delivery.on == today else { throw RuleBroken("rule.case_delivered_here", field: "delivered_on") }
        let (deadlines, day) = (procedure.deadlines, handover.delivery.on)
        let document = CaseDocument(
            number: nextNumber, step: step.number, kind: handover.kind, title: try handover.title.checked("title", atMost: Limits.title),
            body: try handover.body.checked("body", atMost: Limits.text), language: handover.language, template: handover.template,
            delivery: handover.delivery, remarksBy: hasRemarksBy ? deadlines.last(deadlines.remarksDays, from: day) : nil,
            remarksMovedFrom: hasRemarksBy ? deadlines.movedFrom(deadlines.remarksDays, from: day) : nil)
        happen(.handedOver(document), by: person, at: instant)
    }

    func requireDocument(_ number: Int) throws(RuleBroken) -> CaseDocument {
        guard let document = document(number) else { throw RuleBroken("rule.case_no_document") }
        return document
    }

    /// The employee opened it here, for the first time.
    public mutating func markOpened(_ number: Int, by employee: Person.ID, at instant: Instant) throws(RuleBroken) {
        let document = try requireDocument(number)
        if document.openedAt == nil { happen(.openedDocument(number), by: employee, at: instant, step: document.step) }
    }

    /// The employee's remark, added for good (I-14, I-19). After the deadline it counts all the same, and is marked late; also a closed
    /// case takes it. The same words within a minute are the same act.
    public mutating func remark(
        _ text: String, on number: Int, by employee: Person.ID, at instant: Instant, today: CalendarDate
    ) throws(RuleBroken) {
        let document = try requireDocument(number)
        let text = try text.checked("remark", atMost: Limits.text)
        guard !document.remarks.contains(where: { $0.isAgain(text, by: employee, at: instant) }) else { return }
        guard document.remarks.count < Limits.rows else {
            throw RuleBroken("rule.too_many", field: "remark", ["limit": String(Limits.rows)])
        }
        let isLate = document.remarksBy.map { today > $0 } ?? false
        happen(.remarked(document: number, text: text, isLate: isLate), by: employee, at: instant, step: document.step)
    }

    /// The leader's clarification after a remark (I-14).
    public mutating func clarify(_ text: String, on number: Int, by leader: Person.ID, at instant: Instant) throws(RuleBroken) {
        let document = try requireDocument(number)
        guard !document.remarks.isEmpty else { throw RuleBroken("rule.case_no_remark") }
        let text = try text.checked("clarification", atMost: Limits.text)
        guard !document.clarifications.contains(where: { $0.isAgain(text, by: leader, at: instant) }) else { return }
        happen(.clarified(document: number, text: text), by: leader, at: instant, step: document.step)
    }

    /// It lies in the personnel file (journaliseret).
    public mutating func file(_ number: Int, by person: Person.ID, at instant: Instant) throws(RuleBroken) {
        let document = try requireDocument(number)
        guard document.filed == nil else { throw RuleBroken("rule.case_filed") }
        happen(.filed(document: number), by: person, at: instant, step: document.step)
    }
}
