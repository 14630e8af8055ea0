import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What becomes of a plugin that fails, and who sees what of it (PLUGINS, "Faults").
struct FaultTests {
    private static let plugin = Plugin.scripted("distance", reads: .everything, hooks: [.checkMeeting, .checkAnswer, .report])

    private func fail(_ house: House, _ id: Meeting.ID, as person: Person = Cast.amalie, times: Int = 1) async throws {
        for _ in 0..<times { _ = try await house.ask(.meeting, as: person, about: id) }
    }

    @Test func `Three faults in ten minutes pause a plugin in that department, and nowhere else`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let (here, there) = (try await house.conversation(.sent).meeting, try await house.conversation(.sent, of: Cast.viktor).meeting)
        house.host.fail(.checkMeeting, of: "distance")
        try await fail(house, here, times: 2)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
        let rows = try await house.countLog()
        try await fail(house, here)
        let pause = try #require(try await house.rule(of: "distance", in: Cast.sun).pause)
        #expect(pause == ModuleRule.Pause(at: house.clock.now, reason: "module.paused_by_faults"))
        let logged = try #require(try await house.wholeLog().dropFirst(rows).first)
        #expect(logged.action == "module.paused" && logged.actor == nil && logged.object == "module/distance" && logged.isSecurityEvent)
        #expect(logged.concerns.isEmpty, "whose conversation it was is nobody's business")
        house.host.forgetCalls()
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: here).isEmpty)
        #expect(house.host.received().isEmpty)
        try await fail(house, there, as: Cast.viktor)
        #expect(house.host.received().count == 1, "elsewhere it goes on")
        #expect(try await house.rule(of: "distance", in: Cast.works).pause == nil)
        #expect(try await house.rule(of: "distance", in: Cast.solvig).isOn == true)
    }

    @Test func `Faults that are further apart pause nothing`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        house.host.fail(.checkMeeting, of: "distance")
        for _ in 1...6 {
            try await fail(house, id)
            house.clock.advance(seconds: 5 * 60)
        }
        #expect(try await house.faults().count == 6)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
    }

    @Test(arguments: [PluginFault.Kind.time, .memory])
    func `One abort is enough`(kind: PluginFault.Kind) async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        house.host.fail(.checkMeeting, of: "distance", .init(kind))
        try await fail(house, id)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause?.reason == "module.paused_by_abort")
    }

    @Test func `Resumed, it is asked again, and its settings are as they were`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        house.host.fail(.checkMeeting, of: "distance")
        try await fail(house, id, times: 3)
        house.host.on(.checkMeeting, of: "distance") { _, _ in HookResult(.findings([.says(.hint)])) }
        let rows = try await house.countLog()
        try await ChangeModule(house.environment)("distance", in: Cast.sun.id, [.resume], as: house[Cast.pernille].viewer)
        #expect(try await house.deeds(since: rows) == ["module.changed"])
        #expect(try await house.rule(of: "distance", in: Cast.sun).isEmpty)
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: id).findings.count == 1)
        house.clock.advance(seconds: 11 * 60)
        house.host.fail(.checkMeeting, of: "distance")
        try await fail(house, id, times: 2)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
    }

    @Test func `A pause under a lock can be resumed where it is; nothing else can be changed there`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        try await house.switchModule("distance", .isLocked(true), in: Cast.solvig)
        house.host.fail(.checkMeeting, of: "distance", .init(.time))
        try await fail(house, id)
        let viewer = try await house[Cast.pernille].viewer
        let change = ChangeModule(house.environment)
        await #expect(throws: RuleBroken("rule.module_locked", field: "module")) {
            try await change("distance", in: Cast.sun.id, [.resume, .isOn(false)], as: viewer)
        }
        try await change("distance", in: Cast.sun.id, [.resume], as: viewer)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
    }

    @Test func `A disk that is full takes no page down`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.opened).meeting
        house.host.fail(.checkMeeting, of: "distance")
        let view = try await house[Cast.mette].read(id)
        for failure in [StoreFailure.full, .readOnly] {
            let full = Environment(
                store: Unwritable(base: house.environment.store, failure: failure), clock: house.clock, randomness: SeededRandomness(),
                passwords: PlainPasswords(), plugins: house.host)
            let notes = try await AskModules(full)(.meeting, about: view)
            #expect(notes.missing.count == 1)
            await #expect(throws: failure) { try await BeginMeeting(full)(id, as: house[Cast.mette].viewer) }
        }
    }

    @Test func `A plugin keeps at most 32 values about a pair, and is told so`() async throws {
        let plugin = Plugin.scripted("distance", hooks: [.guard])
        let house = try await House.open(with: [plugin])
        let id = try await house.conversation(.opened).meeting
        try await house.environment.store.write { transaction in
            for number in 1...31 {
                try transaction.savePluginData(
                    "1", key: "k\(number)", of: "distance", employee: Cast.amalie.id, leader: Cast.mette.id)
            }
        }
        house.host.on(.guard, of: "distance") { _, _ in HookResult(.nothing, store: ["k1": "2", "k32": "1", "k33": "1"]) }
        try await house[Cast.mette].begin(id)
        #expect(try await house.stored(Cast.amalie, with: Cast.mette)["distance"]?.count == 31)
        #expect(try await house.faults().map(\.fault.kind) == [.badResult])
        house.host.on(.guard, of: "distance") { _, _ in HookResult(.nothing, store: ["k1": nil, "k32": "1", "k33": "1"]) }
        try await house[Cast.mette].finish(id)
        let kept = try #require(try await house.stored(Cast.amalie, with: Cast.mette)["distance"])
        #expect(kept.count == 32 && kept["k1"] == nil && kept["k33"] == "1")
    }

    // MARK: Who sees what

    private static let secret = "”MIT-SVAR” er ingen dato"

    private func quotingFault(_ house: House, by author: Person? = nil) async throws -> (meeting: Meeting.ID, number: Int64) {
        let id = try await house.conversation(.opened).meeting
        let fault = ScriptedHost.Fault(.error, Self.secret, line: 3, log: [Self.secret])
        house.host.fail(author == nil ? .checkMeeting : .checkAnswer, of: "distance", fault)
        if let author {
            if author == Cast.mette {
                try await house[author].answer(QuestionID(set: "distance", name: "leaders"), .text("Svar"), in: id)
            }
            _ = try await house.ask(.ownAnswers, as: author, about: id)
        } else {
            _ = try await house.ask(.meeting, as: Cast.amalie, about: id)
        }
        return (id, try #require(try await house.faults().first).number)
    }

    @Test func `An admin sees that a plugin failed, where and how often, and nothing that it can quote`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let (meeting, number) = try await quotingFault(house)
        for viewer in [try await house[Cast.jonas].viewer, try await house[Cast.pernille].viewer, nil] {
            let health = try await ReadPluginHealth(house.environment)("distance", as: viewer)
            let fault = try #require(health.faults.first)
            #expect(health.faults.count == 1 && fault.number == number && fault.fault.kind == .error && fault.fault.line == 3)
            #expect(fault.fault.hook == .checkMeeting && fault.department == Cast.sun.id)
            #expect(fault.input.isEmpty && fault.meeting == nil && fault.author == nil && fault.fault.log.isEmpty)
            for word in ["MIT-SVAR", meeting.rawValue, "amalie"] { #expect(!described(health).contains(word)) }
            #expect(health.usage.map(\.hook) == [.checkMeeting] && health.usage.map(\.failures) == [1])
            #expect(health.versions.map(\.version.description) == ["1.0.0"])
        }
        for person in Cast.everyone where ![Cast.jonas, Cast.pernille, Cast.charlotte, Cast.rasmus].contains(person) {
            await #expect(throws: NotFound.self, "\(person.name)") {
                try await ReadPluginHealth(house.environment)("distance", as: house[person].viewer)
            }
        }
        await #expect(throws: NotFound.self) { try await ReadPluginHealth(house.environment)("nothing", as: nil) }
    }

    @Test func `Only the pair sees what a fault of theirs quotes, as long as they are a pair`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let (_, number) = try await quotingFault(house)
        func replay(_ person: Person?) async throws -> PluginFault? {
            try await ReplayFault(house.environment)(number, as: person == nil ? nil : house[person ?? Cast.jonas].viewer)
        }
        for person in [Cast.amalie, Cast.mette] {
            let fault = try #require(try await replay(person))
            #expect(fault.message == Self.secret && fault.log == [Self.secret])
        }
        for person in [Cast.jonas, nil] {
            let fault = try #require(try await replay(person))
            #expect(fault.kind == .error && fault.line == nil && fault.message.isEmpty && fault.log.isEmpty)
        }
        for person in [Cast.bjarne, Cast.henrik, Cast.pernille, Cast.charlotte] {
            await #expect(throws: NotFound.self, "\(person.name)") { try await replay(person) }
        }
        try await house.give(Cast.amalie, leader: Cast.anders)
        #expect(try await replay(Cast.amalie)?.message == Self.secret)
        for person in [Cast.mette, Cast.anders] {
            await #expect(throws: NotFound.self, "\(person.name)") { try await replay(person) }
        }
    }

    @Test func `A fault in the check of somebody's own answer is that author's alone`() async throws {
        let asking = Plugin.scripted(
            "distance", reads: .everything, hooks: [.checkAnswer, .checkMeeting], questions: [.text("distance", "leaders", by: .leader)])
        for author in [Cast.amalie, Cast.mette] {
            let house = try await House.open(with: [asking])
            let (_, number) = try await quotingFault(house, by: author)
            let other = author == Cast.amalie ? Cast.mette : Cast.amalie
            #expect(try await ReplayFault(house.environment)(number, as: house[author].viewer)?.message == Self.secret)
            await #expect(throws: NotFound.self) { try await ReplayFault(house.environment)(number, as: house[other].viewer) }
            try await house.give(Cast.amalie, leader: Cast.anders)
            if author == Cast.mette {
                await #expect(throws: NotFound.self, "what she was shown with it is no longer hers") {
                    try await ReplayFault(house.environment)(number, as: house[author].viewer)
                }
            }
        }
    }

    @Test func `A replay tells the pair whether the version in force is mended, an admin only about the one that failed`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let (meeting, number) = try await quotingFault(house)
        let limits = PluginLimits(instructions: 70_000, matcherSteps: 70_000, milliseconds: 70, memoryBytes: 7_000_000)
        try await ChangePlugin(house.environment)("distance", .limits(limits), as: nil)
        let second = Plugin.scripted("distance", version: "1.0.1", reads: .everything, hooks: [.checkMeeting])
        house.host.know(second)
        try await house.environment.install(second)
        for _ in 1...4 { #expect(try await ReplayFault(house.environment)(number, as: nil) != nil) }
        #expect(try await house.faults().count == 1)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
        house.host.on(.checkMeeting, of: "distance") { call, _ throws(ScriptedHost.Fault) in
            guard call.plugin.manifest.version.patch == 1 else { throw ScriptedHost.Fault() }
            return HookResult(.nothing)
        }
        #expect(try await ReplayFault(house.environment)(number, as: nil)?.version == Self.plugin.manifest.version)
        #expect(try await ReplayFault(house.environment)(number, as: house[Cast.amalie].viewer) == nil)
        #expect(try await house.wholeLog().last?.action == "module.replayed")
        let replayed = try #require(house.host.received().last)
        #expect(replayed.isReplay && replayed.call.limits == limits && replayed.snapshot.meeting?.id == meeting.rawValue)
        try await ChangePlugin(house.environment)("distance", .remove, as: nil)
        await #expect(throws: NotFound.self) { try await ReplayFault(house.environment)(number, as: nil) }
        await #expect(throws: NotFound.self) { try await ReplayFault(house.environment)(99, as: nil) }
    }

    // MARK: What hooks use

    @Test func `What hooks use is counted by day, kept now and then, and not lost when it cannot be kept`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        let usage = PluginUsage(instructions: 9, matcherSteps: 8, nanoseconds: 100_000, memoryBytes: 7)
        house.host.on(.checkMeeting, of: "distance", using: usage) { _, _ in HookResult(.nothing) }
        try await fail(house, id, times: 3)
        let full = Environment(
            store: Unwritable(base: house.environment.store, failure: .full), clock: house.clock, randomness: SeededRandomness(),
            passwords: PlainPasswords(), plugins: house.host)
        let view = try await house[Cast.amalie].read(id)
        for _ in 1...2 { _ = try await AskModules(full)(.meeting, about: view) }
        await #expect(throws: StoreFailure.full) { try await KeepUsage(full)() }
        await #expect(throws: StoreFailure.full, "they are still waiting") { try await KeepUsage(full)() }
        try await KeepUsage(house.environment)()
        try await KeepUsage(house.environment)()
        house.clock.advance(days: 1)
        try await fail(house, id)
        let health = try await ReadPluginHealth(house.environment)("distance", as: nil)
        let counted = try #require(health.usage.first)
        #expect(health.usage.count == 1 && counted.calls == 4 && counted.failures == 0 && counted.most == usage)
        #expect(counted.times[HookUsage.bucket(of: 100_000)] == 4 && counted.p95 == 128)
        house.clock.advance(days: 6)
        #expect(try await ReadPluginHealth(house.environment)("distance", as: nil).usage.map(\.calls) == [1], "the last seven days")
        house.clock.advance(days: 1)
        #expect(try await ReadPluginHealth(house.environment)("distance", as: nil).usage.isEmpty)
    }

    /// Nanoseconds, and the bucket they count in.
    static let buckets: [(Int, Int)] = [
        (0, 0), (1, 0), (16_000, 0), (16_001, 1), (32_000, 1), (32_001, 2), (1_000_000, 6), (16_000 << 14, 14), ((16_000 << 14) + 1, 15),
        (Int.max / 2, 15),
    ]

    @Test(arguments: buckets)
    func `Each bucket holds calls of up to twice the time of the one before`(nanoseconds: Int, bucket: Int) {
        #expect(HookUsage.bucket(of: nanoseconds) == bucket)
    }

    /// Calls by bucket, and the time in microseconds that 95 of 100 stayed under.
    static let times: [([Int: Int], Int?)] = [
        ([:], nil), ([0: 1], 16), ([3: 1], 128), ([0: 95, 5: 5], 16), ([0: 94, 5: 6], 512), ([0: 19, 15: 1], 16),
        ([0: 18, 15: 1], 16 << 15),
        ([0: 1, 1: 1], 32), ([2: 100], 64),
    ]

    @Test(arguments: times)
    func `Of a hundred calls ninety-five stayed under the time that is shown`(calls: [Int: Int], microseconds: Int?) {
        var times = [Int](repeating: 0, count: HookUsage.buckets)
        for (bucket, count) in calls { times[bucket] = count }
        let usage = HookUsage(
            plugin: "distance", hook: .report, day: FixedClock().today, calls: times.reduce(0, +), failures: 0, times: times, most: .none)
        #expect(usage.p95 == microseconds)
    }
}

/// A store that can be read and not written.
private struct Unwritable: Store {
    let base: any Store
    let failure: StoreFailure

    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadTransaction) throws -> Value) async throws -> Value {
        try await base.read(body)
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> Value) async throws -> Value { throw failure }
}
