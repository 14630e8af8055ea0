import EnrumCore
import EnrumDomain

/// Turns days that are told from the demo's own today into dates and moments.
struct Timeline {
    let days: Days
    private let now: Instant
    private let clock: FixedClock
    private var last: Instant

    init(now: Instant, clock: FixedClock) {
        (self.now, self.clock, last) = (now, clock, Instant(milliseconds: 0))
        days = Days(today: clock.day(of: now))
    }

    /// The morning when Enrum was taken into use.
    var start: Instant { instant(on: days.date(-70), at: "07:30") }

    /// The moment, always later than the one asked for before.
    mutating func instant(of moment: Story.Moment) -> Instant {
        let wanted =
            switch moment {
            case .day(let day, let time): instant(on: days.date(day), at: time)
            case .minutesAgo(let minutes): now.advanced(bySeconds: Int64(-60 * minutes))
            }
        last = max(wanted, last.advanced(bySeconds: 20))
        return last
    }

    /// When it is that time on the wall that day.
    private func instant(on date: CalendarDate, at time: String) -> Instant {
        let seconds = Int64(date.daysSinceEpoch * 86_400 + (TimeOfDay(time)?.minutes ?? 0) * 60)
        let guess = Instant(seconds: seconds)
        let shown = Int64(clock.day(of: guess).daysSinceEpoch * 86_400 + clock.time(of: guess).minutes * 60)
        return guess.advanced(bySeconds: seconds - shown)
    }
}

/// Dates as the stories count them.
struct Days: Sendable {
    let today: CalendarDate

    /// `offset` days from today; a weekend gives way to the Friday before in the past and to the Monday after in the future.
    func date(_ offset: Int) -> CalendarDate {
        let date = today.adding(days: offset)
        guard offset != 0, date.weekday > 5 else { return date }
        return offset < 0 ? date.adding(days: 5 - date.weekday) : date.adding(days: 8 - date.weekday)
    }

    func schedule(_ offset: Int, _ time: String, length: Int = 45, place: String? = nil) throws -> Meeting.Schedule {
        try Meeting.Schedule(date: date(offset), time: TimeOfDay(time), length: length, place: place)
    }

    func agreement(_ title: String, by person: Person, _ offset: Int, first: String? = nil, follow: String? = nil) -> AgreementDraft {
        AgreementDraft(title: title, responsible: .person(person.id), deadline: date(offset), firstStep: first, followUp: follow)
    }

    /// Somebody who is not in the conversation is responsible.
    func agreement(_ title: String, byThird person: Person, _ offset: Int, first: String? = nil) -> AgreementDraft {
        AgreementDraft(title: title, responsible: .email(person.email.address), deadline: date(offset), firstStep: first)
    }
}
