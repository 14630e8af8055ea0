import EnrumCore
import EnrumDomain
import EnrumTesting
import Foundation
import GRDB
import Testing

@testable import EnrumSQLite

@Suite struct DamageTests {
    /// A whole database of some pages, as bytes.
    private func wholeFile() async throws -> [UInt8] {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let store = try SQLiteStore(file: path)
            try await House(store).furnish()
            try store.close()
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }

    private func open(_ bytes: [UInt8], in folder: Folder) throws -> SQLiteStore {
        let path = folder.file(UUID().uuidString)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return try SQLiteStore(file: path)
    }

    private func isCorrupt(_ error: any Error) -> Bool {
        if case StoreFailure.corrupt = error { true } else { false }
    }

    @Test func `A byte that is flipped where a page begins is found when the file is opened`() async throws {
        let whole = try await wholeFile()
        try await withFolder { folder in
            #expect(throws: Never.self) { try open(whole, in: folder).close() }
            for start in stride(from: 0, to: whole.count, by: 4096) {
                var bytes = whole
                bytes[start] ^= 0xff
                #expect("page at \(start)", performing: { try open(bytes, in: folder).close() }, throws: isCorrupt)
            }
        }
    }

    @Test func `A file that was cut off is refused, wherever it was cut`() async throws {
        let whole = try await wholeFile()
        try await withFolder { folder in
            for count in Array(stride(from: 0, to: whole.count, by: 4096)) + [1, 100, 511, 512, whole.count - 1] {
                #expect("cut at \(count)", performing: { try open(Array(whole.prefix(count)), in: folder).close() }, throws: isCorrupt)
            }
        }
    }

    @Test func `A byte flipped anywhere never gives an empty database in silence`() async throws {
        let whole = try await wholeFile()
        let randomness = SeededRandomness(5)
        try await withFolder { folder in
            for _ in 1...100 {
                var bytes = whole
                bytes[Int(randomness.next() % UInt64(whole.count))] ^= UInt8(1 << (randomness.next() % 8))
                do {
                    let store = try open(bytes, in: folder)
                    let counts = try? await store.read { try $0.counts() }
                    #expect(counts == nil || (counts?.people == 4 && counts?.meetings == 1))
                    try store.close()
                } catch let failure as StoreFailure {
                    switch failure {
                    case .corrupt, .newer: break
                    default: Issue.record("\(failure)")
                    }
                }
            }
        }
    }

    @Test(arguments: ["hello", String(repeating: "Dette er ikke en database. ", count: 500)])
    func `A file that is something else is refused and left alone`(text: String) async throws {
        try await withFolder { folder in
            #expect("", performing: { try open(Array(text.utf8), in: folder) }, throws: isCorrupt)
            let left = try String(contentsOfFile: folder.file(folder.names[0]), encoding: .utf8)
            #expect(left == text)
        }
    }

    @Test func `Another program's database is refused and left alone`() async throws {
        try await withFolder { folder in
            let path = folder.file("other.sqlite")
            try sql("CREATE TABLE note (id INTEGER PRIMARY KEY); INSERT INTO note VALUES (1)", on: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: StoreFailure.corrupt("this is not a database of Enrum's")) { try SQLiteStore(file: path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test func `A database that is gone is not made anew in silence`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            #expect(throws: StoreFailure.other("there is no database file here")) { try SQLiteStore(file: path, createsFile: false) }
            #expect(folder.names == [])
            try Data("x".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
            #expect(throws: StoreFailure.corrupt("the database file is gone, but its -wal file is here")) { try SQLiteStore(file: path) }
            #expect(folder.names == ["enrum.sqlite-wal"])
        }
    }

    @Test func `A folder that does not exist gives an error, and no file elsewhere`() async throws {
        try await withFolder { folder in
            #expect(throws: StoreFailure.self) { try SQLiteStore(file: folder.file("missing/enrum.sqlite")) }
            #expect(folder.names == [])
        }
    }

    @Test func `Two who make the same database at once share it`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...4 {
                    group.addTask { try await SQLiteStore(file: path).write { try $0.setSetting("number \(number)", to: "1") } }
                }
                try await group.waitForAll()
            }
            #expect(try await SQLiteStore(file: path).read { try $0.settings().count } == 4)
            #expect(folder.names.filter { $0.contains(".new-") } == [])
        }
    }

    @Test func `A file that may not be written is read, and says so when written`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let whole = try SQLiteStore(file: path)
            try await whole.write { try $0.setSetting("key", to: "value") }
            // Root may write everything, so that the mode of a file proves nothing; the connection itself is made to refuse.
            try await whole.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
            await #expect(throws: StoreFailure.readOnly) { try await whole.write { try $0.setSetting("key", to: "other") } }
            #expect(try await whole.read { try $0.setting("key") } == "value")
            try await whole.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 0") }
            try await whole.write { try $0.setSetting("key", to: "other") }
            #expect(try await whole.read { try $0.setting("key") } == "other")
        }
    }
}
