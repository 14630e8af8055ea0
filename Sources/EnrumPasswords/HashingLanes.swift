import EnrumCore
import Foundation
import Synchronization

/// The few threads on which passwords are hashed, and the queue before them.
///
/// Hashing blocks a thread for long, so it never happens on one of those that Swift's tasks share.
public final class HashingLanes: Sendable {
    private let queue: OperationQueue
    private let most: Int
    private let inside = Mutex(0)

    /// - Parameters:
    ///   - count: Hashes made at once.
    ///   - waiting: Hashes that may wait.
    public init(count: Int = 2, waiting: Int = 32) {
        queue = OperationQueue()
        queue.name = "enrum.passwords"
        queue.qualityOfService = .userInitiated
        queue.maxConcurrentOperationCount = count
        most = count + waiting
    }

    /// Does the work on one of the threads.
    /// - Throws: ``TooManySignIns`` when as many wait already as may.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try enter()
        defer { inside.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try work() }) }
        }
    }

    private func enter() throws(TooManySignIns) {
        let hasRoom = inside.withLock { count in
            guard count < most else { return false }
            count += 1
            return true
        }
        guard hasRoom else { throw TooManySignIns() }
    }
}
