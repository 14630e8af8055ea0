/// What has been said about one plugin in one department; where nothing is said, the department above decides.
public struct ModuleRule: Hashable, Sendable {
    public let department: Identifier<Department>
    public let plugin: Slug
    /// On or off here and below; nil inherits.
    public var isOn: Bool?
    /// Whether departments below must leave it as it is here: neither switch it nor change its settings.
    public var isLocked: Bool
    /// The settings that are set here; the others are inherited, key by key.
    public var settings: SettingValues
    /// Stopped here after faults, until somebody resumes it.
    public var pause: Pause?

    /// Why and since when a plugin is stopped.
    public struct Pause: Hashable, Sendable {
        public let at: Instant
        /// A key of the locale files: "module.paused_by_faults", "module.paused_by_abort", "module.paused_by_hand", "module.paused_api".
        public let reason: String

        public init(at: Instant, reason: String) { (self.at, self.reason) = (at, reason) }

        /// Whether somebody stopped it, who alone lets it go on.
        public var isByHand: Bool { reason == "module.paused_by_hand" }

        /// Whether it failed too often, rather than that somebody stopped it.
        public var isByFaults: Bool { reason == "module.paused_by_faults" || reason == "module.paused_by_abort" }
    }

    public init(
        department: Identifier<Department>, plugin: Slug, isOn: Bool? = nil, isLocked: Bool = false, settings: SettingValues = [:],
        pause: Pause? = nil
    ) {
        (self.department, self.plugin, self.isOn, self.isLocked) = (department, plugin, isOn, isLocked)
        (self.settings, self.pause) = (settings, pause)
    }

    /// Whether it says nothing, and need not be kept.
    public var isEmpty: Bool { isOn == nil && !isLocked && settings.isEmpty && pause == nil }
}

/// A plugin as it stands in one department: switched on or off, with its effective settings, each with where it comes from (modul).
public struct Module: Hashable, Sendable {
    public let plugin: Slug
    public let isOn: Bool
    /// The department that decided; nil when nobody has, which is off.
    public let decidedIn: Identifier<Department>?
    /// The department above that locked it; nil when it is free.
    public let lockedIn: Identifier<Department>?
    /// Only what somebody has set; the others have the value their declaration gives.
    public let settings: [Slug: Setting]
    /// The nearest pause from here up.
    public let pause: ModuleRule.Pause?

    /// A value, and the department that set it.
    public struct Setting: Hashable, Sendable {
        public let value: AnswerValue
        public let setIn: Identifier<Department>
    }

    /// Whether its questions and hooks are part of new conversations.
    public var isActive: Bool { isOn && pause == nil }

    /// What the rules of a department and those above it amount to: the nearest wins, key by key, but nothing below a lock counts.
    ///
    /// - Parameter chain: The department, its parent, up to the top; see ``DepartmentTree/chain(from:)``.
    public init(_ plugin: Slug, in chain: [Identifier<Department>], rules: [ModuleRule]) {
        let own = Dictionary(
            rules.lazy.filter { $0.plugin == plugin }.map { ($0.department, $0) }, uniquingKeysWith: { first, _ in first })
        var (isOn, decidedIn, lockedIn, pause): (Bool, Identifier<Department>?, Identifier<Department>?, ModuleRule.Pause?) =
            (false, nil, nil, nil)
        var settings: [Slug: Setting] = [:]
        for department in chain.reversed() {
            guard let rule = own[department] else { continue }
            pause = rule.pause ?? pause
            guard lockedIn == nil else { continue }
            if let decided = rule.isOn { (isOn, decidedIn) = (decided, department) }
            for (key, value) in rule.settings { settings[key] = Setting(value: value, setIn: department) }
            if rule.isLocked { lockedIn = department }
        }
        // A lock binds those below; where it stands, one may change it.
        self.lockedIn = lockedIn == chain.first ? nil : lockedIn
        (self.plugin, self.isOn, self.decidedIn, self.settings, self.pause) = (plugin, isOn, decidedIn, settings, pause)
    }

    /// The settings as the plugin sees them: what is set, else what the declaration gives.
    public func values(for fields: [SettingField]) -> SettingValues {
        var values: SettingValues = [:]
        for field in fields { values[field.key] = settings[field.key]?.value ?? field.standard }
        return values
    }
}
