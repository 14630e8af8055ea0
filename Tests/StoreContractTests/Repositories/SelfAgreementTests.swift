import EnrumCore
import EnrumDomain
import Testing

@Suite struct SelfAgreementTests {
    @Test(arguments: Backend.allCases)
    func `An agreement with oneself keeps its whole history, with or without a conversation`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        for made in [try House.selfAgreement("a", in: meeting.id), try House.selfAgreement("b")] {
            var agreement = made
            try await house.store.write { try $0.insert(made) }
            func step(_ change: (inout SelfAgreement) throws -> Void) async throws {
                try change(&agreement)
                let changed = agreement
                try await house.store.write { try $0.update(changed) }
                #expect(try await house.store.read { try $0.selfAgreement(changed.id) } == changed)
            }
            try await step { try $0.tick(at: .after(20)) }
            let plain = try SelfAgreement.Content(title: "Gå hjem", followUpOn: .november(28), followUp: "Selv")
            try await step { try $0.change(plain, at: .after(30), today: .november(24)) }
            try await step { try $0.note("Svært", at: .after(40)) }
            try await step { try $0.end(at: .after(50)) }
            #expect(agreement.history.count == 6 && !agreement.isOpen)
        }
    }

    @Test(arguments: Backend.allCases)
    func `They are read by whose they are, and gone when they are deleted`(backend: Backend) async throws {
        let house = try await House(backend)
        let (a, b) = (try House.selfAgreement("a"), try House.selfAgreement("b"))
        try await house.store.write { transaction in
            try transaction.insert(a)
            try transaction.insert(b)
        }
        #expect(try await house.store.read { try $0.selfAgreements(of: "mette") } == [a, b])
        #expect(try await house.store.read { try $0.selfAgreements(of: "ali") } == [])
        try await house.store.write { try $0.deleteSelfAgreement("a") }
        #expect(try await house.store.read { try $0.selfAgreements(of: "mette") } == [b])
        #expect(try await house.store.read { try $0.selfAgreement("a") } == nil)
        await #expect(throws: StoreFailure.self) { try await house.store.write { try $0.deleteSelfAgreement("a") } }
    }

    @Test(arguments: Backend.allCases)
    func `An agreement keeps what it is about through its history`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        let content = try Agreement.Content(
            title: "Aftale om vaner", responsible: "ali", deadline: .november(26), category: House.category)
        var agreement = try Agreement(id: "a", meeting: meeting, content: content, by: "mette", at: .after(1), today: .november(1))
        let made = agreement
        try await house.store.write { try $0.insert(made) }
        #expect(try await house.store.read { try $0.agreement("a") } == made)
        let plain = try Agreement.Content(title: "Aftale om vaner", responsible: "ali", deadline: .november(26))
        try agreement.amend(plain, by: "ali", at: .after(2), today: .november(1), because: "En anden slags")
        let amended = agreement
        try await house.store.write { try $0.update(amended) }
        #expect(try await house.store.read { try $0.agreements(of: meeting.id) } == [amended])
        #expect(amended.content.category == nil)
    }
}
