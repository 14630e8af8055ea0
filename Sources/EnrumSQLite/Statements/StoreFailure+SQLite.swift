import EnrumCore
import GRDB
import GRDBSQLite

extension StoreFailure {
    /// What SQLite's result code means to those who use the store (https://www.sqlite.org/rescode.html).
    init(code: Int32, on connection: OpaquePointer?) {
        self.init(code: code, message: connection.map { String(cString: sqlite3_errmsg($0)) } ?? "")
    }

    init(code: Int32, message: String) {
        switch code & 0xff {
        case SQLITE_FULL: self = .full
        case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: self = .corrupt(message)
        case SQLITE_CONSTRAINT: self = .constraint(message)
        case SQLITE_IOERR where code == Self.shortRead: self = .corrupt(message)
        default: self = .other("SQLite \(code): \(message)")
        }
    }

    /// What GRDB threw, told as a failure of the store.
    init(_ error: any Error) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let error as DatabaseError: self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
        default: self = .other("\(error)")
        }
    }

    /// SQLITE_IOERR_SHORT_READ: the file ends before the page does.
    private static let shortRead: Int32 = 10 | (2 << 8)
}
