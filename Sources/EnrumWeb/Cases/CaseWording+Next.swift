import EnrumCore
import EnrumDomain
import EnrumTexts

extension CaseWording {
    /// The one next thing, with the way to it.
    func now(_ next: CaseNext) -> CasePage.Now {
        let key = "case.next.\(next.kind.rawValue)"
        let isWaiting = next.kind == .wait || next.kind == .nothing
        return CasePage.Now(
            title: texts(Phrase("\(key).title")),
            text: next.kind == .attend
                ? attending(next)
                : next.kind == .beginStage && !canEndInSanction ? texts("case.next.begin_stage.text_help") : texts(Phrase("\(key).text")),
            due: next.due.map {
                // A conversation is held on its day, and not before.
                let words = next.kind == .hold || next.kind == .goOn || next.kind == .attend ? "case.due_on" : "case.due"
                return texts(words, ["date": "\(day($0)), \(texts.distance(from: today, to: $0))"])
            },
            isLate: next.due.map { $0 < today } ?? false,
            action: isWaiting || next.kind == .endStep || next.kind == .attend && next.document == nil
                ? nil : CasePage.Link(words: texts(Phrase("\(key).do")), path: place(of: next)),
            form: next.kind == .endStep
                ? ActionForm(path: "\(path)/steps/\(next.step ?? 0)/end", words: texts("case.next.end_step.do"), style: .primary) : nil,
            isWaiting: isWaiting)
    }

    /// Day, time and place, and the right to bring somebody.
    private func attending(_ next: CaseNext) -> String {
        guard let step = view.steps.first(where: { $0.number == next.step }) else { return "" }
        let meeting = step.meeting ?? step.appointment
        let time = [meeting.date.map(day), meeting.time.map { texts.clock($0) }].compactMap { $0 }
        let companion: String? =
            switch view.stage(of: step)?.companion {
            case .mustBeTold?: texts("case.next.attend.companion")
            case .ifWished?: texts("case.next.attend.companion_if_wished")
            case Stage.CompanionRight.none?, nil: nil
            }
        return [
            texts("case.next.attend.text", ["when": time.joined(separator: " ")]),
            (meeting.place ?? step.appointment.place).map { texts("case.next.attend.place", ["place": $0]) }, companion,
        ].compactMap { $0 }.joined(separator: " ")
    }

    private func place(of next: CaseNext) -> String {
        let step = "\(path)/steps/\(next.step ?? 0)"
        let document = next.document.map { "\(path)/documents/\($0)" } ?? path
        return switch next.kind {
        case .beginStage: "\(path)/begin"
        case .prepare: "\(step)/prepare"
        case .tell, .convene: "\(step)/convene"
        case .hold, .goOn: "\(step)/meet"
        case .handOver: "\(step)/record"
        case .nameHR: "\(path)/people#name-hr"
        case .nameDecisionMaker: "\(path)/people#name-decision-maker"
        case .startHearing, .answerMoreTime, .setStatementDeadline, .answerHearing: "\(path)/hearing"
        case .decide, .approve: "\(step)/decide"
        case .file, .read, .remark, .attend: document
        case .followUp: "\(step)/follow-up"
        case .endStep, .wait, .nothing: path
        }
    }
}
