import EnrumCore
import EnrumDomain
import EnrumTexts

extension ModulePage {
    init(_ health: PluginHealth, _ wording: ModuleWording, _ refusal: Refusal?) {
        let (plugin, t, isAdmin) = (health.view, wording.texts, wording.view.isAdmin)
        let manifest = plugin.plugin?.manifest
        let path = "/modules/\(plugin.id)"
        (title, self.path) = (wording.title(plugin), path)
        (summary, states) = (manifest?.summary(t.language), wording.states(plugin))
        warnings = wording.warnings(about: plugin)
        facts = wording.facts(of: plugin)
        grant = manifest.map { ModuleGrant($0, granted: plugin.installed.granted, path: isAdmin ? path + "/grant" : nil, t) }
        departments = ModuleTree(plugin, wording, refusal?.fields)
        self.health = ModuleHealth(health, wording, path: isAdmin ? path : nil)
        controls = isAdmin ? Controls(plugin, path, t, refusal) : nil
    }
}

extension ModuleWording {
    fileprivate func warnings(about plugin: PluginView) -> [String] {
        [
            plugin.plugin == nil ? texts("module_page.unreadable") : nil,
            plugin.problem.map { texts("module_page.folder_problem", ["mistake": texts.mistake($0)]) },
            plugin.installed.pause.map(pause),
            plugin.ungranted.isEmpty ? nil : texts(view.isAdmin ? "module_page.needs_grant" : "module_page.needs_grant_hr"),
            view.conflicts.contains(plugin.id)
                ? texts(
                    "modules.conflict",
                    ["modules": view.plugins.filter { view.conflicts.contains($0.id) }.map(title).joined(separator: ", ")]) : nil,
        ].compactMap { $0 }
    }

    fileprivate func facts(of plugin: PluginView) -> [(name: String, value: String)] {
        let version = (texts("module_page.fact_version"), "\(plugin.installed.version)")
        guard let read = plugin.plugin else { return [version] }
        let manifest = read.manifest
        let after = manifest.after.map { id in view.plugins.first { $0.id == id }.map(title) ?? id.rawValue }
        let facts: [(String, String?)] = [
            (texts("module_page.fact_brings"), brings(read)), version, (texts("module_page.fact_author"), manifest.author),
            (texts("module_page.fact_licence"), manifest.licence), (texts("module_page.fact_source"), manifest.source?(texts.language)),
            (texts("module_page.fact_after"), after.isEmpty ? nil : after.joined(separator: ", ")),
        ]
        return facts.compactMap { name, value in value.map { (name, $0) } }
    }

    /// "5 spørgsmål, 2 tjek, påmindelser".
    private func brings(_ plugin: Plugin) -> String? {
        let counts = [
            ("questions", plugin.questionSets.reduce(0) { $0 + $1.questions.count }), ("checks", plugin.checks.count),
            ("checklists", plugin.checklists.count), ("templates", plugin.agreementTemplates.count), ("contracts", plugin.contracts.count),
            ("guidance", plugin.guidance.count),
            ("types", plugin.meetingTypes.count), ("reminders", plugin.reminders.count), ("metrics", plugin.manifest.metrics.count),
        ]
        let words =
            counts.filter { $0.1 > 0 }.map { texts("module_page.brings.\($0.0)", count: $0.1) }
            + plugin.manifest.hooks.filter { $0 != .migrate && $0 != .metrics }.map { hook($0).lowercasedFirst }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension ModuleGrant {
    fileprivate init(_ manifest: PluginManifest, granted: Set<PluginManifest.Reading>, path: String?, _ t: Texts) {
        self.path = path
        rows = PluginManifest.Reading.allCases.filter(manifest.reads.contains).map {
            Row(id: $0.rawValue, words: t("module_page.reads.\($0.rawValue)"), isGranted: granted.contains($0))
        }
    }
}

extension ModulePage.Controls {
    fileprivate init(_ plugin: PluginView, _ path: String, _ t: Texts, _ refusal: Refusal?) {
        limits = ModuleLimits(plugin.installed.limits, path: path + "/limits", t, refusal)
        upload = PackageUpload(t)
        pausing =
            plugin.installed.pause == nil
            ? ActionForm(path: path + "/pause", words: t("module_page.pause"), explanation: t("module_page.pause_help"))
            : ActionForm(path: path + "/resumption", words: t("module_page.resume"), explanation: t("module_page.resume_help"))
        removal = ActionForm(
            path: path + "/removal", words: t("module_page.remove"), explanation: t("module_page.remove_help"),
            confirmation: t("module_page.remove_confirm"))
    }
}

extension ModuleLimits {
    fileprivate init(_ limits: PluginLimits, path: String, _ t: Texts, _ refusal: Refusal?) {
        self.path = path
        let rows: [(String, Double)] = [
            ("instructions", Double(limits.instructions) / 1e6), ("matcher_steps", Double(limits.matcherSteps) / 1e6),
            ("milliseconds", Double(limits.milliseconds)), ("memory_bytes", Double(limits.memoryBytes) / 1_048_576),
        ]
        fields = rows.map { name, value in
            FormField(
                name: name, label: t("module_page.limit.\(name)"), value: refusal?.fields[name] ?? t.number(value),
                error: refusal?.problem(name, t), longest: 20)
        }
        isRefused = fields.contains { $0.error != nil }
    }
}

extension String {
    /// "Påmindelser" inside a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
