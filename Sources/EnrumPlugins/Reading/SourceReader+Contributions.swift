import EnrumDomain
import EnrumFormats

/// The contributions of level 0: a list in a file each.
extension SourceReader {
    /// - Parameter types: The plugin's meeting types; nil when they could not all be read.
    mutating func checklists(_ root: SourceNode, _ taken: inout Set<Slug>, of types: [Slug]?) -> [Checklist] {
        items(root, "checklists/1", "checklists") { reader, node, path in
            let keys = ["id", "title", "phase", "role", "shared", "types", "items"]
            guard let fields = reader.fields(node, path: path, allowed: keys) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let phase: Question.Phase? = reader.word(fields, "phase")
            let role: Question.Answerer? = reader.word(fields, "role")
            let isShared = reader.yesNo(fields, "shared")
            let items = reader.options(fields, "items", 1...50)
            let belongs = reader.types(fields, among: types)
            guard let id, let title, let phase, let role, let items else { return nil }
            return Checklist(id: id, title: title, phase: phase, role: role, isShared: isShared, items: items, types: belongs)
        }
    }

    /// The meeting types that something belongs to; nil where nothing is said.
    private mutating func types(_ fields: Fields, among known: [Slug]?) -> [Slug]? {
        guard let node = fields["types"], list(node, fields.path("types"), 1...20) != nil else { return nil }
        let names = slugs(fields, "types", atMost: 20)
        for name in names where known?.contains(name) == false {
            unknown(
                name.rawValue, among: known?.map(\.rawValue) ?? [], node.place, fields.path("types"), "plugin.no_type",
                near: "plugin.no_type_near")
        }
        return names
    }

    private enum GuidancePhase: String, CaseIterable {
        case before, during, after, any

        var phase: Question.Phase? { Question.Phase(rawValue: rawValue) }
    }

    /// A file of guidance: texts beside the form, and what the toolkit asks of roles outside the conversation. It has at least one of the two.
    mutating func guidanceFile(
        _ root: SourceNode, _ taken: inout Set<Slug>, _ settings: [SettingField]?, of types: [Slug]?
    ) -> (guidance: [Guidance], roles: [RoleText]) {
        guard let fields = fields(root, path: "", allowed: ["enrum", "guidance", "roles"]) else { return ([], []) }
        format(fields, "guidance/1")
        if fields["guidance"] == nil, fields["roles"] == nil { missing("guidance", fields) }
        let texts = fields["guidance"].flatMap { list($0, "guidance", 1...100) } ?? []
        let guidance = texts.enumerated().compactMap { text($1, "guidance[\($0)]", settings, types) }
        let roles = fields["roles"].flatMap { list($0, "roles", 1...20) } ?? []
        return (guidance, roles.enumerated().compactMap { role($1, "roles[\($0)]", &taken) })
    }

    private mutating func text(_ node: SourceNode, _ path: String, _ settings: [SettingField]?, _ types: [Slug]?) -> Guidance? {
        guard let fields = fields(node, path: path, allowed: ["phase", "role", "types", "title", "text"]) else { return nil }
        let phase: GuidancePhase? = word(fields, "phase")
        let role: Question.Answerer? = word(fields, "role")
        let title = localized(fields, "title", atMost: Limits.title)
        let text = text(fields, naming: settings, atMost: Limits.text)
        let belongs = self.types(fields, among: types)
        guard let phase, let role, let title, let text else { return nil }
        return Guidance(phase: phase.phase, role: role, title: title, text: text, types: belongs)
    }

    /// A text that may name the plugin's settings in braces.
    ///
    /// - Parameter settings: Nil when they could not be read, so that nothing can be said about names.
    mutating func text(_ fields: Fields, naming settings: [SettingField]?, atMost limit: Int) -> LocalizedText? {
        guard let text = localized(fields, "text", atMost: limit) else { return nil }
        guard let settings, let node = fields["text"] else { return text }
        let names = settings.filter(\.canBeNamed).map { "setting.\($0.key)" }
        let places = text.places
        for place in places.danish + (places.english ?? []) where !names.contains(place) {
            let (found, path) = ("{\(place.prefix(80))}", fields.path("text"))
            if let meant = nearest(to: place, among: names) {
                note("plugin.text_setting_near", node.place, path, ["found": found, "meant": "{\(meant)}"])
            } else {
                note("plugin.text_setting", node.place, path, ["found": found])
            }
        }
        if let english = places.english, Set(english) != Set(places.danish) {
            note("plugin.text_places", node.place, fields.path("text"))
        }
        return text
    }

    private mutating func role(_ node: SourceNode, _ path: String, _ taken: inout Set<Slug>) -> RoleText? {
        guard let fields = fields(node, path: path, allowed: ["id", "title", "text"]) else { return nil }
        let id = ownSlug(fields, &taken)
        let title = localized(fields, "title", atMost: Limits.title)
        let text = localized(fields, "text", atMost: Limits.text)
        guard let id, let title, let text else { return nil }
        return RoleText(id: id, title: title, text: text)
    }

    mutating func options(_ fields: Fields, _ key: String, _ count: ClosedRange<Int>) -> [Question.Option]? {
        guard let node = fields[key] else {
            missing(key, fields)
            return nil
        }
        return named(node, fields.path(key), count)
    }
}
