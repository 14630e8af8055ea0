import EnrumCore
import EnrumDomain
import HTTPTypes
import Hummingbird

extension API {
    func addModuleDepartments(to table: RouteTable) {
        table.read("/modules/:module/departments/:department") { _, visit, viewer in
            try json(ModuleSettingsDocument(await modulePlace(visit, viewer), viewer.language))
        }
        table.write(.patch, "/modules/:module/departments/:department") { request, visit, viewer in
            let body = try await request.json(only: ["is_on", "is_locked", "settings"])
            let place = try await modulePlace(visit, viewer)
            try await place.namingSettings {
                try await ChangeModule(environment)(place.plugin.id, in: place.department.id, body.changes(of: place), as: viewer)
            }
            return nothing
        }
        table.act(.delete, "/modules/:module/departments/:department/pause") { _, visit, viewer in
            let place = try await modulePlace(visit, viewer)
            try await ChangeModule(environment)(place.plugin.id, in: place.department.id, [.resume], as: viewer)
        }
    }

    private func modulePlace(_ visit: Visit, _ viewer: Viewer) async throws -> ModulePlace {
        try ModulePlace(visit, in: await ReadModules(environment)(as: viewer))
    }
}

extension JSONBody {
    /// What is there is changed, null inherits, and what is left out stays.
    fileprivate func changes(of place: ModulePlace) throws -> [ChangeModule.Change] {
        var changes: [ChangeModule.Change] = []
        if has("is_on") { changes.append(.isOn(try yesNo("is_on"))) }
        if has("is_locked") { changes.append(.isLocked(try neededYesNo("is_locked"))) }
        let fields = place.manifest.settings
        guard let settings = try object("settings", only: Set(fields.map(\.key.rawValue))) else { return changes }
        for field in fields where settings.has(field.key.rawValue) {
            let question = field.question(of: place.plugin.id)
            changes.append(.setting(field.key, try settings.answer(field.key.rawValue, to: question)))
        }
        return changes
    }
}

extension ModulePlace {
    /// What is refused about a setting is said about the member it stands in.
    fileprivate func namingSettings(_ deed: () async throws -> Void) async throws {
        let names = Dictionary(manifest.settings.map { ($0.key.rawValue, "settings.\($0.key)") }, uniquingKeysWith: { first, _ in first })
        do {
            try await deed()
        } catch let refused as RefusedAnswers {
            throw RefusedAnswers(problems: refused.problems.map { $0.moved(to: names) })
        }
    }
}
