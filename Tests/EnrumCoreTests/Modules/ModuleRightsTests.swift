import EnrumCore
import EnrumDomain
import EnrumTesting
import Testing

/// Who may do what with plugins and modules: everybody tries everything (SECURITY, "Who may do what").
struct ModuleRightsTests {
    private static let plugin = Plugin.scripted(
        "distance", reads: .everything, hooks: [.checkMeeting], settings: [.number("gap", standard: 21)])

    /// A deed, and who may do it.
    struct Deed: Sendable, CustomStringConvertible {
        let description: String
        let people: [Person]
        let attempt: @Sendable (Environment, Viewer) async throws -> Void
    }

    private static func decide(_ department: Department, _ people: [Person]) -> Deed {
        Deed(description: "decide in \(department.name)", people: people) {
            try await ChangeModule($0)("distance", in: department.id, [.isOn(false), .settings(["gap": .number(3)])], as: $1)
        }
    }

    private static let (admin, everywhere) = ([Cast.jonas], [Cast.jonas, Cast.charlotte])
    static let deeds: [Deed] = [
        Deed(description: "read the list", people: [Cast.jonas, Cast.charlotte, Cast.pernille, Cast.rasmus]) {
            _ = try await ReadModules($0)(as: $1)
        },
        Deed(description: "read how it fares", people: [Cast.jonas, Cast.charlotte, Cast.pernille, Cast.rasmus]) {
            _ = try await ReadPluginHealth($0)("distance", as: $1)
        },
        decide(Cast.solvig, everywhere), decide(Cast.children, everywhere + [Cast.pernille]),
        decide(Cast.sun, everywhere + [Cast.pernille]),
        decide(Cast.works, everywhere + [Cast.rasmus]), decide(Cast.park, everywhere + [Cast.rasmus]),
        decide(Cast.digital, everywhere + [Cast.rasmus]), decide(Cast.hr, everywhere),
        Deed(description: "grant", people: admin) { try await ChangePlugin($0)("distance", .grant([.meeting]), as: $1) },
        Deed(description: "pause", people: admin) { try await ChangePlugin($0)("distance", .pause, as: $1) },
        Deed(description: "resume", people: admin) { try await ChangePlugin($0)("distance", .resume, as: $1) },
        Deed(description: "order", people: admin) { try await ChangePlugin($0)("distance", .place(1), as: $1) },
        Deed(description: "limit", people: admin) { try await ChangePlugin($0)("distance", .limits(.standard), as: $1) },
        Deed(description: "put in order", people: admin) { try await OrderPlugins($0)(["distance"], as: $1) },
        Deed(description: "read whom is trusted", people: admin) { _ = try await TrustKeys($0).all(as: $1) },
        Deed(description: "trust", people: admin) {
            try await TrustKeys($0).add(
                TrustedKey(fingerprint: "0123456789abcdef", name: "Solvig", key: [UInt8](repeating: 1, count: 32)), as: $1)
        },
        Deed(description: "decide in two departments", people: everywhere) {
            try await ChangeModule($0)("distance", [Cast.sun.id: [.isOn(false)], Cast.works.id: [.isOn(false)]], as: $1)
        },
        Deed(description: "remove", people: admin) { try await ChangePlugin($0)("distance", .remove, as: $1) },
    ]

    @Test(arguments: deeds)
    func `Admins and HR do what is theirs, and to everybody else there is nothing`(deed: Deed) async throws {
        let house = try await House.open(with: [Self.plugin])
        for person in Cast.everyone {
            let viewer = try await house[person].viewer
            let rows = try await house.countLog()
            if deed.people.contains(person) {
                await #expect(throws: Never.self, "\(person.name)") { try await deed.attempt(house.rehearsal, viewer) }
            } else {
                await #expect(throws: NotFound.self, "\(person.name)") { try await deed.attempt(house.environment, viewer) }
            }
            #expect(try await house.countLog() == rows)
        }
    }

