import EnrumCore
import EnrumDomain

extension Examination {
    /// How many plugins there are, and whether any of them stands still or cannot be read by this version of Enrum.
    mutating func modules(_ installation: Installation) async throws {
        let view = try await ReadModules(installation.environment)(as: nil)
        let stopped = Set(view.rules.filter { $0.pause != nil }.map(\.plugin))
        let paused = view.plugins.filter { $0.installed.pause != nil || stopped.contains($0.id) }
        let unreadable = view.plugins.filter { $0.plugin == nil }
        note(
            paused.isEmpty && unreadable.isEmpty ? .fine : .worthKnowing, "cli.doctor_modules",
            ["installed": String(view.plugins.count), "paused": String(paused.count), "unreadable": String(unreadable.count)])
        for plugin in unreadable { note(.worthKnowing, "cli.doctor_module_unreadable", ["plugin": plugin.id.rawValue]) }
    }
}
