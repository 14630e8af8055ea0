public import EnrumDomain
import Foundation

/// The machine's clock, in the organisation's time zone.
public struct SystemClock: Clock {
    private let calendar: Calendar

    /// - Parameter zone: such as "Europe/Copenhagen"; nil when the machine does not know the zone.
    public init?(zone: String) {
        guard let zone = TimeZone(identifier: zone) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    public var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    public func day(of instant: Instant) -> CalendarDate {
        CalendarDate(daysSinceEpoch: Int((Double(local(instant)) / 86_400).rounded(.down)))
    }

    public func time(of instant: Instant) -> TimeOfDay {
        let seconds = local(instant) % 86_400
        return TimeOfDay(minutes: Int((seconds + 86_400) % 86_400) / 60) ?? .midnight
    }

    private func local(_ instant: Instant) -> Int64 {
        let seconds = instant.milliseconds / 1000
        return seconds + Int64(calendar.timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }
}
