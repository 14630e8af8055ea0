import EnrumDomain
import Testing

/// Agreements with oneself: what is needed, and when one is reminded (L-05, L-13, L-14).
struct SelfAgreementTests {
    private static func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }
    private static let made = Instant(seconds: 1_795_000_000)
    /// Day 0 is the day it was made.
    private static func at(_ day: Int) -> Instant { made.advanced(bySeconds: Int64(day) * 86_400) }
    private static let first = CalendarDate(daysSinceEpoch: 20_775)
    private static func day(_ instant: Instant) -> CalendarDate {
        first.adding(days: Int((instant.milliseconds - made.milliseconds) / 86_400_000))
    }

    private static func content(_ title: String = "Gå hjem klokken fire", in days: Int = 10, _ rhythm: ReminderRhythm = .never) throws
        -> SelfAgreement.Content
    {
        try SelfAgreement.Content(title: title, followUpOn: first.adding(days: days), followUp: "Fredag før frokost", rhythm: rhythm)
    }

    private static func agreement(in days: Int = 10, _ rhythm: ReminderRhythm = .never) throws -> SelfAgreement {
        try SelfAgreement(
            id: Identifier(stored: "own"), owner: Identifier(stored: "mette"), meeting: nil, content: content(in: days, rhythm), at: made,
            today: first)
    }

    @Test(arguments: [
        ("", true, "Fredag", "title", "rule.self_agreement_title"), (" ", true, "Fredag", "title", "rule.self_agreement_title"),
        ("Hvile", false, "Fredag", "follow_up_on", "rule.self_agreement_when"), ("Hvile", true, "", "follow_up", "rule.self_agreement_how"),
        ("Hvile", true, " \n", "follow_up", "rule.self_agreement_how"),
    ])
    func `It says what, and both when and how it is followed up, or is refused by the field that is missing (L-13)`(
        title: String, hasDay: Bool, how: String, field: String, key: String
    ) throws {
        let error = try #require(throws: RuleBroken.self) {
            try SelfAgreement.Content(title: title, followUpOn: hasDay ? Self.first : nil, followUp: how)
        }
        #expect(error.field == field && error.phrase.key == key)
    }

    @Test(arguments: [("title", Limits.title), ("first_step", Limits.remark), ("follow_up", Limits.remark)])
    func `Its texts have their limits`(field: String, limit: Int) throws {
        func content(_ length: Int) throws -> SelfAgreement.Content {
            let text = String(repeating: "x", count: length)
            return try SelfAgreement.Content(
                title: field == "title" ? text : "Hvile", firstStep: field == "first_step" ? text : nil, followUpOn: Self.first,
                followUp: field == "follow_up" ? text : "Fredag")
        }
        _ = try content(limit)
        let error = try #require(throws: RuleBroken.self) { try content(limit + 1) }
        #expect(error.field == field && error.phrase.key == "rule.too_long")
    }

    @Test func `It is followed up today or later, and may keep a day that has passed`() throws {
        #expect(throws: RuleBroken("rule.self_agreement_past", field: "follow_up_on")) { try Self.agreement(in: -1) }
        var agreement = try Self.agreement(in: 0)
        let later = Self.first.adding(days: 5)
        let renamed = try SelfAgreement.Content(title: "Hvile", followUpOn: Self.first, followUp: "Fredag")
        try agreement.change(renamed, at: Self.at(5), today: later)
        #expect(agreement.content.title == "Hvile")
        #expect(throws: RuleBroken("rule.nothing_changed")) { try agreement.change(renamed, at: Self.at(5), today: later) }
        #expect(throws: RuleBroken("rule.self_agreement_past", field: "follow_up_on")) {
            try agreement.change(Self.content(in: 4), at: Self.at(5), today: later)
        }
    }

    @Test func `When it has ended it is read and written to, and not changed or ticked`() throws {
        var agreement = try Self.agreement()
        try agreement.tick(at: Self.at(1))
        try agreement.end(at: Self.at(2))
        #expect(!agreement.isOpen && agreement.ticks == 1)
        #expect(throws: RuleBroken("rule.self_agreement_ended")) { try agreement.tick(at: Self.at(3)) }
        #expect(throws: RuleBroken("rule.self_agreement_ended")) { try agreement.end(at: Self.at(3)) }
        #expect(throws: RuleBroken("rule.self_agreement_ended")) {
            try agreement.change(Self.content("Hvile"), at: Self.at(3), today: Self.first)
        }
        try agreement.note("Det var godt", at: Self.at(3))
        #expect(throws: RuleBroken("rule.empty", field: "note")) { try agreement.note(" ", at: Self.at(3)) }
        let again = SelfAgreement(
            stored: agreement.id, owner: agreement.owner, meeting: nil, history: agreement.history, version: agreement.version)
        #expect(again == agreement && agreement.version == 4)
    }

    /// The days of the first hundred on which one is reminded, when one ticks it each time.
    private static func reminded(_ agreement: SelfAgreement) throws -> [Int: SelfAgreement.Due] {
        var (agreement, days) = (agreement, [Int: SelfAgreement.Due]())
        for number in 0..<100 {
            guard let due = agreement.due(on: first.adding(days: number), day: day) else { continue }
            days[number] = due
            try agreement.tick(at: at(number))
        }
        return days
    }

    @Test func `Without a rhythm one is reminded once, on the day`() throws {
        #expect(try Self.reminded(Self.agreement(in: 10)) == [10: .followUp])
    }

    @Test(
        arguments: [
            (ReminderRhythm.weekly, Set(stride(from: 7, to: 100, by: 7))), (.fortnightly, Set(stride(from: 14, to: 100, by: 14))),
            (.daily, Set(1..<100)), (.monthly, [30, 61, 92]), (.quarterly, [92]),
        ] as [(ReminderRhythm, Set<Int>)])
    func `The rhythm comes round after what one did last`(rhythm: ReminderRhythm, days: Set<Int>) throws {
        // Followed up on a day that none of the rhythms skips to.
        #expect(try Set(Self.reminded(Self.agreement(in: 100, rhythm)).keys) == days)
    }

    @Test func `The day to follow up is told as such, also between two turns of the rhythm`() throws {
        let days = try Self.reminded(Self.agreement(in: 10, .weekly))
        #expect(days[7] == .rhythm && days[10] == .followUp && days[17] == .rhythm && days[14] == nil)
    }

    @Test func `A reminder stays until something is done, a note is enough, and an end ends them`() throws {
        var agreement = try Self.agreement(in: 10)
        for number in 10..<40 { #expect(agreement.due(on: Self.first.adding(days: number), day: Self.day) == .followUp) }
        try agreement.note("Ikke endnu", at: Self.at(40))
        #expect(agreement.due(on: Self.first.adding(days: 41), day: Self.day) == nil)
        agreement = try Self.agreement(in: 10, .daily)
        try agreement.end(at: Self.at(1))
        #expect(agreement.due(on: Self.first.adding(days: 20), day: Self.day) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", ReminderRhythm.monthly, "2026-02-28"), ("2028-01-31", .monthly, "2028-02-29"),
        ("2026-11-30", .quarterly, "2027-02-28"),
        ("2026-12-15", .monthly, "2027-01-15"), ("2026-12-31", .daily, "2027-01-01"), ("2026-08-31", .quarterly, "2026-11-30"),
    ])
    func `A month later is the same day, or the month's last`(from: String, rhythm: ReminderRhythm, to: String) throws {
        #expect(try rhythm.next(after: Self.date(from)) == Self.date(to))
        #expect(try ReminderRhythm.never.next(after: Self.date(from)) == nil)
    }
}
