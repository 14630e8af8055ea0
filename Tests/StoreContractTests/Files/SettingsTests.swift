import EnrumCore
import Foundation
import GRDB
import Synchronization
import Testing

@testable import EnrumSQLite

@Suite struct SettingsTests {
    static let expected: [(pragma: String, value: String)] = [
        ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "5000"), ("trusted_schema", "0"),
        ("cell_size_check", "1"), ("recursive_triggers", "1"), ("secure_delete", "1"), ("cache_spill", "0"),
        ("journal_size_limit", "33554432"),
    ]

    private static func settings(_ database: Database) throws -> [String: String] {
        try Dictionary(
            expected.map { ($0.pragma, try String.fetchOne(database, sql: "PRAGMA " + $0.pragma) ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func `The writer and every reader are set for durability and safety`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: folder.file("enrum.sqlite"))
            let pool = try #require(store.writer as? DatabasePool)
            let expected = Dictionary(Self.expected.map { ($0.pragma, $0.value) }, uniquingKeysWith: { first, _ in first })
            #expect(try await pool.writeWithoutTransaction { try Self.settings($0) } == expected)
            let readers = await Self.everyReader(of: store) { try? Self.settings($0) }
            #expect(readers.count == Readers.mostIdle)
            for reader in readers { #expect(reader == expected) }
        }
    }

    /// Has as many reading connections open at the same time as are kept.
    private static func everyReader<Value: Sendable>(of store: SQLiteStore, _ body: @escaping @Sendable (Database) -> Value) async
        -> [Value]
    {
        let count = Readers.mostIdle
        let (arrived, all) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let results = Results<Value>()
        return await withCheckedContinuation { continuation in
            Thread {
                let done = DispatchGroup()
                for _ in 0..<count {
                    done.enter()
                    Thread {
                        try? store.connection { database in
                            arrived.signal()
                            _ = all.wait(timeout: .now() + 20)
                            let value = body(database)
                            results.add(value)
                        }
                        done.leave()
                    }.start()
                }
                for _ in 0..<count { _ = arrived.wait(timeout: .now() + 20) }
                for _ in 0..<count { all.signal() }
                done.wait()
                continuation.resume(returning: results.all)
            }.start()
        }
    }

    @Test func `Health tells what is, and finds what is not as it should be`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: folder.file("enrum.sqlite"))
            let health = try await StoreHealth.check(store)
            #expect(health.isWhole)
            #expect(health.schemaVersion == Schema.current.version)
            #expect(health.bytes > 0 && health.walBytes > 0 && health.freeBytes ?? 0 > 0 && health.diskBytes ?? 0 >= health.freeBytes ?? 0)
            #expect(health.lastBackupAt == nil && health.lastVerifiedAt == nil)
            try await store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
            #expect(try await StoreHealth.check(store).settingFaults == ["synchronous is not 2"])
        }
        #expect(try await StoreHealth.check(SQLiteStore.inMemory()).isWhole)
    }

    @Test func `Nobody else may read the files`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: folder.file("enrum.sqlite"))
            try await store.write { try $0.setSetting("key", to: "value") }
            for name in folder.names {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            #expect(folder.names.contains("enrum.sqlite-wal"))
        }
    }

    @Test func `One process serves a database, and the next is refused, whichever way it comes`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            _ = try SQLiteStore(file: path)
            try FileManager.default.createSymbolicLink(atPath: folder.file("link.sqlite"), withDestinationPath: path)
            var lock: ServeLock? = try ServeLock(database: path)
            for path in [path, folder.file("link.sqlite")] {
                #expect(throws: AlreadyServed(process: Int(getpid()))) { try ServeLock(database: path) }
            }
            withExtendedLifetime(lock) {}
            lock = nil
            #expect(throws: Never.self) { try ServeLock(database: path) }
        }
    }
}

private final class Results<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    func add(_ value: Value) { values.withLock { $0.append(value) } }
    var all: [Value] { values.withLock { $0 } }
}
