import EnrumCore
import EnrumDomain
import Foundation
import GRDB
import Testing

@testable import EnrumSQLite

@Suite struct MigrationTests {
    /// A step that only these tests know.
    private static let next = Schema(
        migrations: Schema.current.migrations + [Migration(version: current + 1, sql: "ALTER TABLE person ADD COLUMN nickname TEXT")])
    private static let current = Schema.current.version
    /// Every schema that was released.
    static let released = 1...3

    /// The database of a released schema, as it was dumped then.
    private func fixture(_ version: Int, in folder: Folder) throws -> String {
        let dump = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/schema-" + String(version) + ".sql")
        let path = folder.file("enrum.sqlite")
        try sql(String(contentsOf: dump, encoding: .utf8), on: path)
        return path
    }

    /// The statements that made the schema, white space aside.
    private func schema(of path: String) throws -> [String] {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.read { try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name") }
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    @Test func `There is a fixture for the schema of today`() {
        #expect(Self.released == 1...Self.current)
    }

    @Test(arguments: released)
    func `A database of an older schema opens, and everything in it is there`(version: Int) async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: fixture(version, in: folder))
            #expect(try await StoreHealth.check(store).isWhole)
            #expect(
                try await store.read { try $0.counts() }
                    == InstallationCounts(people: 4, departments: 3, meetings: 1, agreements: 1, questionSets: 1, auditRows: 40))
            let meeting = try #require(try await store.read { try $0.meeting("meeting-1") })
            #expect(meeting.phase == .after && meeting.moves.count == 1)
            #expect(try await store.read { try $0.agreement("agreement")?.history.count } == 2)
            #expect(try await store.read { try $0.answers(of: meeting.id).map(\.isMarked) } == [true])
            #expect(try await store.read { try $0.form(Form.sample.frozenID()) } == Form.sample)
            #expect(try await store.read { try $0.questionSets().map(\.set) } == [.sample])
            #expect(try await store.read { try $0.session(TokenHash(of: "token"))?.person.id } == "ali")
        }
    }

    @Test func `A database of schema 2 opens with its plugins, and what is known by them`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: fixture(2, in: folder))
            let plugin = House.installed(House.package("distance", "1.2.0", "a"))
            #expect(try await store.read { try $0.installedPlugins() } == [plugin])
            #expect(try await store.read { try $0.moduleRules().map(\.settings) } == [House.settings])
            #expect(try await store.read { try $0.pinnedModules(of: "meeting-1").map(\.settings) } == [House.settings])
            #expect(try await store.read { try $0.package(digest: plugin.digest) } == [1, 2, 3])
            #expect(try await store.read { try $0.pluginData(employee: "ali", leader: "mette") } == ["distance": ["count": #"{"seen":3}"#]])
            #expect(
                try await store.read { try $0.metrics(employee: "ali", leader: "mette") } == ["meeting-1": ["distance": ["closeness": 4.5]]]
            )
            #expect(try await store.read { try $0.reminder("reminder") } == House.reminder())
            #expect(try await store.read { try $0.fault(1)?.fault } == House.fault().fault)
            #expect(try await store.read { try $0.hookUsage(of: "distance", since: .november(1)) } == [House.usage(calls: 3, failures: 1)])
            #expect(try await store.read { try $0.ticks(of: "meeting-1").map(\.item) } == ["distance/before/camera"])
            #expect(try await store.read { try $0.trustedKeys().map(\.name) } == ["Solvig"])
        }
    }

    @Test func `A database of schema 3 opens with what its agreements are about, and those with oneself`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: fixture(3, in: folder))
            #expect(try await store.read { try $0.agreement("agreement")?.content.category } == House.category)
            #expect(try await store.read { try $0.selfAgreements(of: "mette") } == [House.selfAgreement(in: "meeting-1")])
            #expect(try await store.read { try $0.moduleFrames().map(\.weeks) } == [3])
            #expect(try await store.read { try $0.reflection(of: "mette")?.value } == "Ro")
        }
    }

    @Test func `A database of schema 3 opens with its cases`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: fixture(3, in: folder))
            let standing = try #require(try await store.read { try $0.formalCase("case") })
            // Told and held on a day, from before the day it was written down was kept beside it.
            let made = try House.formalCase()
            #expect(standing.events.map(\.kind.name) == made.events.map(\.kind.name) && standing.documents == made.documents)
            #expect(standing.steps[0].told?.on == .november(24) && standing.steps[0].held?.isLate == false)
            #expect(standing.documents.map(\.remarks.count) == [1] && standing.pin.letters.count == 6)
            #expect(try await store.read { try $0.caseDrafts(of: "case", owner: "mette") } == [House.draft()])
            #expect(try await store.read { try $0.savedLetters(of: "trial") } == [House.letter()])
            #expect(try await store.read { try $0.caseReminders(of: "mette") } == [House.nudge()])
        }
    }

    @Test(arguments: released)
    func `A schema that is made today is the one that was released`(version: Int) async throws {
        try await withFolder { folder in
            let today = folder.file("today.sqlite")
            try SQLiteStore(file: today, schema: Schema(migrations: Array(Schema.current.migrations.prefix(version)))).close()
            let (released, made) = (try schema(of: fixture(version, in: folder)), try schema(of: today))
            #expect(released == made)
        }
    }

    @Test(arguments: released)
    func `The fixture holds something in every table`(version: Int) async throws {
        try await withFolder { folder in
            let database = try DatabaseQueue(path: fixture(version, in: folder))
            try await database.read { database in
                for table in try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'") {
                    #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM " + table) ?? 0 > 0, "\(table)")
                }
            }
        }
    }

    @Test func `A database of a newer version is refused and left alone`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            try SQLiteStore(file: path).close()
            try sql("PRAGMA user_version = 70", on: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: StoreFailure.newer(found: 70, known: Self.current)) { try SQLiteStore(file: path) }
            let after = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(after == before)
        }
    }

    @Test func `An older database is copied beside itself before it is migrated, with all its writes`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let old = try SQLiteStore(file: path)
            try await House(old).furnish()
            let new = try SQLiteStore(file: path, schema: Self.next)
            #expect(try await StoreHealth.check(new).schemaVersion == Self.current + 1)
            #expect(try await new.read { try $0.person("mette")?.name } == "Mette Holm")
            let copy = path + ".before-schema-" + String(Self.current + 1)
            #expect(try sqlValue("PRAGMA user_version", on: copy) == String(Self.current))
            #expect(try sqlValue("SELECT count(*) FROM audit", on: copy) == "40")
            #expect(folder.names.filter { $0.contains(".part-") } == [])
            #expect(throws: Never.self) { try SQLiteStore(file: path, schema: Self.next) }
            #expect(throws: StoreFailure.newer(found: Self.current + 1, known: Self.current)) { try SQLiteStore(file: path) }
        }
    }

    @Test(arguments: ["CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER)", "DELETE FROM department"])
    func `A migration that fails leaves the database as it was`(sql: String) async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let store = try SQLiteStore(file: path)
            try await House(store).furnish()
            let broken = Schema(migrations: Schema.current.migrations + [Migration(version: Self.current + 1, sql: sql)])
            #expect(throws: StoreFailure.self) { try SQLiteStore(file: path, schema: broken) }
            let same = try SQLiteStore(file: path)
            #expect(try await same.read { try $0.counts().departments } == 3)
            #expect(try await StoreHealth.check(same).isWhole)
            #expect(try sqlValue("SELECT count(*) FROM sqlite_master WHERE name = 'half'", on: path) == "0")
        }
    }
}
