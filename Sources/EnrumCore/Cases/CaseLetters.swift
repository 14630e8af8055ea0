public import EnrumDomain

/// How something is handed over.
public struct HandoverWay: Hashable, Sendable {
    public let means: CaseDocument.Delivery.Means
    /// The day it reached the employee; nil is today.
    public let on: CalendarDate?
    /// Nil is the employee's own.
    public let language: Language?

    public init(_ means: CaseDocument.Delivery.Means = .here, on date: CalendarDate? = nil, language: Language? = nil) {
        (self.means, on, self.language) = (means, date, language)
    }
}

/// What the leader adds to a letter.
public struct LetterContent: Hashable, Sendable {
    public var hearing: HearingContent?
    public var grounds: CaseStep.Grounds?
    public var decision: Decision?

    public init(hearing: HearingContent? = nil, grounds: CaseStep.Grounds? = nil, decision: Decision? = nil) {
        (self.hearing, self.grounds, self.decision) = (hearing, grounds, decision)
    }
}

/// A letter as it would go out now.
public struct LetterPreview: Sendable {
    public let kind: CaseDocument.Kind
    public let title: String
    public let body: String
    public let template: String
    /// What stands in its way, and what to look at again.
    public let findings: [CaseFinding]
}

/// Shows a letter as it would go out now, with what stands in its way. Nothing is sent.
public struct PreviewLetter: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ kind: CaseDocument.Kind, _ content: LetterContent = LetterContent(), by way: HandoverWay = HandoverWay(), in id: Case.ID,
        as viewer: Viewer
    ) async throws -> LetterPreview {
        let (clock, letters) = (environment.clock, environment.letters)
        return try await environment.store.write { transaction in
            guard let standing = try transaction.formalCase(id), let step = standing.step,
                let employee = try transaction.person(standing.employee)
            else { throw NotFound() }
            let relations = try transaction.relations(of: viewer, to: standing)
            let object: AccessMatrix.Object = content.decision == nil ? .formalCase : .caseDecision
            try AccessPolicy.require(.write, object, for: relations)
            let writer = LetterWriter(standing: standing, step: step, letters: letters, clock: clock)
            let letter = try writer.handover(kind, content, by: way, in: transaction)
            let missing = try writer.missing(in: transaction, employee)
            try transaction.logReading("case.letter_previewed", of: standing, for: employee, by: viewer, at: clock.now)
            return LetterPreview(
                kind: kind, title: letter.title, body: letter.body, template: letter.template ?? "",
                findings: standing.findings(for: writer.deed(kind, content, letter, missing: missing), on: clock.today))
        }
    }
}

/// Sends the convening letter, made from the plan of the step (I-16, I-31).
public struct ConveneStep: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: ``StoppedByFormalities`` without topic, purpose, date, time, place, duration, participants or the right to a companion.
    public func callAsFunction(by way: HandoverWay = HandoverWay(), in id: Case.ID, as viewer: Viewer) async throws {
        let letters = environment.letters
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.convened") { change in
            let letter = try change.letter(.convening, LetterContent(), by: way, letters)
            try change.standing.convene(letter, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Hands over the record of the conversation: a note or minutes, as the stage says (I-13, I-19). From then on its text stands.
public struct HandOverRecord: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter body: The text as the leader has it; nil makes it from the letter and the record's fields.
    public func callAsFunction(
        title: String? = nil, body: String? = nil, by way: HandoverWay = HandoverWay(), in id: Case.ID, as viewer: Viewer
    ) async throws {
        let letters = environment.letters
        try await environment.change(id, as: viewer, .write, .formalCase, log: "case.document_handed_over") { change in
            guard let step = change.standing.step else { throw RuleBroken("rule.case_no_step") }
            let kind: CaseDocument.Kind = change.standing.stage(of: step).record == .note ? .note : .minutes
            var letter: Case.Handover
            if let title, let body {
                letter = Case.Handover(
                    kind: kind, title: title, body: body, language: way.language ?? change.employee.language,
                    delivery: .init(way.means, on: way.on ?? change.today))
            } else {
                letter = try change.letter(kind, LetterContent(), by: way, letters)
                if title != nil || body != nil {
                    letter = Case.Handover(
                        kind: kind, title: title ?? letter.title, body: body ?? letter.body, language: letter.language,
                        template: letter.template, delivery: letter.delivery)
                }
            }
            let missing = try LetterWriter(standing: change.standing, step: step, letters: letters, clock: change.clock)
                .missing(in: change.transaction, change.employee, ownText: body)
            try change.standing.handOverRecord(
                letter, missing: missing, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Starts the hearing with its letter; the deadline runs from the day it was delivered (I-18).
public struct StartHearing: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ content: HearingContent, by way: HandoverWay = HandoverWay(), in id: Case.ID, as viewer: Viewer)
        async throws
    {
        let letters = environment.letters
        try await environment.change(id, as: viewer, .write, .hearing, log: "case.hearing_started") { change in
            let content = try content.checked()
            if let intended = content.intended { try change.requireHR(for: intended) }
            let letter = try change.letter(.hearing, LetterContent(hearing: content), by: way, letters)
            try change.standing.startHearing(content, letter, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

/// Decides, with the letter about it. Only who is named to decide may; without a hearing it is stopped (I-18).
public struct Decide: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(
        _ decision: Decision, _ grounds: CaseStep.Grounds, by way: HandoverWay = HandoverWay(), in id: Case.ID, as viewer: Viewer
    ) async throws {
        let letters = environment.letters
        try await environment.change(id, as: viewer, .write, .caseDecision, log: "case.decided") { change in
            let grounds = try grounds.checked()
            try change.requireHR(for: decision)
            let letter = try change.letter(decision.letter, LetterContent(grounds: grounds, decision: decision), by: way, letters)
            try change.standing.decide(decision, grounds, letter: letter, by: change.viewer.id, at: change.now, today: change.today)
        }
    }
}

extension CaseChange {
    /// Where HR takes part in a sanction, it is somebody who still is HR for the employee's department (I-21).
    fileprivate func requireHR(for decision: Decision) throws {
        guard decision.isSanction, let step = standing.step, standing.stage(of: step).hr == .takesPart, let hr = standing.hr else { return }
        guard let named = try transaction.person(hr), named.isActive, try transaction.isHR(Viewer(named), for: employee) else {
            throw RuleBroken("rule.case_hr_gone")
        }
    }

    fileprivate func letter(_ kind: CaseDocument.Kind, _ content: LetterContent, by way: HandoverWay, _ letters: any Letters) throws
        -> Case.Handover
    {
        guard let step = standing.step else { throw RuleBroken("rule.case_no_step") }
        return try LetterWriter(standing: standing, step: step, letters: letters, clock: clock)
            .handover(kind, content, by: way, in: transaction)
    }
}
