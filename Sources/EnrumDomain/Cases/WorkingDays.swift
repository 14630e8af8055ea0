/// Which days are working days in Denmark.
///
/// Saturdays, Sundays and public holidays are not; neither are Constitution Day (5 June), Christmas Eve and New Year's Eve, on which
/// most public workplaces are closed: nobody should have to answer by such a day. Store bededag was a holiday until 2023 (lov nr. 214 af
/// 06/03/2023).
public enum WorkingDays {
    public static func isWorkingDay(_ date: CalendarDate) -> Bool { date.weekday < 6 && closed(date) == nil }

    /// The date, or the first working day after it.
    public static func onOrAfter(_ date: CalendarDate) -> CalendarDate {
        var day = date
        while !isWorkingDay(day), day.adding(days: 1) != day { day = day.adding(days: 1) }
        return day
    }

    /// How many working days lie after `from`, up to and with `to`; 0 when `to` is not later.
    public static func count(after from: CalendarDate, through to: CalendarDate) -> Int {
        guard to > from else { return 0 }
        return (1...from.days(to: to)).count { isWorkingDay(from.adding(days: $0)) }
    }

    /// Whether something was written down more than two working days after it happened ("skrevet sent").
    public static func isLate(_ happened: CalendarDate, written: CalendarDate) -> Bool { count(after: happened, through: written) > 2 }

    /// Why the day is closed; nil for a weekend and for other days.
    public static func closed(_ date: CalendarDate) -> Closed? {
        switch (date.month, date.day) {
        case (1, 1): return .newYear
        case (6, 5): return .constitutionDay
        case (12, 24): return .christmasEve
        case (12, 25): return .christmasDay
        case (12, 26): return .secondChristmasDay
        case (12, 31): return .newYearsEve
        default: break
        }
        return switch easterSunday(of: date.year).days(to: date) {
        case -3: .maundyThursday
        case -2: .goodFriday
        case 0: .easterSunday
        case 1: .easterMonday
        case 26: date.year < 2024 ? .prayerDay : nil
        case 39: .ascension
        case 49: .whitSunday
        case 50: .whitMonday
        default: nil
        }
    }

    public enum Closed: String, CaseIterable, Hashable, Sendable {
        case newYear = "new_year"
        case maundyThursday = "maundy_thursday"
        case goodFriday = "good_friday"
        case easterSunday = "easter_sunday"
        case easterMonday = "easter_monday"
        case prayerDay = "prayer_day"
        case ascension
        case whitSunday = "whit_sunday"
        case whitMonday = "whit_monday"
        case constitutionDay = "constitution_day"
        case christmasEve = "christmas_eve"
        case christmasDay = "christmas_day"
        case secondChristmasDay = "second_christmas_day"
        case newYearsEve = "new_years_eve"
    }

    /// By the Gregorian computus in the form of Meeus, Jones and Butcher (https://en.wikipedia.org/wiki/Date_of_Easter).
    public static func easterSunday(of year: Int) -> CalendarDate {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return CalendarDate(year: year, month: n / 31, day: n % 31 + 1) ?? CalendarDate(daysSinceEpoch: 0)
    }
}
