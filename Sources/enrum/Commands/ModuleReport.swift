import EnrumCore
import EnrumDomain
import EnrumTexts
import EnrumWeb

/// A module line by line.
struct ModuleReport {
    let health: PluginHealth
    let wording: ModuleWording

    private var texts: Texts { wording.texts }
    private var plugin: PluginView { health.view }

    var lines: [String] {
        ["\(plugin.id) \(plugin.installed.version)  \(wording.title(plugin))"] + about + reads + departments + versions + usage + faults
    }

    private var about: [String] {
        let language = texts.language
        guard let manifest = plugin.plugin?.manifest else { return ["  " + texts("module_page.unreadable")] }
        return [
            manifest.summary(language), wording.states(plugin).joined(separator: " · "),
            "\(texts("module_page.fact_author")): \(manifest.author)", "\(texts("module_page.fact_licence")): \(manifest.licence)",
            manifest.source.map { "\(texts("module_page.fact_source")): \($0(language))" }, plugin.installed.pause.map(wording.pause),
        ].compactMap { $0.map { "  " + $0 } }
    }

    private var reads: [String] {
        let asked = plugin.plugin?.manifest.reads ?? []
        guard !asked.isEmpty else { return [texts("module_page.reads_nothing")] }
        return [texts("module_page.reads_title") + ":"]
            + PluginManifest.Reading.allCases.filter(asked.contains).map { reading in
                let isGranted = plugin.installed.granted.contains(reading)
                let words = texts(isGranted ? "module_page.granted" : "module_page.not_granted")
                return "  \(reading.rawValue) (\(words)): \(texts("module_page.reads.\(reading.rawValue)"))"
            }
    }

    private var departments: [String] {
        let view = wording.view
        return [texts("module_page.departments") + ":"]
            + view.choosable.map { department in
                let module = view.module(plugin.id, in: department.id)
                let depth = view.departments.chain(from: department.id).count
                let isLocked = view.rule(of: plugin.id, in: department.id)?.isLocked == true
                let words = [
                    wording.state(module, in: department), isLocked ? texts("module_page.locked_here") : nil,
                    module.pause.map(wording.pause),
                ]
                let line = words.compactMap { $0 }.joined(separator: " · ")
                return String(repeating: "  ", count: depth) + "\(department.name): \(line)"
            }
    }

    private var versions: [String] {
        [texts("module_page.versions") + ":"]
            + health.versions.map { row in
                let isCurrent = row.version == plugin.installed.version
                let signer = row.signedBy.map { key in
                    texts("module_page.signed", ["name": health.keys.first { $0.fingerprint == key }?.name ?? key])
                }
                return "  \(row.version)\(isCurrent ? " (\(texts("module_page.version_current")))" : "") · "
                    + (signer ?? texts("module_page.unsigned"))
            }
    }

    private var usage: [String] {
        [texts("module_page.usage") + ":"]
            + (health.usage ?? []).map { usage in
                let values: [String: String] = [
                    "hook": usage.hook.rawValue, "calls": String(usage.calls), "failures": String(usage.failures),
                    "p95": String(usage.p95 ?? 0),
                ]
                return "  " + texts(Phrase("cli.module_usage", values)) + " · " + wording.share(usage, of: plugin.installed.limits)
            }
    }

    private var faults: [String] {
        guard !health.faults.isEmpty else { return [texts("module_page.faults") + ": " + texts("module_page.faults_none")] }
        return [texts("module_page.faults") + ":"]
            + health.faults.prefix(20).map { row in
                let place = row.fault.file.map { file in row.fault.line.map { "\(file):\($0)" } ?? file } ?? ""
                return
                    "  #\(row.number) \(row.fault.kind.rawValue) \(row.fault.hook.rawValue) \(place) · \(wording.name(of: row.department))"
            }
    }

    /// Its settings in one department, each with its value as `enrum module set` takes it.
    func settings(in department: Identifier<Department>) -> [String] {
        guard let manifest = plugin.plugin?.manifest, let place = wording.view.departments.departments[department] else {
            return [texts("module_page.unreadable")]
        }
        let module = wording.view.module(plugin.id, in: department)
        return [wording.state(module, in: place)]
            + manifest.settings.map { field in
                let setting = module.settings[field.key]
                let value = (setting?.value ?? field.standard)?.typed ?? ""
                let source =
                    setting.map { texts("module_department.set_in", ["department": wording.name(of: $0.setIn)]) }
                    ?? texts(field.standard == nil ? "module_department.unset" : "module_department.standard")
                return "  \(field.key)=\(value)  \(field.label(texts.language)) (\(source))"
            }
    }
}

extension AnswerValue {
    /// As someone types it at a command line.
    fileprivate var typed: String {
        switch self {
        case .many(let options): options.map(\.rawValue).joined(separator: ",")
        case .number(let number): number.plain
        default: stored
        }
    }
}
