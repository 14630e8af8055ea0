import EnrumDomain
import EnrumTexts
import Testing

struct DateWordsTests {
    static func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

    @Test func `A date reads as people say it in Danish`() throws {
        let date = try Self.date("2026-11-24")
        #expect(Texts.danish.longDate(date) == "tirsdag den 24. november, uge 48")
        #expect(Texts.danish.dayAndDate(date) == "tirsdag den 24. november")
        #expect(Texts.danish.fullDate(date) == "24. november 2026")
        #expect(Texts.danish.shortDate(date) == "24. nov.")
        #expect(Texts.danish.week(date) == "uge 48")
    }

    @Test func `A date reads as people say it in English`() throws {
        let date = try Self.date("2026-11-24")
        #expect(Texts.english.longDate(date) == "Tuesday 24 November, week 48")
        #expect(Texts.english.shortDate(date) == "24 Nov")
        #expect(Texts.english.fullDate(date) == "24 November 2026")
    }

    @Test func `A short date gets its year when it is another than this year's`() throws {
        let today = try Self.date("2026-12-30")
        #expect(Texts.danish.shortDate(try Self.date("2027-01-06"), today: today) == "6. jan. 2027")
        #expect(Texts.danish.shortDate(try Self.date("2026-05-06"), today: today) == "6. maj")
    }

    @Test func `The first days of a year may belong to the last week of the one before`() throws {
        #expect(Texts.danish.longDate(try Self.date("2027-01-01")) == "fredag den 1. januar, uge 53")
    }

    @Test func `A clock has a stop in Danish and a colon in English`() throws {
        let time = try #require(TimeOfDay(minutes: 9 * 60 + 5))
        #expect(Texts.danish.clock(time) == "kl. 9.05")
        #expect(Texts.english.clock(time) == "9:05")
    }

    @Test(arguments: [(0, "i dag"), (1, "i morgen"), (-1, "i går"), (13, "om 13 dage"), (-9, "for 9 dage siden")])
    func `The distance to a day is said in words`(days: Int, words: String) throws {
        let today = try Self.date("2026-11-21")
        #expect(Texts.danish.distance(from: today, to: today.adding(days: days)) == words)
    }
}
