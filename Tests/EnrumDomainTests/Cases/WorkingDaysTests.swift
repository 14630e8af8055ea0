import EnrumDomain
import EnrumTesting
import Testing

struct WorkingDaysTests {
    @Test(arguments: [
        (2019, "2019-04-21"), (2020, "2020-04-12"), (2021, "2021-04-04"), (2022, "2022-04-17"), (2023, "2023-04-09"), (2024, "2024-03-31"),
        (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2028, "2028-04-16"), (2029, "2029-04-01"), (2030, "2030-04-21"),
        (2038, "2038-04-25"), (2285, "2285-03-22"),
    ])
    func `Easter falls where it does`(year: Int, date: String) { #expect(WorkingDays.easterSunday(of: year).iso == date) }

    @Test(arguments: [
        ("2026-01-01", WorkingDays.Closed.newYear), ("2026-04-02", .maundyThursday), ("2026-04-03", .goodFriday),
        ("2026-04-05", .easterSunday), ("2026-04-06", .easterMonday), ("2026-05-14", .ascension), ("2026-05-24", .whitSunday),
        ("2026-05-25", .whitMonday), ("2026-06-05", .constitutionDay), ("2026-12-24", .christmasEve), ("2026-12-25", .christmasDay),
        ("2026-12-26", .secondChristmasDay), ("2026-12-31", .newYearsEve), ("2023-05-05", .prayerDay), ("2024-04-26", nil),
        ("2026-05-01", nil), ("2026-11-24", nil), ("2026-12-23", nil), ("2027-03-25", .maundyThursday),
    ])
    func `Holidays are those of Denmark, Store bededag until 2023`(date: String, closed: WorkingDays.Closed?) throws {
        let day = try #require(CalendarDate(iso: date))
        #expect(WorkingDays.closed(day) == closed)
        #expect(WorkingDays.isWorkingDay(day) == (closed == nil && day.weekday < 6))
    }

    @Test(arguments: [
        ("2026-11-24", "2026-11-24"), ("2026-11-28", "2026-11-30"), ("2026-04-02", "2026-04-07"), ("2026-12-24", "2026-12-28"),
        ("2026-12-31", "2027-01-04"), ("2026-06-05", "2026-06-08"), ("9999-12-31", "9999-12-31"),
    ])
    func `A deadline on a closed day moves to the next working day`(date: String, expected: String) throws {
        #expect(WorkingDays.onOrAfter(try #require(CalendarDate(iso: date))).iso == expected)
    }

    @Test(arguments: [
        ("2026-11-24", "2026-11-24", 0), ("2026-11-24", "2026-11-25", 1), ("2026-11-27", "2026-11-30", 1), ("2026-12-23", "2026-12-28", 1),
        ("2026-11-25", "2026-11-24", 0),
    ])
    func `Working days are counted after the first and with the last`(from: String, to: String, count: Int) throws {
        #expect(WorkingDays.count(after: try #require(CalendarDate(iso: from)), through: try #require(CalendarDate(iso: to))) == count)
    }

    @Test(arguments: [
        // Delivered, days, whether closed days are skipped, last day.
        ("2026-11-24", 14, true, "2026-12-08"), ("2026-11-28", 14, true, "2026-12-14"), ("2026-11-28", 14, false, "2026-12-12"),
        ("2026-12-10", 14, true, "2026-12-28"), ("2026-12-10", 14, false, "2026-12-24"), ("2026-03-19", 14, true, "2026-04-07"),
    ])
    func `A deadline counts days by the calendar from the day after`(from: String, days: Int, working: Bool, last: String) throws {
        let deadlines = Procedure.Deadlines(workingDays: .fixed(working))
        #expect(deadlines.last(days, from: try #require(CalendarDate(iso: from))).iso == last)
    }
}
