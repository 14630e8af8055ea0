import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Reminders that modules ask for: each once, for those of the pair whom it is for.
struct ReminderTests {
    private static func plugin(rules: [ReminderRule] = []) -> Plugin {
        .scripted("distance", reads: .everything, hooks: [.reminders], reminders: rules)
    }

    private func remind(
        _ house: House, _ key: String = "gap-1", to recipient: Question.Answerer = .leader, of employee: Person = Cast.amalie,
        in days: Int = 0
    ) {
        let due = house.date(in: days)
        house.host.on(.reminders, of: "distance") { _, snapshot in
            guard snapshot.people?.employee.id == employee.id.rawValue else { return HookResult(.nothing) }
            return HookResult(
                .reminders([SuggestedReminder(key: key, due: due, to: recipient, text: .words("Det er længe siden"), source: "distance")]),
                store: ["reminded": "1"])
        }
    }

    private func due(_ house: House, _ person: Person) async throws -> [String] {
        try await ReadReminders(house.environment)(as: house[person].viewer).map { "\($0.reminder.key) \($0.other.firstName)" }
    }

    @Test(arguments: Question.Answerer.allCases)
    func `A reminder reaches those whom it is for, about the other, and once for ever`(to recipient: Question.Answerer) async throws {
        let house = try await House.open(with: [Self.plugin()])
        remind(house, to: recipient)
        let (toLeader, toEmployee) = (recipient != .employee, recipient != .leader)
        #expect(try await RemindPeople(house.environment)() == (recipient == .both ? 2 : 1))
        #expect(try await due(house, Cast.mette) == (toLeader ? ["gap-1 Amalie"] : []))
        #expect(try await due(house, Cast.amalie) == (toEmployee ? ["gap-1 Mette"] : []))
        for person in Cast.everyone where ![Cast.mette, Cast.amalie].contains(person) { #expect(try await due(house, person).isEmpty) }
        #expect(try await RemindPeople(house.environment)() == 0)
        for person in [Cast.mette, Cast.amalie] {
            for (reminder, _) in try await ReadReminders(house.environment)(as: house[person].viewer) {
                try await PutAwayReminder(house.environment)(reminder.id, as: house[person].viewer)
                try await PutAwayReminder(house.environment)(reminder.id, as: house[person].viewer)
            }
            #expect(try await due(house, person).isEmpty)
        }
        house.clock.advance(days: 400)
        #expect(try await RemindPeople(house.environment)() == 0, "one for a key, ever")
        remind(house, "gap-2", to: recipient)
        #expect(try await RemindPeople(house.environment)() > 0)
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == ["distance": ["reminded": "1"]])
        #expect(try await house.stored(Cast.bjarne, with: Cast.mette) == [:])
    }

