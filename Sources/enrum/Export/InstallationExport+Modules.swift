import EnrumCore
import EnrumDomain

extension InstallationExport {
    /// The plugins, what is said about them in departments, and what they keep about people. Not their files, which are in their packages, nor
    /// their faults and figures, which say how the installation fares.
    mutating func modules(_ transaction: any ReadTransaction) throws {
        for package in try transaction.everyPackage() { try line("plugin_package", package.exported) }
        for plugin in try transaction.installedPlugins() { try line("plugin", plugin.exported) }
        for rule in try transaction.moduleRules() { try line("module_rule", rule.exported) }
        for key in try transaction.trustedKeys() { try line("trusted_key", key.exported) }
    }

    /// What plugins keep about pairs, and whom they have reminded of what.
    mutating func moduleData(_ transaction: any ReadTransaction) throws {
        for datum in try transaction.everyPluginDatum() { try line("plugin_data", datum.exported) }
        for reminder in try transaction.everyReminder() { try line("reminder", reminder.exported) }
    }

    /// The modules of a meeting, and the ticks on their checklists.
    mutating func modules(of meeting: Meeting, _ transaction: any ReadTransaction) throws {
        try lines("meeting_module", transaction.pinnedModules(of: meeting.id).map(\.exported), of: meeting.id)
        try lines("checklist_tick", transaction.ticks(of: meeting.id).map(\.exported), of: meeting.id)
    }

    /// The numbers of an employee's conversations with each leader they had.
    mutating func metrics(of meetings: [Meeting], _ transaction: any ReadTransaction) throws {
        guard let employee = meetings.first?.employee else { return }
        for leader in Set(meetings.map(\.leader)).sorted() {
            for (meeting, plugins) in try transaction.metrics(employee: employee, leader: leader).sorted(by: { $0.key < $1.key }) {
                for (plugin, values) in plugins.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                    for (metric, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                        let exported: JSONValue = [
                            "plugin": .text(plugin.rawValue), "metric": .text(metric.rawValue), "value": .encoded(value),
                        ]
                        try lines("metric", [exported], of: meeting)
                    }
                }
            }
        }
    }
}
