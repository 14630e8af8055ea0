/// The rules of form as a table: each looks at what is about to be done in a case as it stands, and says what it holds against it (I-09).
///
/// They follow the data of the stage, so that another procedure has other rules by having other stages.
public enum Formalities {
    /// A case, the step that is under way, and the day.
    struct Situation {
        let standing: Case
        let step: CaseStep?
        let stage: Stage
        let today: CalendarDate
        var procedure: Procedure { standing.procedure }
        /// The day that the convening letter reached the employee.
        var conveningDelivered: CalendarDate? { step?.convening.flatMap { standing.document($0)?.delivery.on } }
    }

    typealias Rule = @Sendable (CaseDeed, Situation) -> [CaseFinding]

    /// The table.
    static let rules: [Rule] = [
        passedStages, hrPresence, conveningFields, notice, agreement, convened, appointedDay, toldInTime, record, recordWords,
        recordContent, hearingPlace, hearingContent, decisionPlace, hearing, grounds, change, decisionMaker, opened, recordHandedOver,
        filing, remarks,
    ]

    /// Passing a stage by needs a written reason and HR's advice (I-08).
    private static let passedStages: Rule = { deed, situation in
        guard case .begin(let stage, let reason) = deed else { return [] }
        let tried = Set(situation.standing.steps.filter { $0.held != nil }.map(\.stage))
        guard !stage.usuallyAfter.allSatisfy(tried.contains) else { return [] }
        var found: [CaseFinding] = []
        if reason?.tidied == nil { found.append(CaseFinding(.block, "I-08", "skip_reason", field: "reason")) }
        if situation.standing.advice.isEmpty { found.append(CaseFinding(.block, "I-08", "skip_advice", field: "advice")) }
        return found
    }

    /// HR is there when a warning or a dismissal is expected, when somebody is heard about it, and when it is decided (I-21). A workplace without HR decides with two signatures,
    /// the leader's leader's being the second.
    private static let hrPresence: Rule = { deed, situation in
        guard let step = situation.step else { return [] }
        let isNamed = situation.standing.hr != nil
        switch deed {
        case .convene where situation.standing.hrTakesPart(in: step), .hold where situation.standing.hrTakesPart(in: step):
            return isNamed ? [] : [CaseFinding(.block, "I-21", "hr_named", field: "hr")]
        case .startHearing(let content) where content.intended?.isSanction == true && situation.stage.hr == .takesPart:
            return isNamed ? [] : [CaseFinding(.block, "I-21", "hr_named", field: "hr", isOverridable: true)]
        case .decide(let decision, _) where decision.isSanction && situation.stage.hr == .takesPart:
            guard isNamed else { return [CaseFinding(.block, "I-21", "hr_named", field: "hr", isOverridable: true)] }
            // Whoever was named today has had no time to take part.
            return situation.standing.hrNamedOn == situation.today ? [CaseFinding(.warn, "I-21", "hr_named_today")] : []
        default: return []
        }
    }

    /// A written convening holds everything (I-16, I-17, I-31).
    private static let conveningFields: Rule = { deed, situation in
        guard case .convene = deed, let step = situation.step else { return [] }
        return step.appointment.missing.map { field in
            let rule =
                switch field {
                case .topic: "I-16"
                case .companionRight: "I-17"
                default: "I-31"
                }
            return CaseFinding(.block, rule, "convening_field", field: field.rawValue, ["field": field.rawValue])
        }
    }

    /// In time to prepare (I-16); how many days is the organisation's number.
    private static let notice: Rule = { deed, situation in
        let (known, date): (CalendarDate?, CalendarDate?) =
            switch deed {
            case .convene(let delivered): (delivered, situation.step?.appointment.date)
            // Who was convened in time and is moved to a later day has no less time than before.
            case .move(let moved, _): (situation.conveningDelivered, moved.date)
            default: (nil, nil)
            }
        let days = situation.procedure.deadlines.noticeDays
        guard let known, let date, known.days(to: date) < days else { return [] }
        return [CaseFinding(.warn, "I-16", "notice_short", field: "date", ["days": String(days)])]
    }

    /// Nobody is moved to an earlier time than they were given without having agreed to it (I-16).
    private static let agreement: Rule = { deed, situation in
        guard case .move(let moved, let agreed) = deed, agreed?.tidied == nil, let before = situation.step?.appointment,
            let (from, to) = before.date.flatMap({ date in moved.date.map { (date, $0) } })
        else { return [] }
        guard to < from || to == from && (moved.time?.minutes ?? 0) < (before.time?.minutes ?? 0) else { return [] }
        return [CaseFinding(.block, "I-16", "move_agreement", field: "agreed")]
    }

    /// Not held before the day that the employee was given: they had until then to prepare (I-11, I-16).
    private static let appointedDay: Rule = { deed, situation in
        guard case .hold(let day) = deed, let step = situation.step, step.isAppointed, let date = step.appointment.date, day < date else {
            return []
        }
        return [CaseFinding(.block, "I-16", "held_early", ["date": date.iso])]
    }

