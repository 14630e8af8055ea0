import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

/// Puts one meeting into words for its viewer: the one place where a meeting becomes what page models hold.
struct MeetingWording: Sendable {
    let view: MeetingView
    let texts: Texts
    let clock: any EnrumCore.Clock
    /// What modules say on this page.
    let notes: ModuleNotes
    /// The viewer's own agreements with themselves.
    var selfAgreements = SelfAgreementsView.none
    /// What was typed and refused, shown in place of what stands.
    var typed: FormFields?
    var problems: [RuleBroken] = []
    /// What modules hold against the step that was just tried.
    var stopped: StoppedByFindings?
    /// "/meetings/01j…".
    let path: String
    /// Beside a field that the two can read.
    let pairLane: LaneNote

    init(
        view: MeetingView, texts: Texts, clock: any EnrumCore.Clock, notes: ModuleNotes = .none, typed: FormFields? = nil,
        problems: [RuleBroken] = []
    ) {
        (self.view, self.texts, self.clock, self.notes) = (view, texts, clock, notes)
        (self.typed, self.problems) = (typed, problems)
        path = "/meetings/\(view.meeting.id)"
        pairLane = LaneNote(.pair, other: view.other.firstName, texts)
    }

    var meeting: Meeting { view.meeting }
    var language: Language { texts.language }

    /// "tirsdag den 24. november, uge 48, kl. 10.00", after the kind of conversation when it has a name.
    var when: String { texts.when(meeting) }

    /// "45 minutter, mødelokale 3".
    var place: String {
        texts("meeting.minutes", ["count": String(meeting.schedule.length)]) + (meeting.schedule.place.map { ", " + $0 } ?? "")
    }

    /// "i dag kl. 10.42", "mandag den 23. november kl. 14.05".
    func moment(_ instant: Instant) -> String {
        let day = clock.day(of: instant)
        let date = day == view.today ? texts("date.today") : texts.dayAndDate(day)
        return texts("date.moment", ["date": date, "time": texts.clock(clock.time(of: instant))])
    }

    /// First name, or "dig" for the viewer.
    func name(_ person: Person.ID) -> String {
        if person == view.viewer.id { return texts("person.you") }
        return view.people[person]?.firstName ?? texts("person.someone")
    }

    /// Who a person is in full, for choosing among.
    func fullName(_ person: Person.ID) -> String { view.people[person]?.name ?? texts("person.someone") }

    var ownLane: LaneNote { LaneNote(.author, other: view.other.firstName, texts) }
    var confidentialLane: LaneNote { LaneNote(.confidential, other: view.other.firstName, texts) }

    /// Who can read what the viewer prepares, as it stands now.
    func preparationLane(_ question: Question) -> LaneNote {
        if question.lane == .author { return ownLane }
        if !meeting.isPrepared(question) { return pairLane }
        return LaneNote(
            .pair, other: view.other.firstName, isShared: view.isEmployee ? meeting.isRevealed : meeting.isLeaderRevealed, texts)
    }

    func problem(_ field: String) -> String? { problems.first { $0.field == field }.map { texts($0.phrase) } }

    /// When the viewer's newest change was kept.
    func saved(_ instants: [Instant]) -> SaveState {
        SaveState(savedAt: instants.max().map { texts.clock(clock.time(of: $0)) })
    }
}
