import EnrumCore
import EnrumDomain
import EnrumTexts
import Hummingbird

/// Puts what is known of modules into words: how each stands, what it sees, and where a decision comes from.
struct ModuleWording {
    let view: ModulesView
    let texts: Texts
    let clock: any EnrumCore.Clock

    func title(_ plugin: PluginView) -> String { plugin.title(texts.language) }

    /// Those whose modules the viewer decides about, and in which this one is part of new conversations.
    func departments(with plugin: PluginView) -> [Department] {
        view.choosable.filter { view.module(plugin.id, in: $0.id).isOn }
    }

    /// "slået til i 3 af 8 afdelinger", "på pause", "kan ikke læses".
    func states(_ plugin: PluginView) -> [String] {
        guard plugin.plugin != nil else { return [texts("module_page.state.unreadable")] }
        let on = departments(with: plugin).count
        let paused = view.choosable.count { view.module(plugin.id, in: $0.id).pause != nil }
        return [
            plugin.installed.pause == nil ? nil : texts("module_page.state.paused"),
            plugin.ungranted.isEmpty ? nil : texts("module_page.state.needs_grant"),
            on == 0 ? texts("module_page.state.off") : texts("module_page.state.on", count: view.choosable.count, ["on": String(on)]),
            paused == 0 || plugin.installed.pause != nil ? nil : texts("module_page.state.paused_in", count: paused),
        ].compactMap { $0 }
    }

    /// Whether somebody ought to look at it.
    func isTroubled(_ plugin: PluginView) -> Bool {
        plugin.plugin == nil || plugin.installed.pause != nil || !plugin.ungranted.isEmpty
            || view.choosable.contains { view.module(plugin.id, in: $0.id).pause != nil }
    }

    /// "Ser tid og sted, aftaler", on one line.
    func reads(_ plugin: PluginView) -> String? {
        guard let manifest = plugin.plugin?.manifest else { return nil }
        let words = PluginManifest.Reading.allCases.filter(manifest.reads.contains).map { texts("module_page.sees.\($0.rawValue)") }
        return words.isEmpty ? texts("module_page.sees_nothing") : texts("module_page.sees", ["what": words.joined(separator: ", ")])
    }

    func name(of department: Identifier<Department>) -> String { view.departments.departments[department]?.name ?? department.rawValue }

    /// "Stoppet i dag kl. 10.30 efter tre fejl på ti minutter."
    func pause(_ pause: ModuleRule.Pause) -> String { texts(Phrase(pause.reason, ["time": texts.moment(pause.at, clock)])) }
}

extension PluginView {
    /// Its own title; its id where it cannot be read.
    func title(_ language: Language) -> String { plugin?.manifest.title(language) ?? id.rawValue }
}

extension Visit {
    /// The module in the path.
    func module() throws(NotFound) -> Slug {
        guard let id = parameters.get("module").flatMap({ Slug($0) }) else { throw NotFound() }
        return id
    }
}