    /// Told before the day, so that there is time to prepare (I-11); what was written down late counts from when it was written.
    private static let toldInTime: Rule = { deed, situation in
        guard case .hold = deed, situation.stage.convening == .tell, let step = situation.step, step.convening == nil,
            let told = step.told, let date = step.appointment.date, told.counts >= date
        else { return [] }
        return [CaseFinding(.warn, "I-11", "told_short")]
    }

    /// Told before it is held (I-11), or convened in writing (I-16).
    private static let convened: Rule = { deed, situation in
        guard case .hold = deed, let step = situation.step else { return [] }
        switch situation.stage.convening {
        case .tell where step.told == nil && step.convening == nil: return [CaseFinding(.block, "I-11", "not_told", field: "told")]
        case .written where step.convening == nil: return [CaseFinding(.block, "I-16", "not_convened", field: "convening")]
        default: return []
        }
    }

    /// The record follows the stage (I-04, I-10, I-13, I-19).
    private static let record: Rule = { deed, situation in
        guard case .handOver(let kind, _, _) = deed, kind == .note || kind == .minutes else { return [] }
        switch situation.stage.record {
        case .none: return [CaseFinding(.block, "I-04", "no_record_here")]
        case .privateNote: return [CaseFinding(.block, "I-10", "no_record_here")]
        case .note: return kind == .note ? [] : [CaseFinding(.block, "I-13", "other_record")]
        case .minutes: return kind == .minutes ? [] : [CaseFinding(.block, "I-19", "other_record")]
        }
    }

    /// Words that have no place in what is handed over at the stage (I-06).
    private static let recordWords: Rule = { deed, situation in
        guard case .handOver(let kind, let text, _) = deed, kind == .note || kind == .minutes else { return [] }
        return situation.stage.recordAvoids.compactMap { avoided in
            let found = avoided.words.found(in: text)
            guard !found.isEmpty else { return nil }
            return CaseFinding(
                .block, "I-06", "record_avoids", field: "body", ["words": found.joined(separator: ", ")], say: avoided.say)
        }
    }

    /// A record with nothing in it is none: both views, what was agreed, and what else its fields must hold (I-13, I-19, I-37).
    private static let recordContent: Rule = { deed, situation in
        guard case .handOver(_, _, let missing) = deed, !missing.isEmpty else { return [] }
        func list(_ language: Language) -> String { missing.map { $0(language) }.joined(separator: "; ") }
        return [
            CaseFinding(
                .block, situation.stage.record == .note ? "I-13" : "I-19", "record_empty",
                names: LocalizedText(danish: list(.danish), english: list(.english)))
        ]
    }

    /// No hearing where nothing is decided (I-14).
    private static let hearingPlace: Rule = { deed, situation in
        guard case .startHearing = deed, situation.stage.hearing == .none else { return [] }
        return [CaseFinding(.block, "I-14", "no_hearing_here")]
    }

    /// A hearing letter says what speaks against the employee, and what is intended (forvaltningsloven section 19).
    private static let hearingContent: Rule = { deed, situation in
        guard case .startHearing(let content) = deed, situation.stage.hearing != .none else { return [] }
        let isSaid = content.intended.map(situation.stage.decisions.contains) ?? false
        let missing = (content.facts?.tidied == nil ? ["facts"] : []) + (isSaid ? [] : ["intended"])
        return missing.map { CaseFinding(.block, "FVL-19", "hearing_field", field: $0, ["field": $0]) }
    }

    /// No sanction at a stage that has none (I-04, I-05, I-06).
    private static let decisionPlace: Rule = { deed, situation in
        guard case .decide(let decision, _) = deed, !situation.stage.choices.contains(decision) else { return [] }
        return [CaseFinding(.block, "I-09", "no_decision_here")]
    }

    /// Heard before it is decided (I-18; forvaltningsloven sections 19 to 21). The one block that can be got past. A private employer need
    /// not hear anybody; whoever has sent the letter all the same is held to what it promised.
    private static let hearing: Rule = { deed, situation in
        guard case .decide(let decision, _) = deed, decision.isSanction, situation.stage.hearing == .beforeDecision else { return [] }
        guard let hearing = situation.step?.hearing else {
            return situation.procedure.isPublic ? [CaseFinding(.block, "I-18", "no_hearing", isOverridable: true)] : []
        }
        // Who was heard about a warning has not been heard about a dismissal.
        guard decision <= hearing.about else {
            return [CaseFinding(.block, "I-18", "hearing_graver", ["decision": hearing.about.rawValue], isOverridable: true)]
        }
        guard let wait = hearing.holdsBack(on: situation.today) else { return [] }
        return [
            CaseFinding(.block, "I-18", "hearing_\(wait.rawValue)", ["deadline": hearing.deadline.iso], isOverridable: true)
        ]
    }

