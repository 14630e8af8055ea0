import EnrumCore
import EnrumDomain
import Testing

@Suite struct AgreementTests {
    private func content(_ title: String, deadline: Int, responsible: Person.ID = "ali") throws -> Agreement.Content {
        try Agreement.Content(
            title: title, responsible: responsible, deadline: .november(deadline), firstStep: "Ringe til Odense", followUp: nil)
    }

    private func agreement(
        _ id: Agreement.ID, _ meeting: Meeting, deadline: Int, responsible: Person.ID = "ali"
    ) throws -> Agreement {
        try Agreement(
            id: id, meeting: meeting, content: content("Aftale om kursus", deadline: deadline, responsible: responsible), by: "mette",
            at: .after(1), today: .november(1))
    }

    @Test(arguments: Backend.allCases)
    func `An agreement keeps its whole history`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        var agreement = try agreement("a", meeting, deadline: 26)
        var steps = [agreement]
        func step(_ change: (inout Agreement) throws -> Void) throws {
            try change(&agreement)
            steps.append(agreement)
        }
        try step { try $0.note("Vi er i gang", by: "ali", at: .after(2)) }
        try step {
            try $0.amend(
                content("Aftale om to kurser", deadline: 30, responsible: "mette"), by: "mette", at: .after(3), today: .november(1),
                because: "Ny dato")
        }
        try step { try $0.keep(by: "mette", at: .after(4)) }
        try step { try $0.evaluate(.improved, note: nil, by: "ali", at: .after(5)) }
        for (index, step) in steps.enumerated() {
            try await house.store.write { try index == 0 ? $0.insert(step) : $0.update(step) }
            #expect(try await house.store.read { try $0.agreement("a") } == step)
        }
        #expect(try await house.store.read { try $0.agreement("unknown") } == nil)
        #expect(steps.last?.outcome == .improved)
    }

    @Test(arguments: Backend.allCases)
    func `Several changes before one update are all kept`(backend: Backend) async throws {
        let house = try await House(backend)
        var agreement = try agreement("a", try await house.keptMeeting(), deadline: 26)
        try agreement.note("Før", by: "ali", at: .after(1))
        try await house.store.write { [agreement] in try $0.insert(agreement) }
        try agreement.note("Efter", by: "ali", at: .after(2))
        try agreement.drop(by: "mette", at: .after(3), because: "Ikke relevant mere")
        try await house.store.write { [agreement] in try $0.update(agreement) }
        #expect(try await house.store.read { try $0.agreement("a") } == agreement)
    }

    @Test(arguments: Backend.allCases)
    func `Agreements are listed by whom they concern, the nearest deadline first`(backend: Backend) async throws {
        let house = try await House(backend)
        let mine = try await house.keptMeeting()
        let (earlier, idas) = (try house.meeting("earlier", day: 2, with: "aase"), try house.meeting("idas", day: 4, of: "ida"))
        var kept = try agreement("kept", mine, deadline: 20)
        try kept.keep(by: "ali", at: .after(2))
        let agreements = [
            try agreement("late", mine, deadline: 29), kept, try agreement("soon", mine, deadline: 24),
            try agreement("old-leader", earlier, deadline: 25), try agreement("third", mine, deadline: 29, responsible: "ida"),
            try agreement("idas", idas, deadline: 22, responsible: "mette"),
        ]
        try await house.store.write { transaction in
            for meeting in [earlier, idas] { try transaction.insert(meeting) }
            for agreement in agreements { try transaction.insert(agreement) }
        }
        let read: [(String, [Agreement.ID], @Sendable (any ReadTransaction) throws -> [Agreement])] = [
            ("employee", ["kept", "soon", "old-leader", "late", "third"], { try $0.agreements(ofEmployee: "ali") }),
            ("open", ["soon", "old-leader", "late", "third"], { try $0.openAgreements(ofEmployee: "ali") }),
            ("meeting", ["late", "kept", "soon", "third"], { try $0.agreements(of: mine.id) }),
            ("third", ["third"], { try $0.agreements(ofThird: "ida") }), ("no third", [], { try $0.agreements(ofThird: "mette") }),
            ("team", ["idas", "soon", "old-leader", "late", "third"], { try $0.openAgreements(ofTeam: "mette") }),
            ("other team", [], { try $0.openAgreements(ofTeam: "aase") }),
        ]
        for (list, expected, query) in read {
            #expect(try await house.store.read { try query($0).map(\.id) } == expected, "\(list)")
        }
        #expect(try await house.store.read { try $0.agreements(ofEmployee: "ali").first } == kept)
    }
}
