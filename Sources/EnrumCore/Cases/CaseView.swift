public import EnrumDomain

/// A case as the viewer may see it: what they may not read is not in it.
public struct CaseView: Sendable, Identifiable {
    public let id: Case.ID
    public let version: Int
    public let role: Role
    /// Nil for a companion and a second person.
    public let procedure: Procedure?
    public let pluginTitle: LocalizedText
    /// Of the plugin as the case got it when it was opened.
    public let pluginVersion: String
    /// Where the procedure comes from (T-12).
    public let source: LocalizedText?
    /// The leader's own name for it; for others what the employee was told it is about.
    public let topic: String?
    public let employee: Person
    /// Who leads it now.
    public let leader: Person?
    public let hr: Person?
    public let decisionMaker: Person?
    public let companion: Companion?
    /// Who reads the case itself now; a companion reads what was handed on to them besides. Empty for a companion and a second person.
    public let readers: [Person.ID]
    public let led: [CaseLeader]
    public let openedAt: Instant
    public let closure: CaseClosure?
    public let steps: [CaseStep]
    /// What was handed over, as far as the viewer may read it.
    public let documents: [CaseDocument]
    /// The workplace's alone.
    public let notes: [TimedNote]
    public let advice: [HRAdvice]
    public let overrides: [CaseOverride]
    public let events: [Case.Event]
    /// What the viewer has written and not handed over.
    public let drafts: [CaseDraft]
    public let next: CaseNext
    /// Those that are the viewer's to keep an eye on.
    public let deadlines: [CaseDeadline]
    public let acts: Set<Act>
    /// Whether somebody must be named in place of an HR consultant who no longer is HR for the employee's department.
    public let needsNewHR: Bool
    /// The letters that the case pins, with the organisation's wording where it has its own.
    public let letters: [LetterTemplate]
    /// The plugin's checklists that are the leader's here.
    public let checklists: [Checklist]
    public let people: [Person.ID: Person]
    public let today: CalendarDate

    /// As whom the viewer sees it: the one by which they see most.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        case employee, leader
        case namedHR = "named_hr"
        case decisionMaker = "decision_maker"
        case companion
        case secondPerson = "second_person"
    }

    /// What the viewer may do, as far as the access policy goes; whether it is the time for it, the rules say.
    public enum Act: String, CaseIterable, Hashable, Sendable {
        case lead, remark, clarify, file, answerHearing, decide, askToOverrule, approve, note, inviteCompanion, writeRecord, export
    }

    public var isOpen: Bool { closure == nil }
    public var step: CaseStep? { steps.last { $0.isOpen } }
    public func step(_ number: Int) -> CaseStep? { steps.first { $0.number == number } }
    public func stage(of step: CaseStep) -> Stage? { procedure?.stage(step.stage) }
    public func document(_ number: Int) -> CaseDocument? { documents.first { $0.number == number } }
    public func draft(_ part: CaseDraft.Part, _ field: String, step: Int) -> CaseDraft? {
        drafts.first { $0.part == part && $0.field == field && $0.step == step }
    }

    /// What is asked while preparing a step.
    public func preparation(of step: CaseStep) -> [Question] {
        procedure?.preparation.filter { $0.isAsked(at: step.stage) }.map(\.question) ?? []
    }

    /// The fields of a step's record.
    public func record(of step: CaseStep) -> [Question] { procedure?.record.filter { $0.isAsked(at: step.stage) }.map(\.question) ?? [] }

    /// Whether the viewer's own preparation speaks of the person in absolutes, and the exercise is offered (I-29).
    public var absolutes: [String] {
        guard role == .leader, let exercise = procedure?.exercise else { return [] }
        let left = Set((exercise.except ?? []).map(\.rawValue))
        let looked = drafts.filter { $0.part == .preparation && !left.contains($0.field.split(separator: "/").last.map(String.init) ?? "") }
        let texts = looked.map { $0.value?.plainText ?? "" }
        return exercise.words.found(in: texts.joined(separator: "\n"))
    }
}

extension AnswerValue {
    /// The words of an answer, for looking through and for letters.
    public var plainText: String {
        switch self {
        case .text(let text): text
        case .table(let rows): rows.map { $0.joined(separator: " ") }.joined(separator: "\n")
        case .scale, .choice, .many, .number, .date, .person, .yesNo: ""
        }
    }
}
