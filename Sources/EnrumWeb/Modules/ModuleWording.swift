package import EnrumCore
package import EnrumDomain
package import EnrumTexts

/// Puts what is known of modules into words, for the pages and the command line: how each stands, what it sees, and where a decision comes from.
package struct ModuleWording {
    package let view: ModulesView
    package let texts: Texts
    let clock: any EnrumCore.Clock

    package init(view: ModulesView, texts: Texts, clock: any EnrumCore.Clock) {
        (self.view, self.texts, self.clock) = (view, texts, clock)
    }

    package func title(_ plugin: PluginView) -> String { plugin.title(texts.language) }

    /// Those whose modules the viewer decides about, and in which this one is part of new conversations.
    func departments(with plugin: PluginView) -> [Department] {
        view.choosable.filter { view.module(plugin.id, in: $0.id).isOn }
    }

    /// "slået til i 3 af 8 afdelinger", "på pause", "kan ikke læses".
    package func states(_ plugin: PluginView) -> [String] {
        guard plugin.plugin != nil else { return [texts("module_page.state.unreadable")] }
        guard plugin.problem == nil else { return [texts("module_page.state.folder_problem")] }
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
        plugin.plugin == nil || plugin.problem != nil || plugin.installed.pause != nil || !plugin.ungranted.isEmpty
            || view.choosable.contains { view.module(plugin.id, in: $0.id).pause != nil }
    }

    /// "Ser tid og sted, aftaler", on one line.
    package func reads(_ plugin: PluginView) -> String? {
        guard let manifest = plugin.plugin?.manifest else { return nil }
        let words = PluginManifest.Reading.allCases.filter(manifest.reads.contains).map { texts("module_page.sees.\($0.rawValue)") }
        return words.isEmpty ? texts("module_page.sees_nothing") : texts("module_page.sees", ["what": words.joined(separator: ", ")])
    }

    /// "Slået til her", "Slået fra i Børn og Unge", "Ikke slået til".
    package func state(_ module: Module, in department: Department) -> String {
        switch (module.isOn, module.decidedIn) {
        case (true, department.id?): texts("module_page.on_here")
        case (false, department.id?): texts("module_page.off_here")
        case (true, let above?): texts("module_page.on_in", ["department": name(of: above)])
        case (false, let above?): texts("module_page.off_in", ["department": name(of: above)])
        case (_, nil): texts("module_page.off_nowhere")
        }
    }

    /// "Påmindelser".
    package func hook(_ hook: Hook) -> String { texts("module_page.hook.\(hook.rawValue)") }

    /// The most that one call has used, in whole per cent of each limit: "instruktioner 3 %, hukommelse 1 %".
    package func share(_ usage: HookUsage, of limits: PluginLimits) -> String {
        let shares = [
            ("instructions", usage.most.instructions, limits.instructions), ("matcher_steps", usage.most.matcherSteps, limits.matcherSteps),
            ("milliseconds", usage.most.nanoseconds / 1000, limits.milliseconds * 1000),
            ("memory_bytes", usage.most.memoryBytes, limits.memoryBytes),
        ]
        return shares.map { name, used, limit in
            texts("module_page.share.\(name)", ["share": String(Int((Double(used) / Double(max(limit, 1)) * 100).rounded(.up)))])
        }.joined(separator: ", ")
    }

    package func name(of department: Identifier<Department>) -> String {
        view.departments.departments[department]?.name ?? department.rawValue
    }

    /// "Stoppet i dag kl. 10.30 efter tre fejl på ti minutter."
    package func pause(_ pause: ModuleRule.Pause) -> String { texts(Phrase(pause.reason, ["time": texts.moment(pause.at, clock)])) }
}

extension Texts {
    /// A mistake in an author's folder: "rules.lua:3: …".
    func mistake(_ problem: PluginRefused.Problem) -> String {
        let place = problem.line > 0 ? "\(problem.file):\(problem.line)" : problem.file
        return self("module.fault", ["place": problem.path.isEmpty ? place : "\(place) \(problem.path)", "message": self(problem.phrase)])
    }

    /// The modules that cannot be read, with what is wrong for whoever writes them.
    func missingParts(_ unreadable: [ActiveModules.Unreadable]) -> MissingParts {
        MissingParts(
            parts: unreadable.map { module in
                MissingParts.Part(
                    words: self("module.unreadable", ["title": module.title?(language) ?? module.plugin.rawValue]),
                    detail: module.problem.map(mistake))
            })
    }
}

extension PluginView {
    /// Its own title; its id where it cannot be read.
    func title(_ language: Language) -> String { plugin?.manifest.title(language) ?? id.rawValue }
}

extension ModulesView {
    package func rule(of plugin: Slug, in department: Identifier<Department>) -> ModuleRule? {
        rules.first { $0.plugin == plugin && $0.department == department }
    }
}
