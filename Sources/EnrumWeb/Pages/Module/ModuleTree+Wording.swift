import EnrumCore
import EnrumDomain
import EnrumTexts

extension ModuleTree {
    /// - Parameter typed: What was chosen and refused, so that it still stands there.
    init(_ plugin: PluginView, _ wording: ModuleWording, _ typed: FormFields?) {
        path = "/modules/\(plugin.id)/departments"
        let own = wording.view.choosable
        let ids = Set(own.map(\.id))
        func nodes(under parent: Identifier<Department>?) -> [Node] {
            own.filter { department in
                let above = department.parent.flatMap { ids.contains($0) ? $0 : nil }
                return above == parent
            }.sorted { DanishOrder.key(for: $0.name) < DanishOrder.key(for: $1.name) }.map { department in
                Node(row: Row(department, plugin, wording, typed), children: nodes(under: department.id))
            }
        }
        self.nodes = nodes(under: nil)
    }
}

extension ModuleTree.Row {
    fileprivate init(_ department: Department, _ read: PluginView, _ wording: ModuleWording, _ typed: FormFields?) {
        let (view, t, plugin) = (wording.view, wording.texts, read.id)
        let module = view.module(plugin, in: department.id)
        let rule = view.rule(of: plugin, in: department.id)
        (id, name) = (department.id.rawValue, department.name)
        path = read.plugin == nil ? nil : "/modules/\(plugin)/departments/\(department.id)"
        state = wording.state(module, in: department)
        let declared = Set(read.plugin?.manifest.settings.map(\.key) ?? [])
        let settings = rule?.settings.keys.count { declared.contains($0) } ?? 0
        notes = [
            module.lockedIn.map { t("module_page.locked_in", ["department": wording.name(of: $0)]) },
            module.lockedIn == nil && rule?.isLocked == true ? t("module_page.locked_here") : nil,
            module.lockedIn == nil && settings > 0 ? t("module_page.settings_here", count: settings) : nil,
        ].compactMap { $0 }
        pause = rule?.pause.map(wording.pause)
        let standing = ModuleSwitch(rule)
        let chosen = typed?["on/\(department.id)"] ?? standing.choice
        choices = module.lockedIn == nil ? wording.choices(of: plugin, in: department, chosen: chosen) : nil
        isLocked = typed?["was/\(department.id)"] == nil ? standing.isLocked : typed?["lock/\(department.id)"] == "yes"
        was = typed?["was/\(department.id)"] ?? standing.text
    }
}

extension ModuleWording {
    /// To follow the department above, or to be on or off here.
    ///
    /// - Parameter isNaming: Whether there is room to say which department that is.
    func choices(of plugin: Slug, in department: Department, chosen: String, isNaming: Bool = false) -> [QuestionField.Option] {
        let inherit =
            department.parent.map { above in
                let isOn = view.module(plugin, in: above).isOn
                guard isNaming else { return texts(isOn ? "module_page.follow_on" : "module_page.follow_off") }
                return texts(isOn ? "module_department.follow_on" : "module_department.follow_off", ["department": name(of: above)])
            } ?? texts("module_page.unsaid")
        return [("inherit", inherit), ("on", texts("module_page.on")), ("off", texts("module_page.off"))].map {
            QuestionField.Option(id: $0.0, label: $0.1, isChosen: $0.0 == chosen)
        }
    }
}
