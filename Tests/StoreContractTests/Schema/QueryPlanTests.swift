import EnrumCore
import EnrumDomain
import Foundation
import GRDB
import Testing

@testable import EnrumSQLite

@Suite struct QueryPlanTests {
    /// Reads that pages make again and again.
    static let hot: [(name: String, read: @Sendable (any ReadTransaction) throws -> Void)] = [
        ("person", { _ = try $0.person("ali") }), ("person by email", { _ = try $0.person(email: "ali@sol.example") }),
        ("people", { _ = try $0.people(["ali", "ida"]) }), ("team", { _ = try $0.team(of: "mette") }),
        ("leads anyone", { _ = try $0.leadsAnyone("mette") }), ("has admin", { _ = try $0.hasAdmin() }),
        ("leader periods", { _ = try $0.leaderPeriods(of: "ali") }), ("password", { _ = try $0.passwordHash(of: "ali") }),
        ("session", { _ = try $0.session(TokenHash(of: "token")) }), ("sessions", { _ = try $0.sessions(of: "ali") }),
        ("link", { _ = try $0.oneTimeLink(TokenHash(of: "token")) }), ("throttle", { _ = try $0.throttle("sign_in") }),
        ("device", { _ = try $0.isKnown(TokenHash(of: "token"), for: "ali") }), ("meeting", { _ = try $0.meeting("meeting-1") }),
        ("meetings", { _ = try $0.meetings(ofEmployee: "ali") }), ("current meetings", { _ = try $0.currentMeetings(ofLeader: "mette") }),
        ("open meetings", { _ = try $0.openMeetings(ofEmployee: "ali") }),
        ("meeting before", { transaction in _ = try transaction.meeting("meeting-1").map { try transaction.meeting(before: $0) } }),
        ("form", { _ = try $0.form("unknown") }), ("answers", { _ = try $0.answers(of: "meeting-1") }),
        ("added questions", { _ = try $0.addedQuestions(of: "meeting-1") }), ("shared notes", { _ = try $0.sharedNotes(of: "meeting-1") }),
        ("passages", { _ = try $0.passages(of: "meeting-1") }), ("passage", { _ = try $0.passage("passage") }),
        ("private note", { _ = try $0.privateNote(of: "meeting-1", by: "mette") }),
        ("agenda", { transaction in _ = try transaction.meeting("meeting-1").map { try transaction.agenda(of: $0) } }),
        ("agenda item", { _ = try $0.agendaItem("point") }), ("acknowledgements", { _ = try $0.acknowledgements(of: "meeting-1") }),
        ("remarks", { _ = try $0.remarks(of: "meeting-1") }), ("pending", { _ = try $0.pendingTexts(of: "meeting-1", by: "ali") }),
        ("agreement", { _ = try $0.agreement("agreement") }), ("agreements", { _ = try $0.agreements(ofEmployee: "ali") }),
        ("open agreements", { _ = try $0.openAgreements(ofEmployee: "ali") }),
        ("agreements of meeting", { _ = try $0.agreements(of: "meeting-1") }), ("third", { _ = try $0.agreements(ofThird: "ida") }),
        ("team's agreements", { _ = try $0.openAgreements(ofTeam: "mette") }),
        ("own agreement", { _ = try $0.selfAgreement("own") }), ("own agreements", { _ = try $0.selfAgreements(of: "mette") }),
        ("audit", { _ = try $0.auditEntries(about: "ali", limit: 5, before: nil) }),
        ("security", { _ = try $0.securityEntries(limit: 5, before: nil) }), ("last audit row", { _ = try $0.lastAuditRow() }),
        ("setting", { _ = try $0.setting("organisation.name") }),
        ("versions of a plugin", { _ = try $0.packages(of: "distance") }), ("package", { _ = try $0.package(digest: House.digest("a")) }),
        ("modules of meeting", { _ = try $0.pinnedModules(of: "meeting-1") }),
        ("data of plugins", { _ = try $0.pluginData(employee: "ali", leader: "mette") }),
        ("metrics", { _ = try $0.metrics(employee: "ali", leader: "mette") }),
        ("due reminders", { _ = try $0.dueReminders(of: "mette", on: .november(24)) }), ("reminder", { _ = try $0.reminder("reminder") }),
        ("faults", { _ = try $0.faults(of: "distance", limit: 50) }), ("fault", { _ = try $0.fault(1) }),
        ("counts of faults", { _ = try $0.faultCounts(of: "distance", in: "dept-sun", since: .after(0)) }),
        (
            "recent faults",
            { _ = try $0.recentFaults(of: ["distance"], in: "meeting-1", of: "dept-sun", since: .after(0)) }
        ),
        ("case", { _ = try $0.formalCase("case") }), ("cases near", { _ = try $0.cases(near: "mette") }),
        ("open cases", { _ = try $0.openCases() }), ("drafts of a case", { _ = try $0.caseDrafts(of: "case", owner: "mette") }),
        ("letters", { _ = try $0.savedLetters(of: "trial") }), ("reminders of cases", { _ = try $0.caseReminders(of: "mette") }),
        ("use of hooks", { _ = try $0.hookUsage(of: "distance", since: .november(1)) }), ("ticks", { _ = try $0.ticks(of: "meeting-1") }),
    ]

