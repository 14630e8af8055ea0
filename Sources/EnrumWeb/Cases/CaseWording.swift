import EnrumCore
import EnrumDomain
import EnrumTexts

/// Puts a formal case into words for its viewer, who has been let in already.
struct CaseWording: Sendable {
    let standing: Case
    let people: [Person.ID: Person]
    let viewer: Person.ID
    let texts: Texts
    let clock: any EnrumCore.Clock

    var language: Language { texts.language }
    var today: CalendarDate { clock.today }
    var path: String { "/cases/\(standing.id)" }

    func fullName(_ person: Person.ID?) -> String { person.flatMap { people[$0]?.name } ?? texts("person.someone") }
    func firstName(_ person: Person.ID?) -> String { person.flatMap { people[$0]?.firstName } ?? texts("person.someone") }

    /// "Du" or "Mette", where a sentence begins.
    func subject(_ person: Person.ID?) -> String { person == viewer ? texts("person.you_subject") : firstName(person) }

    /// "Trin 2: tilrettevisende samtale".
    func title(of step: CaseStep) -> String { standing.stage(of: step).title(language) }

    /// "Trin 2: tilrettevisende samtale, også kaldet kammeratlig samtale".
    func fullTitle(of stage: Stage) -> String {
        stage.alsoCalled.map { texts("case.stage.called", ["stage": stage.title(language), "other": $0(language)]) } ?? stage.title(language)
    }

    /// "Når adfærd skal ændres · Trin 2: tilrettevisende samtale".
    func eyebrow(_ step: CaseStep? = nil) -> String {
        ([standing.procedure.title(language)] + (step.map { [title(of: $0)] } ?? [])).joined(separator: " · ")
    }

    /// "24. nov. 2026 kl. 10.42".
    func moment(_ instant: Instant) -> String {
        "\(texts.shortDate(clock.day(of: instant), today: today)) \(texts.clock(clock.time(of: instant)))"
    }

    /// "torsdag den 26. november"; with the year when it is another.
    func day(_ date: CalendarDate) -> String { date.year == today.year ? texts.dayAndDate(date) : texts.fullDate(date) }

    /// "Fra Når noget skal ændres".
    var source: String { standing.pin.source?(language) ?? texts("module.from", ["title": standing.pin.pluginTitle(language)]) }
}
