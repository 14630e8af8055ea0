import EnrumCore
import EnrumDomain
import EnrumPlugins
import EnrumTesting
import Testing

/// What no bundled toolkit has, from the plugin's files through the real box to what people meet: a guard, an upgrade of settings, a store, and
/// reminders that are data.
struct EndToEndTests {
    private static let id = "vagt"

    private static let rules = """
        local kit = ...
        local t = kit.text

        return {
          -- Nobody ends a conversation in which it was not said how close the two are.
          guard = function(ctx, from, to)
            local near = ctx.answers.employee["vagt/near"]
            local store = { times = (ctx.store.times or 0) + 1, said = near and "Amalie skrev " .. near, since = ctx.today }
            if to == "after" and not near then return { store = store, block = t "missing", field = "near" } end
            if to == "after" and near == "løkke" then while true do end end
            return { store = store }
          end,

          reminders = function(ctx)
            if ctx.store.said then error("ord i baggrunden: " .. ctx.store.said) end
            if not ctx.store.times then return end
            return { key = "times-" .. ctx.store.times, due = ctx.today, to = "leader", text = t("times", { times = ctx.store.times }) }
          end,
        """

    private static let migration = """
          migrate = function(from, settings)
            if from ~= "1.0.0" then error("ukendt udgave " .. from) end
            return { weeks = settings.days // 7 }
          end,
        """

    private func package(_ version: String, setting: String, days: String, hooks: String, rules: String = rules) throws -> [UInt8] {
        let files = [
            "plugin.yaml": """
            enrum: plugin/1
            id: vagt
            version: \(version)
            api: "1.0"
            title: { da: Vagten, en: The guard }
            summary: { da: Holder vagt., en: Keeps watch. }
            author: Enrum
            licence: Apache-2.0
            reads: [own_answers, meeting, history]
            hooks: [\(hooks)]
            on_guard_failure: block
            settings:
              - { id: \(setting), kind: number, label: { da: Tid, en: Time }, number: { min: 1, max: 90 }, default: 3 }
            """,
            "questions/all.yaml": """
            enrum: question-set/1
            id: vagt
            title: { da: Nærhed, en: Closeness }
            questions:
              - { id: near, kind: text, label: { da: Hvor tæt er I på?, en: How close are you? } }
            """,
            "reminders/all.yaml": """
            enrum: reminders/1
            reminders:
              - id: long_ago
                when: { gt: [ { days_since: { meeting: date } }, \(days) ] }
                to: both
                text: { da: Det er længe siden., en: It is long ago. }
            """,
            "locales/da.yaml": "missing: \"Skriv, hvor tæt I er på.\"\ntimes: \"Vagten har set {times} skridt.\"\n",
            "locales/en.yaml": "missing: \"Write how close you are.\"\ntimes: \"The guard has seen {times} steps.\"\n",
            "rules.lua": rules + "}\n",
        ]
        return try PluginPackage.write(files: files.mapValues { Array($0.utf8) })
    }

    private func first() throws -> [UInt8] {
        try package("1.0.0", setting: "days", days: "{ setting: days }", hooks: "guard, reminders")
    }

    private func second(_ rules: String) throws -> [UInt8] {
        try package("2.0.0", setting: "weeks", days: "20", hooks: "guard, migrate, reminders", rules: rules)
    }

    private struct World {
        let environment: Environment
        let clock: FixedClock
        var mette: Someone { Someone(Cast.mette, in: environment) }
        var amalie: Someone { Someone(Cast.amalie, in: environment) }

        func install(_ package: [UInt8]) async throws {
            _ = try await InstallPlugin(environment)(
                package, signedBy: nil, isTrusted: true, grants: Set(PluginManifest.Reading.allCases), as: nil)
        }
    }

