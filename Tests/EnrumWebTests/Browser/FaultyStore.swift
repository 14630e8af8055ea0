import EnrumCore
import Synchronization

/// A store whose disk fills up when the test says so.
final class FaultyStore: Store {
    private let store: any Store
    private let failure = Mutex<StoreFailure?>(nil)

    init(_ store: any Store) { self.store = store }

    /// From now on every change fails with this; nil mends it.
    func fail(with failure: StoreFailure?) { self.failure.withLock { $0 = failure } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Value) async throws -> Value {
        try await store.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value {
        if let failure = failure.withLock({ $0 }) { throw failure }
        return try await store.write(body)
    }
}
