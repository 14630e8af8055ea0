import EnrumCore
import EnrumDomain
import Testing

@Suite struct InstallationTests {
    private func installed(_ id: Slug, position: Int, in departments: Set<Identifier<Department>> = [], isActive: Bool = true)
        -> InstalledQuestionSet
    {
        InstalledQuestionSet(
            set: QuestionSet(
                id: id, title: LocalizedText(danish: "Sæt \(id)"), source: LocalizedText(danish: "Eget"),
                questions: QuestionSet.sample.questions),
            departments: departments, position: position, isActive: isActive, installedAt: .after(1),
            installedBy: id == "basis" ? nil : "aase")
    }

    @Test(arguments: Backend.allCases)
    func `Question sets come in their order, are replaced and deleted, and nobody sees an old one`(backend: Backend) async throws {
        let house = try await House(backend)
        let (base, b, a) = (
            installed("basis", position: 0), installed("b", position: 100, in: ["dept-sun", "dept-top"]), installed("a", position: 100)
        )
        try await house.store.write { transaction in
            for set in [b, base, a] { try transaction.save(set) }
        }
        #expect(try await house.store.read { try $0.questionSets() } == [base, a, b])
        let moved = installed("b", position: 50, in: ["dept-top"], isActive: false)
        await #expect(throws: Stop.self) {
            try await house.store.write { transaction in
                try transaction.save(moved)
                #expect(try transaction.questionSet("b") == moved)
                throw Stop()
            }
        }
        #expect(try await house.store.read { try $0.questionSet("b") } == b)
        try await house.store.write { try $0.save(moved) }
        #expect(try await house.store.read { try $0.questionSets() } == [base, moved, a])
        try await house.store.write { try $0.deleteQuestionSet("b") }
        #expect(try await house.store.read { try $0.questionSet("b") } == nil)
        #expect(try await house.store.read { try $0.questionSets() } == [base, a])
    }

    @Test(arguments: Backend.allCases)
    func `Settings are set, replaced and removed`(backend: Backend) async throws {
        let store: any Store = try backend.open()
        for value in ["Solbakken Kommune", "", nil] {
            try await store.write { try $0.setSetting("organisation.name", to: value) }
            #expect(try await store.read { try $0.setting("organisation.name") } == value)
            #expect(try await store.read { try $0.settings() } == (value.map { ["organisation.name": $0] } ?? [:]))
        }
    }

    @Test(arguments: Backend.allCases)
    func `What there is is counted`(backend: Backend) async throws {
        let house = try await House(backend)
        _ = try await house.keptMeeting()
        try await house.store.write { transaction in
            try transaction.log("settings.changed", at: .after(1), by: "aase")
        }
        #expect(
            try await house.store.read { try $0.counts() }
                == InstallationCounts(people: 4, departments: 3, meetings: 1, agreements: 0, questionSets: 0, auditRows: 1))
    }

    @Test(arguments: Backend.allCases)
    func `The log is one unbroken chain, read from either end`(backend: Backend) async throws {
        let house = try await House(backend)
        let rows: [(String, Person.ID?, String?, [Person.ID], Bool)] = [
            ("sign_in.refused", nil, nil, [], false), ("meeting.shared", "ali", "meeting/1", ["ali", "mette"], false),
            ("record.read", "ida", "meeting/1", ["ali", "mette"], true), ("people.imported", "aase", nil, [], false),
            ("access.refused", "ida", "meeting/1", ["ali", "mette"], true), ("sign_in.done", "ali", "person/ali", ["ali", "ali"], false),
        ]
        try await house.store.write { transaction in
            for (index, row) in rows.enumerated() {
                try transaction.log(row.0, at: .after(Int64(index)), by: row.1, object: row.2, concerns: row.3, fromOutside: row.4)
            }
        }
        let chain = try await house.store.read { transaction in
            var rows: [AuditRow] = []
            try transaction.forEachAuditRow {
                #expect($0.follows(rows.last))
                rows.append($0)
                return true
            }
            return rows
        }
        #expect(chain.map(\.action) == rows.map(\.0))
        #expect(chain.map(\.concerns) == rows.map(\.3))
        #expect(try await house.store.read { try $0.lastAuditRow() } == chain.last)
        #expect(try await house.store.read { try $0.auditEntries(about: "ali", limit: 9, before: nil).map(\.sequence) } == [6, 5, 3, 2])
        #expect(try await house.store.read { try $0.auditEntries(about: "ali", limit: 2, before: 6).map(\.sequence) } == [5, 3])
        #expect(try await house.store.read { try $0.auditEntries(about: "mette", limit: 9, before: nil).map(\.sequence) } == [5, 3, 2])
        #expect(try await house.store.read { try $0.securityEntries(limit: 9, before: nil).map(\.sequence) } == [6, 5, 4, 1])
        #expect(try await house.store.read { try $0.securityEntries(limit: 1, before: 4).map(\.sequence) } == [1])
        let seen = try await house.store.read { transaction in
            var count = 0
            try transaction.forEachAuditRow { _ in
                count += 1
                return count < 2
            }
            return count
        }
        #expect(seen == 2)
    }
}
