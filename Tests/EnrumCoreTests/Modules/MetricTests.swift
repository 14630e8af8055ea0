import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Numbers that modules declare, kept with each conversation when its record closes.
struct MetricTests {
    private static let closeness = QuestionID(set: "distance", name: "closeness")
    private static let plugin = Plugin.scripted(
        "distance", reads: .everything, hooks: [.metrics, .checkMeeting],
        metrics: [
            MetricDeclaration(id: "closeness", label: .words("Nærhed"), range: 1...4, question: closeness),
            MetricDeclaration(id: "gap", label: .words("Dage"), range: 0...100),
        ], questions: [.scale("distance", "closeness")])

    private typealias Numbers = [Meeting.ID: [Slug: [Slug: Double]]]

    private func metrics(_ house: House, _ employee: Person = Cast.amalie, with leader: Person = Cast.mette) async throws -> Numbers {
        try await house.environment.store.read { try $0.metrics(employee: employee.id, leader: leader.id) }
    }

    private func held(_ house: House, closeness: Int? = 3) async throws -> Meeting.ID {
        let id = try await house.conversation(.sent).meeting
        if let closeness { try await house[Cast.amalie].answer(Self.closeness, .scale(closeness), in: id) }
        try await house[Cast.amalie].share(id)
        try await house[Cast.mette].begin(id)
        try await house[Cast.mette].finish(id)
        return id
    }

    private func measure(_ house: House, _ value: Double = 12) {
        house.host.on(.metrics, of: "distance") { _, _ in HookResult(.metrics(["gap": value]), store: ["last": "\(value)"]) }
    }

