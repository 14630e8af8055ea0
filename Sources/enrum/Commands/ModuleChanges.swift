import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTexts

/// Switches a plugin in a department.
struct ModuleSwitch: Deed {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Switch a plugin on or off in a department, let it inherit, lock it or unlock it.",
        usage: "enrum module switch <id> on|off|inherit|lock|unlock --department <path> [<options>]",
        discussion: """
            It counts for the department and all below it, for forms that are sent from now on. Where a department locks, those below leave it as it is.

            Example:
              enrum module switch distanceledelse on --department "Solvig Kommune/Teknik og Miljø"
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("on, off, inherit, lock or unlock.", valueName: "state"))
    var state: State

    @Option(help: ArgumentHelp("The department.", valueName: "path"))
    var department: String

    enum State: String, CaseIterable, ExpressibleByArgument {
        case on, off, inherit, lock, unlock

        var change: ChangeModule.Change {
            switch self {
            case .on: .isOn(true)
            case .off: .isOn(false)
            case .inherit: .isOn(nil)
            case .lock: .isLocked(true)
            case .unlock: .isLocked(false)
            }
        }
    }

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let place = try await installation.store.read { try $0.departments() }.department(at: department)
        try await found(id) { try await ChangeModule(installation.environment)($0, in: place, [state.change], as: nil) }
        desk.console.say(desk.console.texts("cli.module_switched.\(state.rawValue)", ["id": id, "path": department]))
    }
}

/// Stops a plugin everywhere.
struct ModulePause: Deed {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Stop a plugin everywhere, in conversations under way as well.",
        usage: "enrum module pause <id> [<options>]",
        discussion: """
            Its questions stay where they were asked, and answers stay readable.

            Example:
              enrum module pause distanceledelse
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    func perform(_ desk: Desk) async throws { try await desk.change(id, .pause, saying: "cli.module_paused") }
}

/// Lets a plugin run again.
struct ModuleResume: Deed {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Let a plugin run again, also where it was paused after faults.",
        usage: "enrum module resume <id> [<options>]",
        discussion: """
            Look at 'enrum module show' first: what failed then may fail again.

            Example:
              enrum module resume distanceledelse
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    func perform(_ desk: Desk) async throws { try await desk.change(id, .resume, saying: "cli.module_resumed") }
}

/// Goes back to a version.
struct ModuleRollback: Deed {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Put another installed version of a plugin in force.",
        usage: "enrum module rollback <id> <version> [<options>]",
        discussion: """
            Conversations that have their form keep the version they have.

            Example:
              enrum module rollback distanceledelse 1.0.0
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("One of the versions that 'enrum module show' lists.", valueName: "version"))
    var version: String

    func perform(_ desk: Desk) async throws {
        guard let version = PluginVersion(version) else { throw Refusal("cli.no_version", ["found": self.version]) }
        let environment = try await desk.open().environment
        let kept = try await found(id) { try await ReadPluginHealth(environment)($0, as: nil) }.versions.map(\.version)
        guard kept.contains(version) else {
            let known = kept.map { "\($0)" }.joined(separator: ", ")
            throw Refusal("cli.version_not_kept", ["id": id, "found": "\(version)", "known": known])
        }
        try await found(id) { try await ChangePlugin(environment)($0, .version(version), as: nil) }
        desk.console.say(desk.console.texts("cli.module_rolled_back", ["id": id, "version": version.description]))
    }
}

/// Takes a plugin away.
struct ModuleRemove: Deed {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a plugin away everywhere.",
        usage: "enrum module remove <id> [<options>]",
        discussion: """
            Answers, numbers and its versions stay, so that records read as they did. What was said about it in departments goes.

            Example:
              enrum module remove distanceledelse
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    func perform(_ desk: Desk) async throws { try await desk.change(id, .remove, saying: "cli.module_removed") }
}

extension Desk {
    fileprivate func change(_ id: String, _ change: ChangePlugin.Change, saying key: String) async throws {
        let environment = try await open().environment
        try await found(id) { try await ChangePlugin(environment)($0, change, as: nil) }
        console.say(console.texts(Phrase(key, ["id": id])))
    }
}
