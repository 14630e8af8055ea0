import EnrumCore
import EnrumDomain

/// Every module, in the order in which they stand in a form.
struct ModuleListDocument: Encodable {
    let modules: [Row]
    /// Those that each say that they come after the other.
    let conflicts: [String]
    /// Where the reader decides about modules.
    let choosable: [DepartmentDocument]
    let mayInstall: Bool

    enum CodingKeys: String, CodingKey {
        case modules, conflicts, choosable
        case mayInstall = "may_install"
    }

    struct Row: Encodable {
        let id: String
        let title: String?
        let version: String
        let isReadable: Bool
        let reads: [String]
        let granted: [String]
        let pause: PauseDocument?
        /// The departments of `choosable` in which it is on.
        let onIn: [String]

        enum CodingKeys: String, CodingKey {
            case id, title, version, reads, granted, pause
            case isReadable = "is_readable"
            case onIn = "on_in"
        }
    }

    init(_ view: ModulesView, _ language: Language) {
        modules = view.plugins.map { Row($0, view, language) }
        (conflicts, mayInstall) = (view.conflicts.map(\.rawValue), view.isAdmin)
        choosable = view.choosable.map { DepartmentDocument($0.id, in: view.departments) }
    }
}

extension ModuleListDocument.Row {
    init(_ plugin: PluginView, _ view: ModulesView, _ language: Language) {
        let manifest = plugin.plugin?.manifest
        (id, title, version) = (plugin.id.rawValue, manifest?.title(language), "\(plugin.installed.version)")
        (isReadable, reads) = (manifest != nil, (manifest?.reads ?? []).names)
        (granted, pause) = (plugin.installed.granted.names, plugin.installed.pause.map(PauseDocument.init))
        onIn = view.choosable.filter { view.module(plugin.id, in: $0.id).isOn }.map(\.id.rawValue)
    }
}

extension Set<PluginManifest.Reading> {
    var names: [String] { PluginManifest.Reading.allCases.filter(contains).map(\.rawValue) }
}

/// Since when and why a module is stopped.
struct PauseDocument: Encodable {
    let at: Int64
    /// Stable for programs, such as "module.paused_by_faults".
    let reason: String

    init(_ pause: ModuleRule.Pause) { (at, reason) = (pause.at.milliseconds, pause.reason) }
}

/// One module with what it declares, its versions, and how it stands in the departments the reader decides about.
struct ModuleDocument: Encodable {
    let module: ModuleListDocument.Row
    let declaration: Declaration?
    let limits: LimitsDocument
    let versions: [Version]
    let departments: [ModuleDepartmentDocument]

    /// What its manifest says.
    struct Declaration: Encodable {
        let summary: String
        let author: String
        let licence: String
        let source: String?
        let api: String
        let after: [String]
        let hooks: [String]
    }

    struct Version: Encodable {
        let version: String
        let isCurrent: Bool
        let installedAt: Int64
        let installedBy: PersonDocument?
        let signedBy: String?

        enum CodingKeys: String, CodingKey {
            case version
            case isCurrent = "is_current"
            case installedAt = "installed_at"
            case installedBy = "installed_by"
            case signedBy = "signed_by"
        }
    }

    init(_ health: PluginHealth, _ view: ModulesView, _ language: Language) {
        let plugin = health.view
        module = ModuleListDocument.Row(plugin, view, language)
        declaration = plugin.plugin.map { Declaration($0.manifest, language) }
        limits = LimitsDocument(plugin.installed.limits)
        versions = health.versions.map { row in
            Version(
                version: "\(row.version)", isCurrent: row.version == plugin.installed.version, installedAt: row.installedAt.milliseconds,
                installedBy: row.installedBy.flatMap { health.people[$0] }.map(PersonDocument.init), signedBy: row.signedBy)
        }
        departments = view.choosable.map { ModuleDepartmentDocument(plugin.id, in: $0, view) }
    }
}

extension ModuleDocument.Declaration {
    fileprivate init(_ manifest: PluginManifest, _ language: Language) {
        (summary, author, licence) = (manifest.summary(language), manifest.author, manifest.licence)
        (source, api) = (manifest.source?(language), "\(manifest.api)")
        (after, hooks) = (manifest.after.map(\.rawValue), manifest.hooks.map(\.rawValue))
    }
}

struct LimitsDocument: Encodable {
    let instructions: Int
    let matcherSteps: Int
    let milliseconds: Int
    let memoryBytes: Int

    enum CodingKeys: String, CodingKey {
        case instructions, milliseconds
        case matcherSteps = "matcher_steps"
        case memoryBytes = "memory_bytes"
    }

    init(_ limits: PluginLimits) {
        (instructions, matcherSteps) = (limits.instructions, limits.matcherSteps)
        (milliseconds, memoryBytes) = (limits.milliseconds, limits.memoryBytes)
    }
}

/// How a module stands in a department, and what is said about it there.
struct ModuleDepartmentDocument: Encodable {
    let department: DepartmentDocument
    let isOn: Bool
    /// The department that decided it.
    let decidedIn: DepartmentDocument?
    /// The department above that locked it.
    let lockedIn: DepartmentDocument?
    /// On or off as it is said here; absent where it is inherited.
    let isOnHere: Bool?
    let isLockedHere: Bool
    let pause: PauseDocument?

    enum CodingKeys: String, CodingKey {
        case department, pause
        case isOn = "is_on"
        case decidedIn = "decided_in"
        case lockedIn = "locked_in"
        case isOnHere = "is_on_here"
        case isLockedHere = "is_locked_here"
    }

    init(_ plugin: Slug, in department: Department, _ view: ModulesView) {
        let (module, rule) = (view.module(plugin, in: department.id), view.rule(of: plugin, in: department.id))
        self.department = DepartmentDocument(department.id, in: view.departments)
        (isOn, decidedIn) = (module.isOn, module.decidedIn.map { DepartmentDocument($0, in: view.departments) })
        lockedIn = module.lockedIn.map { DepartmentDocument($0, in: view.departments) }
        (isOnHere, isLockedHere, pause) = (rule?.isOn, rule?.isLocked ?? false, rule?.pause.map(PauseDocument.init))
    }
}

/// A module in a department with its settings, each with where it comes from.
struct ModuleSettingsDocument: Encodable {
    let module: ModuleDepartmentDocument
    let settings: [Setting]

    struct Setting: Encodable {
        let key: String
        let question: QuestionDocument
        let value: ValueDocument?
        /// The department that set it; absent where the module's own declaration gives it.
        let setIn: DepartmentDocument?

        enum CodingKeys: String, CodingKey {
            case key, question, value
            case setIn = "set_in"
        }
    }

    init(_ place: ModulePlace, _ language: Language) {
        module = ModuleDepartmentDocument(place.plugin.id, in: place.department, place.view)
        let effective = place.module
        settings = place.manifest.settings.map { field in
            Setting(
                key: field.key.rawValue, question: QuestionDocument(field.question(of: place.plugin.id), language),
                value: place.value(of: field, in: effective).map(ValueDocument.init),
                setIn: effective.settings[field.key].map { DepartmentDocument($0.setIn, in: place.view.departments) })
        }
    }
}

/// What an installation did.
struct InstalledDocument: Encodable {
    let id: String
    let version: String
    /// The version that was in force before.
    let replaced: String?
    /// What it asks to see that is not granted.
    let ungranted: [String]

    init(_ outcome: InstallPlugin.Outcome) {
        (id, version) = (outcome.plugin.id.rawValue, "\(outcome.plugin.manifest.version)")
        (replaced, ungranted) = (outcome.replaced?.description, outcome.ungranted.names)
    }
}
