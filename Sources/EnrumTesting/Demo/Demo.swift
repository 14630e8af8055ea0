public import EnrumCore
public import EnrumDomain

/// Solvig Kommune with conversations in every phase, all of it invented: what someone sees who tries Enrum for the first time.
///
/// Everything is made by the use cases themselves, as people would have done it over the past two months, so the demo obeys every rule and
/// its log reads like a real one. The same day gives the same demo.
public enum Demo {
    /// The settings by which the rest of Enrum knows a demo.
    public static let settings = ["installation.kind": "demo", "organisation.name": "Solvig Kommune"]

    /// Fills an empty store, as it stands when `clock` says so now.
    ///
    /// - Parameters:
    ///   - environment: Its clock must be `clock`, and its store be empty.
    ///   - toolkits: Packages of plugins that Solvig has installed; the environment's host must be able to run them.
    ///   - clock: Turned back while the past is made; it stands at the same moment again afterwards.
    ///   - progress: Told after each deed how many are done, of how many. There are some 400.
    public static func make(
        in environment: Environment, clock: FixedClock, toolkits: [[UInt8]] = [],
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws {
        let now = clock.now
        defer { clock.set(now) }
        var timeline = Timeline(now: now, clock: clock)
        try await settle(in: environment, at: timeline.start, clock: clock)
        let installed = try await addToolkits(toolkits, in: environment)
        let steps = (stories + (installed.contains("adfaerdskorrigerende") ? [.simon] : [])).flatMap(\.steps).inOrder
        for (index, step) in steps.enumerated() {
            clock.set(timeline.instant(of: step.moment))
            try await step.deed(Someone(step.person, in: environment), timeline.days)
            progress(index + 1, steps.count)
        }
    }

    /// Fills an empty store with a demo as of `now`.
    public static func make(
        in store: any Store, now: Instant, passwords: any Passwords = PlainPasswords(), plugins: any PluginHost = NoPluginHost(),
        letters: any Letters = PlainLetters(), toolkits: [[UInt8]] = [], progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws {
        let clock = FixedClock(now)
        let environment = Environment(
            store: store, clock: clock, randomness: SeededRandomness(26), passwords: passwords, plugins: plugins, letters: letters)
        try await make(in: environment, clock: clock, toolkits: toolkits, progress: progress)
    }

    /// The people move in, and the questions are laid out.
    private static func settle(in environment: Environment, at start: Instant, clock: FixedClock) async throws {
        clock.set(start)
        try await environment.store.write { transaction in
            for (key, value) in settings { try transaction.setSetting(key, to: value) }
        }
        try await environment.addCast()
        try await environment.addBaseQuestions()
        try await addOwnQuestions(in: environment)
    }

    private static let stories: [Story] = [
        .amalie, .bjarne, .camilla, .dorthe, .emil, .fatima, .grethe, .ida, .jakob, .line, .sofie, .aase,
        .mette, .oystein, .thomas, .priya, .others,
    ]
}