    @Test func `Someone who has left decides nothing, whatever they still have open`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let viewer = try await house[Cast.pernille].viewer
        try await house.give(Cast.pernille, leader: nil, leaves: true)
        await #expect(throws: NotFound.self) {
            try await ChangeModule(house.environment)("distance", in: Cast.sun.id, [.isOn(true)], as: viewer)
        }
    }

    @Test func `A lock binds HR below it, not where it stands`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let change = ChangeModule(house.environment)
        let (charlotte, pernille) = (try await house[Cast.charlotte].viewer, try await house[Cast.pernille].viewer)
        try await change("distance", in: Cast.children.id, [.isOn(true), .isLocked(true)], as: pernille)
        for department in [Cast.sun, Cast.school] {
            await #expect(throws: RuleBroken("rule.module_locked", field: "module")) {
                try await change("distance", in: department.id, [.isOn(false)], as: pernille)
            }
        }
        try await change("distance", in: Cast.children.id, [.settings(["gap": .number(9)])], as: pernille)
        try await change("distance", in: Cast.solvig.id, [.isLocked(true)], as: charlotte)
        await #expect(throws: RuleBroken("rule.module_locked", field: "module")) {
            try await change("distance", in: Cast.children.id, [.isLocked(false)], as: pernille)
        }
    }

    @Test func `Several departments are changed at once, those above first, or not at all`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let change = ChangeModule(house.environment)
        let rows = try await house.countLog()
        let jonas = try await house[Cast.jonas].viewer
        await #expect(throws: RefusedAnswers.self) {
            try await change("distance", [Cast.works.id: [.isOn(false)], Cast.sun.id: [.setting("gap", .number(0))]], as: jonas)
        }
        await #expect(throws: RuleBroken("rule.module_locked", field: "module")) {
            try await change(
                "distance", [Cast.children.id: [.isLocked(true)], Cast.sun.id: [.isOn(false)], Cast.works.id: [.isOn(false)]], as: jonas)
        }
        #expect(try await house.countLog() == rows)
        #expect(try await house.environment.store.read { try $0.moduleRules() }.map(\.department) == [Cast.solvig.id])
        try await change(
            "distance", [Cast.works.id: [.isOn(false)], Cast.sun.id: [.setting("gap", .number(3))], Cast.park.id: []], as: jonas)
        #expect(try await house.deeds(since: rows) == ["module.changed", "module.changed"])
        try await change("distance", in: Cast.sun.id, [.setting("gap", nil), .isOn(true)], as: jonas)
        #expect(try await house.rule(of: "distance", in: Cast.sun).settings == [:])
    }

    @Test func `A change in a department is one row in the log, and no change is none`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let change = ChangeModule(house.environment)
        let pernille = try await house[Cast.pernille].viewer
        let rows = try await house.countLog()
        for _ in 1...2 { try await change("distance", in: Cast.sun.id, [.isOn(false), .isLocked(true)], as: pernille) }
        try await change("distance", in: Cast.sun.id, [.isOn(nil), .isLocked(false), .settings([:])], as: pernille)
        let logged = try await house.wholeLog().dropFirst(rows)
        #expect(logged.map(\.action) == ["module.changed", "module.changed"])
        #expect(logged.allSatisfy { $0.object == "module/distance/sun" && $0.actor == Cast.pernille.id && $0.isSecurityEvent })
        #expect(try await house.environment.store.read { try $0.moduleRules() }.filter { $0.department == Cast.sun.id } == [])
    }

    @Test func `Settings are checked by what the plugin declares, every mistake at once`() async throws {
        let house = try await House.open(with: [Self.plugin])
        let error = await #expect(throws: RefusedAnswers.self) {
            try await house.switchModule("distance", .settings(["gap": .number(0), "other": .yesNo(true)]), in: Cast.sun)
        }
        #expect(error?.problems.map(\.field) == ["gap", "other"] && error?.problems.last?.phrase.key == "rule.unknown_setting")
        await #expect(throws: RefusedAnswers.self) {
            try await house.switchModule("distance", .settings(["gap": .text("mange")]), in: Cast.sun)
        }
        for (plugin, department) in [("other", Cast.sun.id), ("distance", Identifier<Department>(stored: "nowhere"))]
            as [(
                Slug, Identifier<Department>
            )]
        {
            await #expect(throws: NotFound.self) {
                try await ChangeModule(house.environment)(plugin, in: department, [.isOn(true)], as: nil)
            }
        }
        #expect(try await house.rule(of: "distance", in: Cast.sun).isEmpty)
    }

    @Test func `A plugin that cannot be read is listed as such, and can be switched off, not set`() async throws {
        let house = try await House.open(with: [Self.plugin])
        house.host.unlearn(Self.plugin)
        let view = try await ReadModules(house.environment)(as: nil)
        #expect(view.plugins.map(\.id) == ["distance"] && view.plugins.allSatisfy { $0.plugin == nil && $0.ungranted.isEmpty })
        try await house.switchModule("distance", .isOn(false), in: Cast.solvig)
        #expect(try await house.rule(of: "distance", in: Cast.solvig).isOn == false)
        await #expect(throws: NotFound.self) { try await house.switchModule("distance", .settings([:]), in: Cast.solvig) }
    }

    @Test func `The page shows what holds where, where it comes from, and what the viewer may change`() async throws {
        let other = Plugin.scripted("after", reads: [.meeting], after: ["distance"])
        let house = try await House.open(with: [Self.plugin])
        house.host.know(other)
        try await house.environment.install(other, granting: [], on: [])
        try await house.switchModule("distance", .isOn(false), .settings(["gap": .number(9)]), in: Cast.children)
        let pernille = try await ReadModules(house.environment)(as: house[Cast.pernille].viewer)
        #expect(pernille.plugins.map(\.id) == ["distance", "after"] && pernille.plugins.map(\.ungranted) == [[], [.meeting]])
        #expect(Set(pernille.choosable.map(\.id)) == [Cast.children.id, Cast.sun.id, Cast.school.id] && !pernille.isAdmin)
        let here = pernille.module("distance", in: Cast.sun.id)
        #expect(!here.isOn && here.decidedIn == Cast.children.id && here.settings["gap"]?.setIn == Cast.children.id)
        #expect(pernille.module("distance", in: Cast.works.id).isOn)
        let jonas = try await ReadModules(house.environment)(as: house[Cast.jonas].viewer)
        #expect(jonas.isAdmin && jonas.choosable.count == Cast.departments.count && jonas.conflicts.isEmpty)
        try await ChangePlugin(house.environment)("after", .place(1), as: nil)
        #expect(try await ReadModules(house.environment)(as: nil).plugins.map(\.id) == ["distance", "after"], "after is after")
    }
}
