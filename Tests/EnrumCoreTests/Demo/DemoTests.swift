import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What a newcomer sees must show everything that Enrum can do, on whatever day it is made.
struct DemoTests {
    private func demo(_ now: Instant = FixedClock.tuesday) async throws -> Environment {
        let clock = FixedClock(now)
        let environment = try Environment.testing(clock: clock, randomness: SeededRandomness(26))
        try await Demo.make(in: environment, clock: clock)
        return environment
    }

    private func meetings(_ environment: Environment) async throws -> [Meeting] {
        try await environment.store.read { transaction in
            try Cast.everyone.flatMap { try transaction.meetings(ofEmployee: $0.id) }
        }
    }

    @Test func `There is a conversation in every phase`() async throws {
        let environment = try await demo()
        let meetings = try await meetings(environment)
        let phases = Set(meetings.map(\.phase))
        #expect(phases.isSuperset(of: [.planned, .before, .during, .after, .closed, .ended(.missed), .ended(.cancelled)]))
        let before = meetings.filter { $0.phase == .before }
        #expect(before.contains { $0.shared == nil } && before.contains { $0.shared != nil && $0.opened == nil })
        #expect(before.contains { $0.opened != nil } && before.contains { !$0.moves.isEmpty })
        #expect(before.contains { $0.isOverdue(on: environment.clock.today) })
    }

    @Test func `There are drafts, added questions, confidential passages, private notes and remarks`() async throws {
        let environment = try await demo()
        let meetings = try await meetings(environment)
        let found = try await environment.store.read { transaction in
            var found: Set<String> = []
            for meeting in meetings {
                if meeting.phase == .before, meeting.shared == nil, try !transaction.answers(of: meeting.id).isEmpty {
                    found.insert("draft")
                }
                if try !transaction.addedQuestions(of: meeting.id).isEmpty { found.insert("question") }
                if try transaction.passages(of: meeting.id).contains(where: \.isConfidential) { found.insert("confidential") }
                if try transaction.privateNote(of: meeting.id, by: meeting.leader) != nil { found.insert("note") }
                if try !transaction.remarks(of: meeting.id).isEmpty { found.insert("remark") }
                if try transaction.answers(of: meeting.id).contains(where: \.isMarked) { found.insert("marked") }
                if meeting.phase == .closed, try transaction.acknowledgements(of: meeting.id).count == 2 { found.insert("seen by both") }
                if meeting.phase == .after, try transaction.acknowledgements(of: meeting.id).count == 1 { found.insert("seen by one") }
            }
            return found
        }
        #expect(found == ["draft", "question", "confidential", "note", "remark", "marked", "seen by both", "seen by one"])
    }

    @Test
    func `There are agreements of every kind: open, overdue, amended, noted, dropped, kept, improved, unchanged, worse, and a third's`()
        async throws
    {
        let environment = try await demo()
        let today = environment.clock.today
        let agreements = try await environment.store.read { transaction in
            try Cast.everyone.flatMap { try transaction.agreements(ofEmployee: $0.id) }
        }
        #expect(Set(agreements.map(\.state)) == Set(Agreement.State.allCases))
        #expect(Set(agreements.compactMap(\.outcome)) == Set(Agreement.Outcome.allCases))
        #expect(agreements.contains { $0.isOverdue(on: today) } && agreements.contains { $0.state == .open && !$0.isOverdue(on: today) })
        #expect(agreements.contains { $0.content.responsible != $0.employee && $0.content.responsible != $0.leader })
        let kinds = agreements.flatMap(\.history).map(\.kind)
        #expect(kinds.contains(.noted) && kinds.contains { if case .amended = $0 { true } else { false } })
    }

    @Test func `It says that it is a demo, and the clock stands where it stood`() async throws {
        let environment = try await demo()
        #expect(environment.clock.now == FixedClock.tuesday)
        let settings = try await environment.store.read { try $0.settings() }
        #expect(settings["installation.kind"] == "demo" && settings["organisation.name"] == "Solvig Kommune")
    }

