import EnrumCore
import GRDB
import GRDBSQLite
import Synchronization

/// The one writer. It groups the actions that wait into one durable commit.
///
/// What it promises:
/// - Actions are done one after the other, in the order in which they came; each sees what those before it wrote.
/// - An action that throws leaves nothing behind, and those beside it in the group are kept: each has its own savepoint.
/// - Nobody is answered before the commit that holds the group is on disk; also a refusal waits for it, because it may rest on what
///   others in the group wrote. When the commit fails, everyone in the group gets its error, and nothing is kept.
/// - A caller that is cancelled while waiting for its turn gets `CancellationError`, and its action is not done. Once begun, an action is
///   finished and answered as if nothing had happened: a cancelled caller never has to guess.
/// - An action that comes alone pays for no grouping: `BEGIN IMMEDIATE`, its statements, `COMMIT`.
final class GroupCommit: Sendable {
    /// The most actions in one commit, so that the first does not wait long for the last.
    static let most = 64

    private let writer: any DatabaseWriter
    private let memory: Memory
    fileprivate let line = Mutex(Line())

    fileprivate struct Line {
        var waiting: [any WaitingAction] = []
        var isServed = false
    }

    init(writer: any DatabaseWriter, memory: Memory) { (self.writer, self.memory) = (writer, memory) }

    func perform<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value {
        let ticket = Ticket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enqueue(TypedAction(body, ticket: ticket, continuation: $0)) }
        } onCancel: {
            ticket.cancel()
        }
    }

    private func enqueue(_ action: any WaitingAction) {
        let mustServe = line.withLock { line in
            line.waiting.append(action)
            defer { line.isServed = true }
            return !line.isServed
        }
        if mustServe { writer.asyncWriteWithoutTransaction { self.serve($0) } }
    }

    /// Commits group after group until nobody waits.
    private func serve(_ database: Database) {
        while let actions = next(Self.most, orLeave: true) {
            var group = CommitGroup(database, memory: memory)
            group.perform(actions)
            while group.hasRoom, let late = next(Self.most - group.count, orLeave: false) { group.perform(late) }
            group.commit()
        }
    }

    /// Takes the first in line; when nobody waits, nil, and the next to come must call for service again if `orLeave`.
    private func next(_ most: Int, orLeave: Bool) -> [any WaitingAction]? {
        line.withLock { line in
            guard !line.waiting.isEmpty else {
                if orLeave { line.isServed = false }
                return nil
            }
            guard line.waiting.count > most else {
                defer { line.waiting = [] }
                return line.waiting
            }
            defer { line.waiting.removeFirst(most) }
            return Array(line.waiting.prefix(most))
        }
    }
}

extension SQLiteStore {
    /// How many actions wait for their turn; for tests.
    var waitingActions: Int { commits.waitingActions }
}

extension GroupCommit {
    var waitingActions: Int { line.withLock { $0.waiting.count } }
}
