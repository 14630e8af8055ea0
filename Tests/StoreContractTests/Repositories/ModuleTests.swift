import EnrumCore
import EnrumDomain
import Testing

/// What is kept about plugins, whatever the backend.
@Suite struct ModuleTests {
    private struct Stop: Error {}

    @Test(arguments: Backend.allCases)
    func `A version's bytes are kept once, and come back by their digest`(backend: Backend) async throws {
        let house = try await House(backend)
        let bytes = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
        let (one, two) = (House.package("distance", "1.9.0", "a"), House.package("distance", "1.10.0", "b", by: nil, at: 2))
        let other = House.package("basis-plus", "1.0.0", "c")
        try await house.store.write { transaction in
            try transaction.insert(one, content: bytes)
            try transaction.insert(two, content: [2])
            try transaction.insert(other, content: [3])
            // The same digest again is the same bytes.
            try transaction.insert(House.package("distance", "1.9.0", "a", at: 9), content: [9])
        }
        #expect(try await house.store.read { try $0.package(digest: one.digest) } == bytes)
        #expect(try await house.store.read { try $0.package(digest: House.digest("e")) } == nil)
        #expect(try await house.store.read { try $0.packages(of: "distance") } == [two, one], "1.10 comes after 1.9")
        #expect(try await house.store.read { try $0.packages(of: "nothing") } == [])
        #expect(try await house.store.read { try $0.everyPackage() } == [other, two, one])
    }

