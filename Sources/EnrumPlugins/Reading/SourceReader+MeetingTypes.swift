import EnrumDomain
import EnrumFormats

extension SourceReader {
    private enum Reveal: String, CaseIterable { case employeeFirst = "employee_first", together }
    private enum Asked: String, CaseIterable { case all, own }

    mutating func meetingTypes(_ root: SourceNode, _ taken: inout Set<Slug>) -> [MeetingTypeDeclaration] {
        let keys = ["id", "title", "description", "minutes", "prepares", "reveal", "record", "acknowledgement", "questions"]
        return items(root, "meeting-types/1", "types") { reader, node, path in
            guard let fields = reader.fields(node, path: path, allowed: keys) else { return nil }
            let id = reader.ownSlug(fields, &taken)
            let title = reader.localized(fields, "title", atMost: Limits.title)
            let description = reader.localizedIfAny(fields, "description", atMost: Limits.remark)
            let minutes = reader.minutes(fields)
            let prepares: Question.Answerer = reader.word(fields, "prepares", or: .both)
            let reveal: Reveal = reader.word(fields, "reveal", or: .employeeFirst)
            let record: MeetingTypeDeclaration.RecordKind = reader.word(fields, "record", or: .minutes)
            let acknowledgement = reader.yesNo(fields, "acknowledgement", or: true)
            let asked: Asked = reader.word(fields, "questions", or: .all)
            guard let id, let title, let minutes else { return nil }
            return MeetingTypeDeclaration(
                id: id, title: title, description: description, usualLengths: minutes, prepares: prepares,
                revealsTogether: reveal == .together, record: record, asksForAcknowledgement: acknowledgement,
                asksOwnQuestionsOnly: asked == .own)
        }
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
