import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumSQLite
import EnrumTexts

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
        for pair in values {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let phrase = parts[1].isEmpty ? "cli.setting_taken_away" : "cli.setting_set"
            desk.console.say(desk.console.texts(Phrase(phrase, ["id": id, "key": parts[0], "value": parts[1], "path": department])))
        }
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
            throw known.isEmpty ? Refusal("cli.no_settings", ["id": id]) : Refusal("cli.no_setting", ["found": pair, "known": known])
        }
        guard !parts[1].isEmpty else { return .setting(field.key, nil) }
        guard let value = AnswerValue(parts[1], for: field.kind) else { throw Refusal([field.refusing(pair)]) }
        return .setting(field.key, value)
    }
}

extension AnswerValue {
    /// What was written for a setting of this kind; nil when it is no such value.
    fileprivate init?(_ text: String, for kind: Question.Kind) {
        switch kind {
        case .text, .longText: self = .text(text)
        case .scale: guard let step = Int(text) else { return nil }; self = .scale(step)
        case .choice(let options):
            guard let option = Slug(text), options.contains(where: { $0.id == option }) else { return nil }
            self = .choice(option)
        case .many(let options):
            let parts = text.split(separator: ",").map { $0.filter { $0 != " " } }
            let chosen = parts.compactMap { part in options.first { $0.id.rawValue == part }?.id }
            guard chosen.count == parts.count else { return nil }
            self = .many(chosen)
        case .number: guard let number = Double(text.replacingComma) else { return nil }; self = .number(number)
        case .date: guard let date = CalendarDate(iso: text) else { return nil }; self = .date(date)
        case .yesNo: guard text == "yes" || text == "no" else { return nil }; self = .yesNo(text == "yes")
        case .person, .table: return nil
        }
    }
}

extension SettingField {
    /// What would fit in the place of what was written.
    fileprivate func refusing(_ pair: String) -> Refusal.Problem {
        func problem(_ phrase: String, _ values: [String: String] = [:]) -> Refusal.Problem {
            Refusal.Problem(place: nil, phrase: Phrase(phrase, values.merging(["found": pair, "key": key.rawValue]) { first, _ in first }))
        }
        let list = { (options: [Question.Option]) in
            ["allowed": options.map(\.id.rawValue).joined(separator: ", "), "example": options.first?.id.rawValue ?? ""]
        }
        switch kind {
        case .scale(let scale):
            return problem("cli.setting_wants_scale", ["lowest": String(scale.lowest), "highest": String(scale.highest)])
        case .choice(let options): return problem("cli.setting_wants_choice", list(options))
        case .many(let options): return problem("cli.setting_wants_many", list(options))
        case .date: return problem("cli.setting_wants_date")
        case .yesNo: return problem("cli.setting_wants_yes_no")
        case .number, .text, .longText, .person, .table: return problem("cli.setting_wants_number")
        }
    }
}