    @Test func `The same day gives the same demo, word for word`() async throws {
        func last(_ environment: Environment) async throws -> [UInt8]? { try await environment.store.read { try $0.lastAuditRow()?.hash } }
        let (one, other) = (try await demo(), try await demo())
        #expect(try await last(one) == last(other))
        let view = try await Someone(Cast.fatima, in: one).read(.init(stored: "fatima-1"))
        #expect(try await "\(Someone(Cast.fatima, in: other).read(.init(stored: "fatima-1")).passages)" == "\(view.passages)")
    }

    /// A Saturday, a Sunday, the days around the clock's change in October 2026, New Year's Day of week 53, a leap day, and just past midnight.
    static let moments: [Int64] = [
        1_795_512_600 + 4 * 86_400, 1_795_512_600 + 5 * 86_400, 1_792_918_800, 1_793_005_200, 1_798_797_600, 1_835_431_200, 1_795_475_100,
    ]

    @Test(arguments: moments)
    func `It can be made on any day, in the order in which things happened and on working days`(seconds: Int64) async throws {
        let environment = try await demo(Instant(seconds: seconds))
        let (rows, today) = (
            try await environment.store.read { transaction in
                var rows: [AuditRow] = []
                try transaction.forEachAuditRow {
                    rows.append($0); return true
                }
                return rows
            }, environment.clock.today
        )
        #expect(rows.map(\.at) == rows.map(\.at).sorted())
        #expect(rows.last.map { $0.at <= environment.clock.now } == true)
        var previous: AuditRow?
        for row in rows {
            #expect(row.follows(previous))
            previous = row
        }
        for meeting in try await meetings(environment) where meeting.schedule.date != today {
            #expect(meeting.schedule.date.weekday <= 5, "\(meeting.id)")
        }
    }

    @Test func `Progress is told to the end`() async throws {
        let clock = FixedClock()
        let environment = try Environment.testing(clock: clock)
        var told: [Int] = []
        var totals: Set<Int> = []
        try await Demo.make(in: environment, clock: clock) { done, total in
            told.append(done)
            totals.insert(total)
        }
        #expect(totals.count == 1 && told == Array(1...(totals.first ?? 1)))
    }

    @Test func `Mette has twelve to talk with, and each of those introduced has something to do`() async throws {
        let environment = try await demo()
        let team = try await Someone(Cast.mette, in: environment).team().rows
        #expect(team.count == 12)
        #expect(team.allSatisfy { $0.next != nil }, "\(team.filter { $0.next == nil }.map(\.person.name))")
        #expect(Set(Cast.guide.map(\.person)).isSubset(of: Set(Cast.everyone)))
    }
}

struct CastTests {
    @Test func `About forty people stand in one tree, each known by one id and one address`() throws {
        let (people, tree) = (Cast.everyone, DepartmentTree(Cast.departments))
        #expect(people.count == 40)
        #expect(Set(people.map(\.id)).count == people.count && Set(people.map(\.email)).count == people.count)
        #expect(people.allSatisfy { tree.contains($0.department, in: Cast.solvig.id) })
        #expect(people.filter { $0.leader == nil } == [Cast.kirsten])
        for person in people {
            var (chain, next) = ([person.id], person.leader)
            while let leader = next {
                #expect(!chain.contains(leader))
                chain.append(leader)
                next = try #require(people.first { $0.id == leader }).leader
            }
            #expect(chain.last == Cast.kirsten.id)
        }
        #expect(people.count { $0.leader == Cast.mette.id } == 12)
        #expect(people.filter { $0.roles.contains(.admin) } == [Cast.jonas])
        #expect(Set(people.map(\.workplace)) == Set(Person.Workplace.allCases) && people.contains { $0.language == .english })
    }

    @Test func `The cast is found in the store as it was written`() async throws {
        let house = try await House.open()
        let everyone = try await house.environment.store.read { try $0.everyone() }
        #expect(Set(everyone) == Set(Cast.everyone))
        #expect(everyone.map(\.name).last == Cast.aase.name)
    }
}
