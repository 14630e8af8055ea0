public import EnrumDomain

/// Dates and times as people say them, in one language.
///
/// The names are in the locale files; nothing here asks the system for a locale, which a small Linux image may not have.
extension Texts {
    /// "tirsdag den 24. november, uge 48"; "Tuesday 24 November, week 48".
    public func longDate(_ date: CalendarDate) -> String {
        self("date.long", ["weekday": weekday(date), "day": String(date.day), "month": month(date), "week": String(date.isoWeek.week)])
    }

    /// "tirsdag den 24. november"; "Tuesday 24 November".
    public func dayAndDate(_ date: CalendarDate) -> String {
        self("date.day", ["weekday": weekday(date), "day": String(date.day), "month": month(date)])
    }

    /// "24. november 2026"; "24 November 2026". For paper and history, where the year matters.
    public func fullDate(_ date: CalendarDate) -> String {
        aroundDate.filled { place in
            switch place {
            case "day": String(date.day)
            case "month": month(date)
            case "year": String(date.year)
            default: nil
            }
        }
    }

    /// "24. nov."; "24 Nov". With the year when it is not the year of `today`.
    public func shortDate(_ date: CalendarDate, today: CalendarDate? = nil) -> String {
        let month = self("date.month_short.\(date.month)")
        if let today, today.year != date.year {
            return self("date.short_year", ["day": String(date.day), "month": month, "year": String(date.year)])
        }
        return self("date.short", ["day": String(date.day), "month": month])
    }

    /// "uge 48"; "week 48".
    public func week(_ date: CalendarDate) -> String { self("date.week", ["week": String(date.isoWeek.week)]) }

    /// "kl. 10.42"; "10:42".
    public func clock(_ time: TimeOfDay) -> String {
        let minute = (time.minute < 10 ? "0" : "") + String(time.minute)
        return self("date.clock", ["hour": String(time.hour), "minute": minute])
    }

    /// How far away a date is: "i dag", "i morgen", "om 3 dage", "for 6 dage siden".
    public func distance(from today: CalendarDate, to date: CalendarDate) -> String {
        switch today.days(to: date) {
        case 0: self("date.today")
        case 1: self("date.tomorrow")
        case -1: self("date.yesterday")
        case let days where days > 0: self("date.in_days", ["count": String(days)])
        case let days: self("date.days_ago", ["count": String(-days)])
        }
    }

    private func weekday(_ date: CalendarDate) -> String { self("date.weekday.\(date.weekday)") }
    private func month(_ date: CalendarDate) -> String { months[date.month - 1] }
}
