import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts

/// Modules, for whoever runs the installation; the page *Moduler* does the same.
struct ModuleCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "module",
        abstract: "Install plugins, and switch them on in departments.",
        subcommands: [
            ModuleList.self, ModuleShow.self, ModuleInstall.self, ModuleGrant.self, ModuleSwitch.self, ModuleSet.self, ModulePause.self,
            ModuleResume.self, ModuleRollback.self, ModuleRemove.self, ModuleKeys.self,
        ])
}

/// Lists what is installed.
struct ModuleList: Deed {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the plugins that are installed.",
        usage: "enrum module list [<options>]",
        discussion: """
            In the order in which they stand in a form, each with its version, its title and the departments that say on.

            Example:
              enrum module list
            """)

    @OptionGroup var common: CommonOptions

    func perform(_ desk: Desk) async throws {
        let view = try await ReadModules(desk.open().environment)(as: nil)
        let texts = desk.console.texts
        guard !view.plugins.isEmpty else { return desk.console.say(texts("cli.modules_none")) }
        for plugin in view.plugins {
            let title = plugin.plugin?.manifest.title(texts.language) ?? texts("cli.module_unreadable")
            desk.console.say("\(plugin.id) \(plugin.installed.version)  \(title)")
            if let pause = plugin.installed.pause { desk.console.say("  " + texts(Phrase(pause.reason))) }
            for rule in view.rules where rule.plugin == plugin.id && rule.isOn != nil {
                let key = rule.isOn == true ? "cli.module_on_in" : "cli.module_off_in"
                desk.console.say("  " + texts(Phrase(key, ["path": view.departments.path(of: rule.department)])))
            }
        }
    }
}

/// Shows one in full.
struct ModuleShow: Deed {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a plugin: versions, what it reads, its use, and what went wrong.",
        usage: "enrum module show <id> [<options>]",
        discussion: """
            Of a fault it shows hook, file and line, and never what was said in a conversation.

            Example:
              enrum module show distanceledelse
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    func perform(_ desk: Desk) async throws {
        let environment = try await desk.open().environment
        let health = try await found(id) { try await ReadPluginHealth(environment)($0, as: nil) }
        let texts = desk.console.texts
        let installed = health.view.installed
        desk.console.say("\(installed.id) \(installed.version)  \(health.view.plugin?.manifest.title(texts.language) ?? "")")
        for reading in PluginManifest.Reading.allCases where health.view.plugin?.manifest.reads.contains(reading) == true {
            let key = installed.granted.contains(reading) ? "cli.module_reads" : "cli.module_would_read"
            desk.console.say("  " + texts(Phrase(key, ["reading": reading.rawValue])))
        }
        for version in health.versions {
            let signer = version.signedBy ?? texts("cli.module_not_signed")
            desk.console.say("  " + texts(Phrase("cli.module_version", ["version": "\(version.version)", "signer": signer])))
        }
        for usage in health.usage {
            let values = [
                "hook": usage.hook.rawValue, "calls": String(usage.calls), "failures": String(usage.failures),
                "p95": String(usage.p95 ?? 0),
            ]
            desk.console.say("  " + texts(Phrase("cli.module_usage", values)))
        }
        for row in health.faults.prefix(20) {
            let place = row.fault.file.map { file in row.fault.line.map { "\(file):\($0)" } ?? file } ?? ""
            desk.console.say("  #\(row.number) \(row.fault.kind.rawValue) \(row.fault.hook.rawValue) \(place)")
        }
    }
}

/// Does something with a plugin by its id.
/// - Throws: ``Refusal`` when there is no such plugin.
func found<Value>(_ id: String, _ deed: (Slug) async throws -> Value) async throws -> Value {
    guard let slug = Slug(id) else { throw Refusal("cli.no_module", ["id": id]) }
    do {
        return try await deed(slug)
    } catch is NotFound {
        throw Refusal("cli.no_module", ["id": id])
    }
}

extension DepartmentTree {
    /// The department of a path such as "Solvig Kommune/Teknik og Miljø".
    /// - Throws: ``Refusal`` with the path that was probably meant.
    func department(at path: String) throws -> Identifier<Department> {
        if let id = departments.keys.first(where: { self.path(of: $0) == path }) { return id }
        let meant = nearest(to: path, among: departments.keys.map(self.path))
        throw Refusal([
            Refusal.Problem(
                place: "--department",
                phrase: meant.map { Phrase("cli.no_department_near", ["path": path, "meant": $0]) }
                    ?? Phrase("cli.no_department", ["path": path]))
        ])
    }
}
