import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Installing a plugin, another version of it, and going back.
struct InstallTests {
    private static func plugin(
        _ version: String = "1.0.0", edition: String = "", api: PluginAPIVersion = .current,
        reads: Set<PluginManifest.Reading> = .everything,
        hooks: [Hook] = [.checkMeeting], settings: [SettingField] = [.number("gap", standard: 21)]
    ) -> Plugin {
        .scripted("distance", version: version, edition: edition, api: api, reads: reads, hooks: hooks, settings: settings)
    }

    /// A house with a first version installed and set to 14 in Børn og Unge.
    private func house(_ first: Plugin = plugin()) async throws -> House {
        let house = try await House.open(with: [first])
        try await house.switchModule("distance", .settings(["gap": .number(14)]), in: Cast.children)
        return house
    }

    @discardableResult
    private func install(
        _ plugin: Plugin, in house: House, signedBy key: String? = nil, trusted: Bool = true, grants: Set<PluginManifest.Reading>? = nil,
        as person: Person? = Cast.jonas
    ) async throws -> InstallPlugin.Outcome {
        house.host.know(plugin)
        let viewer = person == nil ? nil : try await house[person ?? Cast.jonas].viewer
        return try await InstallPlugin(house.environment)(plugin.package, signedBy: key, isTrusted: trusted, grants: grants, as: viewer)
    }

    private func installed(in house: House) async throws -> InstalledPlugin {
        try #require(try await house.environment.store.read { try $0.installedPlugins() }.first { $0.id == "distance" })
    }

    private func settings(in house: House) async throws -> SettingValues {
        try await house.rule(of: "distance", in: Cast.children).settings
    }

