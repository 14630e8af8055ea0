import Foundation

/// Tells how far a command has come: on standard error, and only where someone looks on or it takes long.
struct Progress: Sendable {
    private let console: Console
    private let started = ContinuousClock.now
    private let isWatched = isatty(STDERR_FILENO) == 1

    init(_ console: Console) { self.console = console }

    /// What begins now.
    func step(_ line: String) {
        guard isWatched || ContinuousClock.now - started > .seconds(2) else { return }
        console.complain(line)
    }

    /// How far, on one line that is drawn again; only where someone looks on.
    func bar(_ done: Int, of total: Int) {
        guard isWatched, total > 0 else { return }
        let filled = done * 30 / total
        let line = "\r[" + String(repeating: "#", count: filled) + String(repeating: "·", count: 30 - filled) + "] \(done)/\(total)"
        FileHandle.standardError.write(Data((line + (done == total ? "\n" : "")).utf8))
    }
}
