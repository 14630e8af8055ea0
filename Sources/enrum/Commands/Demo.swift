import ArgumentParser
import EnrumCore
import EnrumDelivery
import EnrumDomain
import EnrumPlugins
import EnrumSQLite
import EnrumTesting
import EnrumTexts
import Foundation

/// Makes an organisation to try things on.
struct Demo: Deed {
    static let configuration = CommandConfiguration(
        abstract: "Make an organisation to try things on.",
        usage: "enrum demo [<options>]",
        discussion: """
            Makes a data folder with Solvig Kommune in it: some forty invented people in a tree of departments, and two months of their \
            conversations, with one in every phase. Start the server on it, and the first page lets you be any of them with one click; that is so in a demo and nowhere else. Run \
            again, it leaves the demo as it is. It never touches an installation that is not a demo.

            Example:
              enrum demo && enrum serve
            """)

    @OptionGroup var common: CommonOptions

    func perform(_ desk: Desk) async throws {
        let settings = desk.settings
        guard !FileManager.default.fileExists(atPath: settings.database) else {
            guard try await desk.open().store.read({ try $0.isDemo() }) else {
                throw Refusal("cli.demo_not_here", ["folder": settings.data])
            }
            return desk.console.say(desk.console.texts("cli.demo_already", ["folder": settings.data]))
        }
        let progress = Progress(desk.console)
        progress.step(desk.console.texts("cli.demo_making"))
        let counts = try await DemoOrganisation(settings, progress: progress).make()
        let values: [String: String] = [
            "folder": settings.data, "people": String(counts.people), "departments": String(counts.departments),
            "meetings": String(counts.meetings), "command": settings.command("serve"),
        ]
        desk.console.say(desk.console.texts(Phrase("cli.demo_made", values)))
    }
}

/// Solvig Kommune on disk. It is made beside its place and moved there when it is whole, so that a demo that is there always is one.
struct DemoOrganisation {
    let settings: Settings
    let progress: Progress

    init(_ settings: Settings, progress: Progress) { (self.settings, self.progress) = (settings, progress) }

    func make() async throws -> InstallationCounts {
        try FileManager.default.createDirectory(
            atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let part = settings.database + ".making-" + UUID().uuidString.lowercased()
        defer { for suffix in ["", "-wal", "-shm"] { unlink(part + suffix) } }
        let store = try SQLiteStore(file: part)
        let counts = try await fill(store)
        try store.foldLog()
        try store.close()
        try FileManager.default.moveItem(atPath: part, toPath: settings.database)
        return counts
    }

    /// Two months of conversations, each deed durable as it would be for real.
    private func fill(_ store: SQLiteStore) async throws -> InstallationCounts {
        guard let clock = SystemClock(zone: settings.timeZone) else { throw Refusal("setting.unknown_time_zone") }
        let now = clock.now
        let toolkits = try BundledToolkits.ids.map { try BundledToolkits.package($0) }
        try await EnrumTesting.Demo.make(in: store, now: now, plugins: LuaPluginHost(), letters: MustacheLetters(), toolkits: toolkits) {
            done, total in
            progress.bar(done, of: total)
        }
        return try await store.write { transaction in
            try transaction.setSetting(InstallationSetting.language, to: Language.danish.rawValue)
            try transaction.log("installation.demo_made", at: now, by: nil)
            return try transaction.counts()
        }
    }
}
