import EnrumCore
import EnrumDomain
import Testing

@Suite struct MeetingTests {
    /// A meeting after each step of its life, the last one first that must come back exactly.
    private func life(_ house: House) throws -> [Meeting] {
        var meeting = try house.meeting()
        var steps = [meeting]
        func step(_ change: (inout Meeting) throws -> Void) rethrows {
            try change(&meeting)
            steps.append(meeting)
        }
        try step { try $0.reschedule(.on(25), by: .mette(1), because: nil) }
        try step { try $0.reschedule(.on(26), by: .ali(2), because: "Kursus i Odense") }
        try step { try $0.send(form: Form.sample.frozenID(), by: .mette(3)) }
        try step { try $0.reschedule(Meeting.Schedule(date: .november(30)), by: .mette(4), because: nil) }
        try step { try $0.share(by: .ali(5)) }
        try step { try $0.withdraw() }
        try step { try $0.share(by: .ali(6)) }
        step { $0.open(at: .after(7)) }
        try step { try $0.passPen(to: "ali") }
        try step { try $0.begin(by: .ali(8)) }
        try step { try $0.finish(by: .mette(9)) }
        try step { try $0.close(by: .mette(10)) }
        return steps
    }

    @Test(arguments: Backend.allCases)
    func `A meeting comes back as it was after every step of its life`(backend: Backend) async throws {
        let house = try await House(backend)
        let steps = try life(house)
        try await house.store.write { try $0.insert(Form.sample, id: Form.sample.frozenID()) }
        for (index, meeting) in steps.enumerated() {
            try await house.store.write { try index == 0 ? $0.insert(meeting) : $0.update(meeting) }
            #expect(try await house.store.read { try $0.meeting("meeting-1") } == meeting)
        }
        #expect(steps.last?.moves.count == 3)
        #expect(try await house.store.read { try $0.meetings(ofEmployee: "ali") } == [steps.last])
    }

    @Test(arguments: Backend.allCases, Meeting.Ending.Kind.allCases)
    func `A meeting that is not held says why`(backend: Backend, kind: Meeting.Ending.Kind) async throws {
        let house = try await House(backend)
        var meeting = try await house.keptMeeting()
        try meeting.end(kind, by: .mette(5), because: kind == .cancelled ? "Sygdom" : nil)
        let ended = meeting
        try await house.store.write { try $0.update(ended) }
        #expect(try await house.store.read { try $0.meeting(ended.id) } == ended)
        #expect(try await house.store.read { try $0.openMeetings(ofEmployee: "ali") } == [])
    }

    @Test(arguments: Backend.allCases)
    func `An employee's meetings come newest first, and the open ones apart`(backend: Backend) async throws {
        let house = try await House(backend)
        for (id, day) in [("a", 3), ("c", 17), ("b", 17), ("d", 10)] as [(Meeting.ID, Int)] {
            _ = try await house.keptMeeting(id, day: day)
        }
        var gone = try house.meeting("d", day: 10)
        try gone.end(.missed, by: .mette(1), because: nil)
        let missed = gone
        try await house.store.write { try $0.update(missed) }
        #expect(try await house.store.read { try $0.meetings(ofEmployee: "ali").map(\.id) } == ["c", "b", "d", "a"])
        #expect(try await house.store.read { try $0.openMeetings(ofEmployee: "ali").map(\.id) } == ["c", "b", "a"])
        #expect(try await house.store.read { try $0.meetings(ofEmployee: "ida") } == [])
    }

    /// Keeps meetings that are planned or closed, one for each row.
    private func keep(_ rows: [(id: Meeting.ID, employee: Person.ID, leader: Person.ID, day: Int, isClosed: Bool)], in house: House)
        async throws
    {
        let form = try Form.sample.frozenID()
        let meetings = try rows.map { row in
            var meeting = try house.meeting(row.id, day: row.day, of: row.employee, with: row.leader)
            guard row.isClosed else { return meeting }
            let stamp = Meeting.Stamp(by: row.leader, at: .after(1))
            try meeting.send(form: form, by: stamp)
            try meeting.begin(by: stamp)
            try meeting.finish(by: stamp)
            try meeting.close(by: stamp)
            return meeting
        }
        try await house.store.write { transaction in
            try transaction.insert(Form.sample, id: form)
            for meeting in meetings { try transaction.insert(meeting) }
        }
    }

    @Test(arguments: Backend.allCases)
    func `A leader sees open meetings, and each employee's last one`(backend: Backend) async throws {
        let house = try await House(backend)
        try await keep(
            [
                ("ali-old", "ali", "mette", 1, true), ("ali-last", "ali", "mette", 8, true), ("ali-next", "ali", "mette", 15, false),
                ("ali-later", "ali", "mette", 29, false), ("ida-last", "ida", "mette", 9, true), ("ida-aase", "ida", "aase", 20, true),
                ("mette-next", "mette", "aase", 21, false),
            ], in: house)
        #expect(
            try await house.store.read { try $0.currentMeetings(ofLeader: "mette").map(\.id) } == [
                "ali-later", "ali-next", "ida-last", "ali-last",
            ])
        #expect(try await house.store.read { try $0.currentMeetings(ofLeader: "aase").map(\.id) } == ["mette-next", "ida-aase"])
        #expect(try await house.store.read { try $0.currentMeetings(ofLeader: "ali") } == [])
    }

    @Test(arguments: Backend.allCases)
    func `The meeting before is the pair's last that was held`(backend: Backend) async throws {
        let house = try await House(backend)
        try await keep(
            [
                ("1", "ali", "mette", 1, true), ("2", "ali", "mette", 8, true), ("3", "ali", "mette", 8, true),
                ("4", "ali", "mette", 9, false),
                ("5", "ali", "aase", 10, true), ("6", "ida", "mette", 11, true), ("7", "ali", "mette", 15, false),
            ], in: house)
        for (id, before) in [("7", "3"), ("4", "3"), ("3", "2"), ("2", "1"), ("1", nil), ("5", nil)] as [(Meeting.ID, Meeting.ID?)] {
            let found = try await house.store.read { try $0.meeting(before: #require(try $0.meeting(id))) }
            #expect(found?.id == before, "before \(id)")
        }
    }

    @Test(arguments: Backend.allCases)
    func `A frozen form is kept once, and the first stays`(backend: Backend) async throws {
        let house = try await House(backend)
        let id = try Form.sample.frozenID()
        try await house.store.write { transaction in
            try transaction.insert(Form.sample, id: id)
            try transaction.insert(Form([]), id: id)
        }
        #expect(try await house.store.read { try $0.form(id) } == Form.sample)
        #expect(try await house.store.read { try $0.form(id) } == Form.sample)
        #expect(try await house.store.read { try $0.form("unknown") } == nil)
    }

    @Test(arguments: Backend.allCases)
    func `A form that was not kept after all is not remembered either`(backend: Backend) async throws {
        let house = try await House(backend)
        await #expect(throws: Stop.self) {
            try await house.store.write { transaction in
                try transaction.insert(Form.sample, id: "lost")
                #expect(try transaction.form("lost") == Form.sample)
                throw Stop()
            }
        }
        #expect(try await house.store.read { try $0.form("lost") } == nil)
    }
}