    @Test func `A reminder waits for its day`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        remind(house, in: 2)
        try await RemindPeople(house.environment)()
        house.clock.advance(days: 1)
        #expect(try await due(house, Cast.mette).isEmpty)
        house.clock.advance(days: 1)
        #expect(try await due(house, Cast.mette) == ["gap-1 Amalie"])
    }

    @Test func `Somebody else's reminder is not there`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        remind(house)
        try await RemindPeople(house.environment)()
        let reminder = try #require(try await ReadReminders(house.environment)(as: house[Cast.mette].viewer).first).reminder
        for person in [Cast.amalie, Cast.anders, Cast.jonas] {
            await #expect(throws: NotFound.self) { try await PutAwayReminder(house.environment)(reminder.id, as: house[person].viewer) }
        }
        await #expect(throws: NotFound.self) {
            try await PutAwayReminder(house.environment)(.init(stored: "nothing"), as: house[Cast.mette].viewer)
        }
        #expect(try await due(house, Cast.mette).count == 1)
    }

    @Test func `With another leader the old one's reminders are gone, and the new one gets their own (rule b)`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        remind(house, to: .both)
        try await RemindPeople(house.environment)()
        try await house.give(Cast.amalie, leader: Cast.anders)
        #expect(try await due(house, Cast.mette).isEmpty)
        #expect(try await due(house, Cast.amalie).isEmpty, "it was about her and Mette")
        #expect(try await due(house, Cast.anders).isEmpty)
        #expect(try await RemindPeople(house.environment)() == 2)
        #expect(try await due(house, Cast.anders) == ["gap-1 Amalie"])
        #expect(try await due(house, Cast.amalie) == ["gap-1 Anders"])
    }

    @Test func `Nobody is reminded of someone who has left`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        remind(house)
        try await RemindPeople(house.environment)()
        try await house.give(Cast.amalie, leader: Cast.mette, leaves: true)
        #expect(try await due(house, Cast.mette).isEmpty)
        house.host.forgetCalls()
        try await RemindPeople(house.environment)()
        #expect(!house.host.received().contains { $0.snapshot.people?.employee.id == Cast.amalie.id.rawValue })
    }

    @Test func `Modules are asked only about pairs of departments where they are on and not paused`() async throws {
        let house = try await House.open()
        house.host.know(Self.plugin())
        try await house.environment.install(Self.plugin(), on: [Cast.works])
        func asked() async throws -> Set<String> {
            house.host.forgetCalls()
            try await RemindPeople(house.environment)()
            return Set(house.host.received(.reminders).compactMap(\.snapshot.people?.employee.id))
        }
        let works = [Cast.works.id, Cast.park.id]
        #expect(try await asked() == Set(Cast.everyone.filter { works.contains($0.department) && $0.leader != nil }.map(\.id.rawValue)))
        house.host.fail(.reminders, of: "distance", .init(.time))
        _ = try await asked()
        #expect(try await asked() == [], "paused in each of the departments where it was aborted")
        let rows = try await house.environment.store.read { try $0.faults(of: "distance", limit: 100) }
        #expect(rows.allSatisfy { $0.meeting == nil } && Set(rows.map(\.author)).count == rows.count, "each is about another employee")
    }

    @Test func `A reminder that is data holds once for each conversation, of a pair's latest`() async throws {
        let rule = ReminderRule(
            key: "long", when: .compare(.gt, .daysSince(.meeting("date")), .value(.number(30))), to: .leader, text: .words("Tal sammen"))
        let house = try await House.open()
        let plugin = Plugin.scripted("distance", reads: .everything, reminders: [rule])
        house.host.know(plugin)
        try await house.environment.install(plugin)
        #expect(try await RemindPeople(house.environment)() == 0, "who has never talked has no latest conversation")
        let first = try await house.conversation(.closed).meeting
        #expect(try await RemindPeople(house.environment)() == 0)
        house.clock.advance(days: 40)
        #expect(try await RemindPeople(house.environment)() == 1)
        house.clock.advance(days: 40)
        #expect(try await RemindPeople(house.environment)() == 0)
        #expect(try await due(house, Cast.mette) == ["long-\(first) Amalie"])
        _ = try await house.conversation(.closed)
        house.clock.advance(days: 40)
        #expect(try await RemindPeople(house.environment)() == 1)
    }

    @Test func `The name of a conversation may be as long as names are`() async throws {
        let rule = ReminderRule(
            key: Slug(stringLiteral: String(repeating: "k", count: 64)), when: .all([]), to: .leader, text: .words("Tal sammen"))
        let house = try await House.open()
        let plugin = Plugin.scripted("distance", reads: .everything, reminders: [rule])
        house.host.know(plugin)
        try await house.environment.install(plugin)
        let key = Meeting.ID(stored: String(repeating: "m", count: 64))
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 0), key: key)
        try await house[Cast.mette].begin(id)
        try await house[Cast.mette].finish(id)
        #expect(try await RemindPeople(house.environment)() == 1)
    }

    @Test func `Where nothing is installed nobody is asked`() async throws {
        let house = try await House.open()
        #expect(try await RemindPeople(house.environment)() == 0)
    }
}
