import EnrumCore
import EnrumDomain
import Testing

@Suite struct PeopleTests {
    @Test(arguments: Backend.allCases)
    func `A person comes back as they were written`(backend: Backend) async throws {
        let house = try await House(backend)
        for person in house.people {
            #expect(try await house.store.read { try $0.person(person.id) } == person)
        }
        #expect(try await house.store.read { try $0.person("nobody") } == nil)
    }

    @Test(arguments: Backend.allCases)
    func `An email address is found however it is written, and shown as it was`(backend: Backend) async throws {
        let house = try await House(backend)
        let found = try await house.store.read { try $0.person(email: "METTE.holm@SOL.example") }
        #expect(found?.id == "mette")
        #expect(found?.email.address == "Mette.Holm@sol.example")
        await #expect(throws: StoreFailure.self) {
            var double = house.ali
            double.email = "mette.HOLM@sol.example"
            let changed = double
            try await house.store.write { try $0.update(changed, at: .after(1)) }
        }
    }

    @Test(arguments: Backend.allCases)
    func `Lists stand in Danish order`(backend: Backend) async throws {
        let house = try await House(backend)
        #expect(try await house.store.read { try $0.everyone().map(\.id) } == ["ali", "ida", "mette", "aase"])
        #expect(try await house.store.read { try $0.team(of: "mette").map(\.id) } == ["ali", "ida"])
        let found = try await house.store.read { try $0.people(["ali", "aase", "nobody"]) }
        #expect(Set(found.keys) == ["ali", "aase"])
    }

    @Test(
        arguments: Backend.allCases,
        [
            ("", ["ali", "ida", "mette", "aase"]), ("  ", ["ali", "ida", "mette", "aase"]), ("a", ["ali", "aase"]),
            ("HOLM", ["mette"]), ("mette h", ["mette"]), ("marie ærø", ["ida"]), ("ida-marie", ["ida"]), ("olm", []),
            ("mette.holm@", ["mette"]),
            ("ærø", ["ida"]), ("aero", []), ("a\u{30a}g", ["aase"]), ("%", []), ("_li", []), ("\\", []), ("'", []), ("ågård", ["aase"]),
        ] as [(String, [Person.ID])])
    func `A search finds the beginnings of words, and no character is special`(
        backend: Backend, search: (text: String, found: [Person.ID])
    ) async throws {
        let house = try await House(backend)
        let found = try await house.store.read { try $0.people(matching: search.text, in: nil, limit: 10, offset: 0).map(\.id) }
        #expect(found == search.found)
        #expect(try await house.store.read { try $0.countPeople(matching: search.text, in: nil) } == search.found.count)
    }

    @Test(arguments: Backend.allCases)
    func `A search keeps to departments, and to its page`(backend: Backend) async throws {
        let house = try await House(backend)
        let sun = try await house.store.read { try $0.people(matching: "", in: ["dept-sun"], limit: 2, offset: 1).map(\.id) }
        #expect(sun == ["ida", "mette"])
        #expect(try await house.store.read { try $0.countPeople(matching: "", in: ["dept-sun"]) } == 3)
        #expect(try await house.store.read { try $0.countPeople(matching: "", in: []) } == 0)
        #expect(try await house.store.read { try $0.people(matching: "", in: [], limit: 9, offset: 0) } == [])
    }

    @Test(arguments: Backend.allCases)
    func `Someone who has left is in no team and no search, but still there`(backend: Backend) async throws {
        let house = try await House(backend)
        var ali = house.ali
        ali.deactivatedAt = .after(5)
        let gone = ali
        try await house.store.write { try $0.update(gone, at: .after(5)) }
        #expect(try await house.store.read { try $0.team(of: "mette").map(\.id) } == ["ida"])
        #expect(try await house.store.read { try $0.people(matching: "ali", in: nil, limit: 9, offset: 0) } == [])
        #expect(try await house.store.read { try [$0.leadsAnyone("mette"), $0.leadsAnyone("ali")] } == [true, false])
        #expect(try await house.store.read { try $0.person("ali") } == gone)
        #expect(try await house.store.read { try $0.everyone().count } == 4)
    }

    @Test(arguments: Backend.allCases)
    func `A new leader ends the old period and begins a new one`(backend: Backend) async throws {
        let house = try await House(backend)
        var ali = house.ali
        for (leader, minutes) in [("aase", 10), ("mette", 20), (nil, 30)] as [(Person.ID?, Int64)] {
            ali.leader = leader
            let changed = ali
            try await house.store.write { try $0.update(changed, at: .after(minutes)) }
        }
        ali.name = "Ali B. Zaman"
        let renamed = ali
        try await house.store.write { try $0.update(renamed, at: .after(40)) }
        #expect(
            try await house.store.read { try $0.leaderPeriods(of: "ali") } == [
                LeaderPeriod(leader: "mette", from: .after(0), until: .after(10)),
                LeaderPeriod(leader: "aase", from: .after(10), until: .after(20)),
                LeaderPeriod(leader: "mette", from: .after(20), until: .after(30)),
            ])
        #expect(
            try await house.store.read { try $0.leaderPeriods(of: "ida") } == [LeaderPeriod(leader: "mette", from: .after(0), until: nil)])
    }

    @Test(arguments: Backend.allCases)
    func `A clock that was set back breaks no leader period`(backend: Backend) async throws {
        let house = try await House(backend)
        var ali = house.ali
        ali.leader = "aase"
        let changed = ali
        try await house.store.write { try $0.update(changed, at: .after(-60)) }
        #expect(try await house.store.read { try $0.leaderPeriods(of: "ali").map(\.until) } == [.after(0), nil])
    }

    @Test(arguments: Backend.allCases)
    func `Roles change with the person`(backend: Backend) async throws {
        let house = try await House(backend)
        #expect(try await house.store.read { try $0.hasAdmin() })
        var (aase, ida) = (house.aase, house.ida)
        (aase.roles, ida.roles) = ([], [.admin, .hr("dept-top")])
        ida.deactivatedAt = .after(1)
        let changed = [aase, ida]
        try await house.store.write { transaction in
            for person in changed { try transaction.update(person, at: .after(1)) }
        }
        #expect(try await house.store.read { try $0.person("ida")?.roles } == [.admin, .hr("dept-top")])
        #expect(try await house.store.read { try $0.hasAdmin() } == false)
    }

    @Test(arguments: Backend.allCases)
    func `The tree of departments is the one that is stored, also right after a change`(backend: Backend) async throws {
        let house = try await House(backend)
        #expect(try await house.store.read { try $0.departments().path(of: "dept-sun") } == "Kommunen/Børn og Unge/Solstrålen")
        await #expect(throws: Stop.self) {
            try await house.store.write { transaction in
                try transaction.insert(Department(id: "dept-moon", name: "Månen", parent: "dept-top"))
                #expect(try transaction.departments().departments.count == 4)
                throw Stop()
            }
        }
        #expect(try await house.store.read { try $0.departments().departments.count } == 3)
        try await house.store.write { try $0.insert(Department(id: "dept-star", name: "Stjernen", parent: "dept-top")) }
        #expect(try await house.store.read { try $0.departments().departments["dept-star"]?.name } == "Stjernen")
        #expect(try await house.store.read { try $0.departments().departments["dept-moon"] } == nil)
    }

    @Test(arguments: Backend.allCases)
    func `A leader or department that does not exist is refused, and nothing is kept`(backend: Backend) async throws {
        let house = try await House(backend)
        let orphan = Person(id: "orphan", name: "Ole Uden", email: "ole@sol.example", department: "dept-sun", leader: "nobody")
        let lost = Person(id: "lost", name: "Lis Lost", email: "lis@sol.example", department: "nowhere")
        for person in [orphan, lost] {
            await #expect(throws: StoreFailure.constraint("a row refers to something that is not there")) {
                try await house.store.write { try $0.insert(person, at: .after(0)) }
            }
            #expect(try await house.store.read { try $0.person(person.id) } == nil)
        }
        await #expect(throws: StoreFailure.constraint("there is no such row to change")) {
            let stranger = Person(id: "stranger", name: "Ny Mand", email: "ny@sol.example", department: "dept-sun")
            try await house.store.write { try $0.update(stranger, at: .after(0)) }
        }
    }
}

/// What a test throws to stop a transaction.
struct Stop: Error {}
