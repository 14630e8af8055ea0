import EnrumCore
import EnrumDomain

extension Transaction: ModuleWriting {
    func insert(_ package: PluginPackageRow, content: [UInt8]) throws {
        try database.run(
            """
            INSERT INTO plugin_package (digest, plugin, version, content, signed_by, installed_at, installed_by) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (digest) DO NOTHING
            """, package.digest, package.plugin.rawValue, package.version.description, content, package.signedBy, package.installedAt,
            package.installedBy)
    }

    func save(_ plugin: InstalledPlugin) throws {
        try database.run(
            """
            INSERT INTO plugin (id, version, digest, granted, place, limits, paused_at, paused_because) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, digest = excluded.digest, granted = excluded.granted,
                place = excluded.place, limits = excluded.limits, paused_at = excluded.paused_at, paused_because = excluded.paused_because
            """, plugin.id.rawValue, plugin.version.description, plugin.digest, StoredJSON(plugin.granted), plugin.place,
            StoredJSON(plugin.limits), plugin.pause?.at, plugin.pause?.reason)
    }

    func deletePlugin(_ id: Slug) throws {
        try database.run("DELETE FROM plugin WHERE id = ?", id.rawValue)
    }

    func save(_ rule: ModuleRule) throws {
        guard !rule.isEmpty else {
            return try database.run("DELETE FROM module_rule WHERE plugin = ? AND department = ?", rule.plugin.rawValue, rule.department)
        }
        try database.run(
            """
            INSERT INTO module_rule (department, plugin, is_on, is_locked, settings, paused_at, paused_because) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (plugin, department) DO UPDATE SET is_on = excluded.is_on, is_locked = excluded.is_locked,
                settings = excluded.settings, paused_at = excluded.paused_at, paused_because = excluded.paused_because
            """, rule.department, rule.plugin.rawValue, rule.isOn, rule.isLocked, StoredJSON(rule.settings), rule.pause?.at,
            rule.pause?.reason)
    }

    func pin(_ modules: [PinnedModule], to meeting: Meeting.ID) throws {
        for (number, module) in modules.enumerated() {
            try database.run(
                "INSERT INTO meeting_module (meeting, number, plugin, version, digest, settings, granted) VALUES (?, ?, ?, ?, ?, ?, ?)",
                meeting, number, module.plugin.rawValue, module.version.description, module.digest, StoredJSON(module.settings),
                StoredJSON(module.granted))
        }
    }

    func savePluginData(_ value: String?, key: String, of plugin: Slug, employee: Person.ID, leader: Person.ID) throws {
        guard let value else {
            return try database.run(
                "DELETE FROM plugin_data WHERE employee = ? AND leader = ? AND plugin = ? AND key = ?", employee, leader, plugin.rawValue,
                key)
        }
        try database.run(
            """
            INSERT INTO plugin_data (employee, leader, plugin, key, value) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (employee, leader, plugin, key) DO UPDATE SET value = excluded.value
            """, employee, leader, plugin.rawValue, key, value)
    }

    func saveMetric(_ value: Double, _ metric: Slug, of plugin: Slug, in meeting: Meeting.ID) throws {
        try database.run(
            """
            INSERT INTO metric_value (meeting, plugin, metric, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (meeting, plugin, metric) DO UPDATE SET value = excluded.value
            """, meeting, plugin.rawValue, metric.rawValue, value)
    }

    func insert(_ reminder: Reminder) throws -> Bool {
        let known = try database.exists(
            "SELECT 1 FROM reminder WHERE plugin = ? AND employee = ? AND leader = ? AND key = ? AND recipient = ?",
            reminder.plugin.rawValue,
            reminder.employee, reminder.leader, reminder.key, reminder.recipient)
        guard !known else { return false }
        try database.run(
            """
            INSERT INTO reminder (id, plugin, employee, leader, key, recipient, due, text, made_at, done_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, reminder.id, reminder.plugin.rawValue, reminder.employee, reminder.leader, reminder.key, reminder.recipient, reminder.due,
            StoredJSON(reminder.text), reminder.madeAt, reminder.doneAt)
        return true
    }

    func putAway(_ reminder: Reminder.ID, at instant: Instant) throws {
        try database.change("UPDATE reminder SET done_at = ?2 WHERE id = ?1", reminder, instant)
    }

    func insert(_ row: FaultRow) throws {
        let fault = row.fault
        try database.run(
            """
            INSERT INTO plugin_fault (plugin, version, hook, kind, file, line, usage, input_hash, failed_at, department, meeting, author,
                message, log, input)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, fault.plugin.rawValue, fault.version.description, fault.hook.rawValue, fault.kind.rawValue,
            fault.file.flatMap { $0.isEmpty ? nil : String($0.prefix(300)) }, fault.line.flatMap { $0 >= 1 ? $0 : nil },
            StoredJSON(fault.usage), fault.inputHash, row.at, row.department, row.meeting, row.author, fault.message, StoredJSON(fault.log),
            row.input)
        try database.run(
            """
            DELETE FROM plugin_fault WHERE plugin = ?1
            AND number <= (SELECT number FROM plugin_fault WHERE plugin = ?1 ORDER BY number DESC LIMIT 1 OFFSET 100)
            """, fault.plugin.rawValue)
    }

    func deleteFaults(before instant: Instant) throws -> Int {
        let count = try database.first("SELECT count(*) FROM plugin_fault WHERE failed_at < ?", instant) { $0.int() } ?? 0
        if count > 0 { try database.run("DELETE FROM plugin_fault WHERE failed_at < ?", instant) }
        return count
    }

    func add(_ usage: HookUsage) throws {
        let standing = try database.first(
            "SELECT times FROM hook_usage WHERE plugin = ? AND hook = ? AND day = ?", usage.plugin.rawValue, usage.hook.rawValue, usage.day
        ) { try $0.json([Int].self) }
        let times = standing.map { zip($0, usage.times).map(+) } ?? usage.times
        try database.run(
            """
            INSERT INTO hook_usage (plugin, hook, day, calls, failures, times, instructions, matcher_steps, nanoseconds, memory_bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (plugin, hook, day) DO UPDATE SET calls = calls + excluded.calls, failures = failures + excluded.failures,
                times = excluded.times, instructions = max(instructions, excluded.instructions),
                matcher_steps = max(matcher_steps, excluded.matcher_steps), nanoseconds = max(nanoseconds, excluded.nanoseconds),
                memory_bytes = max(memory_bytes, excluded.memory_bytes)
            """, usage.plugin.rawValue, usage.hook.rawValue, usage.day, usage.calls, usage.failures, StoredJSON(times),
            usage.most.instructions, usage.most.matcherSteps, usage.most.nanoseconds, usage.most.memoryBytes)
    }

    func save(_ tick: ChecklistTick, isTicked: Bool) throws {
        if isTicked {
            try database.run(
                "INSERT INTO checklist_tick (meeting, item, person, ticked_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", tick.meeting,
                tick.item, tick.person, tick.at)
        } else {
            try database.run(
                "DELETE FROM checklist_tick WHERE meeting = ? AND item = ? AND person = ?", tick.meeting, tick.item, tick.person)
        }
    }

    func save(_ key: TrustedKey) throws {
        try database.run(
            """
            INSERT INTO trusted_key (fingerprint, name, key) VALUES (?, ?, ?)
            ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name
            """, key.fingerprint, key.name, key.key)
    }

    func deleteTrustedKey(_ fingerprint: String) throws {
        try database.run("DELETE FROM trusted_key WHERE fingerprint = ?", fingerprint)
    }
}
