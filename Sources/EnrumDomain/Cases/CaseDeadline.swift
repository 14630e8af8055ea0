/// Something in a case that has a last day, and who must act.
public struct CaseDeadline: Hashable, Sendable {
    public let kind: Kind
    public let due: CalendarDate
    /// The closed day that it was moved from; nil when it was not moved.
    public let movedFrom: CalendarDate?
    public let who: Who
    public let step: Int
    public let document: Int?

    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case remarks, hearing
        case moreTime = "more_time"
        case statement, decision
        case followUp = "follow_up"
        case filing, overrule
    }

    public enum Who: String, CaseIterable, Hashable, Sendable {
        case employee, leader
        case decisionMaker = "decision_maker"
        case secondPerson = "second_person"
    }

    init(kind: Kind, due: CalendarDate, movedFrom: CalendarDate? = nil, who: Who, step: Int, document: Int?) {
        (self.kind, self.due, self.movedFrom, self.who, self.step, self.document) = (kind, due, movedFrom, who, step, document)
    }

    /// Tells it from every other of the case: one reminder each.
    public var key: String { "\(kind.rawValue)-\(step)-\(document ?? 0)-\(due.iso)" }
}

extension Case {
    /// What waits for someone, by its day.
    public var deadlines: [CaseDeadline] {
        guard isOpen else { return [] }
        var found: [CaseDeadline] = []
        for document in documents {
            if let last = document.remarksBy, document.remarks.isEmpty {
                found.append(
                    CaseDeadline(
                        kind: .remarks, due: last, movedFrom: document.remarksMovedFrom, who: .employee, step: document.step,
                        document: document.number))
            }
            if document.filed == nil, document.kind.isFiled, let step = steps.first(where: { $0.number == document.step }),
                stage(of: step).isFiled
            {
                found.append(
                    CaseDeadline(kind: .filing, due: document.delivery.on, who: .leader, step: document.step, document: document.number))
            }
        }
        if let step { found += deadlines(of: step) }
        return found.sorted { ($0.due, $0.kind.rawValue) < ($1.due, $1.kind.rawValue) }
    }

    /// What tells whoever is named as HR that they are; another naming is another one.
    public var hrNotice: String? {
        guard isOpen, let hr else { return nil }
        return events.lastIndex { if case .namedHR(hr, _) = $0.kind { true } else { false } }.map { "hr_named-\($0 + 1)" }
    }

    private func deadlines(of step: CaseStep) -> [CaseDeadline] {
        var found: [CaseDeadline] = []
        if let hearing = step.hearing, step.decided == nil {
            if hearing.hasOpenRequest || hearing.waitAskedAt != nil && hearing.waitAnsweredAt == nil {
                let kind: CaseDeadline.Kind = hearing.hasOpenRequest ? .moreTime : .statement
                found.append(.init(kind: kind, due: hearing.deadline, who: .leader, step: step.number, document: hearing.document))
            }
            if hearing.isAnswered {
                found.append(.init(kind: .decision, due: hearing.deadline, who: .decisionMaker, step: step.number, document: nil))
            } else {
                found.append(
                    .init(
                        kind: .hearing, due: hearing.deadline, movedFrom: hearing.movedFrom, who: .employee, step: step.number,
                        document: hearing.document))
            }
        }
        if let held = step.held, step.followUps.isEmpty {
            let (deadlines, agreed) = (procedure.deadlines, step.plan?.meetAgain)
            found.append(
                .init(
                    kind: .followUp, due: agreed ?? deadlines.last(deadlines.followUpDays, from: held.on),
                    movedFrom: agreed == nil ? deadlines.movedFrom(deadlines.followUpDays, from: held.on) : nil, who: .leader,
                    step: step.number, document: nil))
        }
        if openOverrule != nil {
            let due = step.hearing?.deadline ?? step.held?.on ?? step.appointment.date
            if let due { found.append(.init(kind: .overrule, due: due, who: .secondPerson, step: step.number, document: nil)) }
        }
        return found
    }
}
