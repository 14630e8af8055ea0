public import EnrumCore
import EnrumSQLite

extension Environment {
    /// An environment for one test: a store in memory, a clock that stands still, randomness from a seed, readable passwords.
    public static func testing(
        store: (any Store)? = nil, clock: FixedClock = FixedClock(), randomness: SeededRandomness = SeededRandomness(),
        plugins: any PluginHost = NoPluginHost()
    ) throws -> Environment {
        Environment(
            store: try store ?? SQLiteStore.inMemory(), clock: clock, randomness: randomness, passwords: PlainPasswords(), plugins: plugins,
            letters: PlainLetters())
    }
}
