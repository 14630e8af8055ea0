import EnrumCore
import EnrumSQLite
import Foundation
import Synchronization

/// A door that a transaction waits at until the test opens it, so that others gather behind it.
final class Gate: Sendable {
    private let arrival = DispatchSemaphore(value: 0)
    private let opening = DispatchSemaphore(value: 0)

    /// Called in the transaction; waits no longer than a test may take.
    func pass() {
        arrival.signal()
        _ = opening.wait(timeout: .now() + 20)
    }

    func open() { opening.signal() }

    /// Waits until the transaction stands at the gate.
    func someoneWaits() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                _ = self.arrival.wait(timeout: .now() + 20)
                continuation.resume()
            }
        }
    }
}

/// Counts what happened, from many tasks.
final class Tally: Sendable {
    private let names = Mutex<[String]>([])

    func note(_ name: String) { names.withLock { $0.append(name) } }
    var all: [String] { names.withLock { $0 } }
}

/// How many commits the write-ahead log at `path` holds: frames that say how big the database is after them
/// (https://www.sqlite.org/fileformat2.html#wal_file_format).
func commits(in path: String) throws -> Int {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "-wal")))
    func number(_ offset: Int) -> UInt32 { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    guard bytes.count > 32 else { return 0 }
    let (salt, frame) = (number(16), 24 + Int(number(8)))
    return stride(from: 32, through: bytes.count - frame, by: frame).filter { number($0 + 8) == salt && number($0 + 4) > 0 }.count
}
