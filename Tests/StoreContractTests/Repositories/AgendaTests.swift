import EnrumCore
import EnrumDomain
import Testing

@Suite struct AgendaTests {
    /// A meeting that was held on a day, from 1,000 minutes per day after the fixed moment.
    private func held(_ id: Meeting.ID, day: Int, _ house: House) throws -> Meeting {
        var meeting = try house.meeting(id, day: day)
        let start = Int64(day) * 1000
        try meeting.send(form: Form.sample.frozenID(), by: .mette(start - 500))
        try meeting.begin(by: .mette(start))
        try meeting.finish(by: .mette(start + 60))
        return meeting
    }

    private func item(_ id: AgendaItem.ID, _ meeting: Meeting, at minutes: Int64, ticked: (Int64, Meeting.ID)? = nil) throws -> AgendaItem {
        var item = try AgendaItem(id: id, meeting: meeting, author: "ali", text: "Punkt", at: .after(minutes))
        if let ticked { item.tick(by: "mette", at: .after(ticked.0), in: ticked.1) }
        return item
    }

    @Test(arguments: Backend.allCases)
    func `A point comes back as it was, shared and ticked or not`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        var point = try item("point", meeting, at: 1)
        let draft = point
        try await house.store.write { try $0.insert(draft) }
        #expect(try await house.store.read { try $0.agendaItem("point") } == draft)
        point.share(at: .after(2))
        point.tick(by: "mette", at: .after(3), in: meeting.id)
        let ticked = point
        try await house.store.write { try $0.update(ticked) }
        #expect(try await house.store.read { try $0.agendaItem("point") } == ticked)
        point.withdraw()
        point.untick()
        try await house.store.write { [point] in try $0.update(point) }
        #expect(try await house.store.read { try $0.agenda(of: meeting) } == [draft])
        try await house.store.write { try $0.delete("point" as AgendaItem.ID) }
        #expect(try await house.store.read { try $0.agendaItem("point") } == nil)
    }

    @Test(arguments: Backend.allCases)
    func `Points come up again until they are ticked, and every meeting keeps its own`(backend: Backend) async throws {
        let house = try await House(backend)
        let (first, second) = (try held("first", day: 3, house), try held("second", day: 10, house))
        var missed = try house.meeting("missed", day: 28)
        try missed.end(.cancelled, by: .mette(11_000), because: nil)
        let next = try house.meeting("next", day: 20)
        let stranger = try house.meeting("stranger", day: 5, of: "ida")
        let (meetings, form) = ([first, second, missed, next, stranger], try Form.sample.frozenID())
        let foreign = try AgendaItem(id: "foreign", meeting: stranger, author: "ida", text: "Punkt", at: .after(1))
        let items = try [
            item("ticked-in-first", first, at: 2500, ticked: (3010, "first")),
            item("ticked-in-second", first, at: 2600, ticked: (10_010, "second")),
            item("open", first, at: 2700), item("of-second", second, at: 9000, ticked: (10_020, "second")),
            item("late", second, at: 9500), item("from-missed", missed, at: 10_900), item("of-next", next, at: 10_950), foreign,
        ]
        try await house.store.write { transaction in
            try transaction.insert(Form.sample, id: form)
            for meeting in meetings { try transaction.insert(meeting) }
            for item in items { try transaction.insert(item) }
        }
        let expected: [(Meeting, [AgendaItem.ID])] = [
            (first, ["ticked-in-first", "ticked-in-second", "open"]), (second, ["ticked-in-second", "open", "of-second", "late"]),
            (next, ["open", "late", "from-missed", "of-next"]), (stranger, ["foreign"]),
        ]
        for (meeting, points) in expected {
            #expect(try await house.store.read { try $0.agenda(of: meeting).map(\.id) } == points, "agenda of \(meeting.id)")
        }
    }
}
