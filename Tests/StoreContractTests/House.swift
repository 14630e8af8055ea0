import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTesting

extension Instant {
    /// So many minutes after Tuesday 24 November 2026, 10.30.
    static func after(_ minutes: Int64) -> Instant { FixedClock.tuesday.advanced(bySeconds: minutes * 60) }
}

/// A small organisation in a store: a top, two departments below it, one leader with two in her team, and her own leader.
struct House {
    let store: any Store
    let top = Department(id: "dept-top", name: "Kommunen", parent: nil)
    let children = Department(id: "dept-children", name: "Børn og Unge", parent: "dept-top")
    let sun = Department(id: "dept-sun", name: "Solstrålen", parent: "dept-children")

    let aase = Person(id: "aase", name: "Aase Ågård", email: "aase@sol.example", department: "dept-top", roles: [.admin])
    let mette = Person(
        id: "mette", externalID: "1001", name: "Mette Holm", email: "Mette.Holm@sol.example", department: "dept-sun", leader: "aase")
    let ali = Person(
        id: "ali", name: "Ali Zaman", email: "ali@sol.example", department: "dept-sun", leader: "mette", workplace: .remote,
        language: .english)
    let ida = Person(
        id: "ida", name: "Ida-Marie Ærø", email: "ida@sol.example", department: "dept-sun", leader: "mette", workplace: .hybrid,
        roles: [.hr("dept-children"), .hr("dept-sun")])

    var people: [Person] { [aase, mette, ali, ida] }

    /// Everyone is inserted the youngest first, so that leaders come after those they lead.
    init(_ store: any Store) async throws {
        self.store = store
        let (departments, people) = ([sun, children, top], [ida, ali, mette, aase])
        try await store.write { transaction in
            for department in departments { try transaction.insert(department) }
            for person in people { try transaction.insert(person, at: .after(0)) }
        }
    }

    init(_ backend: Backend) async throws { try await self.init(backend.open()) }

    /// A meeting of Ali's with Mette on a day of November 2026; nothing is kept yet.
    func meeting(_ id: Meeting.ID = "meeting-1", day: Int = 24, of employee: Person.ID = "ali", with leader: Person.ID = "mette") throws
        -> Meeting
    {
        Meeting(id: id, employee: employee, leader: leader, schedule: try .on(day), planned: Meeting.Stamp(by: leader, at: .after(0)))
    }

    /// A kept meeting.
    func keptMeeting(_ id: Meeting.ID = "meeting-1", day: Int = 24) async throws -> Meeting {
        let meeting = try meeting(id, day: day)
        try await store.write { try $0.insert(meeting) }
        return meeting
    }

    /// A kept meeting whose form was sent.
    func sentMeeting(_ id: Meeting.ID = "meeting-1", day: Int = 24) async throws -> Meeting {
        var meeting = try meeting(id, day: day)
        let form = Form.sample
        let name = try form.frozenID()
        try meeting.send(form: name, by: .mette(1))
        let sent = meeting
        try await store.write { transaction in
            try transaction.insert(form, id: name)
            try transaction.insert(sent)
        }
        return sent
    }
}

extension Meeting.Stamp {
    static func mette(_ minutes: Int64) -> Self { Meeting.Stamp(by: "mette", at: .after(minutes)) }
    static func ali(_ minutes: Int64) -> Self { Meeting.Stamp(by: "ali", at: .after(minutes)) }
}

extension Meeting.Schedule {
    /// A day of November 2026.
    static func on(_ day: Int) throws -> Self {
        try Meeting.Schedule(date: .november(day), time: TimeOfDay(minutes: 630), length: 45, place: "Mødelokale 2")
    }
}

extension CalendarDate {
    static func november(_ day: Int) -> CalendarDate { CalendarDate(daysSinceEpoch: 20_758 + day - 1) }
}

extension Form {
    static let sample = Form([.sample])
}

extension QuestionSet {
    static let sample = QuestionSet(
        id: "basis", title: LocalizedText(danish: "Grundspørgsmål"),
        questions: [
            Question(
                id: "basis/tasks", kind: .longText,
                label: LocalizedText(danish: "Hvordan går det med opgaverne?", english: "How are the tasks?")),
            Question(id: "basis/mood", kind: .yesNo, label: LocalizedText(danish: "Trives du?"), showIf: .answered(.answer("basis/tasks"))),
        ])
}