    private func open() async throws -> World {
        let clock = FixedClock()
        let environment = try Environment.testing(clock: clock, plugins: LuaPluginHost())
        try await environment.addCast()
        let world = World(environment: environment, clock: clock)
        try await world.install(first())
        let (plugin, days) = (try #require(Slug(Self.id)), try #require(Slug("days")))
        try await ChangeModule(environment)(plugin, in: Cast.sun.id, [.isOn(true), .settings([days: .number(14)])], as: nil)
        return world
    }

    private func planned(in world: World) async throws -> Meeting.ID {
        let id = try await world.mette.plan(with: Cast.amalie, at: .init(date: world.clock.today), send: true)
        try await world.amalie.share(id)
        return id
    }

    @Test func `A guard holds a conversation back until what it asks for is there, and its store is kept with each step`() async throws {
        let world = try await open()
        let (id, near) = (try await planned(in: world), try #require(QuestionID("vagt/near")))
        try await world.mette.begin(id)
        #expect(try await kept(in: world)["times"] == "1")
        let stopped = await #expect(throws: StoppedByFindings.self) { try await world.mette.finish(id) }
        #expect(stopped?.findings.map(\.text.danish) == ["Skriv, hvor tæt I er på."] && stopped?.canBeOverruled == true)
        #expect(stopped?.findings.map(\.field) == ["vagt/near"])
        #expect(try await kept(in: world)["times"] == "1", "what was not done keeps nothing")
        try await FinishMeeting(world.environment)(id, overruling: "Vi talte om det", as: world.mette.viewer)
        #expect(try await world.mette.read(id).meeting.phase == .after)
        #expect(try await kept(in: world) == ["times": "2", "since": "\"2026-11-24\""])
        let other = try await planned(in: world)
        try await world.amalie.withdraw(other)
        try await world.amalie.answer(near, .text("tæt"), in: other)
        try await world.amalie.share(other)
        try await world.mette.begin(other)
        try await world.mette.finish(other)
        let all = try await kept(in: world)
        #expect(all["times"] == "4" && all["said"] == "\"Amalie skrev tæt\"")
    }

    @Test func `A guard that runs for ever stops at its limit and blocks as its manifest says, however often it is tried`() async throws {
        let world = try await open()
        let (id, near) = (try await planned(in: world), try #require(QuestionID("vagt/near")))
        try await world.amalie.withdraw(id)
        try await world.amalie.answer(near, .text("løkke"), in: id)
        try await world.amalie.share(id)
        try await world.mette.begin(id)
        for _ in 1...2 {
            let stopped = await #expect(throws: StoppedByFindings.self) { try await world.mette.finish(id) }
            #expect(stopped?.unanswered.map(\.danish) == ["Vagten"] && stopped?.findings.isEmpty == true)
        }
        let plugin = try #require(Slug(Self.id))
        let faults = try await world.environment.store.read { try $0.faults(of: plugin, limit: 9) }
        #expect(faults.count == 2 && faults.allSatisfy { $0.fault.hook == .guard && $0.fault.kind == .time })
        #expect(try await world.environment.store.read { try $0.moduleRules() }.allSatisfy { $0.pause == nil })
    }

    @Test func `Reminders that are data and those of a hook reach the right ones once, and the hook sees no word of its store`()
        async throws
    {
        let world = try await open()
        let (id, near) = (try await planned(in: world), try #require(QuestionID("vagt/near")))
        try await world.amalie.withdraw(id)
        try await world.amalie.answer(near, .text("tæt"), in: id)
        try await world.amalie.share(id)
        try await world.mette.begin(id)
        try await world.mette.finish(id)
        #expect(try await kept(in: world)["said"] != nil)
        #expect(try await RemindPeople(world.environment)() == 1)
        #expect(try await reminded(Cast.mette, in: world) == ["Vagten har set 2 skridt."])
        #expect(try await reminded(Cast.amalie, in: world).isEmpty)
        world.clock.advance(days: 14)
        #expect(try await RemindPeople(world.environment)() == 0, "not more than the setting says")
        world.clock.advance(days: 1)
        #expect(try await RemindPeople(world.environment)() == 2)
        #expect(try await RemindPeople(world.environment)() == 0, "once, for ever")
        #expect(try await reminded(Cast.mette, in: world).sorted() == ["Det er længe siden.", "Vagten har set 2 skridt."])
        #expect(try await reminded(Cast.amalie, in: world) == ["Det er længe siden."])
        let plugin = try #require(Slug(Self.id))
        #expect(try await world.environment.store.read { try $0.faults(of: plugin, limit: 9) }.isEmpty)
    }

    @Test func `An upgrade makes its settings ready in every department, or is not made`() async throws {
        let world = try await open()
        let plugin = try #require(Slug(Self.id))
        let (days, weeks) = (try #require(Slug("days")), try #require(Slug("weeks")))
        let settings = { @Sendable () async throws in try await world.environment.store.read { try $0.moduleRules() }.map(\.settings) }
        let failing = Self.migration.replacing("settings.days // 7", with: "settings.dage // 7")
        let refused = await #expect(throws: InstallRefused.self) { try await world.install(second(Self.rules + failing)) }
        guard case .migration(let fault?) = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
        #expect(fault.hook == .migrate && fault.kind == .error && (fault.line ?? 0) > 0)
        #expect(try await settings() == [[days: .number(14)]])
        #expect(try await ReadPluginHealth(world.environment)(plugin, as: nil).view.installed.version.description == "1.0.0")
        try await world.install(second(Self.rules + Self.migration))
        #expect(try await settings() == [[weeks: .number(2)]])
        #expect(try await ReadPluginHealth(world.environment)(plugin, as: nil).view.installed.version.description == "2.0.0")
    }

    /// What the plugin keeps about Amalie and Mette.
    private func kept(in world: World) async throws -> [String: String] {
        let plugin = try #require(Slug(Self.id))
        return try await world.environment.store.read { try $0.pluginData(employee: Cast.amalie.id, leader: Cast.mette.id) }[plugin] ?? [:]
    }

    private func reminded(_ person: Person, in world: World) async throws -> [String] {
        try await ReadReminders(world.environment)(as: Someone(person, in: world.environment).viewer).map(\.reminder.text.danish)
    }
}
