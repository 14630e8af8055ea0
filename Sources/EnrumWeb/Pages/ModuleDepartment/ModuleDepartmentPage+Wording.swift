import EnrumCore
import EnrumDomain
import EnrumTexts

extension ModuleDepartmentPage {
    init(_ place: ModulePlace, _ wording: ModuleWording, _ refusal: Refusal?) {
        let (plugin, department, module, t) = (place.plugin, place.department, place.module, wording.texts)
        (self.module, self.department) = (wording.title(plugin), department.name)
        above = department.parent.map { place.view.departments.chain(from: $0).reversed().map(\.name).joined(separator: " / ") }
        (path, modulePath) = ("/modules/\(plugin.id)/departments/\(department.id)", "/modules/\(plugin.id)")
        state = wording.state(module, in: department)
        locked = module.lockedIn.map { t("module_department.locked", ["department": wording.name(of: $0)]) }
        pause = place.rule?.pause.map {
            Pause(
                words: wording.pause($0),
                resume: ActionForm(
                    path: "\("/modules/\(plugin.id)/departments/\(department.id)")/resumption", words: t("module_page.resume")))
        }
        form = locked == nil ? Form(place, wording, refusal) : nil
        settings = locked == nil ? [] : place.manifest.settings.map { wording.text($0, place) }
        previewPath = "/form?department=\(department.id)"
        asksMore = place.manifest.hooks.contains(.questions)
    }
}

extension ModuleDepartmentPage.Form {
    fileprivate init(_ place: ModulePlace, _ wording: ModuleWording, _ refusal: Refusal?) {
        let typed = refusal?.fields
        let standing = ModuleSwitch(place.rule)
        choices = wording.choices(of: place.plugin.id, in: place.department, chosen: typed?["on"] ?? standing.choice, isNaming: true)
        let isLocked = typed == nil ? standing.isLocked : typed?["lock"] == "yes"
        let hasChildren = place.view.departments.departments.values.contains { $0.parent == place.department.id }
        self.isLocked = hasChildren || standing.isLocked ? isLocked : nil
        was = typed?["was"] ?? standing.text
        settings = place.manifest.settings.map { ModuleDepartmentPage.Setting($0, place, wording, refusal) }
    }
}

extension ModuleDepartmentPage.Setting {
    fileprivate init(_ field: SettingField, _ place: ModulePlace, _ wording: ModuleWording, _ refusal: Refusal?) {
        let (t, question) = (wording.texts, field.question(of: place.plugin.id))
        let name = "answer/\(question.id)"
        let isTyped = refusal?.fields[name] != nil
        let typed = refusal.flatMap { try? question.answer(in: $0.fields) }
        let value = isTyped ? typed : place.value(of: field, in: place.module)
        self.field = QuestionField(
            id: question.id.rawValue, label: field.label(t.language), help: field.help?(t.language),
            input: field.kind.blank(t.language).typed(refusal?.fields[name]).filled(with: value, t),
            error: refusal?.problem(question.id.rawValue, t), source: wording.source(of: field, place), canBeCleared: false)
        reset =
            place.rule?.settings[field.key] == nil
            ? nil : (field.key.rawValue, wording.resetting(field, place))
    }
}

extension ModuleWording {
    /// A setting to read.
    fileprivate func text(_ field: SettingField, _ place: ModulePlace) -> AnswerText {
        let value = place.value(of: field, in: place.module)
        return AnswerText(
            id: field.key.rawValue, question: field.label(texts.language),
            answer: .text(value.map { field.kind.words($0, texts) } ?? texts("module_department.unset")),
            source: value.map { _ in source(of: field, place) })
    }

    /// "Sat her", "Sat i Børn og Unge", "Modulets eget forslag".
    fileprivate func source(of field: SettingField, _ place: ModulePlace) -> String {
        switch place.module.settings[field.key]?.setIn {
        case place.department.id?: texts("module_department.set_here")
        case let above?: texts("module_department.set_in", ["department": name(of: above)])
        case nil: texts(field.standard == nil ? "module_department.unset" : "module_department.standard")
        }
    }

    /// "Brug igen det fra Børn og Unge: 21 dage".
    fileprivate func resetting(_ field: SettingField, _ place: ModulePlace) -> String {
        guard let value = place.value(of: field, in: place.inherited) else { return texts("module_department.reset_to_nothing") }
        let words = field.kind.words(value, texts)
        guard let above = place.inherited.settings[field.key]?.setIn else {
            return texts("module_department.reset_to_standard", ["value": words])
        }
        return texts("module_department.reset_to", ["department": name(of: above), "value": words])
    }
}
