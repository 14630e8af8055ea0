import EnrumCore
import EnrumDomain
import Foundation
import GRDB
import Testing

@testable import EnrumSQLite

@Suite struct IsolationTests {
    @Test(arguments: Backend.allCases)
    func `A failed write leaves nothing behind`(backend: Backend) async throws {
        let store = try backend.open()
        await #expect(throws: RuleBroken("rule.empty")) {
            try await store.write { transaction in
                try transaction.setSetting("key", to: "value")
                #expect(try transaction.setting("key") == "value")
                throw RuleBroken("rule.empty")
            }
        }
        #expect(try await store.read { try $0.setting("key") } == nil)
    }

    @Test func `A read sees one state, whatever is written meanwhile by another process`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let store = try SQLiteStore(file: path)
            try await store.write { try $0.setSetting("key", to: "before") }
            let seen = try await store.read { transaction in
                let first = try transaction.setting("key")
                try sql("UPDATE setting SET value = 'after'", on: path)
                return [first, try transaction.setting("key")]
            }
            #expect(seen == ["before", "before"])
            #expect(try await store.read { try $0.setting("key") } == "after")
        }
    }

    @Test func `A read waits for no writer`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: folder.file("enrum.sqlite"))
            let gate = Gate()
            let writing = Task {
                try await store.write { transaction in
                    try transaction.setSetting("key", to: "value")
                    gate.pass()
                }
            }
            await gate.someoneWaits()
            #expect(try await store.read { try $0.setting("key") } == nil)
            gate.open()
            try await writing.value
            #expect(try await store.read { try $0.setting("key") } == "value")
        }
    }

    @Test func `What another process changes is seen at once, also in what is remembered`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let (server, command) = (try SQLiteStore(file: path), try SQLiteStore(file: path))
            let house = try await House(server)
            let set = InstalledQuestionSet(set: .sample, installedAt: .after(0), installedBy: nil)
            #expect(try await server.read { try $0.departments().departments.count } == 3)
            #expect(try await server.read { try $0.questionSets() } == [])
            try await command.write { transaction in
                try transaction.insert(Department(id: "dept-new", name: "Ny", parent: house.top.id))
                try transaction.save(set)
            }
            #expect(try await server.read { try $0.departments().departments.count } == 4)
            #expect(try await server.read { try $0.questionSets() } == [set])
        }
    }

    @Test func `Someone who holds the file too long makes it busy, and nothing is lost`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let store = try SQLiteStore(file: path)
            try await store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 20") }
            var settings = Configuration()
            settings.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: settings)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            await #expect(throws: StoreFailure.busy) { try await store.write { try $0.setSetting("key", to: "1") } }
            #expect(try await store.read { try $0.setting("key") } == nil)
            try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
            try await store.write { try $0.setSetting("key", to: "2") }
            #expect(try await store.read { try $0.setting("key") } == "2")
        }
    }

    @Test func `A full disk fails writes, not reads, and writing works again when there is room`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: folder.file("enrum.sqlite"))
            try await store.write { try $0.setSetting("key", to: "before") }
            try await store.limitPages(toMoreBy: 0)
            let text = String(repeating: "æ", count: 20_000)
            await #expect(throws: StoreFailure.full) { try await store.write { try $0.setSetting("big", to: text) } }
            await #expect(throws: StoreFailure.full) {
                try await store.write { transaction in
                    for number in 1...50 { try transaction.setSetting("number \(number)", to: text) }
                }
            }
            #expect(try await store.read { try $0.settings() } == ["key": "before"])
            try await store.limitPages(toMoreBy: 1000)
            try await store.write { try $0.setSetting("big", to: text) }
            #expect(try await store.read { try $0.setting("big") } == text)
        }
    }

    @Test func `A full disk in a group tells the truth to everyone in it`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: folder.file("enrum.sqlite"))
            try await store.limitPages(toMoreBy: 4)
            let text = String(repeating: "x", count: 3000)
            let kept = Tally()
            await withTaskGroup(of: Void.self) { group in
                for number in 1...40 {
                    group.addTask {
                        let key = "number \(number)"
                        if (try? await store.write { try $0.setSetting(key, to: text) }) != nil { kept.note(key) }
                    }
                }
            }
            #expect(kept.all.count < 40)
            #expect(try await Set(store.read { try $0.settings().keys }) == Set(kept.all))
        }
    }
}

extension SQLiteStore {
    /// Has SQLite find the disk full after so many more pages.
    fileprivate func limitPages(toMoreBy pages: Int) async throws {
        try await writer.writeWithoutTransaction { database in
            let now = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = " + String(now + pages))
        }
    }
}
