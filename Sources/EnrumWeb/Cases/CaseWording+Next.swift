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
            text: next.kind == .beginStage && !canEndInSanction ? texts("case.next.begin_stage.text_help") : texts(Phrase("\(key).text")),
            due: next.due.map {
                // A conversation is held on its day, and not before.
                let words = next.kind == .hold || next.kind == .goOn ? "case.due_on" : "case.due"
                return texts(words, ["date": "\(day($0)), \(texts.distance(from: today, to: $0))"])
            },
            isLate: next.due.map { $0 < today } ?? false,
            action: isWaiting || next.kind == .endStep ? nil : CasePage.Link(words: texts(Phrase("\(key).do")), path: place(of: next)),
            form: next.kind == .endStep
                ? ActionForm(path: "\(path)/steps/\(next.step ?? 0)/end", words: texts("case.next.end_step.do"), style: .primary) : nil,
            isWaiting: isWaiting)
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
        case .startHearing, .answerMoreTime, .answerHearing: "\(path)/hearing"
        case .decide, .approve: "\(step)/decide"
        case .file, .read, .remark: document
        case .followUp: "\(step)/follow-up"
        case .endStep, .wait, .nothing: path
        }
    }
}
