import Foundation

/// The statements of one saving as bare commits in this process, from threads that take turns on one connection.
struct BareCommits {
    private let runner: ScriptRunner
    private let store: BareStore

    init(database: String, script: Script) throws {
        (runner, store) = (ScriptRunner(script), try BareStore(database))
    }

    struct Round {
        let cpu: Double
        let wall: Double
    }

    func round(threads: Int, commits: Int) async throws -> Round {
        let (runner, store, each) = (runner, store, max(1, commits / threads))
        let (cpu, start) = (CPUClock.ownSeconds(), Moment.nanoseconds())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<threads {
                group.addTask { try await Aside.run { for _ in 0..<each { _ = try store.run(runner, writes: true) } } }
            }
            try await group.waitForAll()
        }
        let done = Double(each * threads)
        return Round(cpu: (CPUClock.ownSeconds() - cpu) / done, wall: Double(Moment.nanoseconds() - start) / 1e9 / done)
    }
}
