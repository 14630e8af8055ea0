import EnrumCore
import EnrumDomain
import Hummingbird

/// A module in a department, as one who decides there sees it.
struct ModulePlace {
    let view: ModulesView
    let plugin: PluginView
    let manifest: PluginManifest
    let department: Department

    /// The module and the department in the path, for someone who decides there.
    init(_ visit: Visit, in view: ModulesView) throws(NotFound) {
        let (module, id): (Slug, Identifier<Department>) = (try visit.module(), try visit.id("department"))
        guard let plugin = view.plugins.first(where: { $0.id == module }), let manifest = plugin.plugin?.manifest,
            let department = view.choosable.first(where: { $0.id == id })
        else { throw NotFound() }
        (self.view, self.plugin, self.manifest, self.department) = (view, plugin, manifest, department)
    }

    var module: Module { view.module(plugin.id, in: department.id) }
    var rule: ModuleRule? { view.rule(of: plugin.id, in: department.id) }
    /// What would hold here if nothing were said here.
    var inherited: Module {
        Module(plugin.id, in: view.departments.chain(from: department.id).dropFirst().map(\.id), rules: view.rules)
    }

    /// The value of a setting that holds, or would hold if this department said nothing.
    func value(of field: SettingField, in module: Module) -> AnswerValue? { module.settings[field.key]?.value ?? field.standard }
}

extension Visit {
    /// The module in the path.
    func module() throws(NotFound) -> Slug {
        guard let id = parameters.get("module").flatMap({ Slug($0) }) else { throw NotFound() }
        return id
    }
}
