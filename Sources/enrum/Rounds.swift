import EnrumCore
import Logging
import ServiceLifecycle

/// What is done again and again while the server runs: people are reminded and old faults of modules are forgotten once an hour,
/// and what modules used is kept every ten seconds.
struct Rounds: Service {
    private let environment: EnrumCore.Environment
    private let logger: Logger
    /// Rounds of keeping from one reminding to the next.
    private static let untilReminding = 360

    init(of environment: EnrumCore.Environment, logger: Logger) { (self.environment, self.logger) = (environment, logger) }

    /// Reminds soon after the start, so that the first page is not kept waiting, and goes on until the server stops.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var round = 1
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: .seconds(round == 1 ? 2 : 10))
                } catch {
                    break
                }
                await attempt("keeping what modules used") { try await KeepUsage(environment)() }
                if round % Self.untilReminding == 1 {
                    await attempt("reminding") { _ = try await RemindPeople(environment)() }
                    await attempt("forgetting faults") { _ = try await ForgetFaults(environment)() }
                    await attempt("looking through cases") { _ = try await RemindCases(environment)() }
                }
                round += 1
            }
        }
        await attempt("keeping what modules used") { try await KeepUsage(environment)() }
    }

    /// One round that fails is told to the log, and the next one tries again.
    private func attempt(_ deed: String, _ body: () async throws -> Void) async {
        do {
            try await body()
        } catch {
            logger.error("A round failed and is tried again", metadata: ["round": "\(deed)", "cause": "\(error)"])
        }
    }
}
