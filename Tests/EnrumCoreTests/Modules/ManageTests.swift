import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// What an admin does with modules as a whole: their order, their limits, several departments at once, and whose signatures count.
struct ManageTests {
    private static let (one, two) = (Plugin.scripted("one"), Plugin.scripted("two", after: ["one"]))
    private static let three = Plugin.scripted("three", settings: [.number("gap")])

    private func order(_ house: House) async throws -> [Slug] { try await ReadModules(house.environment)(as: nil).plugins.map(\.id) }

    @Test func `Modules stand as the admin says, as far as they allow it themselves`() async throws {
        let house = try await House.open(with: [Self.one, Self.two, Self.three])
        let jonas = try await house[Cast.jonas].viewer
        let put = OrderPlugins(house.environment)
        try await put(["three", "one", "two"], as: jonas)
        #expect(try await order(house) == ["three", "one", "two"])
        let rows = try await house.countLog()
        await #expect(throws: RuleBroken("rule.module_after", field: "modules", ["module": "two", "other": "one"])) {
            try await put(["two", "three", "one"], as: jonas)
        }
        await #expect(throws: RuleBroken("rule.module_after", field: "modules", ["module": "two", "other": "one"])) {
            try await put(["two", "one", "three"], as: jonas)
        }
        for wrong in [[], ["one", "two"], ["one", "two", "two"], ["one", "two", "four"]] as [[Slug]] {
            await #expect(throws: RuleBroken("rule.module_order", field: "modules")) { try await put(wrong, as: jonas) }
        }
        for person in [Cast.charlotte, Cast.pernille, Cast.mette] {
            let viewer = try await house[person].viewer
            await #expect(throws: NotFound.self) { try await put(["one", "two", "three"], as: viewer) }
        }
        #expect(try await order(house) == ["three", "one", "two"])
        #expect(try await house.countLog() == rows)
        house.host.unlearn(Self.three)
        try await put(["one", "three", "two"], as: nil)
        #expect(try await order(house) == ["one", "two", "three"], "one that cannot be read comes last")
    }

    @Test func `Modules that wait for each other are said to, when an order cannot be followed for that`() async throws {
        let ring = [Plugin.scripted("one", after: ["two"]), Plugin.scripted("two", after: ["one"]), Plugin.scripted("three")]
        let house = try await House.open(with: ring)
        let put = OrderPlugins(house.environment)
        try await put(["three", "two", "one"], as: nil)
        await #expect(throws: RuleBroken("modules.conflict", field: "modules", ["modules": "two, one"])) {
            try await put(["two", "one", "three"], as: nil)
        }
        #expect(try await order(house) == ["three", "two", "one"])
    }

    @Test(arguments: [
        (PluginLimits.lowest, [String]()), (.highest, []), (.standard, []),
        (
            PluginLimits(instructions: 1, matcherSteps: 1, milliseconds: 0, memoryBytes: 0),
            ["instructions", "matcher_steps", "milliseconds", "memory_bytes"]
        ),
        (PluginLimits(instructions: 5_000_000, matcherSteps: 5_000_000, milliseconds: 10_001, memoryBytes: 256 << 20), ["milliseconds"]),
    ])
    func `Limits run something and stay limits`(limits: PluginLimits, wrong: [String]) async throws {
        let house = try await House.open(with: [Self.one])
        let change = ChangePlugin(house.environment)
        if wrong.isEmpty {
            try await change("one", .limits(limits), as: nil)
        } else {
            let error = await #expect(throws: RefusedAnswers.self) { try await change("one", .limits(limits), as: nil) }
            #expect(error?.problems.map(\.field) == wrong)
        }
        let kept = try await house.environment.store.read { try $0.installedPlugins() }.first?.limits
        #expect(kept == (wrong.isEmpty ? limits : .standard))
    }

    @Test func `Several departments are changed at once or not at all, those above first`() async throws {
        let house = try await House.open(with: [Self.three])
        let change = ChangeModule(house.environment)
        let pernille = try await house[Cast.pernille].viewer
        try await change("three", [Cast.children.id: [.isLocked(true)], Cast.solvig.id: [.isOn(true)]], as: nil)
        await #expect(throws: RuleBroken("rule.module_locked", field: "module")) {
            try await change("three", [Cast.children.id: [.isOn(false)], Cast.sun.id: [.isOn(true)]], as: pernille)
        }
        await #expect(throws: NotFound.self) {
            try await change("three", [Cast.children.id: [.isOn(false)], Cast.park.id: [.isOn(true)]], as: pernille)
        }
        #expect(try await house.rule(of: "three", in: Cast.children).isOn == nil)
        try await change(
            "three", [Cast.children.id: [.isLocked(false)], Cast.sun.id: [.isOn(false), .setting("gap", .number(3))]], as: pernille)
        #expect(try await house.rule(of: "three", in: Cast.sun).settings == ["gap": .number(3)])
        let error = await #expect(throws: RefusedAnswers.self) {
            try await change(
                "three", [Cast.sun.id: [.setting("gap", .number(0)), .setting("other", .yesNo(true)), .isOn(true)]], as: pernille)
        }
        #expect(error?.problems.map(\.field) == ["gap", "other"])
        #expect(try await house.rule(of: "three", in: Cast.sun).isOn == false)
    }

    @Test func `Keys are trusted by an admin, and a package signed with one needs no other word`() async throws {
        let host = SignedHost(ScriptedHost([Self.one]), key: [UInt8](repeating: 7, count: 32))
        let environment = try Environment.testing(plugins: host)
        try await environment.addCast()
        let (install, keys) = (InstallPlugin(environment), TrustKeys(environment))
        let fingerprint = host.signer.fingerprint
        await #expect(throws: InstallRefused.untrusted(signedBy: fingerprint)) {
            _ = try await install(Self.one.package, isTrusted: false, as: nil)
        }
        let forged = TrustedKey(fingerprint: fingerprint, name: "En anden", key: [UInt8](repeating: 8, count: 32))
        try await keys.add(forged, as: nil)
        await #expect(throws: InstallRefused.untrusted(signedBy: fingerprint), "keys are compared whole") {
            _ = try await install(Self.one.package, isTrusted: false, as: nil)
        }
        let (jonas, pernille) = (try await environment.viewer(Cast.jonas), try await environment.viewer(Cast.pernille))
        let own = TrustedKey(fingerprint: fingerprint, name: "Enrum", key: host.signer.key)
        await #expect(throws: NotFound.self) { try await keys.add(own, as: pernille) }
        await #expect(throws: NotFound.self) { _ = try await keys.all(as: pernille) }
        await #expect(throws: NotFound.self) { try await keys.remove(fingerprint, as: pernille) }
        await #expect(throws: RuleBroken("rule.wrong_kind", field: "key"), "one does not take the place of another unseen") {
            try await keys.add(own, as: jonas)
        }
        try await keys.remove(fingerprint, as: jonas)
        try await keys.add(own, as: jonas)
        #expect(try await keys.all(as: nil) == [own])
        _ = try await install(Self.one.package, isTrusted: false, as: nil)
        #expect(try await ReadPluginHealth(environment)("one", as: nil).versions.map(\.signedBy) == [fingerprint])
        try await keys.remove(fingerprint, as: nil)
        await #expect(throws: NotFound.self) { try await keys.remove(fingerprint, as: nil) }
        let log = try await ReadSecurityLog(environment)(as: jonas).rows.map(\.action)
        #expect(
            log.prefix(5) == [
                "module.key_distrusted", "module.installed", "module.key_trusted", "module.key_distrusted", "module.key_trusted",
            ])
    }
}

/// A host whose packages are all signed with one key.
private struct SignedHost: PluginHost {
    let host: ScriptedHost
    let signer: PackageSigner

    init(_ host: ScriptedHost, key: [UInt8]) { (self.host, signer) = (host, PackageSigner(fingerprint: "0123456789abcdef", key: key)) }

    func signer(of package: [UInt8]) async throws(PluginRefused) -> PackageSigner? { signer }
    func plugin(from package: [UInt8]) async throws(PluginRefused) -> Plugin { try await host.plugin(from: package) }
    func remembered(_ digest: String) -> Plugin? { host.remembered(digest) }
    func run(_ calls: [HookCall], on snapshot: PluginSnapshot) async -> [HookOutcome] { await host.run(calls, on: snapshot) }
    func replay(_ hook: Hook, of plugin: Plugin, input: [UInt8], limits: PluginLimits) async -> HookOutcome {
        await host.replay(hook, of: plugin, input: input, limits: limits)
    }
}
