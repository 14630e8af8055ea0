import EnrumDomain
import Synchronization

/// What hooks used since it was last kept. Counts only, so that what is lost in a crash costs an admin's figures a few seconds, no more.
final class UsageLedger: Sendable {
    private struct Key: Hashable {
        let plugin: Slug
        let hook: Hook
        let day: CalendarDate
    }

    private let usages = Mutex<[Key: HookUsage]>([:])

    func note(_ outcomes: [HookOutcome], on day: CalendarDate) {
        usages.withLock { usages in
            for outcome in outcomes {
                let key = Key(plugin: outcome.plugin, hook: outcome.hook, day: day)
                var usage =
                    usages[key]
                    ?? HookUsage(
                        plugin: outcome.plugin, hook: outcome.hook, day: day, calls: 0, failures: 0,
                        times: [Int](repeating: 0, count: HookUsage.buckets), most: .none)
                usage.calls += 1
                if case .failure = outcome.result { usage.failures += 1 }
                usage.times[HookUsage.bucket(of: outcome.usage.nanoseconds)] += 1
                usage.most.widen(by: outcome.usage)
                usages[key] = usage
            }
        }
    }

    /// Counts again what could not be kept.
    func putBack(_ kept: [HookUsage]) {
        usages.withLock { usages in
            for usage in kept {
                let key = Key(plugin: usage.plugin, hook: usage.hook, day: usage.day)
                usages[key] = usages[key].map { $0.adding(usage) } ?? usage
            }
        }
    }

    func take() -> [HookUsage] {
        usages.withLock { usages in
            defer { usages = [:] }
            return Array(usages.values)
        }
    }
}

extension HookUsage {
    /// Both together, of one hook.
    func adding(_ other: HookUsage) -> HookUsage {
        var sum = self
        sum.calls += other.calls
        sum.failures += other.failures
        sum.times = zip(times, other.times).map(+)
        sum.most.widen(by: other.most)
        return sum
    }
}

extension PluginUsage {
    /// Takes the greater of each figure.
    mutating func widen(by other: PluginUsage) {
        instructions = max(instructions, other.instructions)
        matcherSteps = max(matcherSteps, other.matcherSteps)
        nanoseconds = max(nanoseconds, other.nanoseconds)
        memoryBytes = max(memoryBytes, other.memoryBytes)
    }
}

/// Writes what hooks have used since last time into the store, for the admin's page: called every few seconds, and at the end.
public struct KeepUsage: Sendable {
    let environment: Environment
    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let usages = environment.usage.take()
        guard !usages.isEmpty else { return }
        do {
            try await environment.store.write { transaction in
                for usage in usages { try transaction.add(usage) }
            }
        } catch {
            environment.usage.putBack(usages)
            throw error
        }
    }
}
