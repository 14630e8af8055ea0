/// The one thing that somebody should do next in a case; it stands out on their page.
public struct CaseNext: Hashable, Sendable {
    public let kind: Kind
    public let step: Int?
    public let document: Int?
    public let due: CalendarDate?

    public enum Kind: String, CaseIterable, Hashable, Sendable {
        // The leader.
        case beginStage = "begin_stage"
        case prepare, tell, convene, hold
        case goOn = "go_on"
        case handOver = "hand_over"
        case nameHR = "name_hr"
        case startHearing = "start_hearing"
        case answerMoreTime = "answer_more_time"
        /// The decision waits for a statement that has no last day yet (forvaltningsloven section 21).
        case setStatementDeadline = "set_statement_deadline"
        case nameDecisionMaker = "name_decision_maker"
        case file
        case followUp = "follow_up"
        case endStep = "end_step"
        // The employee.
        case read, answerHearing = "answer_hearing", remark
        /// They have been given a day for a conversation; with the convening letter, where there is one.
        case attend
        // Others.
        case decide, approve
        case wait, nothing
    }

    public init(_ kind: Kind, step: Int? = nil, document: Int? = nil, due: CalendarDate? = nil) {
        (self.kind, self.step, self.document, self.due) = (kind, step, document, due)
    }
}

extension Case {
    public func nextForEmployee(on today: CalendarDate) -> CaseNext {
        guard isOpen else { return CaseNext(.nothing) }
        let coming = step.flatMap { $0.meeting?.date.map { $0 >= today } == true ? $0 : nil }
        if let unread = documents.first(where: { $0.openedAt == nil && $0.number != coming?.convening }) {
            return CaseNext(.read, step: unread.step, document: unread.number)
        }
        if let step, let hearing = step.hearing, step.decided == nil, !hearing.isAnswered {
            return CaseNext(.answerHearing, step: step.number, document: hearing.document, due: hearing.deadline)
        }
        if let coming {
            return CaseNext(.attend, step: coming.number, document: coming.convening, due: coming.meeting?.date)
        }
        if let document = documents.last(where: { $0.remarks.isEmpty && ($0.remarksBy.map { today <= $0 } ?? false) }) {
            return CaseNext(.remark, step: document.step, document: document.number, due: document.remarksBy)
        }
        return CaseNext(.wait)
    }

    /// - Parameter decides: Whether the leader is the one who decides.
    public func nextForLeader(on today: CalendarDate, decides: Bool = true) -> CaseNext {
        let next = ownNext(on: today)
        guard let step, next.kind == .wait || next.kind == .decide && !decides else { return next }
        // While others act, what the leader can do meanwhile is not hidden.
        return filing(in: step) ?? CaseNext(.wait, step: next.step, due: next.kind == .wait ? next.due : nil)
    }

    private func filing(in step: CaseStep) -> CaseNext? {
        guard stage(of: step).isFiled else { return nil }
        return documents.first { $0.step == step.number && $0.kind.isFiled && $0.filed == nil }.map {
            CaseNext(.file, step: step.number, document: $0.number)
        }
    }

    private func ownNext(on today: CalendarDate) -> CaseNext {
        guard isOpen else { return CaseNext(.nothing) }
        guard let step else { return CaseNext(.beginStage) }
        func next(_ kind: CaseNext.Kind, document: Int? = nil, due: CalendarDate? = nil) -> CaseNext {
            CaseNext(kind, step: step.number, document: document, due: due)
        }
        let stage = stage(of: step)
        if step.held == nil { return nextBeforeHolding(step, stage) }
        if let hearing = step.hearing, step.decided == nil {
            if hearing.hasOpenRequest { return next(.answerMoreTime, document: hearing.document, due: hearing.deadline) }
            if hearing.holdsBack(on: today) == .statement {
                return next(.setStatementDeadline, document: hearing.document, due: hearing.deadline)
            }
        }
        if step.isPaused { return next(.goOn, due: step.pauses.last?.goesOn?.date) }
        if stage.handsOverRecord, step.record == nil { return next(.handOver) }
        if let hearing = step.hearing, step.decided == nil {
            if decisionMaker == nil { return next(.nameDecisionMaker) }
            if hearing.holdsBack(on: today) != nil { return next(.wait, due: hearing.deadline) }
            return next(.decide)
        }
        if !step.expects.isEmpty, step.decided == nil {
            if needsHearing(stage) { return next(.startHearing) }
            return next(decisionMaker == nil ? .nameDecisionMaker : .decide)
        }
        if let filing = filing(in: step) { return filing }
        if step.followUps.isEmpty {
            return next(.followUp, due: deadlines.first { $0.kind == .followUp }?.due)
        }
        return next(.endStep)
    }

    /// Whether the rules of public law ask for a hearing before the stage ends in a decision.
    private func needsHearing(_ stage: Stage) -> Bool { stage.hearing == .beforeDecision && procedure.isPublic }

    private func nextBeforeHolding(_ step: CaseStep, _ stage: Stage) -> CaseNext {
        if hrTakesPart(in: step), hr == nil { return CaseNext(.nameHR, step: step.number) }
        switch stage.convening {
        case .written where step.convening == nil: return CaseNext(.convene, step: step.number)
        case .tell where step.told == nil && step.convening == nil: return CaseNext(.tell, step: step.number)
        default: break
        }
        return CaseNext(.hold, step: step.number, due: step.appointment.date)
    }

    /// Of whoever is named to decide.
    public func nextForDecisionMaker(on today: CalendarDate) -> CaseNext {
        guard isOpen, let step, step.decided == nil else { return CaseNext(isOpen ? .wait : .nothing) }
        guard let hearing = step.hearing else {
            let isReady = step.held != nil && !step.expects.isEmpty && !needsHearing(stage(of: step))
            return CaseNext(isReady ? .decide : .wait, step: step.number)
        }
        return hearing.holdsBack(on: today) == nil
            ? CaseNext(.decide, step: step.number) : CaseNext(.wait, step: step.number, due: hearing.deadline)
    }
}
