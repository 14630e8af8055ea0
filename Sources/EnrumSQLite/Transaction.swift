import EnrumCore
import GRDB

/// One transaction on one connection: what use cases see of the store.
struct Transaction {
    let database: Database
    let memory: Memory
    /// Whether what it reads may be undone again, and so must not be remembered for others.
    let isWriting: Bool
}
