import EnrumCore
import EnrumDomain
import EnrumTesting
import Synchronization

/// A store in which everything is tried and nothing kept: each writing is done, and then taken back.
struct Rehearsal: Store {
    let base: any Store

    private struct Over: Error {}

    private final class Result<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Value) async throws -> Value {
        try await base.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value {
        let result = Result<Value>()
        do {
            try await base.write { transaction in
                let value = try body(transaction)
                result.value.withLock { $0 = value }
                throw Over()
            }
        } catch is Over {}
        guard let value = result.value.withLock({ $0 }) else { throw StoreFailure.other("the rehearsal did not take place") }
        return value
    }
}

extension House {
    /// The same house, where whatever is done is taken back at once.
    var rehearsal: Environment {
        Environment(
            store: Rehearsal(base: environment.store), clock: environment.clock, randomness: environment.randomness,
            passwords: environment.passwords, plugins: environment.plugins)
    }
}
