import ArgumentParser
import EnrumCore
import EnrumDomain
import EnrumFormats
import EnrumTexts
import EnrumWeb

/// Modules, for whoever runs the installation; the page *Moduler* does the same.
struct ModuleCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "module",
        abstract: "Install plugins, and switch them on in departments.",
        subcommands: [
            ModuleList.self, ModuleShow.self, ModulePreview.self, ModuleInstall.self, ModuleGrant.self, ModuleSwitch.self, ModuleSet.self,
            ModulePause.self,
            ModuleResume.self, ModuleRollback.self, ModuleRemove.self,
            ModuleOrder.self, ModuleLimitsCommand.self, ModuleKeys.self,
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
        let environment = try await desk.open().environment
        let view = try await ReadModules(environment)(as: nil)
        let wording = ModuleWording(view: view, texts: desk.console.texts, clock: environment.clock)
        guard !view.plugins.isEmpty else { return desk.console.say(desk.console.texts("cli.modules_none")) }
        for plugin in view.plugins {
            desk.console.say("\(plugin.id) \(plugin.installed.version)  \(wording.title(plugin))")
            desk.console.say("  " + wording.states(plugin).joined(separator: " · "))
            for rule in view.rules where rule.plugin == plugin.id && rule.isOn != nil {
                let key = rule.isOn == true ? "cli.module_on_in" : "cli.module_off_in"
                desk.console.say("  " + desk.console.texts(Phrase(key, ["path": view.departments.path(of: rule.department)])))
            }
        }
    }
}

/// Shows one in full.
struct ModuleShow: Deed {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a plugin: what it reads, where it is on, its versions, its use, and what went wrong.",
        usage: "enrum module show <id> [--department <path>] [<options>]",
        discussion: """
            Of a fault it shows hook, file and line, and never what was said in a conversation. With --department it shows the settings \
            there, each with where its value comes from.

            Examples:
              enrum module show distanceledelse
              enrum module show distanceledelse --department "Solvig Kommune/Teknik og Miljø"
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The plugin's id.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Show the settings in this department.", valueName: "path"))
    var department: String?

    func perform(_ desk: Desk) async throws {
        let environment = try await desk.open().environment
        let health = try await found(id) { try await ReadPluginHealth(environment)($0, as: nil) }
        let view = try await ReadModules(environment)(as: nil)
        let wording = ModuleWording(view: view, texts: desk.console.texts, clock: environment.clock)
        let report = ModuleReport(health: health, wording: wording)
        let lines = try department.map { try report.settings(in: view.departments.department(at: $0)) } ?? report.lines
        lines.forEach(desk.console.say)
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