    /// Reads of a small table as a whole, on every page: what they give is remembered until it changes.
    static let remembered: [(name: String, read: @Sendable (any ReadTransaction) throws -> Void)] = [
        ("departments", { _ = try $0.departments() }), ("question sets", { _ = try $0.questionSets() }),
        ("plugins", { _ = try $0.installedPlugins() }), ("module rules", { _ = try $0.moduleRules() }),
    ]

    @Test(arguments: remembered.indices)
    func `What every page reads whole is read once, and again when it has changed`(index: Int) async throws {
        let (store, statements) = (try SQLiteStore.inMemory(), Tally())
        let house = try await House(store)
        try await house.furnish()
        try await store.writer.writeWithoutTransaction {
            $0.trace { if case .statement(let statement) = $0 { statements.note(statement.sql) } }
        }
        func tablesRead() async throws -> Int {
            let before = statements.all.count
            try await store.read(Self.remembered[index].read)
            return statements.all.dropFirst(before).count { $0.hasPrefix("SELECT") && !$0.contains("FROM revision") }
        }
        #expect(try await tablesRead() > 0)
        #expect(try await tablesRead() == 0)
        try await store.write { transaction in
            try transaction.insert(Department(id: "dept-new", name: "Ny", parent: "dept-top"))
            try transaction.deleteQuestionSet("basis")
            try transaction.deletePlugin("distance")
        }
        #expect(try await tablesRead() > 0)
        #expect(try await tablesRead() == 0)
    }

    @Test func `A reminder is looked up by its key, and old faults are found without reading the others'`() async throws {
        let (store, statements) = (try SQLiteStore.inMemory(), Tally())
        let house = try await House(store)
        try await house.furnish()
        try await store.writer.writeWithoutTransaction {
            $0.trace { if case .statement(let statement) = $0 { statements.note(statement.sql) } }
        }
        try await store.write { transaction in
            _ = try transaction.insert(House.reminder("other", key: "other"))
            try transaction.insert(House.fault())
            try transaction.add(House.usage(calls: 1))
            try transaction.save(ModuleRule(department: "dept-sun", plugin: "distance"))
        }
        let written = statements.all.filter { sql in
            ["reminder", "plugin_fault", "hook_usage", "module_rule"].contains { sql.contains($0) }
        }
        #expect(written.count >= 6)
        for query in written where query.hasPrefix("SELECT") || query.hasPrefix("DELETE") {
            let plan = try await store.writer.writeWithoutTransaction { database in
                try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + query, arguments: Self.nothing(for: query)).map {
                    $0["detail"] as String
                }
            }
            #expect(plan.filter(Self.readsWholeTable) == [], "\(query)")
        }
    }

    @Test(arguments: hot.indices)
    func `No page reads a whole table`(index: Int) async throws {
        let (store, statements) = (try SQLiteStore.inMemory(), Tally())
        try await House(store).furnish()
        try await store.writer.writeWithoutTransaction {
            $0.trace { if case .statement(let statement) = $0 { statements.note(statement.sql) } }
        }
        try await store.read(Self.hot[index].read)
        let queries = statements.all.filter { $0.hasPrefix("SELECT") }
        #expect(!queries.isEmpty)
        for query in queries {
            let plan = try await store.writer.writeWithoutTransaction { database in
                try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + query, arguments: Self.nothing(for: query)).map {
                    $0["detail"] as String
                }
            }
            let whole = plan.filter(Self.readsWholeTable)
            #expect(whole == [], "\(Self.hot[index].name): \(query)")
        }
    }

    /// NULL for each placeholder: numbered ones count once.
    private static func nothing(for query: String) -> StatementArguments {
        let numbered = (1...9).last { query.contains("?" + String($0)) } ?? query.count { $0 == "?" }
        return StatementArguments(Array(repeating: DatabaseValue.null, count: numbered))
    }

    /// Whether a line of a plan walks a table or index from end to end, and not a list in hand or the last row.
    private static func readsWholeTable(_ line: String) -> Bool {
        line.hasPrefix("SCAN ") && !line.contains("json_each") && !line.contains("CONSTANT ROW") && line != "SCAN audit"
            && line != "SCAN pair"
    }
}