    /// A decision gives its reasons (forvaltningsloven sections 22 to 24).
    private static let grounds: Rule = { deed, situation in
        guard case .decide(let decision, let grounds) = deed, decision.isSanction, situation.procedure.isPublic else { return [] }
        let fields = [("rule", grounds.rule), ("facts", grounds.facts), ("reasons", grounds.reasons)]
        return fields.filter { $0.1?.tidied == nil }.map {
            CaseFinding(.block, "FVL-22", "decision_grounds", field: $0.0, ["field": $0.0])
        }
    }

    /// A warning says what has to be different, in the plan of action or in itself (I-24).
    private static let change: Rule = { deed, situation in
        guard case .decide(.warning, let grounds) = deed, grounds.change?.tidied == nil, situation.step?.plan?.points.isEmpty ?? true
        else { return [] }
        return [CaseFinding(.block, "I-24", "warning_change", field: "change")]
    }

    /// Whether the employee has seen what the decision rests on; told to whoever decides.
    private static let opened: Rule = { deed, situation in
        guard case .decide = deed, let step = situation.step else { return [] }
        return [step.hearing?.document, step.record].compactMap { $0.flatMap(situation.standing.document) }
            .filter { $0.delivery.means == .here && $0.openedAt == nil }
            .map { CaseFinding(.warn, "I-18", "not_opened", ["number": String($0.number), "title": $0.title]) }
    }

    /// Somebody is named who may decide it here.
    private static let decisionMaker: Rule = { deed, situation in
        guard case .decide = deed, situation.standing.decisionMaker == nil else { return [] }
        return [CaseFinding(.block, "SEC-D", "decision_maker", field: "decision_maker")]
    }

    /// The record is handed over before the step ends (I-13, I-19).
    private static let recordHandedOver: Rule = { deed, situation in
        guard deed == .endStep, let step = situation.step, step.held != nil, situation.stage.handsOverRecord, step.record == nil else {
            return []
        }
        return [CaseFinding(.block, situation.stage.record == .note ? "I-13" : "I-19", "record_missing")]
    }

    /// What belongs in the personnel file is there before the step ends (I-13; for minutes note 8 of the sources).
    private static let filing: Rule = { deed, situation in
        guard deed == .endStep, let step = situation.step, situation.stage.isFiled else { return [] }
        let waiting = situation.standing.documents.filter { $0.step == step.number && $0.kind.isFiled && $0.filed == nil }
        return waiting.map { CaseFinding(.block, "I-13", "not_filed", ["number": String($0.number)]) }
    }

    /// Remarks may still come (I-19).
    private static let remarks: Rule = { deed, situation in
        guard deed == .endStep, let step = situation.step, let number = step.record,
            let document = situation.standing.document(number), document.remarks.isEmpty, let last = document.remarksBy,
            situation.today <= last
        else { return [] }
        return [CaseFinding(.warn, "I-19", "remarks_wait", ["deadline": last.iso])]
    }
}

extension CaseDocument.Kind {
    /// Whether it belongs in the personnel file when its stage is filed.
    public var isFiled: Bool { self != .convening }
}

extension Case {
    /// What the rules of form say to something that is about to be done, overruled blocks left out.
    public func findings(for deed: CaseDeed, on today: CalendarDate) -> [CaseFinding] {
        all(for: deed, on: today).filter { overrule(of: $0, for: deed) == nil }
    }

    /// The blocks that something about to be done gets past, with who asked, who said yes, and why.
    public func overruled(by deed: CaseDeed, on today: CalendarDate) -> [CaseOverride] {
        all(for: deed, on: today).compactMap { overrule(of: $0, for: deed) }
    }

    private func all(for deed: CaseDeed, on today: CalendarDate) -> [CaseFinding] {
        let stage: Stage
        if case .begin(let next, _) = deed {
            stage = next
        } else if let step {
            stage = self.stage(of: step)
        } else {
            return []
        }
        let situation = Formalities.Situation(standing: self, step: step, stage: stage, today: today)
        return Formalities.rules.flatMap { $0(deed, situation) }
    }

    /// A yes holds for what was asked for, and for nothing graver.
    private func overrule(of finding: CaseFinding, for deed: CaseDeed) -> CaseOverride? {
        guard finding.isOverridable else { return nil }
        let decision: Decision
        switch deed {
        case .decide(let made, _): decision = made
        case .startHearing(let content): decision = content.intended ?? .summaryDismissal
        default: return nil
        }
        return overrides.last {
            $0.finding == finding.key && $0.step == step?.number && $0.approvedBy != nil && decision <= $0.intended ?? decision
        }
    }

    /// - Throws: ``StoppedByFormalities`` when a block stands in the way.
    func require(_ deed: CaseDeed, on today: CalendarDate) throws(StoppedByFormalities) {
        let findings = findings(for: deed, on: today)
        guard !findings.contains(where: { $0.level == .block }) else { throw StoppedByFormalities(findings: findings) }
    }
}
