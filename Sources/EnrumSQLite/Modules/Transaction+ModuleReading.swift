import EnrumCore
import EnrumDomain
import Foundation

extension Transaction: ModuleReading {
    func installedPlugins() throws -> [InstalledPlugin] {
        let revision = try revision(of: "plugin")
        if let plugins = memory.plugins(revision) { return plugins }
        let plugins = try database.all(ModuleSQL.plugins, as: InstalledPlugin.init)
        if !isWriting { memory.remember(plugins, revision: revision) }
        return plugins
    }

    func packages(of plugin: Slug) throws -> [PluginPackageRow] {
        try database.all(ModuleSQL.packages, plugin.rawValue, as: PluginPackageRow.init).sorted { $0.version > $1.version }
    }

    func package(digest: String) throws -> [UInt8]? {
        try database.first("SELECT content FROM plugin_package WHERE digest = ?", digest) { $0.bytes() }
    }

    func everyPackage() throws -> [PluginPackageRow] {
        try database.all(ModuleSQL.everyPackage, as: PluginPackageRow.init).sorted {
            $0.plugin == $1.plugin ? $0.version > $1.version : $0.plugin.rawValue < $1.plugin.rawValue
        }
    }

    func moduleRules() throws -> [ModuleRule] {
        let revision = try revision(of: "module_rule")
        if let rules = memory.moduleRules(revision) { return rules }
        let rules = try database.all(ModuleSQL.rules, as: ModuleRule.init)
        if !isWriting { memory.remember(rules, revision: revision) }
        return rules
    }

    func pinnedModules(of meeting: Meeting.ID) throws -> [PinnedModule] {
        try database.all(ModuleSQL.pinned, meeting, as: PinnedModule.init)
    }

    func pluginData(employee: Person.ID, leader: Person.ID) throws -> [Slug: [String: String]] {
        var data: [Slug: [String: String]] = [:]
        try Prepared("SELECT plugin, key, value FROM plugin_data WHERE employee = ? AND leader = ?", on: database).forEach(employee, leader)
        {
            data[try $0.slug(), default: [:]][$0.text()] = $0.text()
        }
        return data
    }

    func everyPluginDatum() throws -> [PluginDatum] {
        try database.all("SELECT employee, leader, plugin, key, value FROM plugin_data ORDER BY employee, leader, plugin, key") {
            PluginDatum(employee: $0.id(), leader: $0.id(), plugin: try $0.slug(), key: $0.text(), value: $0.text())
        }
    }

    func metrics(employee: Person.ID, leader: Person.ID) throws -> [Meeting.ID: [Slug: [Slug: Double]]] {
        var metrics: [Meeting.ID: [Slug: [Slug: Double]]] = [:]
        try Prepared(ModuleSQL.metrics, on: database).forEach(employee, leader) {
            metrics[$0.id(), default: [:]][try $0.slug(), default: [:]][try $0.slug()] = $0.double()
        }
        return metrics
    }

    func dueReminders(of recipient: Person.ID, on today: CalendarDate) throws -> [Reminder] {
        try database.all(ModuleSQL.dueReminders, recipient, today, as: Reminder.init)
    }

    func reminder(_ id: Reminder.ID) throws -> Reminder? {
        try database.first(ModuleSQL.reminder, id, as: Reminder.init)
    }

    func everyReminder() throws -> [Reminder] {
        try database.all(ModuleSQL.everyReminder, as: Reminder.init)
    }

    func faults(of plugin: Slug, limit: Int) throws -> [FaultRow] {
        try database.all(ModuleSQL.faults, plugin.rawValue, limit, as: FaultRow.init)
    }

    func fault(_ number: Int64) throws -> FaultRow? {
        try database.first(ModuleSQL.fault, number, as: FaultRow.init)
    }

    func faultCounts(of plugin: Slug, in department: Identifier<Department>, since: Instant) throws -> FaultCounts {
        try database.first(ModuleSQL.faultCounts, plugin.rawValue, department, since) {
            FaultCounts(all: $0.int(), aborts: $0.int(), people: $0.int())
        } ?? FaultCounts(all: 0, aborts: 0, people: 0)
    }

