import EnrumCore
import GRDB
import GRDBSQLite

/// The actions that share one commit, while they are done.
struct CommitGroup {
    private let database: Database
    private let transaction: Transaction
    /// Those that were done, and those that failed alone with what they get to hear; all wait for the commit.
    private var done: [any WaitingAction] = []
    private var failed: [(action: any WaitingAction, error: any Error)] = []

    init(_ database: Database, memory: Memory) {
        self.database = database
        transaction = Transaction(database: database, memory: memory, isWriting: true)
    }

    var count: Int { done.count + failed.count }
    /// Whether there is something to commit, and room for more beside it.
    var hasRoom: Bool { !done.isEmpty && count < GroupCommit.most }

    mutating func perform(_ actions: [any WaitingAction]) {
        for action in actions {
            guard !action.isCancelled else {
                action.refuse(CancellationError())
                continue
            }
            perform(action)
        }
    }

    /// Makes the group durable, and answers everyone in it.
    mutating func commit() {
        do {
            if database.isInTransaction { try database.run(done.isEmpty ? "ROLLBACK" : "COMMIT") }
        } catch {
            return abandon(error)
        }
        for action in done { action.answer() }
        for (action, error) in failed { action.refuse(error) }
        (done, failed) = ([], [])
    }

    private mutating func perform(_ action: any WaitingAction) {
        do {
            try begin()
            try action.perform(in: transaction)
            try requireReferences()
            if !done.isEmpty { try database.run("RELEASE SAVEPOINT action") }
            done.append(action)
        } catch {
            undo(action, after: error)
        }
    }

    /// The first action in a transaction needs no savepoint: undoing it undoes all there is.
    private func begin() throws {
        if !database.isInTransaction { try database.run("BEGIN IMMEDIATE") }
        if !done.isEmpty { try database.run("SAVEPOINT action") }
    }

    /// References that may be mended later in a transaction are checked here, action by action; SQLite itself would only look at the
    /// commit, and fail the whole group for one.
    private func requireReferences() throws {
        var (open, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(database.sqliteConnection, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0)
        guard open == 0 else { throw StoreFailure.constraint("a row refers to something that is not there") }
    }

    private mutating func undo(_ action: any WaitingAction, after error: any Error) {
        let error = StoreFailure.told(error)
        failed.append((action, error))
        do {
            if done.isEmpty {
                if database.isInTransaction { try database.run("ROLLBACK") }
            } else if database.isInTransaction {
                try database.run("ROLLBACK TO SAVEPOINT action")
                try database.run("RELEASE SAVEPOINT action")
            } else {
                // A full disk or an I/O error has SQLite roll back everything (https://www.sqlite.org/lang_transaction.html).
                abandon(error)
            }
        } catch {
            abandon(error)
        }
    }

    /// Nothing of the group is kept, and everyone in it hears why.
    private mutating func abandon(_ error: any Error) {
        let error = StoreFailure.told(error)
        // When even this fails there is no transaction left to roll back.
        if database.isInTransaction { try? database.run("ROLLBACK") }
        for action in done { action.refuse(error) }
        for (action, _) in failed { action.refuse(error) }
        (done, failed) = ([], [])
    }
}

extension Database {
    /// Whether a transaction is open, as SQLite sees it.
    var isInTransaction: Bool { sqlite3_get_autocommit(sqliteConnection) == 0 }
}

extension StoreFailure {
    /// Errors of SQLite's as failures of the store; all others, such as a broken rule, as they are.
    static func told(_ error: any Error) -> any Error { error is DatabaseError ? StoreFailure(error) : error }
}
