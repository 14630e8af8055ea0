import EnrumCore
import EnrumDomain
import EnrumTexts

/// Puts a formal case into words for its viewer; what they may not see is not in its view.
struct CaseWording: Sendable {
    let view: CaseView
    let viewer: Person.ID
    let texts: Texts
    let clock: any EnrumCore.Clock
    /// Whether it is read outside Enrum and in other years: everybody by their whole name, every day with its year.
    var isForArchive = false
    /// What was typed and refused, and why.
    var refusal: Refusal?
    /// What the rules of form say to it.
    var stopped: [CaseFinding] = []

    var language: Language { texts.language }
    var today: CalendarDate { view.today }
    var path: String { "/cases/\(view.id)" }
    func path(_ step: CaseStep) -> String { "\(path)/steps/\(step.number)" }

    func person(_ id: Person.ID?) -> Person? {
        guard let id else { return nil }
        return id == view.employee.id ? view.employee : view.people[id]
    }

    func fullName(_ id: Person.ID?) -> String { person(id)?.name ?? texts("person.someone") }
    func firstName(_ id: Person.ID?) -> String { person(id)?.firstName ?? texts("person.someone") }

    /// "Du" or "Mette", where a sentence begins.
    func subject(_ id: Person.ID?) -> String {
        if isForArchive { return fullName(id) }
        return id == viewer ? texts("person.you_subject") : firstName(id)
    }

    /// "dig" or "Mette", within a sentence.
    func object(_ id: Person.ID?) -> String {
        if isForArchive { return fullName(id) }
        return id == viewer ? texts("person.you") : firstName(id)
    }

    /// "Dig, Mette og Pernille".
    func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return texts("case.and", ["first": names.dropLast().joined(separator: ", "), "last": last])
    }

    /// "Trin 2: tilrettevisende samtale".
    func title(of step: CaseStep) -> String { view.stage(of: step)?.title(language) ?? "" }

    /// "Trin 2: tilrettevisende samtale, også kaldet kammeratlig samtale".
    func fullTitle(of stage: Stage) -> String {
        stage.alsoCalled.map { texts("case.stage.called", ["stage": stage.title(language), "other": $0(language)]) }
            ?? stage.title(language)
    }

    /// "Møder om morgenen · Trin 2: tilrettevisende samtale".
    func eyebrow(_ step: CaseStep? = nil) -> String {
        ([view.topic ?? view.procedure?.title(language)] + [step.map { title(of: $0) }]).compactMap { $0 }.joined(separator: " · ")
    }

    /// What everybody starts from, said wherever something is written or chosen (I-41).
    var assumption: String? { view.procedure?.assumption?(language) }

    /// Whether the procedure can end in a sanction; one that cannot is about help, and nobody decides in it.
    var canEndInSanction: Bool { view.procedure?.stages.contains { !$0.decisions.isEmpty } ?? false }

    var title: String { view.topic ?? view.procedure?.title(language) ?? texts("cases.title") }
    var back: CasePage.Link { CasePage.Link(words: texts("case.back"), path: path) }

    /// "24. nov. 2026 kl. 10.42".
    func moment(_ instant: Instant) -> String {
        let date = clock.day(of: instant)
        return "\(isForArchive ? texts.fullDate(date) : texts.shortDate(date, today: today)) \(texts.clock(clock.time(of: instant)))"
    }

    /// "torsdag den 26. november"; with the year when it is another.
    func day(_ date: CalendarDate) -> String {
        date.year == today.year && !isForArchive ? texts.dayAndDate(date) : texts.fullDate(date)
    }

    /// "Fra Når noget skal ændres".
    var source: String { texts("module.from", ["title": view.pluginTitle(language)]) }

    /// What to mend in a field.
    func error(_ field: String) -> String? { refusal?.errors(texts)[field] }

    /// What was typed, or what stands.
    func typed(_ field: String, else standing: String?) -> String { refusal?.fields[field] ?? standing ?? "" }

    /// Who can read what is handed over: the two, and those who read the case.
    var readers: String { names(view.readers.contains(view.employee.id) ? view.readers : [view.employee.id] + view.readers) }

    /// "dig, Mette Holm og Pernille Krogh".
    func names(_ all: [Person.ID]) -> String {
        let others = all.filter { $0 != viewer }
        return list((all.contains(viewer) ? [texts("person.you")] : []) + others.map { fullName($0) })
    }
}
