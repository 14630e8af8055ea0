import EnrumCore
import EnrumDomain
import Foundation
import GRDB
import Testing

@testable import EnrumSQLite

@Suite struct MigrationTests {
    /// A step that only these tests know.
    private static let next = Schema(migrations: [.one, Migration(version: 2, sql: "ALTER TABLE person ADD COLUMN nickname TEXT")])

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

    @Test func `A database of schema 1 opens, and everything in it is there`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: fixture(1, in: folder))
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

    @Test func `The schema that is made today is the one that was released`() async throws {
        try await withFolder { folder in
            let today = folder.file("today.sqlite")
            try SQLiteStore(file: today).close()
            let (released, made) = (try schema(of: fixture(1, in: folder)), try schema(of: today))
            #expect(released == made)
        }
    }

    @Test func `The fixture holds something in every table`() async throws {
        try await withFolder { folder in
            let database = try DatabaseQueue(path: fixture(1, in: folder))
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
            try sql("PRAGMA user_version = 7", on: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: StoreFailure.newer(found: 7, known: 1)) { try SQLiteStore(file: path) }
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
            #expect(try await StoreHealth.check(new).schemaVersion == 2)
            #expect(try await new.read { try $0.person("mette")?.name } == "Mette Holm")
            let copy = path + ".before-schema-2"
            #expect(try sqlValue("PRAGMA user_version", on: copy) == "1")
            #expect(try sqlValue("SELECT count(*) FROM audit", on: copy) == "40")
            #expect(folder.names.filter { $0.contains(".part-") } == [])
            #expect(throws: Never.self) { try SQLiteStore(file: path, schema: Self.next) }
            #expect(throws: StoreFailure.newer(found: 2, known: 1)) { try SQLiteStore(file: path) }
        }
    }

    @Test(arguments: ["CREATE TABLE half (id INTEGER); CREATE TABLE half (id INTEGER)", "DELETE FROM department"])
    func `A migration that fails leaves the database as it was`(sql: String) async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let store = try SQLiteStore(file: path)
            try await House(store).furnish()
            let broken = Schema(migrations: [.one, Migration(version: 2, sql: sql)])
            #expect(throws: StoreFailure.self) { try SQLiteStore(file: path, schema: broken) }
            let same = try SQLiteStore(file: path)
            #expect(try await same.read { try $0.counts().departments } == 3)
            #expect(try await StoreHealth.check(same).isWhole)
            #expect(try sqlValue("SELECT count(*) FROM sqlite_master WHERE name = 'half'", on: path) == "0")
        }
    }
}
