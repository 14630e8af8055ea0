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

    /// Lets the plugin fail in conversations of as many employees as it takes to pause it.
    private func failForTwo(_ house: House, _ kind: PluginFault.Kind = .error) async throws -> Meeting.ID {
        let ids = (try await house.conversation(.sent).meeting, try await house.conversation(.sent, of: Cast.bjarne).meeting)
        house.host.fail(.checkMeeting, of: "distance", .init(kind))
        try await fail(house, ids.0, times: kind.isAbort ? 1 : 2)
        try await fail(house, ids.1, as: Cast.bjarne)
        return ids.0
    }

    @Test func `Three faults in ten minutes pause a plugin in that department, and nowhere else`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let (here, there) = (try await house.conversation(.sent).meeting, try await house.conversation(.sent, of: Cast.viktor).meeting)
        let other = try await house.conversation(.sent, of: Cast.bjarne).meeting
        house.host.fail(.checkMeeting, of: "distance")
        try await fail(house, here)
        try await fail(house, other, as: Cast.bjarne)
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

    @Test(arguments: [(PluginFault.Kind.error, 3), (.badResult, 3), (.time, 1), (.memory, 1)])
    func `What fails in one conversation alone rests there for ten minutes, and goes on for everybody else`(
        kind: PluginFault.Kind, times: Int
    ) async throws {
        let house = try await House.open(with: [Self.plugin])
        let here = try await house.conversation(.sent).meeting
        let there = try await house.conversation(.sent, of: Cast.bjarne).meeting
        house.host.on(.checkMeeting, of: "distance") { _, snapshot throws(ScriptedHost.Fault) in
            guard snapshot.meeting?.id != here.rawValue else { throw ScriptedHost.Fault(kind) }
            return HookResult(.findings([.says(.hint)]))
        }
        try await fail(house, here, times: times - 1)
        house.host.forgetCalls()
        try await fail(house, here)
        #expect(house.host.received().count == 1)
        for person in [Cast.amalie, Cast.mette] {
            let notes = try await house.ask(.meeting, as: person, about: here)
            #expect(notes.missing == [.init(plugin: "distance", title: Self.plugin.manifest.title, fault: nil, isResting: true)])
            #expect(notes.plugins.map(\.id) == ["distance"], "what it has that is data stays")
        }
        #expect(house.host.received().count == 1, "its hooks are not asked")
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
        #expect(try await house.ask(.meeting, as: Cast.bjarne, about: there).findings.count == 1)
        house.clock.advance(seconds: 10 * 60 + 1)
        try await fail(house, here)
        #expect(house.host.received().count == 3, "then it is tried again")
    }

    @Test func `One leader's typing in several conversations, and one employee's in several, pause nothing for others`() async throws {
        let asking = Plugin.scripted(
            "distance", reads: .everything, hooks: [.checkAnswer, .checkMeeting], questions: [.text("distance", "leaders", by: .leader)])
        let house = try await House.open(with: [asking])
        let own = QuestionID(set: "distance", name: "leaders")
        house.host.fail(.checkAnswer, of: "distance", .init(.time))
        for employee in [Cast.amalie, Cast.bjarne, Cast.camilla] {
            let id = try await house.conversation(.sent, of: employee).meeting
            try await house[Cast.mette].answer(own, .text("Mit svar"), in: id)
            _ = try await house.ask(.ownAnswers, as: Cast.mette, about: id)
        }
        #expect(try await house.faults().count == 3)
        house.host.fail(.checkMeeting, of: "distance", .init(.memory))
        for _ in 1...2 {
            _ = try await house.ask(.meeting, as: Cast.viktor, about: house.conversation(.sent, of: Cast.viktor).meeting)
        }
        #expect(try await house.faults().count == 5)
        for department in [Cast.sun, Cast.works] { #expect(try await house.rule(of: "distance", in: department).pause == nil) }
    }

    @Test func `A guard is asked where the rest of its plugin rests, whatever somebody typed`() async throws {
        let plugin = Plugin.scripted("distance", reads: .everything, hooks: [.checkMeeting, .guard], onGuardFailure: .block)
        let house = try await House.open(with: [plugin])
        let id = try await house.conversation(.opened).meeting
        house.host.fail(.checkMeeting, of: "distance", .init(.time))
        house.host.fail(.guard, of: "distance", .init(.time))
        try await fail(house, id)
        for _ in 1...4 {
            let viewer = try await house[Cast.mette].viewer
            await #expect(throws: StoppedByFindings.self) { try await BeginMeeting(house.environment)(id, as: viewer) }
        }
        #expect(house.host.received(.guard).count == 4 && house.host.received(.checkMeeting).count == 1)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
    }

    @Test func `Faults that are further apart pause nothing`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let ids = (try await house.conversation(.sent).meeting, try await house.conversation(.sent, of: Cast.bjarne).meeting)
        house.host.fail(.checkMeeting, of: "distance")
        for round in 1...6 {
            try await fail(house, round.isMultiple(of: 2) ? ids.0 : ids.1, as: round.isMultiple(of: 2) ? Cast.amalie : Cast.bjarne)
            house.clock.advance(seconds: 5 * 60)
        }
        #expect(try await house.faults().count == 6)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
    }

    @Test(arguments: [PluginFault.Kind.time, .memory])
    func `One abort is enough, when it does not fail for one alone`(kind: PluginFault.Kind) async throws {
        let house = try await House.open(with: [Self.plugin])
        _ = try await failForTwo(house, kind)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause?.reason == "module.paused_by_abort")
    }

    @Test func `Reminders that fail for three pairs pause their plugin`() async throws {
        let plugin = Plugin.scripted("distance", reads: .everything, hooks: [.reminders])
        let house = try await House.open()
        house.host.know(plugin)
        try await house.environment.install(plugin, on: [Cast.sun])
        house.host.fail(.reminders, of: "distance")
        try await RemindPeople(house.environment)()
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause?.reason == "module.paused_by_faults")
    }

    @Test func `A form that fails for one employee, however often it is planned, pauses nothing; for two it does`() async throws {
        let plugin = Plugin.scripted("distance", reads: .everything, hooks: [.questions])
        let house = try await House.open(with: [plugin])
        house.host.fail(.questions, of: "distance", .init(.time))
        for day in 1...3 { try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: day)) }
        #expect(try await house.faults().count == 3)
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause == nil)
        try await house[Cast.mette].plan(with: Cast.bjarne, at: house.schedule(in: 1))
        #expect(try await house.rule(of: "distance", in: Cast.sun).pause?.reason == "module.paused_by_abort")
    }

    @Test func `A fault is kept for thirty days, and then forgotten with what it was called with`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await house.conversation(.sent).meeting
        house.host.fail(.checkMeeting, of: "distance")
        try await fail(house, id)
        house.clock.advance(days: 1)
        try await fail(house, id)
        let (month, kept) = (Int64(30 * 24 * 3600), try await house.faults())
        for (age, forgotten) in [(0, 0), (month, 0), (month + 1, 1), (month + 24 * 3600, 0)] {
            house.clock.set(kept[1].at.advanced(bySeconds: age))
            #expect(try await ForgetFaults(house.environment)() == forgotten, "\(age) seconds after the first")
        }
        #expect(try await house.faults() == [kept[0]] && !kept[0].input.isEmpty, "what is younger is whole")
        house.clock.set(kept[0].at.advanced(bySeconds: month + 1))
        #expect(try await ForgetFaults(house.environment)() == 1)
        #expect(try await house.faults().isEmpty)
        await #expect(throws: NotFound.self) { try await ReplayFault(house.environment)(kept[0].number, as: house[Cast.amalie].viewer) }
    }

    @Test func `Resumed, it is asked again, and its settings are as they were`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let id = try await failForTwo(house)
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
        try await house.switchModule("distance", .isLocked(true), in: Cast.solvig)
        _ = try await failForTwo(house, .time)
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
            let usage = viewer?.id == Cast.pernille.id ? nil : [[1, 1]]
            #expect(health.usage?.map { [$0.calls, $0.failures] } == usage, "HR of a part does not see what is counted of the whole")
            #expect(health.versions.map(\.version.description) == ["1.0.0"])
        }
        for person in Cast.everyone where ![Cast.jonas, Cast.pernille, Cast.charlotte, Cast.rasmus].contains(person) {
            await #expect(throws: NotFound.self, "\(person.name)") {
                try await ReadPluginHealth(house.environment)("distance", as: house[person].viewer)
            }
        }
        await #expect(throws: NotFound.self) { try await ReadPluginHealth(house.environment)("nothing", as: nil) }
    }

    @Test func `HR sees the faults of their own departments, and nothing of others`() async throws {
        let house = try await House.open(with: [Self.plugin])
        house.host.fail(.checkMeeting, of: "distance")
        for employee in [Cast.amalie, Cast.viktor, Cast.viktor] {
            try await fail(house, house.conversation(.sent, of: employee).meeting, as: employee)
            house.clock.advance(days: 1)
        }
        let seen: [(Person, [Department], Bool)] = [
            (Cast.jonas, [Cast.works, Cast.works, Cast.sun], true), (Cast.charlotte, [Cast.works, Cast.works, Cast.sun], true),
            (Cast.pernille, [Cast.sun], false), (Cast.rasmus, [Cast.works, Cast.works], false),
        ]
        for (person, departments, seesUse) in seen {
            let health = try await ReadPluginHealth(house.environment)("distance", as: house[person].viewer)
            #expect(health.faults.map(\.department) == departments.map(\.id), "\(person.name)")
            #expect((health.usage != nil) == seesUse, "\(person.name)")
        }
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
            #expect(fault.kind == .error && fault.line == nil && fault.file == nil && fault.message.isEmpty && fault.log.isEmpty)
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
        let rows = try await house.countLog()
        let failed = try await ReplayFault(house.environment)(number, as: nil)
        #expect(failed?.version == Self.plugin.manifest.version, "an admin cannot ask a version of their own choosing")
        #expect(try await ReplayFault(house.environment)(number, as: house[Cast.mette].viewer) == nil, "the two can ask the new one")
        let logged = try await house.wholeLog().dropFirst(rows)
        #expect(logged.map(\.action) == ["module.replayed", "module.replayed"] && logged.map(\.fromOutside) == [true, false])
        #expect(logged.allSatisfy { $0.concerns == [Cast.amalie.id, Cast.mette.id] })
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
        let counted = try #require(health.usage?.first)
        #expect(health.usage?.count == 1 && counted.calls == 4 && counted.failures == 0 && counted.most == usage)
        #expect(counted.times[HookUsage.bucket(of: 100_000)] == 4 && counted.p95 == 128)
        house.clock.advance(days: 6)
        #expect(try await ReadPluginHealth(house.environment)("distance", as: nil).usage?.map(\.calls) == [1], "the last seven days")
        house.clock.advance(days: 1)
        #expect(try await ReadPluginHealth(house.environment)("distance", as: nil).usage?.isEmpty == true)
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