    @Test func `A new plugin reads nothing and is on nowhere until somebody says so`() async throws {
        let house = try await House.open()
        let rows = try await house.countLog()
        let outcome = try await install(Self.plugin(reads: [.meeting, .history]), in: house)
        #expect(outcome.replaced == nil && outcome.ungranted == [.meeting, .history])
        let installed = try await installed(in: house)
        #expect(installed.granted == [] && installed.pause == nil && installed.limits == .standard)
        #expect(try await house.environment.store.read { try $0.moduleRules() } == [])
        let row = try #require(try await house.wholeLog().dropFirst(rows).first)
        #expect(row.action == "module.installed" && row.actor == Cast.jonas.id && row.object == "module/distance")
        let kept = try #require(try await house.environment.store.read { try $0.packages(of: "distance") }.first)
        #expect(kept.installedBy == Cast.jonas.id && kept.installedAt == house.clock.now && kept.signedBy == nil)
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house.pinned(in: id).isEmpty)
    }

    @Test func `Grants are those that the manifest asks for, and an upgrade is granted nothing more by itself`() async throws {
        let house = try await House.open()
        let first = try await install(Self.plugin(reads: [.meeting]), in: house, grants: [.meeting, .answers])
        #expect(first.ungranted == [])
        #expect(try await installed(in: house).granted == [.meeting])
        let second = try await install(Self.plugin("1.1.0", reads: [.meeting, .answers]), in: house)
        #expect(second.replaced?.description == "1.0.0" && second.ungranted == [.answers])
        #expect(try await installed(in: house).granted == [.meeting])
        let third = try await install(Self.plugin("1.2.0", reads: [.answers]), in: house, grants: [.answers])
        #expect(third.ungranted == [])
        #expect(try await installed(in: house).granted == [.answers])
    }

    @Test func `Only an admin and the operator install`() async throws {
        let house = try await House.open()
        for person in Cast.everyone where person != Cast.jonas {
            await #expect(throws: NotFound.self, "\(person.name)") { try await install(Self.plugin(), in: house, as: person) }
        }
        #expect(try await house.environment.store.read { try $0.installedPlugins() } == [])
        try await install(Self.plugin(), in: house, as: nil)
        #expect(try await house.environment.store.read { try $0.packages(of: "distance").map(\.installedBy) } == [nil])
    }

    @Test func `What nobody trusts is refused before anything is kept`() async throws {
        let house = try await House.open()
        let key = TrustedKey(fingerprint: "0123456789abcdef", name: "Solvig", key: [UInt8](repeating: 1, count: 32))
        try await house.environment.store.write { try $0.save(key) }
        for signer in [nil, "fedcba9876543210"] as [String?] {
            await #expect(throws: InstallRefused.untrusted(signedBy: signer)) {
                try await install(Self.plugin(), in: house, signedBy: signer, trusted: false)
            }
        }
        #expect(try await house.environment.store.read { try $0.everyPackage() } == [])
        try await install(Self.plugin(), in: house, signedBy: key.fingerprint, trusted: false)
        #expect(try await house.environment.store.read { try $0.packages(of: "distance").map(\.signedBy) } == [key.fingerprint])
    }

    @Test func `A signature is trusted by the key itself, not by a fingerprint that looks like it`() async throws {
        let house = try await House.open()
        let plugin = Self.plugin()
        house.host.know(plugin)
        let key = TrustedKey(fingerprint: "0123456789abcdef", name: "Solvig", key: [UInt8](repeating: 1, count: 32))
        let keys = TrustKeys(house.environment)
        try await keys.add(key, as: nil)
        let install = { (isTrusted: Bool) in
            _ = try await InstallPlugin(house.environment)(plugin.package, isTrusted: isTrusted, as: house[Cast.jonas].viewer)
        }
        await #expect(throws: InstallRefused.untrusted(signedBy: nil)) { try await install(false) }
        house.host.sign(plugin, by: PackageSigner(fingerprint: key.fingerprint, key: [UInt8](repeating: 2, count: 32)))
        await #expect(throws: InstallRefused.untrusted(signedBy: key.fingerprint)) { try await install(false) }
        house.host.sign(plugin, by: PackageSigner(fingerprint: key.fingerprint, key: key.key))
        try await install(false)
        #expect(try await house.environment.store.read { try $0.packages(of: "distance").map(\.signedBy) } == [key.fingerprint])
        try await keys.remove(key.fingerprint, as: nil)
        await #expect(throws: InstallRefused.untrusted(signedBy: key.fingerprint)) { try await install(false) }
        try await install(true)
    }

    @Test func `Keys are trusted, renamed and let go, each once in the log`() async throws {
        let house = try await House.open()
        let (keys, jonas) = (TrustKeys(house.environment), try await house[Cast.jonas].viewer)
        let key = TrustedKey(fingerprint: "0123456789abcdef", name: "Solvig", key: [UInt8](repeating: 1, count: 32))
        let renamed = TrustedKey(fingerprint: key.fingerprint, name: "Aarhus", key: key.key)
        let rows = try await house.countLog()
        for key in [key, key, renamed] { try await keys.add(key, as: jonas) }
        #expect(try await keys.all(as: jonas) == [renamed])
        let other = TrustedKey(fingerprint: key.fingerprint, name: "Falsk", key: [UInt8](repeating: 2, count: 32))
        await #expect(throws: RuleBroken.self) { try await keys.add(other, as: jonas) }
        #expect(try await keys.all(as: jonas) == [renamed])
        try await keys.remove(key.fingerprint, as: jonas)
        await #expect(throws: NotFound.self) { try await keys.remove(key.fingerprint, as: jonas) }
        #expect(try await house.deeds(since: rows) == ["module.key_trusted", "module.key_trusted", "module.key_distrusted"])
    }

    @Test func `Plugins stand in the order that an admin says, as far as they allow it themselves`() async throws {
        let plugins = ["a", "b", "c"].map {
            Plugin.scripted($0, after: $0 == "a" ? ["b"] : [], questions: [.text(Slug(stringLiteral: $0), "x")])
        }
        let house = try await House.open(with: plugins)
        let (order, jonas) = (OrderPlugins(house.environment), try await house[Cast.jonas].viewer)
        func standing() async throws -> [String] { try await ReadModules(house.environment)(as: nil).plugins.map(\.id.rawValue) }
        #expect(try await standing() == ["b", "a", "c"])
        let rows = try await house.countLog()
        for _ in 1...2 { try await order(["c", "b", "a"], as: jonas) }
        #expect(try await standing() == ["c", "b", "a"])
        #expect(try await house.deeds(since: rows) == ["module.ordered"])
        for wrong in [["a", "b", "c"], ["b", "c"], ["b", "a", "c", "c"], ["b", "a", "x"]] as [[Slug]] {
            await #expect(throws: RuleBroken.self, "\(wrong)") { try await order(wrong, as: jonas) }
        }
        #expect(try await standing() == ["c", "b", "a"])
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house.sections(of: id) == ["basis", "c", "b", "a"])
    }

    /// Limits that are out of bounds, and the fields that are named.
    static let limits: [(PluginLimits, [String])] = [
        (.lowest, []), (.highest, []), (.standard, []),
        (PluginLimits(instructions: 9_999, matcherSteps: 10_000, milliseconds: 10, memoryBytes: 1 << 20), ["instructions"]),
        (
            PluginLimits(instructions: 10_000, matcherSteps: 9_999, milliseconds: 9, memoryBytes: 1 << 20),
            ["matcher_steps", "milliseconds"]
        ),
        (
            PluginLimits(instructions: 1_000_000_001, matcherSteps: 1_000_000_001, milliseconds: 10_001, memoryBytes: (256 << 20) + 1),
            ["instructions", "matcher_steps", "milliseconds", "memory_bytes"]
        ),
    ]

    @Test(arguments: limits)
    func `Limits are neither too low to run anything nor too high to be limits`(limits: PluginLimits, fields: [String]) async throws {
        let house = try await House.open(with: [Self.plugin()])
        let change = ChangePlugin(house.environment)
        if fields.isEmpty {
            try await change("distance", .limits(limits), as: nil)
            #expect(try await installed(in: house).limits == limits)
        } else {
            let error = await #expect(throws: RefusedAnswers.self) { try await change("distance", .limits(limits), as: nil) }
            #expect(error?.problems.map(\.field) == fields)
            #expect(try await installed(in: house).limits == .standard)
        }
    }

    @Test func `A folder that its author is changing stands in for what is installed`() async throws {
        let house = try await House.open(with: [Self.plugin()])
        let draft = Plugin.scripted("distance", version: "9.0.0", questions: [.text("distance", "draft")])
        house.host.watch("distance", .success(draft))
        let id = try await house[Cast.mette].plan(with: Cast.amalie, at: house.schedule(in: 3))
        #expect(try await house[Cast.amalie].read(id).form?.questions.last?.id.rawValue == "distance/draft")
        #expect(try await house.pinned(in: id).map(\.digest) == [Self.plugin().digest], "what is kept is what is installed")
        let problem = PluginRefused.Problem(file: "rules.lua", line: 3, path: "", phrase: Phrase("module.no_host"))
        house.host.watch("distance", .failure(PluginRefused(problems: [problem])))
        let notes = try await house.ask(.meeting, as: Cast.amalie, about: id)
        #expect(notes.missing.map(\.problem) == [problem] && notes.plugins.isEmpty)
        let preview = try await PreviewForm(house.environment)(as: house[Cast.amalie].viewer)
        #expect(preview.unreadable.map(\.problem) == [problem], "the form is looked at with it")
        #expect(try await ReadModules(house.environment)(as: nil).plugins.map(\.problem) == [problem])
        #expect(try await ReadPluginHealth(house.environment)("distance", as: nil).view.problem == problem)
        house.host.watch("distance", nil)
        #expect(try await house.ask(.meeting, as: Cast.amalie, about: id).plugins.map(\.manifest.version.description) == ["1.0.0"])
    }

    @Test func `A package that cannot be read is refused with what is wrong`() async throws {
        let house = try await House.open()
        await #expect(throws: PluginRefused.self) {
            try await InstallPlugin(house.environment)([1, 2, 3], signedBy: nil, isTrusted: true, as: nil)
        }
        let newer = PluginAPIVersion(major: 1, minor: 9)
        await #expect(throws: InstallRefused.api(needed: newer, known: .current)) { try await install(Self.plugin(api: newer), in: house) }
    }

    @Test func `A version never changes its content, and the same again is the same`() async throws {
        let house = try await house()
        let rule = try await house.rule(of: "distance", in: Cast.children)
        let other = Self.plugin(edition: "changed")
        await #expect(throws: InstallRefused.versionTaken(other.manifest.version)) { try await install(other, in: house) }
        try await install(Self.plugin("2.0.0"), in: house)
        await #expect(throws: InstallRefused.versionTaken(other.manifest.version), "nor when it is no longer in force") {
            try await install(other, in: house)
        }
        try await install(Self.plugin("2.0.0"), in: house)
        #expect(
            try await house.environment.store.read { try $0.packages(of: "distance").map(\.version.description) } == ["2.0.0", "1.0.0"])
        #expect(try await house.rule(of: "distance", in: Cast.children) == rule)
    }

    @Test func `A setting that was renamed keeps its value, and gets its old name back with the old version`() async throws {
        let house = try await house()
        try await install(Self.plugin("2.0.0", settings: [.number("longest_gap", standard: 30, was: ["gap", "days"])]), in: house)
        #expect(try await settings(in: house) == ["longest_gap": .number(14)])
        let change = ChangePlugin(house.environment)
        try await change("distance", .version(Self.plugin().manifest.version), as: nil)
        #expect(try await settings(in: house) == ["gap": .number(14)])
        #expect(try await installed(in: house).version.description == "1.0.0")
        try await change("distance", .version(try #require(PluginVersion("2.0.0"))), as: nil)
        #expect(try await settings(in: house) == ["longest_gap": .number(14)])
    }

    @Test func `A value that the new declaration does not take is let go, and the others stay`() async throws {
        let house = try await House.open(with: [Self.plugin(settings: [.number("gap"), .number("most")])])
        try await house.switchModule("distance", .settings(["gap": .number(14), "most": .number(90)]), in: Cast.children)
        let text = SettingField(key: "gap", label: .words("Tekst"), kind: .yesNo)
        try await install(Self.plugin("2.0.0", settings: [text, .number("most")]), in: house)
        #expect(try await settings(in: house) == ["most": .number(90)])
    }

    @Test func `A new version can make new settings of the old ones, in each department where something is set`() async throws {
        let house = try await house()
        try await house.switchModule("distance", .settings(["gap": .number(7)]), in: Cast.works)
        house.host.on(.migrate, of: "distance") { call, snapshot in
            guard case .migration(let from, let settings) = call.arguments, from.description == "1.0.0",
                case .number(let days)? = settings["gap"]
            else { return HookResult(.nothing) }
            return HookResult(.settings(["weeks": .number(days / 7)]))
        }
        try await install(Self.plugin("2.0.0", hooks: [.migrate], settings: [.number("weeks"), .number("gap")]), in: house)
        #expect(try await settings(in: house) == ["weeks": .number(2)])
        #expect(try await house.rule(of: "distance", in: Cast.works).settings == ["weeks": .number(1)])
        #expect(try await house.rule(of: "distance", in: Cast.solvig).isOn == true)
        let calls = house.host.received(.migrate)
        #expect(calls.count == 2 && calls.allSatisfy { $0.call.reads.isEmpty && $0.snapshot.audience == .background })
    }

    @Test func `When the settings cannot be made ready the old version stays, with everything that was set`() async throws {
        let house = try await house()
        let second = Self.plugin("2.0.0", hooks: [.migrate], settings: [.number("weeks")])
        let (before, rows) = (try await installed(in: house), try await house.countLog())
        house.host.fail(.migrate, of: "distance", .init(.error, "attempt to index nil", line: 4))
        let error = await #expect(throws: InstallRefused.self) { try await install(second, in: house) }
        guard case .migration(let fault?) = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(fault.line == 4 && fault.message == "attempt to index nil")
        for wrong in [["weeks": .text("mange")], ["weeks": .number(0)], ["months": .number(1)]] as [SettingValues] {
            house.host.on(.migrate, of: "distance") { _, _ in HookResult(.settings(wrong)) }
            await #expect(throws: InstallRefused.migration(nil)) { try await install(second, in: house) }
        }
        #expect(try await installed(in: house) == before)
        #expect(try await settings(in: house) == ["gap": .number(14)])
        #expect(try await house.environment.store.read { try $0.packages(of: "distance").count } == 1)
        #expect(try await house.countLog() == rows)
    }

    @Test(arguments: [true, false])
    func `What HR sets while an upgrade is made ready is not lost`(isRollback: Bool) async throws {
        let house = try await house()
        let second = Self.plugin("2.0.0", hooks: [.migrate])
        if isRollback {
            try await install(second, in: house)
            try await ChangePlugin(house.environment)("distance", .version(Self.plugin().manifest.version), as: nil)
        }
        let environment = house.environment
        house.host.on(.migrate, of: "distance") { _, _ in
            try? await ChangeModule(environment)("distance", in: Cast.children.id, [.settings(["gap": .number(3)])], as: nil)
            return HookResult(.nothing)
        }
        await #expect(throws: PluginChanged.self) {
            if isRollback {
                try await ChangePlugin(house.environment)("distance", .version(second.manifest.version), as: nil)
            } else {
                try await install(second, in: house)
            }
        }
        #expect(try await settings(in: house) == ["gap": .number(3)])
        #expect(try await installed(in: house).version.description == "1.0.0")
    }

    @Test func `Settings are checked against the version that is in force when they are kept`() async throws {
        let house = try await house()
        let second = Self.plugin("2.0.0", settings: [.number("weeks")])
        house.host.know(second)
        let environment = house.environment
        let viewer = try await house[Cast.jonas].viewer
        let store = Interrupted(base: environment.store) {
            _ = try await InstallPlugin(environment)(second.package, signedBy: nil, isTrusted: true, as: nil)
        }
        let interrupted = Environment(
            store: store, clock: house.clock, randomness: SeededRandomness(), passwords: PlainPasswords(), plugins: house.host)
        await #expect(throws: PluginChanged.self) {
            try await ChangeModule(interrupted)("distance", in: Cast.works.id, [.settings(["gap": .number(3)])], as: viewer)
        }
        #expect(try await house.rule(of: "distance", in: Cast.works).isEmpty)
    }

    @Test func `What an admin has stopped stays stopped when another version comes`() async throws {
        let house = try await house()
        try await ChangePlugin(house.environment)("distance", .pause, as: nil)
        let pause = try await installed(in: house).pause
        house.clock.advance(seconds: 60)
        try await install(Self.plugin("2.0.0"), in: house)
        #expect(try await installed(in: house).pause == pause && pause?.isByHand == true)
        try await ChangePlugin(house.environment)("distance", .place(3), as: nil)
        try await install(Self.plugin("3.0.0"), in: house)
        #expect(try await installed(in: house).place == 3)
    }

    @Test func `Each change by an admin is one row in the log, and no change is none`() async throws {
        let house = try await house()
        try await install(Self.plugin("2.0.0"), in: house)
        let change = ChangePlugin(house.environment)
        let jonas = try await house[Cast.jonas].viewer
        let limits = PluginLimits(instructions: 50_000, matcherSteps: 50_000, milliseconds: 50, memoryBytes: 5_000_000)
        let deeds: [(ChangePlugin.Change, String)] = [
            (.grant([.meeting]), "granted"), (.pause, "paused"), (.resume, "resumed"), (.place(4), "ordered"), (.limits(limits), "limited"),
            (.version(Self.plugin().manifest.version), "version_changed"),
        ]
        for (deed, name) in deeds {
            let rows = try await house.countLog()
            house.clock.advance(seconds: 1)
            try await change("distance", deed, as: jonas)
            let row = try #require(try await house.wholeLog().last)
            #expect(row.action == "module." + name && row.object == "module/distance" && row.actor == Cast.jonas.id)
            house.clock.advance(seconds: 1)
            // Again, it changes nothing.
            try await change("distance", deed, as: jonas)
            #expect(try await house.countLog() == rows + 1, "\(name)")
        }
        await #expect(throws: NotFound.self) { try await change("distance", .version(try #require(PluginVersion("9.0.0"))), as: jonas) }
        await #expect(throws: NotFound.self) { try await change("nothing", .pause, as: jonas) }
        try await change("distance", .remove, as: jonas)
        #expect(try await house.wholeLog().last?.action == "module.removed")
        #expect(try await house.environment.store.read { try $0.moduleRules() } == [])
        #expect(try await house.environment.store.read { try $0.packages(of: "distance").count } == 2, "its versions stay")
        await #expect(throws: NotFound.self) { try await change("distance", .remove, as: jonas) }
        let again = try await install(Self.plugin(), in: house)
        #expect(again.replaced == nil && again.ungranted == .everything)
    }
}
