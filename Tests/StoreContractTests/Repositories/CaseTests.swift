import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

@Suite struct CaseTests {
    @Test(arguments: Backend.allCases)
    func `A case is kept with everything that happened in it, and grows by what happens`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.furnishCases()
        var standing = try House.formalCase()
        #expect(try await house.store.read { try $0.formalCase("case") } == standing)
        try standing.close(.improved, note: nil, by: "mette", at: .after(20), today: .november(24))
        let closed = standing
        try await house.store.write { try $0.update(closed) }
        #expect(try await house.store.read { try $0.formalCase("case") } == closed)
        #expect(try await house.store.read { try $0.formalCase("other") } == nil)
        #expect(try await house.store.read { try $0.openCases() } == [])
    }

    @Test(arguments: Backend.allCases)
    func `Cases near someone are their own, those below them, and those that name them, newest first`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.furnishCases()
        let second = try Case(id: "second", employee: "ida", leader: "mette", pin: House.pin, topic: "Andet", at: .after(30))
        try await house.store.write { try $0.insert(second) }
        let near = try await house.store.read { transaction in
            try ["ali", "mette", "aase", "ida"].map { try transaction.cases(near: $0).map(\.id) }
        }
        #expect(near == [["case"], ["second", "case"], ["second", "case"], ["second", "case"]])
        #expect(try await house.store.read { try $0.openCases().map(\.id) } == ["case", "second"])
    }

    @Test(arguments: Backend.allCases)
    func `Somebody who has left is still near their leader`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.furnishCases()
        try await house.store.write { transaction in
            guard var ali = try transaction.person("ali") else { return }
            ali.deactivatedAt = .after(40)
            try transaction.update(ali, at: .after(40))
        }
        #expect(try await house.store.read { try $0.cases(near: "mette").map(\.id) } == ["case"])
    }

    @Test(arguments: Backend.allCases)
    func `Drafts are their owner's, replaced by the next version, and can be taken away`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.furnishCases()
        let table = House.draft(.record, "trial/said", .table([["a", "b"], ["", "c"]]))
        let (next, other) = (
            House.draft(.preparation, "trial/goal", nil, version: 2), House.draft(.hearing, "text", .text("Svar"), owner: "ali")
        )
        try await house.store.write { transaction in
            try transaction.save(table)
            try transaction.save(next)
            try transaction.save(other)
        }
        #expect(try await house.store.read { try $0.caseDrafts(of: "case", owner: "mette") } == [next, table])
        #expect(try await house.store.read { try $0.caseDrafts(of: "case", owner: "ali") } == [other])
        try await house.store.write { try $0.delete(other) }
        #expect(try await house.store.read { try $0.caseDrafts(of: "case", owner: "ali") } == [])
    }

    @Test(arguments: Backend.allCases)
    func `Of a letter the newest version is in force, also when it puts the plugin's own back`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.furnishCases()
        #expect(try await house.store.read { try $0.savedLetters(of: "trial") } == [House.letter()])
        try await house.store.write { try $0.insert(House.letter(2, body: nil)) }
        #expect(try await house.store.read { try $0.savedLetters(of: "trial") } == [House.letter(2, body: nil)])
        #expect(try await house.store.read { try $0.savedLetters(of: "other") } == [])
        await #expect(throws: StoreFailure.self) { try await house.store.write { try $0.insert(House.letter(2)) } }
        await #expect(throws: StoreFailure.self) { try await house.store.write { try $0.insert(House.letter(4)) } }
    }

    @Test(arguments: Backend.allCases)
    func `A reminder of a case is kept once for each key and person, until it is put away`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.furnishCases()
        let isNew = try await house.store.write { transaction in
            [
                try transaction.insert(House.nudge("again")), try transaction.insert(House.nudge("other", key: "filing-1-1-2026-11-24")),
                try transaction.insert(House.nudge("ali", to: "ali")),
            ]
        }
        #expect(isNew == [false, true, true])
        try await house.store.write { try $0.putAwayCaseReminder("nudge", at: .after(50)) }
        #expect(try await house.store.read { try $0.caseReminders(of: "mette").map(\.id) } == ["other"])
        #expect(try await house.store.write { try $0.insert(House.nudge("third")) } == false)
    }
}
