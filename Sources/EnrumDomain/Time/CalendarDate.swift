/// A day in the proleptic Gregorian calendar, without time or zone.
///
/// Days are counted with the arithmetic of Howard Hinnant's chrono-compatible date algorithms
/// (https://howardhinnant.github.io/date_algorithms.html); weeks are those of ISO 8601.
public struct CalendarDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil for a day that does not exist, or a year outside 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// Reads "2026-11-24", and nothing else.
    public init?(iso text: some StringProtocol) {
        var text = String(text)
        let parts = text.withUTF8 { bytes -> (year: Int, month: Int, day: Int)? in
            guard bytes.count == 10, bytes[4] == 0x2d, bytes[7] == 0x2d else { return nil }
            func number(_ range: Range<Int>) -> Int? {
                var sum = 0
                for byte in bytes[range] {
                    guard (0x30...0x39).contains(byte) else { return nil }
                    sum = sum * 10 + Int(byte - 0x30)
                }
                return sum
            }
            guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
            return (year, month, day)
        }
        guard let parts else { return nil }
        self.init(year: parts.year, month: parts.month, day: parts.day)
    }

    /// The date `daysSinceEpoch` days after 1970-01-01, clamped to the years 1...9999.
    public init(daysSinceEpoch: Int) {
        let shifted = min(max(daysSinceEpoch, -719_162), 2_932_896) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01; negative before it.
    public var daysSinceEpoch: Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 1 is Monday, 7 is Sunday.
    public var weekday: Int {
        let days = daysSinceEpoch + 3
        return (days % 7 + 7) % 7 + 1
    }

    /// The week as ISO 8601 counts it: the week holding the year's first Thursday is week 1.
    public var isoWeek: (year: Int, week: Int) {
        let thursday = CalendarDate(daysSinceEpoch: daysSinceEpoch + 4 - weekday)
        let firstOfYear = CalendarDate(daysSinceEpoch: thursday.daysSinceEpoch - thursday.dayOfYear + 1)
        return (thursday.year, (thursday.daysSinceEpoch - firstOfYear.daysSinceEpoch) / 7 + 1)
    }

    /// The date `days` later, or earlier when negative; stops at the ends of the calendar.
    public func adding(days: Int) -> CalendarDate {
        let (sum, isTooMuch) = daysSinceEpoch.addingReportingOverflow(days)
        return CalendarDate(daysSinceEpoch: isTooMuch ? (days < 0 ? .min : .max) : sum)
    }

    /// Whole days from `self` to `other`; negative when `other` is earlier.
    public func days(to other: CalendarDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }

    /// "2026-11-24".
    public var iso: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            func write(_ number: Int, endingAt place: Int, _ width: Int) {
                var rest = number
                for place in stride(from: place, to: place - width, by: -1) {
                    bytes[place] = 0x30 + UInt8(rest % 10)
                    rest /= 10
                }
            }
            write(year, endingAt: 3, 4)
            write(month, endingAt: 6, 2)
            write(day, endingAt: 9, 2)
            (bytes[4], bytes[7]) = (0x2d, 0x2d)
            return 10
        }
    }

    private var dayOfYear: Int {
        (1..<month).reduce(day) { $0 + Self.days(in: $1, of: year) }
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Comparable, CustomStringConvertible {
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    public var description: String { iso }
}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CalendarDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a date is written 2026-11-24")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
