import EnrumCore
import Synchronization

/// An action that waits for its turn on the writer, and its caller who waits for the answer.
protocol WaitingAction: Sendable {
    /// Whether the caller has gone before its turn came.
    var isCancelled: Bool { get }
    /// Does it, and keeps the result for later.
    func perform(in transaction: any WriteTransaction) throws
    /// Answers the caller with the result: only after it is durable.
    func answer()
    /// Answers that nothing of it was kept.
    func refuse(_ error: any Error)
}

/// Says to an action that waits that its caller has gone.
final class Ticket: Sendable {
    private let cancelled = Atomic(false)

    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
    func cancel() { cancelled.store(true, ordering: .releasing) }
}

final class TypedAction<Value: Sendable>: WaitingAction {
    private let body: @Sendable (any WriteTransaction) throws -> Value
    private let ticket: Ticket
    private let continuation: CheckedContinuation<Value, any Error>
    private let result = Mutex<Value?>(nil)

    init(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Value, ticket: Ticket,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        (self.body, self.ticket, self.continuation) = (body, ticket, continuation)
    }

    var isCancelled: Bool { ticket.isCancelled }

    func perform(in transaction: any WriteTransaction) throws {
        let value = try body(transaction)
        result.withLock { $0 = value }
    }

    func answer() {
        guard let value = result.withLock({ $0 }) else { return refuse(StoreFailure.other("an action was answered before it was done")) }
        continuation.resume(returning: value)
    }

    func refuse(_ error: any Error) { continuation.resume(throwing: error) }
}
