import EnrumDomain
import Testing

/// What is said about a plugin in departments, from Solstrålen over Børn og Unge up to the municipality, and what it amounts to.
struct ModuleTests {
    private static let chain = ["sun", "children", "top"].map { Identifier<Department>(stored: $0) }

    /// One case, as seen from a department.
    struct Case: Sendable, CustomStringConvertible {
        let description: String
        var at = "sun"
        let rules: [ModuleRule]
        var isOn = false
        var decidedIn: String?
        var lockedIn: String?
        /// Key to value and department.
        var settings: [String: (Double, String)] = [:]
        var pausedBecause: String?
    }

    private static func rule(
        _ department: String, _ isOn: Bool? = nil, locked: Bool = false, _ settings: [String: Double] = [:], paused: String? = nil,
        of plugin: String = "distance"
    ) -> ModuleRule {
        ModuleRule(
            department: Identifier(stored: department), plugin: slug(plugin), isOn: isOn, isLocked: locked,
            settings: Dictionary(uniqueKeysWithValues: settings.map { (slug($0.key), .number($0.value)) }),
            pause: paused.map { ModuleRule.Pause(at: Instant(milliseconds: 1), reason: $0) })
    }

    static func cases() -> [Case] {
        [
            Case(description: "where nobody has said anything it is off", rules: []),
            Case(description: "on above is on here", rules: [rule("top", true)], isOn: true, decidedIn: "top"),
            Case(description: "on below is not on above", at: "children", rules: [rule("sun", true)]),
            Case(
                description: "the nearest decides: off here", rules: [rule("top", true), rule("sun", false)], decidedIn: "sun"),
            Case(
                description: "the nearest decides: on here", rules: [rule("top", false), rule("sun", true)], isOn: true,
                decidedIn: "sun"),
            Case(
                description: "one who inherits looks further up",
                rules: [rule("top", true), rule("children", nil, ["gap": 9]), rule("sun", nil)], isOn: true, decidedIn: "top",
                settings: ["gap": (9, "children")]),
            Case(
                description: "another plugin's rules say nothing", rules: [rule("top", true, locked: true, ["gap": 1], of: "other")]),
            Case(
                description: "another department's rules say nothing", rules: [rule("works", true, locked: true, ["gap": 1])]),
            Case(
                description: "settings merge key by key, and each knows where it comes from",
                rules: [
                    rule("top", true, ["gap": 1, "most": 2, "least": 3]), rule("children", nil, ["most": 4]),
                    rule("sun", nil, ["least": 5, "own": 6]),
                ], isOn: true, decidedIn: "top",
                settings: ["gap": (1, "top"), "most": (4, "children"), "least": (5, "sun"), "own": (6, "sun")]),
            Case(
                description: "below a lock nothing counts, whether it was said before or after",
                rules: [
                    rule("sun", false, locked: true, ["gap": 5]), rule("children", true, locked: true, ["gap": 4]),
                    rule("top", false, ["gap": 1, "most": 2]),
                ], isOn: true, decidedIn: "children", lockedIn: "children", settings: ["gap": (4, "children"), "most": (2, "top")]),
            Case(
                description: "the highest lock is the one that binds",
                rules: [rule("children", true, locked: true), rule("top", nil, locked: true)], lockedIn: "top"),
            Case(
                description: "where the lock stands one may change it", at: "children",
                rules: [rule("children", true, locked: true, ["gap": 4])], isOn: true, decidedIn: "children",
                settings: ["gap": (4, "children")]),
            Case(
                description: "above the lock nobody is bound", at: "top",
                rules: [rule("top", true), rule("children", false, locked: true)], isOn: true, decidedIn: "top"),
            Case(
                description: "a pause above stops it here", rules: [rule("top", true), rule("children", paused: "a")], isOn: true,
                decidedIn: "top", pausedBecause: "a"),
            Case(
                description: "a pause below stops nothing above", at: "children",
                rules: [rule("top", true), rule("sun", paused: "a")],
                isOn: true, decidedIn: "top"),
            Case(
                description: "the nearest pause is the one that is shown",
                rules: [rule("top", true, paused: "a"), rule("sun", paused: "b")], isOn: true, decidedIn: "top", pausedBecause: "b"),
            Case(
                description: "a lock above does not hide a pause below it",
                rules: [rule("top", true, locked: true), rule("sun", paused: "a")], isOn: true, decidedIn: "top", lockedIn: "top",
                pausedBecause: "a"),
        ]
    }

    @Test(arguments: cases())
    func `What is said in departments amounts to one module`(expected: Case) throws {
        let chain = Array(Self.chain.drop { $0.rawValue != expected.at })
        for rules in [expected.rules, expected.rules.reversed()] {
            let module = Module(slug("distance"), in: chain, rules: rules)
            #expect(module.isOn == expected.isOn)
            #expect(module.decidedIn?.rawValue == expected.decidedIn)
            #expect(module.lockedIn?.rawValue == expected.lockedIn)
            #expect(module.pause?.reason == expected.pausedBecause)
            #expect(module.isActive == (expected.isOn && expected.pausedBecause == nil))
            #expect(module.settings.count == expected.settings.count)
            for (key, value) in expected.settings {
                let setting = try #require(module.settings[slug(key)])
                #expect(setting.value == .number(value.0) && setting.setIn.rawValue == value.1, "\(key)")
            }
        }
    }

    @Test func `A plugin sees what is set, else what it declares, and no key that it does not declare`() throws {
        let (gap, most, none, gone) = (
            slug("gap"), slug("most"), slug("none"), slug("gone")
        )
        let fields = [(gap, AnswerValue.number(21)), (most, .number(5)), (none, nil)].map { key, standard in
            SettingField(key: key, label: LocalizedText(danish: "Felt"), kind: .number(.init()), standard: standard)
        }
        let module = Module(
            slug("distance"), in: Self.chain, rules: [Self.rule("top", true, ["gap": 7, "gone": 1])])
        #expect(module.settings[gone] != nil)
        #expect(module.values(for: fields) == [gap: .number(7), most: .number(5)])
        #expect(module.values(for: []) == [:])
    }

    @Test func `A rule is empty when it says nothing at all`() throws {
        #expect(Self.rule("sun").isEmpty)
        for rule in [
            Self.rule("sun", true), Self.rule("sun", false), Self.rule("sun", locked: true), Self.rule("sun", nil, ["gap": 1]),
            Self.rule("sun", paused: "a"),
        ] { #expect(!rule.isEmpty) }
    }
}
