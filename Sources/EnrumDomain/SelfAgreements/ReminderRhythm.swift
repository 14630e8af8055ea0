/// How often someone wants to be reminded of an agreement with themselves (L-14).
public enum ReminderRhythm: String, CaseIterable, Hashable, Sendable, Codable {
    case never, daily, weekly, fortnightly, monthly, quarterly

    /// The next day that it comes round to; nil for never.
    public func next(after day: CalendarDate) -> CalendarDate? {
        switch self {
        case .never: nil
        case .daily: day.adding(days: 1)
        case .weekly: day.adding(days: 7)
        case .fortnightly: day.adding(days: 14)
        case .monthly: day.adding(months: 1)
        case .quarterly: day.adding(months: 3)
        }
    }
}

extension CalendarDate {
    /// The same day so many months later, or the month's last where it has no such day; stops at the end of the calendar.
    func adding(months: Int) -> CalendarDate {
        let month = year * 12 + self.month - 1 + months
        let (year, ofYear) = (month / 12, month % 12 + 1)
        for day in stride(from: day, through: 28, by: -1) {
            if let date = CalendarDate(year: year, month: ofYear, day: day) { return date }
        }
        return CalendarDate(year: year, month: ofYear, day: day) ?? adding(days: .max)
    }
}

extension SelfAgreement {
    /// Why its owner is reminded of it.
    public enum Due: String, Hashable, Sendable {
        /// The day has come to look at it again.
        case followUp = "follow_up"
        /// Its rhythm has come round.
        case rhythm
    }

    /// Whether its owner is reminded of it `today`: from the day it is to be followed up, and each time its rhythm comes round after they
    /// last did anything about it. Whatever they do about it, if only a tick, puts the reminder away.
    ///
    /// - Parameter day: The day it was at a moment, where the organisation is.
    public func due(on today: CalendarDate, day: (Instant) -> CalendarDate) -> Due? {
        guard isOpen, let last = history.last.map({ day($0.at) }), last < today else { return nil }
        if content.followUpOn <= today, last < content.followUpOn { return .followUp }
        return content.rhythm.next(after: last).map { $0 <= today } == true ? .rhythm : nil
    }
}
