public import EnrumCore
public import EnrumDomain
import Foundation
import Synchronization

/// A clock that stands still until it is set, in Danish time.
public final class FixedClock: Clock {
    private let instant: Mutex<Instant>
    private let copenhagen: Calendar

    /// Tuesday 24 November 2026 at 10.30 in Copenhagen, in ISO week 48.
    public static let tuesday = Instant(seconds: 1_795_512_600)

    public init(_ now: Instant = FixedClock.tuesday) {
        instant = Mutex(now)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Copenhagen") ?? .gmt
        copenhagen = calendar
    }

    public var now: Instant {
        get { instant.withLock { $0 } }
        set { set(newValue) }
    }

    public func set(_ now: Instant) { instant.withLock { $0 = now } }

    public func advance(seconds: Int64 = 0, days: Int64 = 0) {
        instant.withLock { $0 = $0.advanced(bySeconds: seconds + days * 86_400) }
    }

    public func day(of instant: Instant) -> CalendarDate {
        CalendarDate(daysSinceEpoch: Int((Double(local(instant)) / 86_400).rounded(.down)))
    }

    public func time(of instant: Instant) -> TimeOfDay {
        TimeOfDay(minutes: Int((local(instant) % 86_400 + 86_400) % 86_400) / 60) ?? .midnight
    }

    private func local(_ instant: Instant) -> Int64 {
        let seconds = instant.milliseconds / 1000
        return seconds + Int64(copenhagen.timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }
}
