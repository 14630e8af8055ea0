import EnrumDomain
import EnrumFormats

/// What a procedure may name of its plugin; what could not be read is nil, and is not compared with.
struct ProcedureParts {
    let settings: [SettingField]?
    let checklists: [Slug]?
    let letters: [LetterTemplate]?
}

extension SourceReader {
    /// A value as it stands, or `{ setting: key }`, which must be a setting of one of `kinds`.
    mutating func declared<Value: Hashable & Sendable & Codable>(
        _ node: SourceNode, _ path: String, kinds: [String], _ settings: [SettingField]?,
        _ literal: (inout SourceReader, SourceNode, String) -> Value?
    ) -> Declared<Value>? {
        guard case .map(let entries) = node.content, entries.contains(where: { $0.key == "setting" }) else {
            return literal(&self, node, path).map { .fixed($0) }
        }
        guard let fields = fields(node, path: path, allowed: ["setting"]), let key = slug(fields, "setting"),
            let place = fields["setting"]?.place
        else { return nil }
        guard let settings else { return .setting(key) }
        guard let field = settings.first(where: { $0.key == key }) else {
            unknown(
                key.rawValue, among: settings.map(\.key.rawValue), place, fields.path("setting"), "procedure.setting_unknown",
                near: "procedure.setting_unknown_near")
            return nil
        }
        guard kinds.contains(field.kind.name) else {
            note(
                "procedure.setting_kind", place, fields.path("setting"),
                ["id": key.rawValue, "kind": field.kind.name, "allowed": kinds.joined(separator: ", ")])
            return nil
        }
        return .setting(key)
    }

    /// A name that nothing has: says which was probably meant.
    mutating func unknown(_ found: String, among known: [String], _ place: SourceNode.Place, _ path: String, _ key: String, near: String) {
        let found = String(found.prefix(80))
        if let meant = nearest(to: found, among: known) {
            note(near, place, path, ["id": found, "meant": meant])
        } else {
            note(key, place, path, ["id": found])
        }
    }

    mutating func declaredYesNo(_ fields: Fields, _ key: String, or fallback: Bool, _ settings: [SettingField]?) -> Declared<Bool> {
        guard let node = fields[key] else { return .fixed(fallback) }
        return declared(node, fields.path(key), kinds: ["yes_no"], settings) { reader, node, path in
            guard case .bool(let value) = node.content else {
                reader.note("set.want_true_false", node.place, path)
                return nil
            }
            return value
        } ?? .fixed(fallback)
    }

    /// Days, 0 to 366.
    mutating func declaredDays(_ fields: Fields, _ key: String, or fallback: Declared<Int>, _ settings: [SettingField]?) -> Declared<Int> {
        guard let node = fields[key] else { return fallback }
        return declared(node, fields.path(key), kinds: ["number"], settings) { reader, node, path in
            guard case .number(let number) = node.content, let days = Int(exactly: number), (0...366).contains(days) else {
                reader.note("set.want_whole_number", node.place, path, ["lowest": "0", "highest": "366"])
                return nil
            }
            return days
        } ?? fallback
    }
}
