import EnrumCore
import Foundation

/// That one process, and no other, serves a database: a lock on a file beside it, which the kernel lets go when the process ends, however
/// it ends. Commands beside a running server do not need it.
public final class ServeLock: Sendable {
    private let file: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``AlreadyServed`` when somebody else has it, ``StoreFailure`` when the file cannot be made.
    public init(database path: String) throws {
        // One database has one lock, whichever link leads to it.
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path + ".lock"
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileSystem.failure("making the lock file") }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let isTaken = errno == EWOULDBLOCK
            defer { close(file) }
            throw isTaken ? AlreadyServed(process: Self.holder(file)) : FileSystem.failure("locking the database")
        }
        note()
    }

    deinit { close(file) }

    /// Leaves our process id in the file, for whoever is refused; nothing depends on it.
    private func note() {
        let line = Array(String(getpid()).utf8)
        ftruncate(file, 0)
        pwrite(file, line, line.count, 0)
    }

    private static func holder(_ file: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(file, &bytes, bytes.count, 0)
        return count > 0 ? Int(String(decoding: bytes[..<count], as: UTF8.self)) : nil
    }
}

/// Another process serves this database.
public struct AlreadyServed: Error, Hashable, Sendable {
    /// Its process id, when it could be read.
    public let process: Int?
}
