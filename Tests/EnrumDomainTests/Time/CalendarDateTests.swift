import EnrumDomain
import Testing

struct CalendarDateTests {
    @Test(arguments: [
        (2026, 2, 28, true), (2026, 2, 29, false), (2024, 2, 29, true), (2000, 2, 29, true), (1900, 2, 29, false), (2100, 2, 29, false),
        (2026, 4, 30, true), (2026, 4, 31, false), (2026, 12, 31, true), (2026, 12, 32, false), (2026, 0, 1, false), (2026, 13, 1, false),
        (2026, 1, 0, false), (1, 1, 1, true), (0, 1, 1, false), (9999, 12, 31, true), (10_000, 1, 1, false), (-1, 1, 1, false),
        (2026, 1, Int.max, false), (2026, Int.min, 1, false),
    ])
    func `Only days that exist are dates`(year: Int, month: Int, day: Int, exists: Bool) {
        #expect((CalendarDate(year: year, month: month, day: day) != nil) == exists)
    }

    @Test(arguments: [
        ("1970-01-01", 4), ("2000-01-01", 6), ("2024-02-29", 4), ("2026-11-24", 2), ("2026-12-31", 4), ("2027-01-01", 5), ("1969-07-20", 7),
        ("1945-05-05", 6), ("0001-01-01", 1), ("9999-12-31", 5),
    ])
    func `Weekdays are those of known dates`(iso: String, weekday: Int) throws {
        #expect(try #require(CalendarDate(iso: iso)).weekday == weekday)
    }

    @Test(arguments: [
        ("2026-01-01", 2026, 1), ("2026-11-24", 2026, 48), ("2026-12-27", 2026, 52), ("2026-12-28", 2026, 53), ("2026-12-31", 2026, 53),
        ("2027-01-01", 2026, 53), ("2027-01-03", 2026, 53), ("2027-01-04", 2027, 1), ("2025-12-28", 2025, 52), ("2025-12-29", 2026, 1),
        ("2024-12-30", 2025, 1), ("2023-01-01", 2022, 52), ("2020-12-31", 2020, 53), ("2021-01-03", 2020, 53), ("2016-01-03", 2015, 53),
        ("2016-01-04", 2016, 1), ("2008-12-29", 2009, 1), ("2010-01-03", 2009, 53),
    ])
    func `Weeks are counted as ISO 8601 does, week 53 of 2026 among them`(iso: String, year: Int, week: Int) throws {
        let counted = try #require(CalendarDate(iso: iso)).isoWeek
        #expect(counted.year == year)
        #expect(counted.week == week)
    }

    @Test(arguments: [
        ("2026-12-31", 1, "2027-01-01"), ("2027-01-01", -1, "2026-12-31"), ("2024-02-28", 1, "2024-02-29"), ("2024-02-28", 2, "2024-03-01"),
        ("2026-02-28", 1, "2026-03-01"), ("2026-03-01", -1, "2026-02-28"), ("2026-11-24", 182, "2027-05-25"),
        ("2026-11-24", 0, "2026-11-24"),
        ("1970-01-01", -1, "1969-12-31"), ("9999-12-31", 1, "9999-12-31"), ("0001-01-01", -1, "0001-01-01"),
        ("2026-11-24", Int.max, "9999-12-31"), ("2026-11-24", Int.min, "0001-01-01"), ("1960-11-24", Int.min, "0001-01-01"),
    ])
    func `Adding days crosses months and years, and stops at the ends of the calendar`(from: String, days: Int, expected: String) throws {
        #expect(try #require(CalendarDate(iso: from)).adding(days: days).iso == expected)
    }

    @Test func `Every day from 1895 to 2105 follows the one before it`() throws {
        var (year, month, day) = (1895, 1, 1)
        var date = try #require(CalendarDate(year: year, month: month, day: day))
        var faults: [String] = []
        while year < 2106 {
            if (date.year, date.month, date.day) != (year, month, day) { faults.append("\(date) is not \(year)-\(month)-\(day)") }
            if CalendarDate(daysSinceEpoch: date.daysSinceEpoch) != date { faults.append("\(date) does not come back") }
            let next = date.adding(days: 1)
            if next.weekday != date.weekday % 7 + 1 { faults.append("\(next) has the wrong weekday") }
            if !(date < next) || date.days(to: next) != 1 { faults.append("\(next) does not follow") }
            let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            (year, month, day) = day < lengths[month - 1] ? (year, month, day + 1) : month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
            date = next
        }
        #expect(faults.isEmpty)
    }

    @Test func `Arithmetic is consistent for any two dates`() {
        var random = Seeded(53)
        for _ in 0..<5_000 {
            let start = CalendarDate(daysSinceEpoch: .random(in: -700_000...2_900_000, using: &random))
            let days = Int.random(in: -9_000...9_000, using: &random)
            let end = start.adding(days: days)
            #expect(start.days(to: end) == days)
            #expect(end.days(to: start) == -days)
            #expect(CalendarDate(iso: start.iso) == start)
            #expect((start < end) == (days > 0))
            #expect(start.isoWeek.week == start.adding(days: 1 - start.weekday).isoWeek.week, "a week is one week from Monday")
        }
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-11-24 ", " 2026-11-24", "2026-11-24T00:00:00Z", "26-11-24", "2026/11/24", "2026-1-24", "2026-11-2",
        "24-11-2026", "2026-11-31", "2026-00-10", "2026-02-30", "0000-01-01", "+026-11-24", "-026-11-24", "2026-+1-24", "2026-11--4",
        "２０２６-11-24", "2026‐11‐24", "２026-1-4", "٢٠٢٦-١١-٢٤", "2026-11-2\u{0}", "2026-11-24\n", "abcd-ef-gh", "2026-11-2x", "1e10-11-24",
        "----------", "9999999999", "2026-11-24\u{301}",
    ])
    func `Nothing but ten characters of a real date is read`(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }
}
