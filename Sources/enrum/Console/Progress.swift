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
}