    @Test(arguments: [true, false])
    func `Numbers are kept when the record closes, whoever closes it, and not before`(byLeader: Bool) async throws {
        let house = try await House.open(with: [Self.plugin])
        measure(house)
        let id = try await held(house)
        if byLeader {
            try await house[Cast.mette].close(id)
        } else {
            try await house[Cast.mette].acknowledge(id)
            #expect(try await metrics(house).isEmpty && house.host.received(.metrics).isEmpty)
            try await house[Cast.amalie].acknowledge(id)
        }
        #expect(try await metrics(house) == [id: ["distance": ["closeness": 3, "gap": 12]]])
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == ["distance": ["last": "12.0"]])
        #expect(house.host.received(.metrics).count == 1)
        #expect(try await metrics(house, Cast.bjarne).isEmpty)
    }

    @Test func `While the record is open its report has the numbers as they stand, and nothing of it is kept`() async throws {
        let plugin = Plugin.scripted(
            "distance", reads: .everything, hooks: [.metrics, .report],
            metrics: [
                MetricDeclaration(id: "closeness", label: .words("Nærhed"), range: 1...5, question: Self.closeness),
                MetricDeclaration(id: "gap", label: .words("Dage"), range: 0...100),
            ], questions: [.scale("distance", "closeness")])
        let house = try await House.open(with: [plugin])
        house.host.on(.metrics, of: "distance") { _, snapshot in
            let answer = snapshot.answers.employee[Self.closeness]
            return HookResult(.metrics(answer == .scale(3) ? ["gap": 30] : [:]), store: ["last": "30"])
        }
        let id = try await held(house)
        func shown() async throws -> [Slug: [Slug: Double]]? {
            house.host.forgetCalls()
            _ = try await house.ask(.report, as: Cast.mette, about: id)
            return house.host.received(.report).first?.snapshot.metrics
        }
        #expect(try await shown() == ["distance": ["closeness": 3, "gap": 30]])
        #expect(house.host.received(.metrics).map(\.snapshot.audience) == [.background])
        #expect(try await metrics(house).isEmpty)
        #expect(try await house.stored(Cast.amalie, with: Cast.mette) == [:])
        house.host.fail(.metrics, of: "distance")
        #expect(try await shown() == ["distance": ["closeness": 3]], "a number that cannot be computed is a gap")
        measure(house, 12)
        try await house[Cast.mette].close(id)
        #expect(try await shown() == ["distance": ["closeness": 3, "gap": 12]])
        #expect(house.host.received(.metrics).isEmpty, "what is closed is read")
    }

    @Test func `A number that cannot be computed is a gap, and the record closes`() async throws {
        let house = try await House.open(with: [Self.plugin])
        house.host.fail(.metrics, of: "distance")
        let id = try await held(house)
        try await house[Cast.mette].close(id)
        #expect(try await house.meeting(id).phase == .closed)
        #expect(try await metrics(house) == [id: ["distance": ["closeness": 3]]])
        #expect(try await house.faults().map(\.fault.hook) == [.metrics])
        let next = try await held(house, closeness: nil)
        measure(house)
        try await house[Cast.mette].close(next)
        #expect(try await metrics(house)[next] == ["distance": ["gap": 12]])
        let outside = try await held(house, closeness: 5)
        try await house[Cast.mette].close(outside)
        #expect(try await metrics(house)[outside] == ["distance": ["gap": 12]], "outside the range that it declares")
    }

    @Test func `An answer that is not shared is no number`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        try await house[Cast.amalie].answer(Self.closeness, .scale(3), in: id)
        try await house[Cast.mette].begin(id)
        try await house[Cast.mette].finish(id)
        try await house[Cast.mette].close(id)
        #expect(try await metrics(house).isEmpty)
    }

    @Test func `A conversation that closes because the leader changes has its numbers too`() async throws {
        let house = try await House.open(with: [Self.plugin])
        measure(house)
        let id = try await held(house)
        let tree = DepartmentTree(Cast.departments)
        let rows = Cast.everyone.map { person in
            let leader = Cast.everyone.first { $0.id == (person == Cast.amalie ? Cast.anders.id : person.leader) }
            return PersonRow(
                line: 2, name: person.name, email: person.email,
                departmentPath: tree.path(of: person.department).split(separator: "/").map(String.init),
                leader: leader.map { .person($0.email.address) } ?? .nobody)
        }
        _ = try await ImportPeople(house.environment)(rows, as: nil)
        #expect(try await house.meeting(id).phase == .closed)
        #expect(try await metrics(house) == [id: ["distance": ["closeness": 3, "gap": 12]]])
    }

    @Test func `Numbers over time are the pair's alone, oldest first, with gaps, in the modules' order`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let other = Plugin.scripted(
            "also", reads: .everything, hooks: [.metrics], after: ["distance"],
            metrics: [MetricDeclaration(id: "count", label: .words("Antal"), range: 0...9)])
        house.host.know(other)
        try await house.environment.install(other)
        house.host.on(.metrics, of: "also") { _, _ in HookResult(.metrics(["count": 7])) }
        house.host.fail(.metrics, of: "distance")
        let first = try await held(house)
        try await house[Cast.mette].close(first)
        house.clock.advance(days: 8)
        measure(house)
        let second = try await held(house, closeness: nil)
        try await house[Cast.mette].close(second)
        let read = ReadMetrics(house.environment)
        for viewer in [Cast.amalie, Cast.mette] {
            let lines = try await read(of: Cast.amalie.id, as: house[viewer].viewer)
            #expect(lines.map(\.metric.id) == ["closeness", "gap", "count"])
            #expect(lines.map { $0.points.map(\.value) } == [[3, nil], [nil, 12], [7, 7]])
            #expect(lines.allSatisfy { $0.points.map(\.date) == $0.points.map(\.date).sorted() })
        }
        let unknown = Person.ID(stored: "nobody")
        for person in Cast.everyone where ![Cast.amalie, Cast.mette].contains(person) {
            await #expect(throws: NotFound.self, "\(person.name)") { try await read(of: Cast.amalie.id, as: house[person].viewer) }
            await #expect(throws: NotFound.self, "as if there were nobody") { try await read(of: unknown, as: house[person].viewer) }
            if person != Cast.kirsten {
                await #expect(throws: NotFound.self) { try await read(of: Cast.kirsten.id, as: house[person].viewer) }
            }
        }
        #expect(try await read(of: Cast.kirsten.id, as: house[Cast.kirsten].viewer).isEmpty)
        try await house.give(Cast.amalie, leader: Cast.anders)
        await #expect(throws: NotFound.self) { try await read(of: Cast.amalie.id, as: house[Cast.mette].viewer) }
        #expect(try await read(of: Cast.amalie.id, as: house[Cast.anders].viewer).isEmpty, "the old pair's numbers are not the new one's")
    }

    @Test func `Earlier numbers come back with the pair's history, and only that pair's`() async throws {
        let house = try await House.open(with: [Self.plugin])
        measure(house)
        let first = try await held(house)
        try await house[Cast.mette].close(first)
        house.clock.advance(days: 8)
        let next = try await house.conversation(.opened).meeting
        let snapshot = try await house.pairSnapshot(as: Cast.mette, of: next)
        #expect(snapshot.history.map(\.metrics) == [["distance": ["closeness": 3, "gap": 12]]])
        let others = try await house.conversation(.opened, of: Cast.bjarne).meeting
        #expect(try await house.pairSnapshot(as: Cast.mette, of: others).history.isEmpty)
    }
}
