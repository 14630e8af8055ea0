import EnrumCore
import EnrumDomain
import EnrumTexts

extension Texts {
    /// "i dag kl. 10.42", "mandag den 23. november kl. 14.05".
    func moment(_ instant: Instant, _ clock: any EnrumCore.Clock) -> String {
        let day = clock.day(of: instant)
        let date = day == clock.today ? self("date.today") : day.year == clock.today.year ? dayAndDate(day) : fullDate(day)
        return self("date.moment", ["date": date, "time": self.clock(clock.time(of: instant))])
    }
}