    @Test(arguments: Backend.allCases)
    func `A plugin is added, replaced and taken away, and nobody sees an old one`(backend: Backend) async throws {
        let house = try await House(backend)
        let (one, two) = (House.package("distance", "1.0.0", "a"), House.package("distance", "2.0.0", "b"))
        let first = try await house.install(one)
        #expect(try await house.store.read { try $0.installedPlugins() } == [first])
        try await house.store.write { try $0.insert(two, content: [2]) }
        var changed = House.installed(two, granted: Set(PluginManifest.Reading.allCases))
        changed.place = -3
        changed.limits = PluginLimits(instructions: 1, matcherSteps: 2, milliseconds: 3, memoryBytes: 4)
        changed.pause = ModuleRule.Pause(at: .after(8), reason: "module.paused_by_hand")
        let saved = changed
        await #expect(throws: Stop.self) {
            try await house.store.write { transaction in
                try transaction.save(saved)
                #expect(try transaction.installedPlugins() == [saved], "a transaction sees what it writes")
                throw Stop()
            }
        }
        #expect(try await house.store.read { try $0.installedPlugins() } == [first])
        try await house.store.write { try $0.save(saved) }
        #expect(try await house.store.read { try $0.installedPlugins() } == [saved])
        let another = try await house.install(House.package("basis-plus", "1.0.0", "c"))
        #expect(try await house.store.read { try $0.installedPlugins() } == [another, saved])
        try await house.store.write { try $0.deletePlugin("distance") }
        #expect(try await house.store.read { try $0.installedPlugins() } == [another])
    }

    @Test(arguments: Backend.allCases)
    func `What is said about a plugin in a department is replaced, and removed when it says nothing`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.install(House.package("distance", "1.0.0", "a"))
        try await house.install(House.package("basis-plus", "1.0.0", "b"))
        #expect(try await house.store.read { try $0.moduleRules() } == [])
        let pause = ModuleRule.Pause(at: .after(8), reason: "module.paused_by_abort")
        let rules = [
            ModuleRule(department: "dept-sun", plugin: "basis-plus", isOn: false),
            ModuleRule(department: "dept-sun", plugin: "distance", settings: House.settings, pause: pause),
            ModuleRule(department: "dept-top", plugin: "distance", isOn: true, isLocked: true),
        ]
        try await house.store.write { transaction in
            for rule in rules.reversed() { try transaction.save(rule) }
        }
        #expect(try await house.store.read { try $0.moduleRules() } == rules)
        let free = ModuleRule(department: "dept-top", plugin: "distance", isOn: nil, isLocked: true)
        let silent = ModuleRule(department: "dept-sun", plugin: "distance")
        try await house.store.write { transaction in
            try transaction.save(free)
            try transaction.save(silent)
            #expect(try transaction.moduleRules() == [rules[0], free])
        }
        #expect(try await house.store.read { try $0.moduleRules() } == [rules[0], free])
        try await house.store.write { try $0.deletePlugin("distance") }
        #expect(try await house.store.read { try $0.moduleRules() } == [rules[0]], "they go with their plugin")
        await #expect(throws: StoreFailure.self) { try await house.store.write { try $0.save(free) } }
    }

    @Test(arguments: Backend.allCases)
    func `A meeting's modules come back in order, and outlive their plugin`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        let packages = [House.package("distance", "1.0.0", "a"), House.package("basis-plus", "1.0.0", "b")]
        for package in packages { try await house.install(package) }
        let modules = packages.map { House.pinned($0) }
        try await house.store.write { try $0.pin(modules, to: meeting.id) }
        #expect(try await house.store.read { try $0.pinnedModules(of: meeting.id) } == modules)
        #expect(try await house.store.read { try $0.pinnedModules(of: "another") } == [])
        try await house.store.write { try $0.deletePlugin("distance") }
        #expect(try await house.store.read { try $0.pinnedModules(of: meeting.id) } == modules)
        #expect(try await house.store.read { try $0.package(digest: packages[0].digest) } == [1, 2, 3])
        await #expect(throws: StoreFailure.self) { try await house.store.write { try $0.pin([modules[0]], to: meeting.id) } }
        let unknown = PinnedModule(
            plugin: "other", version: packages[0].version, digest: House.digest("e"), settings: [:], granted: [])
        await #expect(throws: StoreFailure.self, "a version that is not kept") {
            try await house.store.write { try $0.pin([unknown], to: meeting.id) }
        }
    }

    @Test(arguments: Backend.allCases)
    func `What a plugin keeps about a pair is that pair's and that plugin's alone`(backend: Backend) async throws {
        let house = try await House(backend)
        let kept: [(String, Slug, String, Person.ID, Person.ID)] = [
            ("1", "distance", "a", "ali", "mette"), (#"{"x":[1,"æ"]}"#, "distance", "b", "ali", "mette"),
            ("2", "basis-plus", "a", "ali", "mette"), ("3", "distance", "a", "ida", "mette"), ("4", "distance", "a", "ali", "aase"),
        ]
        try await house.store.write { transaction in
            for (value, plugin, key, employee, leader) in kept {
                try transaction.savePluginData(value, key: key, of: plugin, employee: employee, leader: leader)
            }
        }
        #expect(
            try await house.store.read { try $0.pluginData(employee: "ali", leader: "mette") }
                == ["distance": ["a": "1", "b": #"{"x":[1,"æ"]}"#], "basis-plus": ["a": "2"]])
        #expect(try await house.store.read { try $0.pluginData(employee: "ali", leader: "aase") } == ["distance": ["a": "4"]])
        #expect(try await house.store.read { try $0.pluginData(employee: "mette", leader: "ali") } == [:])
        try await house.store.write { transaction in
            try transaction.savePluginData("7", key: "a", of: "distance", employee: "ali", leader: "mette")
            try transaction.savePluginData(nil, key: "b", of: "distance", employee: "ali", leader: "mette")
            try transaction.savePluginData(nil, key: "never", of: "distance", employee: "ali", leader: "mette")
        }
        #expect(
            try await house.store.read { try $0.pluginData(employee: "ali", leader: "mette") } == [
                "distance": ["a": "7"], "basis-plus": ["a": "2"],
            ])
        let all = try await house.store.read { try $0.everyPluginDatum() }
        #expect(all.map(\.value) == ["4", "2", "7", "3"])
        #expect(all.map(\.employee) == ["ali", "ali", "ali", "ida"] && all.map(\.leader) == ["aase", "mette", "mette", "mette"])
    }

    @Test(arguments: Backend.allCases)
    func `Numbers are those of the pair's own conversations`(backend: Backend) async throws {
        let house = try await House(backend)
        let (first, second) = (try await house.keptMeeting(), try await house.keptMeeting("meeting-2", day: 28))
        let (other, former) = (try house.meeting("meeting-3", of: "ida"), try house.meeting("meeting-4", with: "aase"))
        try await house.store.write { transaction in
            try transaction.insert(other)
            try transaction.insert(former)
            try transaction.saveMetric(1, "kept", of: "distance", in: first.id)
            try transaction.saveMetric(-2.25, "kept", of: "distance", in: first.id)
            try transaction.saveMetric(3, "gap", of: "distance", in: first.id)
            try transaction.saveMetric(4, "kept", of: "basis-plus", in: second.id)
            for meeting in [other, former] { try transaction.saveMetric(9, "kept", of: "distance", in: meeting.id) }
        }
        #expect(
            try await house.store.read { try $0.metrics(employee: "ali", leader: "mette") }
                == [first.id: ["distance": ["kept": -2.25, "gap": 3]], second.id: ["basis-plus": ["kept": 4]]])
        #expect(try await house.store.read { try $0.metrics(employee: "ali", leader: "ida") } == [:])
    }

    @Test(arguments: Backend.allCases)
    func `A reminder is kept once for each key, pair and recipient, for ever`(backend: Backend) async throws {
        let house = try await House(backend)
        let reminders = [
            House.reminder("r1", due: 24), House.reminder("r2", to: "ali", due: 23), House.reminder("r3", key: "later", due: 25),
            House.reminder("r4", key: "sooner", due: 20),
        ]
        let areNew = try await house.store.write { transaction in
            try (reminders + [House.reminder("r5", due: 1)]).map { try transaction.insert($0) }
        }
        #expect(areNew == [true, true, true, true, false])
        let due = { (person: Person.ID, day: Int) in
            try await house.store.read { try $0.dueReminders(of: person, on: .november(day)) }
        }
        #expect(try await due("mette", 24) == [reminders[3], reminders[0]], "oldest first, and none before its day")
        #expect(try await due("ali", 30) == [reminders[1]])
        #expect(try await due("ida", 30) == [])
        try await house.store.write { try $0.putAway("r1", at: .after(10)) }
        #expect(try await due("mette", 30) == [reminders[3], reminders[2]])
        #expect(try await house.store.read { try $0.reminder("r1")?.doneAt } == .after(10))
        #expect(try await house.store.read { try $0.reminder("unknown") } == nil)
        #expect(try await house.store.write { try $0.insert(House.reminder("r6")) } == false)
        #expect(try await due("mette", 30).map(\.id) == ["r4", "r3"], "put away is put away")
        #expect(try await house.store.read { try $0.everyReminder().map(\.id) } == ["r1", "r2", "r3", "r4"])
    }

    @Test func `A key may be as long as a conversation's id and a rule's name together`() async throws {
        let house = try await House(.memory)
        let long = String(repeating: "k", count: 64) + "-" + String(repeating: "m", count: 64)
        #expect(try await house.store.write { try $0.insert(House.reminder(key: long)) })
        #expect(try await house.store.read { try $0.reminder("reminder")?.key } == long)
    }

    @Test(arguments: Backend.allCases)
    func `A fault comes back as it was, newest first, and a hundred of each plugin stay`(backend: Backend) async throws {
        let house = try await House(backend)
        let meeting = try await house.keptMeeting()
        var whole = House.fault(.badResult, hook: .checkAnswer, file: nil, line: nil, message: "“Æblet” faldt\nlangt")
        whole = FaultRow(
            number: 1, fault: whole.fault, at: whole.at, department: whole.department, meeting: meeting.id, author: nil, input: whole.input)
        let (first, other) = (whole, House.fault(of: "basis-plus"))
        try await house.store.write { transaction in
            try transaction.insert(first)
            try transaction.insert(other)
        }
        #expect(try await house.store.read { try $0.fault(1) } == first)
        #expect(try await house.store.read { try $0.faults(of: "distance", limit: 5) } == [first])
        #expect(try await house.store.read { try $0.fault(99) } == nil)
        try await house.store.write { transaction in
            for minute in 1...104 { try transaction.insert(House.fault(at: Int64(minute))) }
        }
        let kept = try await house.store.read { try $0.faults(of: "distance", limit: 1000) }
        #expect(kept.count == 100 && kept.first?.at == .after(104) && kept.last?.at == .after(5))
        #expect(
            try await house.store.read { try $0.faults(of: "distance", limit: 3).map(\.at) } == [.after(104), .after(103), .after(102)])
        #expect(try await house.store.read { try $0.faults(of: "basis-plus", limit: 9).count } == 1, "another plugin's stay")
    }

    @Test func `A place in a file that a host could not name is left out, and the fault is kept`() async throws {
        let house = try await House(.memory)
        let faults = [House.fault(file: "", line: 0), House.fault(file: String(repeating: "f", count: 400), line: -1)]
        try await house.store.write { transaction in for fault in faults { try transaction.insert(fault) } }
        let kept = try await house.store.read { try $0.faults(of: "distance", limit: 9).map(\.fault) }
        #expect(kept.map(\.line) == [nil, nil] && kept.map(\.file?.count) == [300, nil])
    }

    @Test(arguments: Backend.allCases)
    func `Faults are counted by plugin, department and time, aborts apart, and guards not at all`(backend: Backend) async throws {
        let house = try await House(backend)
        let rows = [
            House.fault(at: 1), House.fault(at: 5), House.fault(.time, at: 6), House.fault(.memory, at: 7), House.fault(.badSource, at: 8),
            House.fault(.error, hook: .guard, at: 8), House.fault(.time, hook: .guard, at: 8), House.fault(.time, at: 8, in: "dept-top"),
            House.fault(.time, of: "basis-plus", at: 8),
        ]
        try await house.store.write { transaction in for row in rows { try transaction.insert(row) } }
        let counts = { (since: Int64) in
            try await house.store.read { transaction in
                let counts = try transaction.faultCounts(of: "distance", in: "dept-sun", since: .after(since))
                return [counts.all, counts.aborts]
            }
        }
        #expect(try await house.store.read { try $0.faultCounts(of: "distance", in: "dept-sun", since: .after(0)) }.people == 1)
        #expect(try await counts(0) == [5, 2])
        #expect(try await counts(5) == [4, 2])
        #expect(try await counts(7) == [2, 1])
        #expect(try await counts(9) == [0, 0])
    }

    @Test(arguments: Backend.allCases)
    func `The faults of a meeting's plugins are read at once, each with whose it is, and no guard's, no older one's, no other meeting's`(
        backend: Backend
    ) async throws {
        let house = try await House(backend)
        for (id, day) in [("meeting-1", 24), ("meeting-2", 25)] as [(Meeting.ID, Int)] { _ = try await house.keptMeeting(id, day: day) }
        let rows = [
            House.fault(at: 1, meeting: "meeting-1", author: nil), House.fault(at: 5, meeting: "meeting-1", author: nil),
            House.fault(.memory, of: "basis-plus", at: 6, meeting: "meeting-1"), House.fault(of: "third", at: 7, meeting: "meeting-1"),
            House.fault(.error, hook: .guard, at: 8, meeting: "meeting-1"), House.fault(at: 8, meeting: "meeting-2"), House.fault(at: 8),
        ]
        try await house.store.write { transaction in for row in rows { try transaction.insert(row) } }
        let found = try await house.store.read {
            try $0.recentFaults(of: ["distance", "basis-plus"], in: "meeting-1", of: "dept-sun", since: .after(5))
        }
        #expect(
            Set(found) == [
                RecentFault(plugin: "distance", at: .after(5), isAbort: false, author: nil),
                RecentFault(plugin: "basis-plus", at: .after(6), isAbort: true, author: "ali"),
            ])
    }

    @Test(arguments: Backend.allCases)
    func `Faults before an instant are forgotten, whatever plugin's they are`(backend: Backend) async throws {
        let house = try await House(backend)
        let rows = [House.fault(at: 1), House.fault(of: "basis-plus", at: 2), House.fault(at: 3), House.fault(hook: .guard, at: 4)]
        try await house.store.write { transaction in for row in rows { try transaction.insert(row) } }
        #expect(try await house.store.write { try $0.deleteFaults(before: .after(3)) } == 2)
        #expect(try await house.store.read { try $0.faults(of: "distance", limit: 9) }.map(\.at) == [.after(4), .after(3)])
        #expect(try await house.store.read { try $0.faults(of: "basis-plus", limit: 9) }.isEmpty)
        #expect(try await house.store.write { try $0.deleteFaults(before: .after(3)) } == 0)
    }

    @Test(arguments: Backend.allCases)
    func `Use is added up by hook and day, and the most of each figure stays`(backend: Backend) async throws {
        let house = try await House(backend)
        try await house.store.write { transaction in
            try transaction.add(House.usage(calls: 3, failures: 1, most: 5))
            try transaction.add(House.usage(day: 23, calls: 9))
            try transaction.add(House.usage(.checkMeeting, calls: 1))
        }
        try await house.store.write { try $0.add(House.usage(calls: 4, failures: 2, most: 2)) }
        let usage = try await house.store.read { try $0.hookUsage(of: "distance", since: .november(24)) }
        #expect(usage.map(\.hook) == [.checkMeeting, .report])
        let report = try #require(usage.last)
        #expect(report.calls == 7 && report.failures == 3 && report.times[2] == 7 && report.times.reduce(0, +) == 7)
        #expect(report.most == PluginUsage(instructions: 5, matcherSteps: 5, nanoseconds: 5, memoryBytes: 5))
        #expect(try await house.store.read { try $0.hookUsage(of: "distance", since: .november(23)).count } == 3)
        #expect(try await house.store.read { try $0.hookUsage(of: "basis-plus", since: .november(1)) } == [])
    }

    @Test(arguments: Backend.allCases)
    func `A tick is one person's in one conversation`(backend: Backend) async throws {
        let house = try await House(backend)
        let (one, two) = (try await house.keptMeeting(), try await house.keptMeeting("meeting-2", day: 28))
        let tick = ChecklistTick(meeting: one.id, item: "distance/before/camera", person: "ali", at: .after(1))
        let leaders = ChecklistTick(meeting: one.id, item: tick.item, person: "mette", at: .after(2))
        let elsewhere = ChecklistTick(meeting: two.id, item: tick.item, person: "ali", at: .after(3))
        try await house.store.write { transaction in
            for tick in [tick, leaders, elsewhere] { try transaction.save(tick, isTicked: true) }
            try transaction.save(ChecklistTick(meeting: one.id, item: tick.item, person: "ali", at: .after(9)), isTicked: true)
        }
        #expect(try await Set(house.store.read { try $0.ticks(of: one.id) }) == [tick, leaders], "the first tick stands")
        try await house.store.write { try $0.save(tick, isTicked: false) }
        #expect(try await house.store.read { try $0.ticks(of: one.id) } == [leaders])
        #expect(try await house.store.read { try $0.ticks(of: two.id) } == [elsewhere])
    }

    @Test(arguments: Backend.allCases)
    func `Trusted keys come by name, are renamed, and go`(backend: Backend) async throws {
        let house = try await House(backend)
        let keys = [("b", "Anna"), ("a", "Solvig")].map { digit, name in
            TrustedKey(fingerprint: String(repeating: digit, count: 16), name: name, key: [UInt8](repeating: 200, count: 32))
        }
        try await house.store.write { transaction in for key in keys.reversed() { try transaction.save(key) } }
        #expect(try await house.store.read { try $0.trustedKeys() } == keys)
        let renamed = TrustedKey(fingerprint: keys[0].fingerprint, name: "Zenia", key: keys[0].key)
        try await house.store.write { try $0.save(renamed) }
        #expect(try await house.store.read { try $0.trustedKeys() } == [keys[1], renamed])
        try await house.store.write { try $0.deleteTrustedKey(keys[1].fingerprint) }
        #expect(try await house.store.read { try $0.trustedKeys() } == [renamed])
    }

    @Test(arguments: Backend.allCases)
    func `Pairs are those who work here and have a leader`(backend: Backend) async throws {
        let house = try await House(backend)
        var gone = house.ida
        gone.deactivatedAt = .after(1)
        let left = gone
        try await house.store.write { try $0.update(left, at: .after(1)) }
        let pairs = try await house.store.read { try $0.pairs().map { [$0.employee.id, $0.leader] } }
        #expect(Set(pairs) == [["ali", "mette"], ["mette", "aase"]])
    }
}
