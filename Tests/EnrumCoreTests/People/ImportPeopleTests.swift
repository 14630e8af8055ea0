import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@Suite struct ImportPeopleTests {
    /// The cast as rows of a file, changed as the test likes.
    private func rows(_ change: (inout PersonRow) -> Void = { _ in }) -> [PersonRow] {
        let tree = DepartmentTree(Cast.departments)
        let emails = Dictionary(uniqueKeysWithValues: Cast.everyone.map { ($0.id, $0.email.address) })
        return Cast.everyone.enumerated().map { index, person in
            var row = PersonRow(
                line: index + 2, name: person.name, email: person.email,
                departmentPath: tree.path(of: person.department).split(separator: "/").map(String.init),
                leader: person.leader.flatMap { emails[$0] }.map { .person($0) } ?? .nobody)
            change(&row)
            return row
        }
    }

    private func person(_ person: Person, in house: House) async throws -> Person {
        try #require(try await house.environment.store.read { try $0.person(person.id) })
    }

    @Test func `The same people again change nothing, and the log hears nothing`() async throws {
        let house = try await House.open()
        let before = try await house.countLog()
        let plan = try await ImportPeople(house.environment)(rows(), as: nil)
        #expect(plan.isEmpty && plan.unchanged == Cast.everyone.count)
        #expect(try await house.countLog() == before)
    }

    @Test func `A plan changes nothing`() async throws {
        let house = try await House.open()
        let plan = try await ImportPeople(house.environment).plan(rows { $0.name += " II" }, as: nil)
        #expect(plan.changed.count == Cast.everyone.count)
        #expect(try await person(Cast.mette, in: house).name == "Mette Holm")
    }

    @Test func `Two people can swap emails`() async throws {
        let house = try await House.open()
        let (mette, dorthe) = (Cast.mette.email, Cast.dorthe.email)
        let hadNumbers = try await numbered(house)
        try await ImportPeople(house.environment)(
            hadNumbers.map { row in
                var row = row
                if row.email == mette { row.email = dorthe } else if row.email == dorthe { row.email = mette }
                if case .person(let leader) = row.leader, leader == mette.address { row.leader = .person(dorthe.address) }
                return row
            }, as: nil)
        #expect(try await person(Cast.mette, in: house).email == dorthe)
        #expect(try await person(Cast.dorthe, in: house).email == mette)
        #expect(try await person(Cast.fatima, in: house).leader == Cast.mette.id)
    }

    /// The cast known by numbers of its own, so that emails may change.
    private func numbered(_ house: House) async throws -> [PersonRow] {
        let rows = rows { $0.externalID = "n\($0.line)" }
        try await ImportPeople(house.environment)(rows, as: nil)
        return rows
    }

    @Test func `A new leader in the file ends what was planned with the old one, and it is planned anew`() async throws {
        let house = try await House.open()
        let old = try await house[Cast.mette].plan(with: Cast.dorthe, at: house.schedule(in: 7))
        try await ImportPeople(house.environment)(
            rows { if $0.email == Cast.dorthe.email { $0.leader = .person(Cast.henrik.email.address) } }, as: nil)
        #expect(try await house.meeting(old).phase == .ended(.leaderChanged))
        let now = try await house.environment.store.read { try $0.openMeetings(ofEmployee: Cast.dorthe.id) }
        #expect(now.map(\.leader) == [Cast.henrik.id])
    }

    @Test func `Someone missing stays; asked for, they leave, and are signed out`() async throws {
        let house = try await House.open()
        let fewer = rows().filter { $0.email != Cast.priya.email }
        let session = try await house.signIn(Cast.priya)
        let plan = try await ImportPeople(house.environment)(fewer, as: nil)
        #expect(plan.missing.map(\.id) == [Cast.priya.id] && plan.deactivated.isEmpty)
        #expect(try await ResolveSession(house.environment)(session) != nil)
        try await ImportPeople(house.environment)(fewer, deactivateMissing: true, as: nil)
        #expect(try await !person(Cast.priya, in: house).isActive)
        #expect(try await house.environment.store.read { try $0.sessions(of: Cast.priya.id) }.isEmpty)
        try await ImportPeople(house.environment)(rows(), as: nil)
        #expect(try await person(Cast.priya, in: house).isActive)
    }

    @Test func `The log tells each person what changed about them, and names no content`() async throws {
        let house = try await House.open()
        try await ImportPeople(house.environment)(
            rows { if $0.email == Cast.dorthe.email { $0.name = "Dorthe Bech Lund" } }, as: Viewer(Cast.jonas))
        let rows = try await house.environment.store.read { try $0.auditEntries(about: Cast.dorthe.id, limit: 10, before: nil) }
        #expect(rows.first?.action == "person.changed" && rows.first?.actor == Cast.jonas.id)
        #expect(!rows.contains { String(describing: $0).contains("Lund") })
    }

    @Test func `One bad row, and nothing is changed`() async throws {
        let house = try await House.open()
        var rows = rows { $0.name += " II" }
        rows[3].leader = .person("nobody@solvig.example")
        await #expect(throws: PeoplePlan.Refused.self) { try await ImportPeople(house.environment)(rows, as: nil) }
        #expect(try await person(Cast.mette, in: house).name == "Mette Holm")
    }

    @Test(arguments: [Cast.mette, Cast.pernille, Cast.kirsten])
    func `Only an admin or the command line imports`(viewer: Person) async throws {
        let house = try await House.open()
        await #expect(throws: NotFound.self) { try await ImportPeople(house.environment)(rows(), as: Viewer(viewer)) }
        await #expect(throws: NotFound.self) { try await ImportPeople(house.environment).plan(rows(), as: Viewer(viewer)) }
    }
}

extension House {
    /// A session of someone's.
    fileprivate func signIn(_ person: Person) async throws -> String {
        let hash = try await environment.passwords.hash(Accounts.password)
        let now = clock.now
        try await environment.store.write { try $0.setPasswordHash(hash, of: person.id, at: now) }
        return try await SignIn(environment)(
            email: person.email.address, password: Accounts.password, from: Browser(address: "192.0.2.1", description: "")
        ).session
    }
}
