import EnrumCore
import Synchronization

/// A store in which something else happens between the first reading and what follows it.
final class Interrupted: Store {
    private let base: any Store
    private let isDone = Mutex(false)
    private let interruption: @Sendable () async throws -> Void

    init(base: any Store, _ interruption: @escaping @Sendable () async throws -> Void) {
        (self.base, self.interruption) = (base, interruption)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Value) async throws -> Value {
        let value = try await base.read(body)
        let isFirst = isDone.withLock { isDone in
            defer { isDone = true }
            return !isDone
        }
        if isFirst { try await interruption() }
        return value
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value {
        try await base.write(body)
    }
}
