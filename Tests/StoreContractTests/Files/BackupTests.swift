import Crypto
import EnrumCore
import EnrumDomain
@testable import EnrumSQLite
import Foundation
import Testing

@Suite struct BackupTests {
    private func make(of store: SQLiteStore, to path: String) async throws -> Backup.Manifest {
        try await Backup.make(of: store, to: path, at: .after(100), appVersion: "1.2.3")
    }

    /// A furnished database in a file, and a backup of it.
    private func backedUp<Value>(_ body: (Folder, _ store: SQLiteStore, _ backup: String) async throws -> Value) async throws -> Value {
        try await withFolder { folder in
            let (store, backup) = (try SQLiteStore(file: folder.file("enrum.sqlite")), folder.file("backup.sqlite"))
            try await House(store).furnish()
            _ = try await make(of: store, to: backup)
            return try await body(folder, store, backup)
        }
    }

    @Test(arguments: Backend.allCases)
    func `A backup says what it holds, and holds it`(backend: Backend) async throws {
        try await withFolder { folder in
            let (store, path) = (try backend.open(), folder.file("backup.sqlite"))
            try await House(store).furnish()
            let manifest = try await make(of: store, to: path)
            let last = try #require(try await store.read { try $0.lastAuditRow() })
            #expect(
                manifest.counts == InstallationCounts(people: 4, departments: 3, meetings: 1, agreements: 1, questionSets: 1, auditRows: 40)
            )
            #expect(
                manifest.schemaVersion == Schema.current.version && manifest.lastAuditSequence == 40 && manifest.appVersion == "1.2.3"
                    && manifest.madeAt == .after(100))
            #expect(manifest.lastAuditHash == last.hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
            #expect(try Backup.verify(path) == manifest)
            #expect(try Backup.manifest(of: path) == manifest)
            #expect(folder.names == ["backup.sqlite", "backup.sqlite.json"])
            #expect(try await StoreHealth.check(store).lastBackupAt == .after(100))
        }
    }

    @Test func `Every write that was answered before a backup began is in it, under load`() async throws {
        try await withFolder { folder in
            let store = try SQLiteStore(file: folder.file("enrum.sqlite"))
            let answered = Tally()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...4 {
                    group.addTask {
                        var number = 0
                        while !Task.isCancelled {
                            number += 1
                            let (key, minutes) = ("writer \(writer) number \(number)", Int64(number))
                            try await store.write { transaction in
                                try transaction.setSetting(key, to: String(repeating: "x", count: 200))
                                try transaction.log("setting.changed", at: .after(minutes), by: nil)
                            }
                            answered.note(key)
                        }
                    }
                }
                for round in 1...5 {
                    while answered.all.count < round * 40 { try await Task.sleep(for: .milliseconds(2)) }
                    let (before, path) = (Set(answered.all), folder.file("backup \(round).sqlite"))
                    let manifest = try await make(of: store, to: path)
                    #expect(try Backup.verify(path) == manifest)
                    let copy = try SQLiteStore(file: path)
                    let kept = try await copy.read { try Set($0.settings().keys) }
                    #expect(before.subtracting(kept) == [])
                    #expect(manifest.counts.auditRows >= before.count)
                    try copy.close()
                }
                group.cancelAll()
                do { try await group.waitForAll() } catch is CancellationError {}
            }
        }
    }

    @Test func `A flipped byte is found, wherever it is`() async throws {
        try await backedUp { _, _, backup in
            let whole = try Data(contentsOf: URL(fileURLWithPath: backup))
            for offset in stride(from: 0, to: whole.count, by: whole.count / 20) {
                var bytes = whole
                bytes[offset] ^= 1
                try bytes.write(to: URL(fileURLWithPath: backup))
                #expect(throws: BackupFault.changed) { try Backup.verify(backup) }
            }
            try whole.dropLast(4096).write(to: URL(fileURLWithPath: backup))
            #expect(throws: BackupFault.changed) { try Backup.verify(backup) }
        }
    }

    /// Someone changes a backup with SQL, past the triggers, and makes a manifest that fits the new file.
    private func tamper(_ statements: String, _ backup: String) throws {
        try sql(statements, on: backup)
        let path = Backup.manifestPath(backup)
        let data = try Data(contentsOf: URL(fileURLWithPath: backup))
        var manifest = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any])
        manifest["sha256"] = SHA256.hash(data: data).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        manifest["bytes"] = data.count
        try JSONSerialization.data(withJSONObject: manifest).write(to: URL(fileURLWithPath: path))
    }

    @Test(
        arguments: [
            ("DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE sequence > 30", .auditBroken(after: 30)),
            ("DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE sequence <= 10", .auditBroken(after: 0)),
            ("DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE sequence = 20", .auditBroken(after: 19)),
            ("DROP TRIGGER audit_stays; UPDATE audit SET actor = 'ida' WHERE sequence = 20", .auditBroken(after: 19)),
            ("DROP TRIGGER audit_stays; UPDATE audit SET logged_at = logged_at + 1 WHERE sequence = 40", .auditBroken(after: 39)),
            ("INSERT INTO department (id, name) VALUES ('more', 'Mere')", .countsDiffer),
            ("PRAGMA foreign_keys = OFF; DELETE FROM person WHERE id = 'ali'", .damaged("a row refers to something that is not there")),
        ] as [(String, BackupFault)])
    func `A backup that was changed with care is found out`(statements: String, fault: BackupFault) async throws {
        try await backedUp { _, _, backup in
            try tamper(statements, backup)
            #expect(throws: fault) { try Backup.verify(backup) }
        }
    }

    @Test func `Without a manifest, or of a newer version, it is no backup`() async throws {
        try await backedUp { _, _, backup in
            try tamper("PRAGMA user_version = 9", backup)
            #expect(throws: StoreFailure.newer(found: 9, known: Schema.current.version)) { try Backup.verify(backup) }
            try Data("{}".utf8).write(to: URL(fileURLWithPath: Backup.manifestPath(backup)))
            #expect(throws: BackupFault.noManifest) { try Backup.verify(backup) }
            try FileManager.default.removeItem(atPath: Backup.manifestPath(backup))
            #expect(throws: BackupFault.noManifest) { try Backup.verify(backup) }
        }
    }

    @Test func `A backup takes no other file's name, and leaves nothing half made`() async throws {
        try await backedUp { folder, store, backup in
            await #expect(throws: BackupFault.exists(backup)) { try await make(of: store, to: backup) }
            await #expect(throws: StoreFailure.self) { try await make(of: store, to: folder.file("missing/backup.sqlite")) }
            let people = try Backup.verify(backup).counts.people
            #expect(people == 4)
            #expect(folder.names.filter { $0.contains(".part-") } == [])
        }
    }

    @Test func `A restored database holds what was backed up, and the old one is kept with all its writes`() async throws {
        try await backedUp { folder, store, backup in
            let path = folder.file("enrum.sqlite")
            try await store.write { try $0.setSetting("later", to: "1") }
            #expect(throws: BackupFault.exists(path)) { try Backup.restore(from: backup, to: path, at: .after(200)) }
            let kept = try Backup.restore(from: backup, to: path, replaces: true, at: .after(200))
            #expect(kept == path + ".before-restore-20261124T125000Z")
            let restored = try SQLiteStore(file: path)
            #expect(try await restored.read { try $0.setting("later") } == nil)
            #expect(try await restored.read { try $0.person("mette")?.name } == "Mette Holm")
            #expect(try await StoreHealth.check(restored).isWhole)
            let old = try SQLiteStore(file: #require(kept))
            #expect(try await old.read { try $0.setting("later") } == "1")
            #expect(folder.names.filter { $0.contains(".restoring-") || $0.contains("verify") } == [])
        }
    }

    @Test func `A backup is restored where there is nothing, and in place of a damaged database`() async throws {
        try await backedUp { folder, store, backup in
            try store.close()
            let empty = folder.file("new.sqlite")
            let before = try Backup.restore(from: backup, to: empty, at: .after(200))
            #expect(before == nil)
            #expect(try await SQLiteStore(file: empty).read { try $0.counts().people } == 4)
            let damaged = folder.file("enrum.sqlite")
            try Data("not a database".utf8).write(to: URL(fileURLWithPath: damaged))
            let kept = try #require(try Backup.restore(from: backup, to: damaged, replaces: true, at: .after(200)))
            let text = try String(contentsOfFile: kept, encoding: .utf8)
            #expect(text == "not a database")
            #expect(try await SQLiteStore(file: damaged).read { try $0.counts().people } == 4)
        }
    }

    @Test func `Nothing is restored while a server runs, or from a backup that is not whole`() async throws {
        try await backedUp { folder, store, backup in
            let path = folder.file("enrum.sqlite")
            try await store.write { try $0.setSetting("later", to: "1") }
            do {
                let lock = try ServeLock(database: path)
                #expect(throws: AlreadyServed.self) { try Backup.restore(from: backup, to: path, replaces: true, at: .after(200)) }
                withExtendedLifetime(lock) {}
            }
            try tamper("DROP TRIGGER audit_is_kept; DELETE FROM audit WHERE sequence > 30", backup)
            #expect(throws: BackupFault.auditBroken(after: 30)) {
                try Backup.restore(from: backup, to: path, replaces: true, at: .after(200))
            }
            #expect(try await SQLiteStore(file: path).read { try $0.setting("later") } == "1")
            #expect(folder.names.filter { $0.contains("before-restore") || $0.contains("restoring") } == [])
        }
    }
}
