import EnrumCore
import EnrumDomain

/// Plugins and what belongs to them as tests of the store keep them: values, whose content nobody runs.
extension House {
    /// The SHA-256 that a version is kept under.
    static func digest(_ digit: Character) -> String { String(repeating: digit, count: 64) }

    static func package(_ plugin: Slug, _ version: String, _ digit: Character, by person: Person.ID? = "aase", at minutes: Int64 = 1)
        -> PluginPackageRow
    {
        guard let version = PluginVersion(version) else { preconditionFailure("a literal in a test is not a version") }
        return PluginPackageRow(
            plugin: plugin, version: version, digest: digest(digit), installedAt: .after(minutes), installedBy: person,
            signedBy: person == nil ? "0123456789abcdef" : nil)
    }

    static func installed(_ package: PluginPackageRow, granted: Set<PluginManifest.Reading> = [.meeting, .ownAnswers]) -> InstalledPlugin {
        InstalledPlugin(id: package.plugin, version: package.version, digest: package.digest, granted: granted)
    }

    static let settings: SettingValues = [
        "longest_gap": .number(21), "remind": .choice("both"), "purpose": .text("Vi får børn i byen, “hver dag”"),
        "since": .date(.november(3)),
        "also": .many(["a", "b"]), "is_open": .yesNo(true), "steps": .scale(4),
    ]

    static func pinned(_ package: PluginPackageRow) -> PinnedModule {
        PinnedModule(
            plugin: package.plugin, version: package.version, digest: package.digest, settings: settings, granted: [.history, .answers])
    }

    static func reminder(
        _ id: Reminder.ID = "reminder", key: String = "gap-m7", to recipient: Person.ID = "mette", due day: Int = 24
    ) -> Reminder {
        Reminder(
            id: id, plugin: "distance", employee: "ali", leader: "mette", key: key, recipient: recipient, due: .november(day),
            text: LocalizedText(danish: "Det er 36 dage siden", english: "It is 36 days ago"), madeAt: .after(3))
    }

    static func fault(
        _ kind: PluginFault.Kind = .error, hook: Hook = .report, of plugin: Slug = "distance", at minutes: Int64 = 5,
        in department: Identifier<Department> = "dept-sun", meeting: Meeting.ID? = nil, author: Person.ID? = "ali",
        file: String? = "rules.lua", line: Int? = 12, message: String = "Fejl"
    ) -> FaultRow {
        guard let version = PluginVersion("1.2.0") else { preconditionFailure("a literal in a test is not a version") }
        let fault = PluginFault(
            plugin: plugin, version: version, hook: hook, kind: kind, file: file, line: line, message: message, log: ["en linje", "to"],
            usage: PluginUsage(instructions: 5, matcherSteps: 6, nanoseconds: 7, memoryBytes: 8), inputHash: digest("f"))
        return FaultRow(
            fault: fault, at: .after(minutes), department: department, meeting: meeting, author: author, input: [0, 1, 255])
    }

    static func usage(_ hook: Hook = .report, day: Int = 24, calls: Int, failures: Int = 0, most: Int = 1) -> HookUsage {
        var times = [Int](repeating: 0, count: HookUsage.buckets)
        times[2] = calls
        return HookUsage(
            plugin: "distance", hook: hook, day: .november(day), calls: calls, failures: failures, times: times,
            most: PluginUsage(instructions: most, matcherSteps: most, nanoseconds: most, memoryBytes: most))
    }

    /// Keeps a version of a plugin and puts it in force.
    @discardableResult
    func install(_ package: PluginPackageRow) async throws -> InstalledPlugin {
        let plugin = Self.installed(package)
        try await store.write { transaction in
            try transaction.insert(package, content: [1, 2, 3])
            try transaction.save(plugin)
        }
        return plugin
    }

    /// A plugin with something of everything that is kept about one.
    func furnishModules(in meeting: Meeting.ID) async throws {
        let package = Self.package("distance", "1.2.0", "a")
        try await install(package)
        try await store.write { transaction in
            try transaction.save(
                ModuleRule(
                    department: "dept-sun", plugin: "distance", isOn: true, isLocked: true, settings: Self.settings,
                    pause: ModuleRule.Pause(at: .after(6), reason: "module.paused_by_faults")))
            try transaction.pin([Self.pinned(package)], to: meeting)
            try transaction.savePluginData(#"{"seen":3}"#, key: "count", of: "distance", employee: "ali", leader: "mette")
            try transaction.saveMetric(4.5, "closeness", of: "distance", in: meeting)
            _ = try transaction.insert(Self.reminder())
            try transaction.insert(Self.fault())
            try transaction.add(Self.usage(calls: 3, failures: 1))
            try transaction.save(
                ChecklistTick(meeting: meeting, item: "distance/before/camera", person: "ali", at: .after(4)), isTicked: true)
            try transaction.save(TrustedKey(fingerprint: "0123456789abcdef", name: "Solvig", key: [UInt8](repeating: 7, count: 32)))
        }
    }
}
