import EnrumDomain
import Testing

struct TimeOfDayTests {
    @Test(arguments: [
        ("00:00", 0), ("0:00", 0), ("9:05", 545), ("09:05", 545), ("10.30", 630), ("23:59", 1439), ("23.59", 1439), ("12:00", 720),
    ])
    func `A time is read as people in Denmark write it`(text: String, minutes: Int) throws {
        #expect(try #require(TimeOfDay(text)).minutes == minutes)
    }

    @Test(arguments: [
        "", ":", "10", "10:", ":30", "10:3", "10:300", "100:30", "24:00", "12:60", "10:30:00", "10::30", ":10:30", "10:30:", "10..30",
        " 10:30",
        "10:30 ", "+1:30", "-0:30", "10:+3", "10:-0", "1O:30", "١٠:٣٠", "１0:30", "10：30", "10:30\n", "10-30", "kl. 10", "0x:10",
    ])
    func `Anything else is no time`(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test func `Every minute of the day is written as it is read`() throws {
        for minutes in 0...1439 {
            let time = try #require(TimeOfDay(minutes: minutes))
            #expect(TimeOfDay(time.iso) == time)
            #expect(time.hour * 60 + time.minute == minutes)
        }
        #expect(TimeOfDay(minutes: -1) == nil)
        #expect(TimeOfDay(minutes: 1440) == nil)
        #expect(TimeOfDay.midnight.iso == "00:00")
    }
}
