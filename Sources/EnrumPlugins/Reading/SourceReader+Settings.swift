import EnrumDomain
import EnrumFormats

extension SourceReader {
    /// A setting is a question without a person and a table: those have no standard that holds everywhere.
    private static let settingKinds = kinds.filter { $0 != "person" && $0 != "table" }

    mutating func settings(_ fields: Fields) -> [SettingField] {
        guard let node = fields["settings"], let items = list(node, fields.path("settings"), 0...50) else { return [] }
        var taken: Set<Slug> = []
        var former: Set<Slug> = []
        return items.enumerated().compactMap { index, item in
            setting(item, "\(fields.path("settings"))[\(index)]", &taken, &former)
        }
    }

    private mutating func setting(
        _ node: SourceNode, _ path: String, _ taken: inout Set<Slug>, _ former: inout Set<Slug>
    ) -> SettingField? {
        let allowed = ["id", "kind", "label", "help", "scale", "options", "number", "default", "was"]
        guard let fields = fields(node, path: path, allowed: allowed) else { return nil }
        let key = ownSlug(fields, &taken)
        if let key, key.rawValue.contains("-"), let node = fields["id"] {
            note("plugin.setting_key", node.place, fields.path("id"), ["found": key.rawValue])
        }
        let kind = kind(fields, among: Self.settingKinds)
        let label = localized(fields, "label", atMost: Limits.title)
        let help = localizedIfAny(fields, "help", atMost: Limits.remark)
        let standard = kind.flatMap { kind in fields["default"].flatMap { setting($0, fields.path("default"), kind) } }
        let formerKeys = slugs(fields, "was", atMost: 10)
        for key in formerKeys where taken.contains(key) || !former.insert(key).inserted {
            if let node = fields["was"] { note("plugin.former_key", node.place, fields.path("was"), ["found": key.rawValue]) }
        }
        guard let key, let kind, let label else { return nil }
        return SettingField(key: key, label: label, help: help, kind: kind, standard: standard, formerKeys: formerKeys)
    }

    /// The value of a setting, as one would write it in a file.
    mutating func setting(_ node: SourceNode, _ path: String, _ kind: Question.Kind) -> AnswerValue? {
        guard let value = answer(node, path, kind) else { return nil }
        let question = Question(id: QuestionID(stored: path), kind: kind, label: LocalizedText(danish: path))
        do throws(RuleBroken) {
            return try question.checked(value)
        } catch {
            note(error.phrase.key, node.place, path, error.phrase.values)
            return nil
        }
    }

    private mutating func answer(_ node: SourceNode, _ path: String, _ kind: Question.Kind) -> AnswerValue? {
        switch (kind, node.content) {
        case (.text, _): return text(node, path, atMost: Limits.title).map { .text($0) }
        case (.longText, _): return text(node, path, atMost: Limits.text).map { .text($0) }
        case (.scale, .number(let number)):
            if let step = Int(exactly: number) { return .scale(step) }
        case (.number, .number(let number)): return .number(number)
        case (.choice, _): return slug(node, path).map { .choice($0) }
        case (.many, .list(let items)):
            let slugs = items.enumerated().compactMap { index, item in slug(item, "\(path)[\(index)]") }
            return slugs.count == items.count ? .many(slugs) : nil
        case (.date, .text(let text)):
            if let date = CalendarDate(iso: text) { return .date(date) }
        case (.yesNo, .bool(let value)): return .yesNo(value)
        default: break
        }
        note("plugin.setting_value", node.place, path, ["kind": kind.name])
        return nil
    }
}
