import EnrumCore
import EnrumDomain
import EnrumTexts
import HTTPTypes
import Hummingbird

extension Web {
    func addModuleDepartment(to table: RouteTable) {
        table.page("/modules/:module/departments/:department") { request, visit in
            try await moduleDepartmentPage(visit, notices: notices(request, visit))
        }
        table.change("/modules/:module/departments/:department") { fields, _, visit in
            try await mending(fields) {
                let place = try await modulePlace(visit)
                let changes = try place.changes(in: fields)
                try await onQuestions(of: place.manifest) {
                    try await ChangeModule(environment)(place.plugin.id, in: place.department.id, changes, as: visit.signedIn())
                }
                return seeOther("/modules/\(place.plugin.id)/departments/\(place.department.id)?done=module_saved")
            } again: {
                try await moduleDepartmentPage(visit, $0)
            }
        }
        table.change("/modules/:module/departments/:department/resumption") { _, _, visit in
            let place = try await modulePlace(visit)
            try await ChangeModule(environment)(place.plugin.id, in: place.department.id, [.resume], as: visit.signedIn())
            return seeOther("/modules/\(place.plugin.id)/departments/\(place.department.id)?done=module_resumed")
        }
    }

    /// The module and the department in the path, for someone who decides there.
    private func modulePlace(_ visit: Visit) async throws -> ModulePlace {
        try ModulePlace(visit, in: await ReadModules(environment)(as: visit.signedIn()))
    }

    private func moduleDepartmentPage(_ visit: Visit, _ refusal: Refusal? = nil, notices: [Notice] = []) async throws -> Response {
        let t = texts(visit)
        let place = try await modulePlace(visit)
        let wording = ModuleWording(view: place.view, texts: t, clock: environment.clock)
        let model = ModuleDepartmentPage(place, wording, refusal)
        return page(model.title(t), at: "/modules", visit, refusal: refusal, notices: notices) { model.view($0) }
    }

    /// What is refused about a setting is said about its question, which has the module's name before the key.
    private func onQuestions(of manifest: PluginManifest, _ deed: () async throws -> Void) async throws {
        let names = Dictionary(manifest.settings.map { ($0.key.rawValue, $0.question(of: manifest.id).id.rawValue) }) { first, _ in first }
        do {
            try await deed()
        } catch let refused as RefusedAnswers {
            throw RefusedAnswers(problems: refused.problems.map { $0.moved(to: names) })
        }
    }
}

extension ModulePlace {
    /// What a posted form changes: switches that are not as they were when it was made, and settings that are not as they stand.
    ///
    /// - Throws: ``RefusedAnswers`` for values that are not of their kind; ``NotFound`` for a form that is not ours.
    fileprivate func changes(in fields: FormFields) throws -> [ChangeModule.Change] {
        let typed = ModuleSwitch(choice: fields["on"] ?? "", isLocked: fields["lock"] == "yes")
        guard let was = fields["was"].flatMap({ ModuleSwitch($0) }), let now = typed else { throw NotFound() }
        var changes: [ChangeModule.Change] = []
        if was.isOn != now.isOn { changes.append(.isOn(now.isOn)) }
        if was.isLocked != now.isLocked { changes.append(.isLocked(now.isLocked)) }
        return try changes + settings(in: fields)
    }

    private func settings(in fields: FormFields) throws(RefusedAnswers) -> [ChangeModule.Change] {
        var (changes, problems): ([ChangeModule.Change], [RuleBroken]) = ([], [])
        for field in manifest.settings {
            guard fields["reset"] != field.key.rawValue else {
                changes.append(.setting(field.key, nil))
                continue
            }
            let question = field.question(of: plugin.id)
            guard fields["answer/\(question.id)"] != nil else { continue }
            do throws(RuleBroken) {
                let value = try question.answer(in: fields)
                let standing = rule?.settings[field.key]
                // What is not set here and was left as it is goes on following what is above.
                let isLeft = standing == nil && value == self.value(of: field, in: inherited)
                if value != standing, !isLeft { changes.append(.setting(field.key, value)) }
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw RefusedAnswers(problems: problems) }
        return changes
    }
}
