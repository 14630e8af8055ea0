import EnrumCore
import EnrumDomain
import Foundation
import GRDB
import Testing

@testable import EnrumSQLite

@Suite struct GroupCommitTests {
    /// Starts an action that waits at a gate in its transaction, and then those behind it; opens the gate when all of them wait.
    private func behindGate<Value: Sendable>(
        _ store: SQLiteStore, _ names: [String], _ action: @escaping @Sendable (String, any WriteTransaction) throws -> Value
    ) async throws -> [String: Result<Value, any Error>] {
        let gate = Gate()
        let first = Task { try await store.write { _ in gate.pass() } }
        await gate.someoneWaits()
        return await withTaskGroup(of: (String, Result<Value, any Error>).self) { group in
            for name in names {
                group.addTask {
                    do {
                        return (name, .success(try await store.write { try action(name, $0) }))
                    } catch {
                        return (name, .failure(error))
                    }
                }
            }
            while store.waitingActions < names.count { try? await Task.sleep(for: .milliseconds(1)) }
            gate.open()
            _ = try? await first.value
            var results: [String: Result<Value, any Error>] = [:]
            for await (name, result) in group { results[name] = result }
            return results
        }
    }

    private let names = (1...20).map { "name \($0)" }

    @Test(arguments: Backend.allCases)
    func `What many write at once is all kept`(backend: Backend) async throws {
        let store = try backend.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...300 {
                group.addTask { try await store.write { try $0.setSetting("number \(number)", to: String(number)) } }
            }
            try await group.waitForAll()
        }
        #expect(try await store.read { try $0.settings().count } == 300)
    }

    @Test func `Actions that wait share one commit`() async throws {
        try await withFolder { folder in
            let path = folder.file("enrum.sqlite")
            let store = try SQLiteStore(file: path)
            let before = try commits(in: path)
            let results = try await behindGate(store, names) { name, transaction in try transaction.setSetting(name, to: "1") }
            #expect(results.values.allSatisfy { (try? $0.get()) != nil })
            #expect(try commits(in: path) == before + 1)
            for name in names { try await store.write { try $0.setSetting(name, to: "2") } }
            #expect(try commits(in: path) == before + 1 + names.count)
        }
    }

    @Test(arguments: Backend.allCases)
    func `One of a group fails alone, and leaves nothing behind`(backend: Backend) async throws {
        let store = try backend.open()
        let failing = ["name 1", "name 7", "name 20"]
        let results = try await behindGate(store, names) { name, transaction in
            try transaction.setSetting(name, to: "kept")
            if failing.contains(name) { throw Stop() }
        }
        for (name, result) in results {
            #expect((try? result.get()) == nil ? failing.contains(name) : !failing.contains(name))
            if case .failure(let error) = result { #expect(error is Stop) }
        }
        #expect(try await Set(store.read { try $0.settings().keys }) == Set(names).subtracting(failing))
    }

    @Test(arguments: Backend.allCases)
    func `A dangling reference fails its own action, not the group's commit`(backend: Backend) async throws {
        let store = try backend.open()
        let results = try await behindGate(store, names) { name, transaction in
            let id: Identifier<Department> = Identifier(stored: name.replacing(" ", with: "-"))
            try transaction.insert(Department(id: id, name: name, parent: name == "name 3" ? "nowhere" : nil))
        }
        #expect(throws: StoreFailure.constraint("a row refers to something that is not there")) { try results["name 3"]?.get() }
        #expect(try await store.read { try $0.departments().departments.count } == names.count - 1)
    }

    @Test(arguments: Backend.allCases)
    func `Each action sees what those before it wrote`(backend: Backend) async throws {
        let store = try backend.open()
        let results = try await behindGate(store, names) { _, transaction in
            let next = (try transaction.setting("counter").flatMap(Int.init) ?? 0) + 1
            try transaction.setSetting("counter", to: String(next))
            return next
        }
        #expect(Set(results.values.compactMap { try? $0.get() }) == Set(1...names.count))
    }

    @Test(arguments: Backend.allCases)
    func `When the commit fails, everyone in the group hears it and nothing is kept`(backend: Backend) async throws {
        let store = try backend.open()
        let refusal = RefusingCommits()
        store.writer.add(transactionObserver: refusal)
        let results = try await behindGate(store, names) { name, transaction in
            try transaction.setSetting(name, to: "1")
            if name == "name 5" { throw Stop() }
        }
        for (name, result) in results {
            #expect(throws: StoreFailure.self, "\(name)") { try result.get() }
        }
        #expect(try await store.read { try $0.settings() } == [:])
        store.writer.remove(transactionObserver: refusal)
        try await store.write { try $0.setSetting("after", to: "1") }
        #expect(try await store.read { try $0.settings() } == ["after": "1"])
    }

    @Test(arguments: Backend.allCases)
    func `A caller who leaves while waiting gets nothing done`(backend: Backend) async throws {
        let store = try backend.open()
        let gate = Gate()
        let first = Task { try await store.write { _ in gate.pass() } }
        await gate.someoneWaits()
        let leaving = Task { try await store.write { try $0.setSetting("left", to: "1") } }
        while store.waitingActions < 1 { try await Task.sleep(for: .milliseconds(1)) }
        leaving.cancel()
        gate.open()
        try await first.value
        await #expect(throws: CancellationError.self) { try await leaving.value }
        #expect(try await store.read { try $0.setting("left") } == nil)
    }

    @Test(arguments: Backend.allCases)
    func `A caller who leaves while it is being done is answered as if they had not`(backend: Backend) async throws {
        let store = try backend.open()
        let gate = Gate()
        let leaving = Task {
            try await store.write { transaction in
                gate.pass()
                try transaction.setSetting("kept", to: "1")
                return "answer"
            }
        }
        await gate.someoneWaits()
        leaving.cancel()
        gate.open()
        #expect(try await leaving.value == "answer")
        #expect(try await store.read { try $0.setting("kept") } == "1")
    }

    @Test func `More than a full group waits for the next commit, in order`() async throws {
        let store = try SQLiteStore.inMemory()
        let results = try await behindGate(store, (1...200).map { "name \($0)" }) { name, transaction in
            try transaction.setSetting(name, to: "1")
        }
        #expect(results.values.allSatisfy { (try? $0.get()) != nil })
        #expect(try await store.read { try $0.settings().count } == 200)
    }
}

/// Has SQLite refuse every commit.
private final class RefusingCommits: TransactionObserver {
    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { throw Stop() }
    func databaseDidCommit(_ db: Database) {}
    func databaseDidRollback(_ db: Database) {}
}
