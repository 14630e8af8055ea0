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
        desk.console.say(desk.console.texts("cli.module_changed", ["id": id]))
    }
}

/// Sets a plugin's settings in a department.
struct ModuleSet: Deed {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set a plugin's settings in a department.",
        usage: "enrum module set <id> --department <path> <key>=<value> ... [<options>]",
        discussion: """
            An empty value takes the setting away here, so that it is inherited. Yes and no are written yes and no, a date 2026-11-24, several choices with commas.

            Example:
              enrum module set distanceledelse --department "Solvig Kommune/Teknik og Miljø" longest_gap=21
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    @Argument(help: ArgumentHelp("A setting and its value.", valueName: "key=value"))
    var values: [String]

    @Option(help: ArgumentHelp("The department.", valueName: "path"))
    var department: String

    func perform(_ desk: Desk) async throws {
        let installation = try await desk.open()
        let place = try await installation.store.read { try $0.departments() }.department(at: department)
        let view = try await ReadModules(installation.environment)(as: nil)
        guard let plugin = view.plugins.first(where: { $0.id.rawValue == id })?.plugin else { throw Refusal("cli.no_module", ["id": id]) }
        let changes = try changes(of: plugin)
        try await found(id) { try await ChangeModule(installation.environment)($0, in: place, changes, as: nil) }
        desk.console.say(desk.console.texts("cli.module_changed", ["id": id]))
    }

    /// - Throws: ``Refusal`` with every pair that is no setting or does not fit it.
    private func changes(of plugin: Plugin) throws -> [ChangeModule.Change] {
        var (changes, problems): ([ChangeModule.Change], [Refusal.Problem]) = ([], [])
        for pair in values {
            do {
                changes.append(try change(pair, of: plugin))
            } catch let refusal as Refusal { problems += refusal.problems }
        }
        guard problems.isEmpty else { throw Refusal(problems) }
        return changes
    }

    private func change(_ pair: String, of plugin: Plugin) throws -> ChangeModule.Change {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let field = parts.first.flatMap { Slug($0) }.flatMap { key in plugin.manifest.settings.first { $0.key == key } }
        guard parts.count == 2, let field else {
            let known = plugin.manifest.settings.map(\.key.rawValue).joined(separator: ", ")
            throw Refusal("cli.no_setting", ["found": pair, "known": known])
        }
        guard !parts[1].isEmpty else { return .setting(field.key, nil) }
        guard let value = AnswerValue(parts[1], for: field.kind) else { throw Refusal("cli.setting_value", ["found": pair]) }
        return .setting(field.key, value)
    }
}

extension AnswerValue {
    /// What was written for a setting of this kind; nil when it is no such value.
    fileprivate init?(_ text: String, for kind: Question.Kind) {
        switch kind {
        case .text, .longText: self = .text(text)
        case .scale: guard let step = Int(text) else { return nil }; self = .scale(step)
        case .choice: guard let option = Slug(text) else { return nil }; self = .choice(option)
        case .many: self = .many(text.split(separator: ",").compactMap { Slug($0) })
        case .number: guard let number = Double(text.replacingComma) else { return nil }; self = .number(number)
        case .date: guard let date = CalendarDate(iso: text) else { return nil }; self = .date(date)
        case .yesNo: guard text == "yes" || text == "no" else { return nil }; self = .yesNo(text == "yes")
        case .person, .table: return nil
        }
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

    func perform(_ desk: Desk) async throws { try await desk.change(id, .pause) }
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

    func perform(_ desk: Desk) async throws { try await desk.change(id, .resume) }
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
        desk.console.say(desk.console.texts("cli.module_changed", ["id": id]))
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

    func perform(_ desk: Desk) async throws { try await desk.change(id, .remove) }
}

extension Desk {
    fileprivate func change(_ id: String, _ change: ChangePlugin.Change) async throws {
        let environment = try await open().environment
        try await found(id) { try await ChangePlugin(environment)($0, change, as: nil) }
        console.say(console.texts("cli.module_changed", ["id": id]))
    }
}