    func recentFaults(
        of plugins: [Slug], in meeting: Meeting.ID, of department: Identifier<Department>, since: Instant
    ) throws -> [RecentFault] {
        try database.all(ModuleSQL.recentFaults, JSONList(plugins), department, since, meeting) {
            RecentFault(plugin: try $0.slug(), at: $0.instant(), isAbort: $0.bool(), author: $0.optionalID())
        }
    }

    func hookUsage(of plugin: Slug, since: CalendarDate) throws -> [HookUsage] {
        try database.all(ModuleSQL.usage, plugin.rawValue, since, as: HookUsage.init)
    }

    func ticks(of meeting: Meeting.ID) throws -> [ChecklistTick] {
        try database.all("SELECT meeting, item, person, ticked_at FROM checklist_tick WHERE meeting = ?", meeting) {
            ChecklistTick(meeting: $0.id(), item: $0.text(), person: $0.id(), at: $0.instant())
        }
    }

    func trustedKeys() throws -> [TrustedKey] {
        try database.all("SELECT fingerprint, name, key FROM trusted_key ORDER BY name, fingerprint") {
            TrustedKey(fingerprint: $0.text(), name: $0.text(), key: $0.bytes())
        }
    }

    func pairs() throws -> [(employee: Person, leader: Person.ID)] {
        try everyone().compactMap { person in person.isActive ? person.leader.map { (person, $0) } : nil }
    }
}

enum ModuleSQL {
    static let plugins = "SELECT id, version, digest, granted, place, limits, paused_at, paused_because FROM plugin ORDER BY id"
    static let everyPackage = "SELECT plugin, version, digest, installed_at, installed_by, signed_by FROM plugin_package"
    static let packages = everyPackage + " WHERE plugin = ?"
    static let rules =
        "SELECT department, plugin, is_on, is_locked, settings, paused_at, paused_because FROM module_rule ORDER BY plugin, department"
    static let pinned = "SELECT plugin, version, digest, settings, granted FROM meeting_module WHERE meeting = ? ORDER BY number"
    static let metrics = """
        SELECT metric_value.meeting, metric_value.plugin, metric_value.metric, metric_value.value FROM metric_value
        JOIN meeting ON meeting.id = metric_value.meeting WHERE meeting.employee = ? AND meeting.leader = ?
        """
    private static let reminders = "SELECT id, plugin, employee, leader, key, recipient, due, text, made_at, done_at FROM reminder"
    static let dueReminders = reminders + " WHERE recipient = ? AND due <= ? AND done_at IS NULL ORDER BY due, id"
    static let reminder = reminders + " WHERE id = ?"
    static let everyReminder = reminders + " ORDER BY made_at, id"
    private static let anyFault = """
        SELECT number, plugin, version, hook, kind, file, line, usage, input_hash, failed_at, department, meeting, author, message, log, input
        FROM plugin_fault
        """
    static let faults = anyFault + " WHERE plugin = ? ORDER BY number DESC LIMIT ?"
    static let fault = anyFault + " WHERE number = ?"
    static let faultCounts = """
        SELECT count(*), count(CASE WHEN kind IN ('time', 'memory') THEN 1 END),
            min(count(DISTINCT coalesce(meeting.employee, author)), count(DISTINCT coalesce(author, meeting.employee)))
        FROM plugin_fault LEFT JOIN meeting ON meeting.id = plugin_fault.meeting
        WHERE plugin = ? AND department = ? AND failed_at >= ? AND hook <> 'guard'
        """
    static let recentFaults = """
        SELECT plugin, failed_at, kind IN ('time', 'memory'), author FROM plugin_fault
        WHERE plugin IN (SELECT value FROM json_each(?)) AND department = ? AND failed_at >= ? AND meeting = ? AND hook <> 'guard'
        """
    static let usage = """
        SELECT plugin, hook, day, calls, failures, times, instructions, matcher_steps, nanoseconds, memory_bytes FROM hook_usage
        WHERE plugin = ? AND day >= ? ORDER BY hook, day
        """
}
