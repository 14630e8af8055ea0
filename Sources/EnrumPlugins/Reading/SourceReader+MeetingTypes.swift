import EnrumDomain
import EnrumFormats

extension SourceReader {
    private enum Reveal: String, CaseIterable { case employeeFirst = "employee_first", together }
    private enum Asked: String, CaseIterable { case all, own }

    /// - Parameters:
    ///   - plugin: Whose types they are; nil when the manifest does not say, and nothing can be made.
    ///   - settings: What a switch can follow; nil when they could not be read.
    mutating func meetingTypes(
        _ root: SourceNode, of plugin: Slug?, _ settings: [SettingField]?, _ taken: inout Set<Slug>
    ) -> [MeetingTypeDeclaration] {
        let keys = [
            "id", "title", "description", "minutes", "preparation_minutes", "prepares", "reveal", "hands_out", "record", "acknowledgement",
            "questions", "planned_by",
        ]
        return items(root, "meeting-types/1", "types") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: keys) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let description = reader.localizedIfAny(fields, "description", atMost: Limits.remark)
            let minutes = reader.minutes(fields)
            let preparation = reader.preparationMinutes(fields)
            let prepares: Question.Answerer = reader.word(fields, "prepares", or: .both)
            let reveal: Reveal = reader.word(fields, "reveal", or: .employeeFirst)
            let handsOut = reader.switch(fields, "hands_out", settings)
            let record: MeetingType.RecordKind = reader.word(fields, "record", or: .minutes)
            let acknowledgement = reader.yesNo(fields, "acknowledgement", or: true)
            let asked: Asked = reader.word(fields, "questions", or: .all)
            let planner: MeetingType.Planner = reader.word(fields, "planned_by", or: .leader)
            guard let id, let title, let minutes, let plugin else { return nil }
            let type = MeetingType.ID(plugin: plugin, name: id)
            guard type.rawValue.utf8.count <= 64 else {
                reader.note("plugin.type_long", fields.place, fields.path("id"), ["id": type.rawValue])
                return nil
            }
            return MeetingTypeDeclaration(
                MeetingType(
                    id: type, title: title, description: description, usualLengths: minutes, preparationMinutes: preparation,
                    prepares: prepares, revealsTogether: reveal == .together, record: record, asksForAcknowledgement: acknowledgement,
                    asksOwnQuestionsOnly: asked == .own, plannedBy: planner), handsOut: handsOut)
        }
    }

    /// `true`, `false`, or `{ setting: key }` of a setting of the kind yes or no; true when it is not there.
    mutating func `switch`(_ fields: Fields, _ key: String, _ settings: [SettingField]?) -> Switch {
        guard let node = fields[key] else { return .on }
        if case .bool(let value) = node.content { return value ? .on : .off }
        let path = fields.path(key)
        guard case .map = node.content else {
            note("plugin.switch", node.place, path)
            return .on
        }
        guard let inner = self.fields(node, path: path, allowed: ["setting"]), let name = slug(inner, "setting") else { return .on }
        guard settings?.contains(where: { $0.key == name && $0.kind == .yesNo }) ?? true else {
            note("plugin.switch_setting", node.place, path, ["setting": name.rawValue])
            return .on
        }
        return .setting(name)
    }

    /// Whole minutes from five to a working day; nil when nothing is said.
    private mutating func preparationMinutes(_ fields: Fields) -> Int? {
        guard let node = fields["preparation_minutes"], let number = number(fields, "preparation_minutes") else { return nil }
        guard let minutes = Int(exactly: number), (5...480).contains(minutes) else {
            note("plugin.preparation_minutes", node.place, fields.path("preparation_minutes"))
            return nil
        }
        return minutes
    }

    /// `[30, 60]`: from five minutes to a working day.
    private mutating func minutes(_ fields: Fields) -> ClosedRange<Int>? {
        guard let node = fields["minutes"] else { return 30...60 }
        guard case .list(let ends) = node.content, ends.count == 2, case .number(let low) = ends[0].content,
            case .number(let high) = ends[1].content, let low = Int(exactly: low), let high = Int(exactly: high), low <= high,
            (5...480).contains(low), (5...480).contains(high)
        else {
            note("plugin.minutes", node.place, fields.path("minutes"))
            return nil
        }
        return low...high
    }
}
